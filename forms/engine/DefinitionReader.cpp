// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/engine/DefinitionReader.h"

#include "forms/engine/DefinitionScope.h"
#include "forms/engine/FactTypes.h"
#include "forms/engine/ObjectReader.h"
#include "forms/engine/QuestionReader.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

using Need = ObjectReader::Need;

class DefinitionReaderPass {
 public:
    DefinitionReaderPass(const QJsonObject& json, QList<DefinitionProblem>& problems)
        : m_problems(problems), m_reader(json, {}, problems) {}

    FormDefinition read() {
        readTitle();
        m_form.questions = QuestionReader(m_problems).read(m_reader.array(u"questions"_s));
        m_scope = definitionScope(m_form.questions);
        m_memberScope = m_scope;
        m_memberScope.fields.insert(u"member"_s, ExpressionType::objectOf(personType()));
        m_form.checks = readChecks(m_reader, u"checks"_s, m_scope, m_problems);
        m_form.warnings = readChecks(m_reader, u"warnings"_s, m_scope, m_problems);
        readIdentity();
        readCompanions();
        readEvidence();
        readDocuments();
        readDeadline();
        m_reader.finish();
        return std::move(m_form);
    }

 private:
    void readTitle() {
        m_form.id = m_reader.id(u"id"_s);
        m_form.version = int(m_reader.number(u"version"_s, 1, 1, 1'000'000));
        m_form.title = m_reader.words(u"title"_s);
        m_form.paperTitle = m_reader.words(u"paper_title"_s, Need::Optional);
        m_form.area = m_reader.id(u"area"_s);
        const int kind = m_reader.oneOf(u"kind"_s, {u"notification"_s, u"application"_s, u"correction"_s});
        m_form.kind = FormKind(qMax(kind, 0));
        m_form.keywords = m_reader.texts(u"keywords"_s);
        m_form.lifeEvents = m_reader.texts(u"life_events"_s);
        m_form.filers = m_reader.texts(u"filers"_s);
        const QStringList known = factScope().fields.value(u"filer"_s).object->fields.value(u"kind"_s).codes;
        for (int i = 0; i < m_form.filers.size(); ++i)
            if (!known.contains(m_form.filers[i]))
                m_reader.problem(u"filers/%1"_s.arg(i), u"'%1' is no kind of filer: %2"_s.arg(
                                                            m_form.filers[i].left(60), known.join(u", "_s)));
        if (m_form.filers.isEmpty()) m_reader.problem(u"filers"_s, u"nobody could file this"_s);
        m_form.byPost = m_reader.truth(u"by_post"_s);
        m_form.say = m_reader.words(u"say"_s);
        m_form.help = m_reader.words(u"help"_s, Need::Optional);
        m_form.effect = m_reader.id(u"effect"_s);
    }

    void readIdentity() {
        static const QStringList rules{u"A"_s, u"B"_s, u"none"_s};
        ObjectReader identity(m_reader.raw(u"identity"_s), u"/identity"_s, m_problems);
        m_form.identity.rule = rules.value(identity.oneOf(u"rule"_s, rules), u"A"_s);
        const QJsonArray exceptions = identity.array(u"exceptions"_s, 10);
        for (int i = 0; i < exceptions.size(); ++i) {
            ObjectReader item(exceptions[i], u"/identity/exceptions/%1"_s.arg(i), m_problems);
            Expression when = item.condition(u"when"_s, m_scope);
            const QString rule = rules.value(item.oneOf(u"rule"_s, rules), u"A"_s);
            item.finish();
            m_form.identity.exceptions.push_back({std::move(when), rule});
        }
        identity.finish();
    }

    void readCompanions() {
        const QJsonArray array = m_reader.array(u"companions"_s, 10);
        for (int i = 0; i < array.size(); ++i) {
            ObjectReader item(array[i], u"/companions/%1"_s.arg(i), m_problems);
            Companion companion{item.id(u"procedure"_s), item.condition(u"when"_s, m_scope),
                                item.words(u"reason"_s)};
            item.finish();
            m_form.companions.push_back(std::move(companion));
        }
    }

