// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/compiler/FormCompiler.h"

#include "forms/compiler/ReachCheck.h"
#include "forms/engine/DefinitionReader.h"

#include <QCborMap>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

bool writeCbor(const QString& path, const QJsonObject& json) {
    const QByteArray bytes = QCborValue(QCborMap::fromJsonObject(json)).toCbor();
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

bool hasKana(const QString& text) {
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.unicode() >= 0x3041 && c.unicode() <= 0x30FA; });
}
bool hasLatin(const QString& text) {
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c >= u'a' && c <= u'z'; });
}

}  // namespace

QSet<QString> parameterIdsBelow(const QString& folder) {
    QSet<QString> ids;
    QDirIterator files(folder, {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly)) continue;
        const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
        for (const QJsonValue& figure : json.value("figures"_L1).toArray())
            ids.insert(figure.toObject().value("id"_L1).toString());
    }
    return ids;
}

void FormCompiler::problem(const Source& source, const QString& pointer, const QString& message) {
    m_problems.append(source.yaml.problemAt(pointer, message));
}

bool FormCompiler::compile() {
    m_lists = FormLists::read(m_folder + u"/lists"_s, m_shownAs + u"/lists"_s, m_problems);
    QDir root(m_folder);
    for (const QString& area : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        if (area == u"lists"_s) continue;
        for (const QString& id :
             QDir(root.filePath(area)).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
            readProcedure(area, id);
    }
    if (m_sources.empty() && m_problems.isEmpty())
        m_problems.append({m_shownAs, 1, 1, u"there are no procedures"_s});
    if (m_problems.isEmpty()) checkTogether();
    return m_problems.isEmpty();
}

std::optional<YamlDocument> FormCompiler::readYaml(const QString& path) {
    QFile file(m_folder + path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_problems.append({m_shownAs + path, 1, 1, u"the file can't be read"_s});
        return std::nullopt;
    }
    return YamlDocument::read(file.readAll(), m_shownAs + path, m_problems);
}

HelpText FormCompiler::readHelp(const QString& path) {
    QFile file(m_folder + path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_problems.append({m_shownAs + path, 1, 1, u"the file can't be read"_s});
        return {};
    }
    return HelpText::read(file.readAll(), m_shownAs + path, m_problems);
}

void FormCompiler::readProcedure(const QString& area, const QString& id) {
    const QString folder = u"/%1/%2"_s.arg(area, id);
    const qsizetype before = m_problems.size();
    auto yaml = readYaml(folder + u"/definition.yaml"_s);
    const HelpText ja = readHelp(folder + u"/help.ja.md"_s);
    const HelpText en = readHelp(folder + u"/help.en.md"_s);
    if (!yaml || m_problems.size() != before) return;
    Source source{std::move(*yaml), {}, {}, area, id};
    source.json = source.yaml.json().toObject();
    putLists(source);
    putHelp(source, ja, en);
    const DefinitionOutcome outcome = readDefinition(source.json);
    for (const DefinitionProblem& found : outcome.problems)
        m_problems.append(source.yaml.problemAt(found.pointer, found.message, found.offset, found.atKey));
    if (outcome.definition == nullptr) return;
    source.form = outcome.definition;
    checkAlone(source);
    m_sources.push_back(std::move(source));
}

void FormCompiler::putChoices(Source& source, QJsonObject& question, const QString& pointer) {
    if (question.contains("choices_from"_L1)) {
        const QString id = question.take("choices_from"_L1).toString();
        const auto list = m_lists.choices.constFind(id);
        if (list == m_lists.choices.constEnd()) {
            problem(source, pointer + u"/choices_from"_s, u"there is no list of choices '%1'"_s.arg(id));
        } else {
            if (question.contains("choices"_L1))
                problem(source, pointer + u"/choices"_s, u"either 'choices' or 'choices_from'"_s);
            question.insert("choices"_L1, list->choices);
            if (!list->table.isEmpty()) question.insert("code_table"_L1, list->table);
        }
    }
    if (!question.value("questions"_L1).isArray()) return;
    QJsonArray inner = question.value("questions"_L1).toArray();
    for (int i = 0; i < inner.size(); ++i) {
        QJsonObject sub = inner[i].toObject();
        if (!inner[i].isObject()) continue;
        putChoices(source, sub, u"%1/questions/%2"_s.arg(pointer).arg(i));
        inner[i] = sub;
    }
    question.insert("questions"_L1, inner);
}

/// A question of the list, with what the definition says otherwise.
QJsonObject FormCompiler::sharedQuestion(Source& source, QJsonObject question, const QString& pointer) {
    if (!question.contains("use"_L1)) return question;
    const QString id = question.take("use"_L1).toString();
    const auto known = m_lists.questions.constFind(id);
    if (known == m_lists.questions.constEnd()) {
        problem(source, pointer + u"/use"_s, u"there is no shared question '%1'"_s.arg(id));
        return question;
    }
    QJsonObject merged = *known;
    for (auto it = question.begin(); it != question.end(); ++it)
        merged.insert(it.key(), it.value());
    return merged;
}

void FormCompiler::putLists(Source& source) {
    QJsonArray questions = source.json.value("questions"_L1).toArray();
    for (int i = 0; i < questions.size(); ++i) {
        if (!questions[i].isObject()) continue;
        QJsonObject question = sharedQuestion(source, questions[i].toObject(), u"/questions/%1"_s.arg(i));
        putChoices(source, question, u"/questions/%1"_s.arg(i));
        questions[i] = question;
    }
    if (source.json.value("questions"_L1).isArray()) source.json.insert("questions"_L1, questions);

    QJsonArray warnings;
    const QJsonArray named = source.json.value("warnings"_L1).toArray();
    for (int i = 0; i < named.size(); ++i) {
        const auto warning = m_lists.warnings.constFind(named[i].toString());
        if (warning == m_lists.warnings.constEnd())
            problem(source, u"/warnings/%1"_s.arg(i), u"there is no warning '%1'"_s.arg(named[i].toString()));
        else
            warnings.append(*warning);
    }
    source.json.insert("warnings"_L1, warnings);

    QJsonArray documents = source.json.value("documents"_L1).toArray();
    for (int i = 0; i < documents.size(); ++i) {
        QJsonObject rule = documents[i].toObject();
        const QString form = rule.value("form"_L1).toString();
        const auto title = m_lists.documents.constFind(form);
        if (title == m_lists.documents.constEnd())
            problem(source, u"/documents/%1/form"_s.arg(i), u"there is no document '%1'"_s.arg(form));
        else
            rule.insert("title"_L1, *title);
        documents[i] = rule;
    }
    source.json.insert("documents"_L1, documents);
}

void FormCompiler::putHelpInto(Source& source, QJsonObject& question, const QString& pointer,
                               const HelpText& ja, const HelpText& en, QSet<QString>& used) {
    const QString id = question.value("id"_L1).toString();
    used.insert(id);
    const bool explained =
        question.contains("help"_L1) && !ja.questions.contains(id) && !en.questions.contains(id);
    if (explained) return;
    for (const HelpText* help : {&ja, &en})
        if (help->questions.value(id).isEmpty())
            problem(source, pointer + u"/id"_s, u"'%1' is not explained in %2"_s.arg(id, help->file));
    question.insert("help"_L1,
                    QJsonObject{{u"ja"_s, ja.questions.value(id)}, {u"en"_s, en.questions.value(id)}});
    if (!question.value("questions"_L1).isArray()) return;
    QJsonArray inner = question.value("questions"_L1).toArray();
    for (int i = 0; i < inner.size(); ++i) {
        if (!inner[i].isObject()) continue;
        QJsonObject sub = inner[i].toObject();
        putHelpInto(source, sub, u"%1/questions/%2"_s.arg(pointer).arg(i), ja, en, used);
        inner[i] = sub;
    }
    question.insert("questions"_L1, inner);
}

void FormCompiler::putHelp(Source& source, const HelpText& ja, const HelpText& en) {
    source.json.insert("help"_L1, QJsonObject{{u"ja"_s, ja.whole}, {u"en"_s, en.whole}});
    if (!source.json.value("questions"_L1).isArray()) return;
    QJsonArray questions = source.json.value("questions"_L1).toArray();
    QSet<QString> used;
    for (int i = 0; i < questions.size(); ++i) {
        if (!questions[i].isObject()) continue;
        QJsonObject question = questions[i].toObject();
        putHelpInto(source, question, u"/questions/%1"_s.arg(i), ja, en, used);
        questions[i] = question;
    }
    source.json.insert("questions"_L1, questions);
    for (const HelpText* help : {&ja, &en})
        for (auto it = help->lines.begin(); it != help->lines.end(); ++it)
            if (!used.contains(it.key()))
                m_problems.append({help->file, it.value(), 4, u"there is no question '%1'"_s.arg(it.key())});
}

void FormCompiler::checkAlone(const Source& source) {
    const FormDefinition& form = *source.form;
    if (form.id != source.folder)
        problem(source, u"/id"_s, u"the folder is called '%1'"_s.arg(source.folder));
    if (form.area != source.area)
        problem(source, u"/area"_s, u"the folder stands in '%1'"_s.arg(source.area));
    if (!std::any_of(form.keywords.begin(), form.keywords.end(), hasKana) ||
        !std::any_of(form.keywords.begin(), form.keywords.end(), hasLatin))
        problem(source, u"/keywords"_s, u"keywords need at least one in kana and one in romaji"_s);
    for (const DefinitionProblem& found : unreachableQuestions(form))
        problem(source, found.pointer, found.message);
    checkParameters(source);
}

void FormCompiler::checkParameters(const Source& source) {
    if (!m_parameterIds) return;
    const FormDefinition& form = *source.form;
    if (form.deadline && !m_parameterIds->contains(form.deadline->parameter))
        problem(source, u"/deadline/parameter"_s, u"there is no figure '%1'"_s.arg(form.deadline->parameter));
    const auto look = [&](const Expression& expression, const QString& pointer) {
        for (const QString& id : expression.parameterIds())
            if (!m_parameterIds->contains(id)) problem(source, pointer, u"there is no figure '%1'"_s.arg(id));
    };
    const auto lookAtQuestion = [&](const Question& question, const QString& pointer) {
        look(question.visibleWhen, pointer + u"/visible_when"_s);
        look(question.requiredWhen, pointer + u"/required_when"_s);
        look(question.prefill, pointer + u"/prefill"_s);
        look(question.defaultValue, pointer + u"/default"_s);
        look(question.candidates, pointer + u"/candidates"_s);
        for (std::size_t i = 0; i < question.checks.size(); ++i)
            look(question.checks[i].when, u"%1/checks/%2/when"_s.arg(pointer).arg(i));
    };
    for (std::size_t i = 0; i < form.questions.size(); ++i) {
        const QString pointer = u"/questions/%1"_s.arg(i);
        lookAtQuestion(form.questions[i], pointer);
        for (std::size_t j = 0; j < form.questions[i].questions.size(); ++j)
            lookAtQuestion(form.questions[i].questions[j], u"%1/questions/%2"_s.arg(pointer).arg(j));
    }
    for (std::size_t i = 0; i < form.checks.size(); ++i)
        look(form.checks[i].when, u"/checks/%1/when"_s.arg(i));
    for (std::size_t i = 0; i < form.warnings.size(); ++i)
        look(form.warnings[i].when, u"/warnings/%1"_s.arg(i));
}

void FormCompiler::checkTogether() {
    QSet<QString> ids;
    for (const Source& source : m_sources) {
        if (ids.contains(source.form->id))
            problem(source, u"/id"_s, u"'%1' is used twice"_s.arg(source.form->id));
        ids.insert(source.form->id);
    }
    for (const Source& source : m_sources)
        for (std::size_t i = 0; i < source.form->companions.size(); ++i)
            if (!ids.contains(source.form->companions[i].procedure))
                problem(source, u"/companions/%1/procedure"_s.arg(i),
                        u"there is no procedure '%1'"_s.arg(source.form->companions[i].procedure));
    checkShares();
    checkLifeEvents();
}

void FormCompiler::checkShares() {
    QHash<QString, std::pair<QuestionType, QString>> shares;
    for (const Source& source : m_sources) {
        for (std::size_t i = 0; i < source.form->questions.size(); ++i) {
            const Question& question = source.form->questions[i];
            if (question.share.isEmpty()) continue;
            const auto known = shares.constFind(question.share);
            if (known == shares.constEnd())
                shares.insert(question.share, {question.type, source.form->id});
            else if (known->first != question.type)
                problem(source, u"/questions/%1/share"_s.arg(i),
                        u"'%1' is a %2 in %3"_s.arg(question.share, questionTypeCode(known->first),
                                                    known->second));
        }
    }
}

void FormCompiler::checkLifeEvents() {
    QHash<QString, QStringList> events;
    for (const FormLists::Event& event : std::as_const(m_lists.lifeEvents)) {
        events.insert(event.id, event.procedures);
        for (int i = 0; i < event.procedures.size(); ++i) {
            const auto source = std::find_if(
                m_sources.begin(), m_sources.end(),
                [&](const Source& candidate) { return candidate.form->id == event.procedures[i]; });
            if (source == m_sources.end() || !source->form->lifeEvents.contains(event.id))
                m_problems.append(m_lists.lifeEventsFile->problemAt(
                    u"%1/procedures/%2"_s.arg(event.pointer).arg(i),
                    u"'%1' is no procedure that belongs to '%2'"_s.arg(event.procedures[i], event.id)));
        }
    }
    for (const Source& source : m_sources)
        for (int i = 0; i < source.form->lifeEvents.size(); ++i)
            if (!events.value(source.form->lifeEvents[i]).contains(source.form->id))
                problem(
                    source, u"/life_events/%1"_s.arg(i),
                    u"the life event '%1' does not list this procedure"_s.arg(source.form->lifeEvents[i]));
}

QStringList FormCompiler::procedures() const {
    QStringList ids;
    for (const Source& source : m_sources)
        ids.append(source.form->id);
    return ids;
}

bool FormCompiler::write(const QString& outputFolder) const {
    if (!QDir().mkpath(outputFolder)) return false;
    QJsonArray forms;
    for (const Source& source : m_sources) {
        if (!writeCbor(u"%1/%2.cbor"_s.arg(outputFolder, source.form->id), source.json)) return false;
        QJsonObject summary;
        for (const QString& key :
             {u"id"_s, u"version"_s, u"title"_s, u"area"_s, u"kind"_s, u"keywords"_s, u"life_events"_s})
            if (source.json.contains(key)) summary.insert(key, source.json.value(key));
        forms.append(summary);
    }
    QJsonArray events;
    for (const FormLists::Event& event : m_lists.lifeEvents)
        events.append(QJsonObject{{u"id"_s, event.id},
                                  {u"title"_s, event.title},
                                  {u"procedures"_s, QJsonArray::fromStringList(event.procedures)}});
    return writeCbor(outputFolder + u"/index.cbor"_s, {{u"forms"_s, forms}, {u"life_events"_s, events}});
}

}  // namespace mado
