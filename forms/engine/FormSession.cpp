// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/engine/FormSession.h"

#include "forms/engine/AnswerInput.h"
#include "forms/engine/SessionComputation.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr std::size_t mostUndo = 300;

void flatten(const QList<FieldState>& fields, QHash<QString, FieldState>& byPath, QStringList& order) {
    for (const FieldState& field : fields) {
        byPath.insert(field.path, field);
        order.append(field.path);
        flatten(field.fields, byPath, order);
    }
}

bool sameField(const FieldState& a, const FieldState& b) {
    const auto sameOption = [](const MemberOption& x, const MemberOption& y) {
        return x.addresseeNo == y.addresseeNo && x.selected == y.selected && x.enabled == y.enabled &&
               x.remark == y.remark;
    };
    return a.value == b.value && a.origin == b.origin && a.required == b.required && a.typed == b.typed &&
           a.rows == b.rows && a.changed == b.changed && a.refusal == b.refusal &&
           std::equal(a.options.begin(), a.options.end(), b.options.begin(), b.options.end(), sameOption);
}

const FieldState* findField(const QList<FieldState>& fields, const QString& path) {
    for (const FieldState& field : fields) {
        if (field.path == path) return &field;
        if (path.startsWith(field.path + u'/')) return findField(field.fields, path);
    }
    return nullptr;
}

}  // namespace

QString EvidenceState::key() const {
    return addresseeNo.isEmpty() ? evidence->id : evidence->id + u'/' + addresseeNo;
}

FormSession::FormSession(std::shared_ptr<const FormDefinition> definition, QJsonObject facts,
                         ParameterLookup parameters)
    : m_definition(std::move(definition)), m_facts(std::move(facts)), m_parameters(std::move(parameters)) {
    compute();
}

void FormSession::compute() {
    Computation computation(*m_definition, m_facts, m_shared, m_parameters, m_entered);
    computation.run();
    m_fields = std::move(computation.fields);
    m_answers = std::move(computation.answers);
    m_findings = std::move(computation.findings);
    m_missing = std::move(computation.missing);
    m_evidence = std::move(computation.evidence);
    m_context = std::move(computation.context);
}

void FormSession::setFacts(QJsonObject facts) {
    m_facts = std::move(facts);
    compute();
}

void FormSession::setShared(QJsonObject shared) {
    if (shared == m_shared) return;
    m_shared = std::move(shared);
    compute();
}

QJsonObject FormSession::sharedAnswers() const {
    QJsonObject shared;
    for (const FieldState& field : m_fields)
        if (!field.question->share.isEmpty() && m_entered.answers.contains(field.path) &&
            !isEmptyAnswer(field.value))
            shared.insert(field.question->share, field.value);
    return shared;
}

FormChange FormSession::change(Entered entered) {
    if (entered == m_entered) return {};
    m_undo.push_back(m_entered);
    if (m_undo.size() > mostUndo) m_undo.erase(m_undo.begin());
    m_redo.clear();
    return replaceState(std::move(entered));
}

FormChange FormSession::replaceState(Entered entered) {
    QHash<QString, FieldState> before;
    QStringList orderBefore;
    flatten(m_fields, before, orderBefore);
    const QList<Finding> findingsBefore = m_findings;
    m_entered = std::move(entered);
    compute();

    FormChange change;
    QHash<QString, FieldState> after;
    QStringList order;
    flatten(m_fields, after, order);
    for (const QString& path : std::as_const(order)) {
        const auto old = before.constFind(path);
        if (old == before.constEnd())
            change.shown.append(path);
        else if (!sameField(*old, after.value(path)))
            change.changed.append(path);
    }
    for (const QString& path : std::as_const(orderBefore))
        if (!after.contains(path)) change.hidden.append(path);
    for (const Finding& finding : std::as_const(m_findings))
        if (!findingsBefore.contains(finding)) change.appeared.append(finding);
    for (const Finding& finding : findingsBefore)
        if (!m_findings.contains(finding)) change.gone.append(finding);
    return change;
}

