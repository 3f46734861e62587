// SPDX-License-Identifier: GPL-3.0-or-later
// The questions of the forms and the answers that the effects read are one list.
#include "core/procedures/Effect.h"
#include "forms/engine/FormCatalogue.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

using Form = AnswerSpec::Form;

/// An answer as the form gives it: its question, or a sub-question under `members`.
struct Given {
    const Question* question = nullptr;
    const Question* parent = nullptr;
};

QMap<QString, Given> givenBy(const FormDefinition& form) {
    QMap<QString, Given> given;
    for (const Question& question : form.questions) {
        for (const QString& name : question.answerNames())
            given.insert(name, {&question, nullptr});
        if (question.type != QuestionType::Members) continue;
        given.insert(question.id, {&question, nullptr});
        for (const Question& sub : question.questions)
            given.insert(sub.id, {&sub, &question});
    }
    return given;
}

bool fits(Form form, const Given& given) {
    const QuestionType type = given.question->type;
    if (given.parent != nullptr) return form == Form::Object;
    const bool compound = type == QuestionType::BankAccount || type == QuestionType::Address;
    switch (form) {
        case Form::Date:
            return type == QuestionType::Date && !given.question->partialDate;
        case Form::Text:
            return compound || type == QuestionType::Text || type == QuestionType::Kana ||
                   type == QuestionType::Name || type == QuestionType::Phone;
        case Form::Code:
            return compound || type == QuestionType::Choice;
        case Form::Boolean:
            return type == QuestionType::YesNo;
        case Form::Number:
            return type == QuestionType::Number;
        case Form::Yen:
            return type == QuestionType::Yen;
        case Form::Person:
            return type == QuestionType::Person;
        case Form::People:
        case Form::Certificates:
            return type == QuestionType::Members;
        case Form::Object:
            return false;
    }
    return false;
}

QStringList layoutsText() {
    QStringList texts;
    const QDir folder(QStringLiteral(MADO_SOURCE_DIR "/forms/documents"));
    QStringList paths{folder.filePath(u"common.yaml"_s)};
    for (const QString& form : folder.entryList({u"F*"_s}, QDir::Dirs))
        paths << folder.filePath(form + u"/layout.yaml"_s);
    for (const QString& path : paths) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly)) texts << QString::fromUtf8(file.readAll());
    }
    return texts;
}

/// Names of answers that expressions other than the question's own checks look at.
QSet<QString> lookedAt(const FormDefinition& form) {
    QSet<QString> names;
    const auto note = [&names](const Expression& expression) {
        for (const QString& path : expression.paths()) {
            if (path.startsWith(u"answers."_s)) names.insert(path.section(u'.', 1, 1));
        }
    };
    const auto noteChecks = [&note](const std::vector<Check>& checks) {
        for (const Check& check : checks)
            note(check.when);
    };
    for (const Question& question : form.questions) {
        for (const Expression& each :
             {question.requiredWhen, question.visibleWhen, question.prefill, question.defaultValue,
              question.candidates, question.selectedByDefault})
            note(each);
        noteChecks(question.checks);
    }
    noteChecks(form.checks);
    noteChecks(form.warnings);
    for (const Evidence& each : form.evidence)
        note(each.requiredWhen);
    for (const DocumentRule& each : form.documents)
        note(each.when);
    for (const IdentityException& each : form.identity.exceptions)
        note(each.when);
    return names;
}

}  // namespace

class TestAnswersFit : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase();
    void everyFormHasItsEffect();
    void whatAnEffectReadsIsAsked_data() { forms(); }
    void whatAnEffectReadsIsAsked();
    void whatIsAskedIsUsed_data() { forms(); }
    void whatIsAskedIsUsed();
    void theListOfAnswersIsComplete_data() { forms(); }
    void theListOfAnswersIsComplete();

 private:
    void forms() const;
    std::shared_ptr<const FormDefinition> form() const;

    std::optional<FormCatalogue> m_catalogue;
    EffectRegistry m_effects = EffectRegistry::standard();
};

void TestAnswersFit::initTestCase() {
    auto loaded = FormCatalogue::load();
    QVERIFY(loaded);
    m_catalogue.emplace(std::move(*loaded));
    QVERIFY(m_catalogue->forms().size() >= 17);
}

void TestAnswersFit::forms() const {
    QTest::addColumn<QString>("id");
    for (const FormSummary& each : m_catalogue->forms())
        QTest::newRow(qPrintable(each.id)) << each.id;
}

std::shared_ptr<const FormDefinition> TestAnswersFit::form() const {
    QFETCH(QString, id);
    return m_catalogue->definition(id).value();
}