    /// The scope of a rule, which knows "member" if it stands for each person of a question.
    const ObjectType& scopeOf(ObjectReader& item, QString* perMember) {
        *perMember = item.id(u"per_member"_s, Need::Optional);
        if (perMember->isEmpty()) return m_scope;
        const Question* question = m_form.question(*perMember);
        if (question == nullptr ||
            (question->type != QuestionType::Members && question->type != QuestionType::Person)) {
            item.problem(u"per_member"_s, u"'%1' is no question that lists members"_s.arg(*perMember));
            return m_memberScope;
        }
        m_entryScope = m_scope;
        m_entryScope.fields.insert(u"member"_s, question->type == QuestionType::Members
                                                    ? entryType(*question)
                                                    : ExpressionType::objectOf(personType()));
        return m_entryScope;
    }

    void readEvidence() {
        const QJsonArray array = m_reader.array(u"evidence"_s, 30);
        QSet<QString> ids;
        for (int i = 0; i < array.size(); ++i) {
            ObjectReader item(array[i], u"/evidence/%1"_s.arg(i), m_problems);
            Evidence evidence;
            evidence.id = item.id(u"id"_s);
            if (ids.contains(evidence.id)) item.problem(u"id"_s, u"'%1' is used twice"_s.arg(evidence.id));
            ids.insert(evidence.id);
            evidence.action =
                Evidence::Action(qMax(0, item.oneOf(u"action"_s, {u"show"_s, u"copy"_s, u"take_back"_s}, 0)));
            evidence.label = item.words(u"label"_s);
            evidence.note = item.words(u"note"_s, Need::Optional);
            evidence.requiredWhen = item.condition(u"required_when"_s, scopeOf(item, &evidence.perMember));
            evidence.canFollow = item.truth(u"can_follow"_s, true);
            item.finish();
            m_form.evidence.push_back(std::move(evidence));
        }
    }

    void readDocuments() {
        const QJsonArray array = m_reader.array(u"documents"_s, 30);
        for (int i = 0; i < array.size(); ++i) {
            ObjectReader item(array[i], u"/documents/%1"_s.arg(i), m_problems);
            DocumentRule rule;
            rule.form = item.text(u"form"_s);
            rule.title = item.words(u"title"_s);
            const QStringList stages{u"entered"_s, u"confirmed"_s, u"decided"_s};
            rule.stage = DocumentRule::Stage(qMax(0, item.oneOf(u"stage"_s, stages)));
            rule.when = item.condition(u"when"_s, scopeOf(item, &rule.perMember));
            item.finish();
            m_form.documents.push_back(std::move(rule));
        }
    }

    void readDeadline() {
        if (!m_reader.has(u"deadline"_s)) return;
        ObjectReader item(m_reader.raw(u"deadline"_s), u"/deadline"_s, m_problems);
        DeadlineRule rule;
        rule.kind = DeadlineRule::Kind(qMax(0, item.oneOf(u"kind"_s, {u"filing"_s, u"claim"_s})));
        rule.event = item.id(u"event"_s);
        const Question* event = m_form.question(rule.event);
        if (!rule.event.isEmpty() && (event == nullptr || event->type != QuestionType::Date))
            item.problem(u"event"_s, u"'%1' is no question that asks for a date"_s.arg(rule.event));
        rule.parameter = item.text(u"parameter"_s);
        rule.benefit =
            item.id(u"benefit"_s, rule.kind == DeadlineRule::Kind::Claim ? Need::Required : Need::Optional);
        item.finish();
        m_form.deadline = rule;
    }

    QList<DefinitionProblem>& m_problems;
    ObjectReader m_reader;
    FormDefinition m_form;
    ObjectType m_scope;
    ObjectType m_memberScope;
    ObjectType m_entryScope;
};

}  // namespace

DefinitionOutcome readDefinition(const QJsonObject& json) {
    DefinitionOutcome outcome;
    FormDefinition form = DefinitionReaderPass(json, outcome.problems).read();
    if (outcome.problems.isEmpty())
        outcome.definition = std::make_shared<const FormDefinition>(std::move(form));
    return outcome;
}

}  // namespace mado