Result<FormChange> FormSession::setAnswer(const QString& path, const QJsonValue& value) {
    const FieldState* field = findField(m_fields, path);
    if (field == nullptr) return fail(u"E-FORM-010"_s);
    const Question& question = *field->question;
    Entered next = m_entered;
    const auto normalised = normaliseAnswer(question, value);
    if (normalised.ok()) {
        next.typed.remove(path);
        next.answers.insert(path, isEmptyAnswer(*normalised) ? QJsonValue(QJsonValue::Null) : *normalised);
        return change(std::move(next));
    }
    // A plain individual number is never kept; endless text is not worth keeping; the rest stays as typed.
    const bool keep = question.type != QuestionType::IndividualNumber &&
                      question.type != QuestionType::Group && question.type != QuestionType::Members &&
                      normalised.error().code != u"E-FORM-011"_s && (value.isString() || value.isObject());
    if (!keep || (value.isObject() && normalised.error().code == u"E-FORM-020"_s)) return normalised.error();
    next.answers.remove(path);
    next.typed.insert(path, value);
    FormChange changed = change(std::move(next));
    changed.refusal = normalised.error();
    return changed;
}

FormChange FormSession::resetAnswer(const QString& path) {
    Entered next = m_entered;
    next.answers.remove(path);
    next.typed.remove(path);
    return change(std::move(next));
}

Result<FormChange> FormSession::selectMember(const QString& question, const QString& addresseeNo,
                                             bool selected) {
    const FieldState* field = findField(m_fields, question);
    if (field == nullptr) return fail(u"E-FORM-010"_s);
    const auto option =
        std::find_if(field->options.begin(), field->options.end(),
                     [&](const MemberOption& candidate) { return candidate.addresseeNo == addresseeNo; });
    if (option == field->options.end()) return fail(u"E-FORM-010"_s, question);
    if (selected && !option->enabled) return fail(u"E-FORM-012"_s, question);
    Entered next = m_entered;
    if (field->question->type == QuestionType::Person) {
        const bool was = field->value.toString() == addresseeNo;
        if (selected || was)
            next.answers.insert(question, selected ? QJsonValue(addresseeNo) : QJsonValue(QJsonValue::Null));
        return change(std::move(next));
    }
    QJsonArray numbers;
    for (const MemberOption& candidate : field->options)
        if (candidate.addresseeNo == addresseeNo ? selected : candidate.selected)
            numbers.append(candidate.addresseeNo);
    if (field->question->max != 0 && numbers.size() > field->question->max)
        return fail(u"E-FORM-015"_s, question, {QString::number(field->question->max)});
    next.answers.insert(question, numbers);
    return change(std::move(next));
}

Result<FormChange> FormSession::addRow(const QString& group) {
    const FieldState* field = findField(m_fields, group);
    if (field == nullptr || field->question->type != QuestionType::Group) return fail(u"E-FORM-010"_s);
    const int most = field->question->max != 0 ? int(field->question->max) : 100;
    if (field->rows >= most) return fail(u"E-FORM-015"_s, group, {QString::number(most)});
    Entered next = m_entered;
    next.answers.insert(group, field->rows + 1);
    return change(std::move(next));
}

Result<FormChange> FormSession::removeRow(const QString& group, int row) {
    const FieldState* field = findField(m_fields, group);
    if (field == nullptr || field->question->type != QuestionType::Group || row < 0 || row >= field->rows)
        return fail(u"E-FORM-010"_s);
    Entered next = m_entered;
    for (QJsonObject* object : {&next.answers, &next.typed}) {
        for (int at = row; at < field->rows; ++at) {
            for (const Question& sub : field->question->questions) {
                const QString here = u"%1/%2/%3"_s.arg(group).arg(at).arg(sub.id);
                const QJsonValue following = object->value(u"%1/%2/%3"_s.arg(group).arg(at + 1).arg(sub.id));
                if (following.isUndefined())
                    object->remove(here);
                else
                    object->insert(here, following);
            }
        }
    }
    next.answers.insert(group, field->rows - 1);
    return change(std::move(next));
}