/// A cancellation is done on an applied case, not on a form.
void TestAnswersFit::everyFormHasItsEffect() {
    QStringList asked;
    for (const FormSummary& each : m_catalogue->forms())
        asked << m_catalogue->definition(each.id).value()->effect;
    asked << u"cancel_case"_s;
    asked.sort();
    QCOMPARE(asked, m_effects.procedures());
}

void TestAnswersFit::whatAnEffectReadsIsAsked() {
    const auto definition = form();
    const Effect* effect = m_effects.find(definition->effect);
    QVERIFY(effect != nullptr);
    const QMap<QString, Given> given = givenBy(*definition);
    for (const AnswerSpec& spec : effect->answers) {
        const auto found = given.constFind(spec.id);
        QVERIFY2(found != given.constEnd(), qPrintable(u"nobody asks "_s + spec.id));
        QVERIFY2(fits(spec.form, *found), qPrintable(u"another kind of answer: "_s + spec.id));
        QVERIFY2(found->question->use == AnswerUse::Effect,
                 qPrintable(u"is said to serve something else, but the effect reads "_s + spec.id));
        if (!spec.required) continue;
        const Question& question = *found->question;
        QVERIFY2(question.required && question.requiredWhen.isNull(),
                 qPrintable(u"may stay empty: "_s + spec.id));
        // Hidden while there is nobody to ask about, but then that other required question is open still.
        for (const QString& path : question.visibleWhen.paths()) {
            if (!path.startsWith(u"answers."_s)) continue;
            const Question* before = definition->question(path.section(u'.', 1, 1));
            QVERIFY2(before != nullptr && before->required, qPrintable(u"may be hidden: "_s + spec.id));
        }
    }
}

void TestAnswersFit::whatIsAskedIsUsed() {
    const auto definition = form();
    const Effect* effect = m_effects.find(definition->effect);
    QStringList read;
    for (const AnswerSpec& spec : effect->answers)
        read << spec.id;
    const QSet<QString> looked = lookedAt(*definition);
    static const QStringList layouts = layoutsText();
    QVERIFY(layouts.size() > 10);
    const auto check = [&](const Question& question) {
        QStringList names = question.answerNames();
        if (!names.contains(question.id)) names << question.id;
        for (const Question& sub : question.questions)
            names << sub.id;
        const bool isRead =
            std::any_of(names.begin(), names.end(), [&](const QString& each) { return read.contains(each); });
        switch (question.use) {
            case AnswerUse::Effect:
                QVERIFY2(isRead, qPrintable(u"no effect reads "_s + question.id));
                break;
            case AnswerUse::Form: {
                const bool guards =
                    !question.checks.empty() &&
                    std::any_of(question.checks.begin(), question.checks.end(),
                                [](const Check& each) { return each.when.paths().contains(u"value"_s); });
                QVERIFY2(guards || looked.contains(question.id),
                         qPrintable(u"nothing in the form depends on "_s + question.id));
                break;
            }
            case AnswerUse::Paper: {
                const QRegularExpression printed(
                    u"\\b(answers|document\\.about)\\.(%1)\\b"_s.arg(names.join(u'|')));
                const bool isPrinted = std::any_of(layouts.begin(), layouts.end(), [&](const QString& each) {
                    return printed.match(each).hasMatch();
                });
                QVERIFY2(isPrinted, qPrintable(u"no paper prints "_s + question.id));
                break;
            }
            case AnswerUse::Case:
                break;
        }
    };
    for (const Question& question : definition->questions)
        check(question);
}

void TestAnswersFit::theListOfAnswersIsComplete() {
    const auto definition = form();
    QFile file(QStringLiteral(MADO_SOURCE_DIR "/core/procedures/ANSWERS.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    QString listed;
    for (const QString& line : lines) {
        const QString first = line.section(u'|', 1, 1);
        const bool account = first.contains(u"account (both claims)"_s) && definition->area == u"benefits"_s;
        if (first.contains(u'`' + definition->effect + u'`') || first.contains(u"every procedure"_s) ||
            account)
            listed += line.section(u'|', 2);
    }
    for (const AnswerSpec& spec : m_effects.find(definition->effect)->answers) {
        const QString name = u'`' + spec.id + u'`';
        QVERIFY2(listed.contains(name), qPrintable(u"ANSWERS.md does not name "_s + spec.id));
        QCOMPARE(listed.contains(u"**"_s + name + u"**"_s), spec.required);
    }
}

QTEST_GUILESS_MAIN(TestAnswersFit)
#include "TestAnswersFit.moc"