std::optional<FieldState> FormSession::field(const QString& path) const {
    const FieldState* found = findField(m_fields, path);
    return found != nullptr ? std::optional(*found) : std::nullopt;
}

void FormSession::acknowledge(const QString& code, bool acknowledged, const QString& note) {
    Entered next = m_entered;
    next.acknowledged.remove(code);
    const auto finding = std::find_if(m_findings.begin(), m_findings.end(),
                                      [&code](const Finding& each) { return each.code == code; });
    if (acknowledged && finding != m_findings.end())
        next.acknowledged.insert(code, QJsonObject{{u"note"_s, note}, {u"of"_s, finding->grounds}});
    change(std::move(next));
}

QString FormSession::nextQuestion() const {
    QHash<QString, FieldState> byPath;
    QStringList order;
    flatten(m_fields, byPath, order);
    for (const QString& path : std::as_const(order)) {
        const bool stopped = std::any_of(m_findings.begin(), m_findings.end(), [&](const Finding& finding) {
            return finding.question == path && finding.level == FindingLevel::Stop;
        });
        if (stopped || m_missing.contains(path)) return path;
    }
    return {};
}

bool FormSession::isComplete() const {
    return m_missing.isEmpty() &&
           std::all_of(m_findings.begin(), m_findings.end(), [](const Finding& finding) {
               return finding.level == FindingLevel::Inform ||
                      (finding.level == FindingLevel::Ask && finding.acknowledged);
           });
}

void FormSession::setEvidence(const QString& key, EvidenceState::State state, const QString& note) {
    static const QStringList codes{u"open"_s, u"shown"_s, u"taken_back"_s, u"later"_s, u"unavailable"_s};
    Entered next = m_entered;
    QJsonObject stored{{u"state"_s, codes[int(state)]}};
    if (!note.isEmpty()) stored.insert(u"note"_s, note);
    if (state == EvidenceState::State::Open && note.isEmpty())
        next.evidence.remove(key);
    else
        next.evidence.insert(key, stored);
    change(std::move(next));
}

QList<LocalText> FormSession::missingEvidence() const {
    QList<LocalText> labels;
    for (const EvidenceState& state : m_evidence)
        if (state.state == EvidenceState::State::Open || state.state == EvidenceState::State::Later)
            labels.append(state.evidence->label);
    return labels;
}

QList<FormDocument> FormSession::documents() const {
    QList<FormDocument> documents;
    ExpressionContext context = m_context;
    for (const DocumentRule& rule : m_definition->documents) {
        if (rule.perMember.isEmpty()) {
            if (rule.when.holds(context)) documents.append(FormDocument{&rule, {}});
            continue;
        }
        for (const ChosenMember& chosen : chosenMembers(*m_definition->question(rule.perMember), context)) {
            context.roots.insert(u"member"_s, chosen.view);
            if (rule.when.holds(context)) documents.append(FormDocument{&rule, chosen.addresseeNo});
        }
    }
    return documents;
}

DeadlineInput FormSession::deadline() const {
    if (!m_definition->deadline) return {};
    const QString day = m_answers.value(m_definition->deadline->event).toString();
    return {&*m_definition->deadline, QDate::fromString(day, Qt::ISODate)};
}

QString FormSession::identityRule() const {
    for (const IdentityException& exception : m_definition->identity.exceptions)
        if (exception.when.holds(m_context, false)) return exception.rule;
    return m_definition->identity.rule;
}

QList<FormSession::CompanionHint> FormSession::companions() const {
    QList<CompanionHint> hints;
    for (const Companion& companion : m_definition->companions)
        if (companion.when.holds(m_context)) hints.append({companion.procedure, companion.reason});
    return hints;
}

FormChange FormSession::undo() {
    if (m_undo.empty()) return {};
    Entered former = std::move(m_undo.back());
    m_undo.pop_back();
    m_redo.push_back(m_entered);
    return replaceState(std::move(former));
}

FormChange FormSession::redo() {
    if (m_redo.empty()) return {};
    Entered later = std::move(m_redo.back());
    m_redo.pop_back();
    m_undo.push_back(m_entered);
    return replaceState(std::move(later));
}

}  // namespace mado
