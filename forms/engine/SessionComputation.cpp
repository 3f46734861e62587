// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/engine/SessionComputation.h"

#include "forms/engine/AnswerInput.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

const QStringList& factRoots() {
    static const QStringList roots{u"city"_s,      u"staff"_s,   u"case"_s,       u"filer"_s,
                                   u"household"_s, u"members"_s, u"open_cases"_s, u"results"_s};
    return roots;
}

QString digestOf(const QJsonArray& grounds) {
    const QByteArray text = QJsonDocument(grounds).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().first(16));
}

bool listsMembers(const Question& question) {
    return question.type == QuestionType::Members || question.type == QuestionType::Person;
}

}  // namespace

QList<ChosenMember> chosenMembers(const Question& question, const ExpressionContext& context) {
    const QJsonValue answer = context.roots.value(u"answers"_s).toObject().value(question.id);
    QJsonArray persons = answer.toArray();
    if (question.type == QuestionType::Person && answer.isObject()) persons = {answer};
    QList<ChosenMember> chosen;
    for (const QJsonValue& person : std::as_const(persons))
        chosen.append({person.toObject().value("addressee_no"_L1).toString(), person});
    return chosen;
}

FormSession::Computation::Computation(const FormDefinition& definition, const QJsonObject& facts,
                                      const QJsonObject& shared, const ParameterLookup& parameters,
                                      const Entered& entered)
    : m_definition(definition), m_facts(facts), m_shared(shared), m_entered(entered) {
    context.today = QDate::fromString(facts.value("today"_L1).toString(), Qt::ISODate);
    context.parameters = parameters;
    for (const QString& root : factRoots())
        context.roots.insert(root, facts.value(root));
    context.roots.insert(u"procedure"_s, definition.id);
    context.roots.insert(u"answers"_s, QJsonObject());
    for (const QJsonValue& member : facts.value("members"_L1).toArray())
        m_persons.insert(member.toObject().value("addressee_no"_L1).toString(), member.toObject());
}

void FormSession::Computation::run() {
    for (const Question& question : m_definition.questions)
        if (question.visibleWhen.holds(context)) computeField(question);
    context.roots.insert(u"concerned"_s, m_concerned);
    if (m_definition.deadline) context.roots.insert(u"event"_s, answers.value(m_definition.deadline->event));
    for (FieldState& field : fields) {
        checkRequired(field);
        checkField(field);
    }
    runChecks(m_definition.checks, {});
    runChecks(m_definition.warnings, {});
    computeEvidence();
}

void FormSession::Computation::computeField(const Question& question) {
    FieldState field;
    field.path = question.id;
    field.question = &question;
    if (listsMembers(question))
        resolveMembers(question, field);
    else if (question.type == QuestionType::Group)
        computeRows(question, field);
    else
        resolve(question, field, true);
    if (question.type == QuestionType::Members) computeMemberFields(question, field);
    put(question, field);
    fields.append(std::move(field));
}

QJsonValue FormSession::Computation::registered(const Question& question) const {
    if (question.prefill.isNull()) return QJsonValue::Null;
    QJsonValue value = question.prefill.evaluateToJson(context);
    if (question.type == QuestionType::Address) {
        const QJsonObject source = value.toObject();
        QJsonObject address;
        for (const QString& part : {u"postal_code"_s, u"address"_s, u"building"_s})
            if (!source.value(part).toString().isEmpty()) address.insert(part, source.value(part));
        value = address;
    }
    const auto normalised = normaliseAnswer(question, value);
    return normalised.ok() ? *normalised : QJsonValue(QJsonValue::Null);
}

void FormSession::Computation::resolve(const Question& question, FieldState& field, bool top) {
    field.registered = registered(question);
    const auto typed = m_entered.typed.constFind(field.path);
    if (typed != m_entered.typed.constEnd()) {
        const auto read = normaliseAnswer(question, typed.value());
        if (!read.ok()) {
            field.origin = AnswerOrigin::Refused;
            field.typed = typed.value();
            field.refusal = read.error();
            field.value = QJsonValue::Null;
            return;
        }
        field.value = *read;
        field.origin = AnswerOrigin::Entered;
    } else if (const auto entered = m_entered.answers.constFind(field.path);
               entered != m_entered.answers.constEnd()) {
        field.value = entered.value();
        field.origin = AnswerOrigin::Entered;
    } else {
        const auto sharedValue = normaliseAnswer(
            question, top && !question.share.isEmpty() ? m_shared.value(question.share) : QJsonValue());
        if (sharedValue.ok() && !isEmptyAnswer(*sharedValue)) {
            field.value = *sharedValue;
            field.origin = AnswerOrigin::Proposal;
        } else if (!isEmptyAnswer(field.registered)) {
            field.value = field.registered;
            field.origin = AnswerOrigin::Register;
        } else {
            const auto proposal = normaliseAnswer(question, question.defaultValue.evaluateToJson(context));
            field.value = proposal.ok() ? *proposal : QJsonValue(QJsonValue::Null);
            field.origin = isEmptyAnswer(field.value) ? AnswerOrigin::Empty : AnswerOrigin::Proposal;
        }
    }
    if (isEmptyAnswer(field.value)) field.value = QJsonValue::Null;
    const bool hasRegistered = !isEmptyAnswer(field.registered);
    field.changed = hasRegistered && field.value != field.registered;
    // Typing what the records say anyway is no change.
    if (hasRegistered && !field.changed) field.origin = AnswerOrigin::Register;
}

LocalText FormSession::Computation::remark(const std::vector<MemberRemark>& remarks) const {
    for (const MemberRemark& remark : remarks)
        if (remark.when.holds(context)) return remark.text;
    return {};
}

void FormSession::Computation::resolveMembers(const Question& question, FieldState& field) {
    const auto entered = m_entered.answers.constFind(question.id);
    const bool isEntered = entered != m_entered.answers.constEnd();
    QJsonArray chosen;
    if (isEntered) chosen = entered->isString() ? QJsonArray{*entered} : entered->toArray();
    const bool single = question.type == QuestionType::Person;
    const auto shared =
        normaliseAnswer(question, question.share.isEmpty() ? QJsonValue() : m_shared.value(question.share));
    const bool isShared = !isEntered && shared.ok() && !isEmptyAnswer(*shared);
    if (isShared) chosen = single ? QJsonArray{*shared} : shared->toArray();

    QJsonArray selected;
    const QJsonArray members = m_facts.value("members"_L1).toArray();
    for (const QJsonValue& member : members) {
        setMember(member);
        if (!question.candidates.holds(context)) continue;
        MemberOption option;
        option.person = member.toObject();
        option.addresseeNo = option.person.value("addressee_no"_L1).toString();
        const LocalText refusal = remark(question.disabled);
        option.enabled = refusal.isEmpty();
        option.remark = option.enabled ? remark(question.remarks) : refusal;
        const bool wanted = isEntered || isShared ? chosen.contains(option.addresseeNo)
                                                  : !question.selectedByDefault.isNull() &&
                                                        question.selectedByDefault.holds(context);
        option.selected = option.enabled && wanted && !(single && !selected.isEmpty());
        if (option.selected) selected.append(option.addresseeNo);
        field.options.append(std::move(option));
    }
    context.roots.remove(u"member"_s);
    field.origin = isEntered            ? AnswerOrigin::Entered
                   : selected.isEmpty() ? AnswerOrigin::Empty
                                        : AnswerOrigin::Proposal;
    if (!selected.isEmpty()) field.value = single ? selected.first() : QJsonValue(selected);
    if (field.value.isUndefined()) field.value = QJsonValue::Null;
    // Somebody chosen earlier is no longer to be chosen (other records, another kind of change): say so.
    const bool lost = isEntered && std::any_of(chosen.begin(), chosen.end(),
                                               [&](const QJsonValue& no) { return !selected.contains(no); });
    if (lost) field.refusal = fail(u"E-FORM-012"_s, question.id);
}

QJsonValue FormSession::Computation::viewOf(const Question& question, const QJsonValue& value) const {
    return question.type == QuestionType::Person ? QJsonValue(m_persons.value(value.toString())) : value;
}

FieldState FormSession::Computation::computeSub(const Question& sub, const QString& path,
                                                const QString& rowKey) {
    FieldState field;
    field.path = path;
    field.question = &sub;
    field.rowKey = rowKey;
    resolve(sub, field, false);
    return field;
}

void FormSession::Computation::computeMemberFields(const Question& question, FieldState& field) {
    QJsonArray views;
    QHash<QString, QJsonObject> byName;
    for (const QJsonValue& no : field.value.toArray()) {
        QJsonObject view = m_persons.value(no.toString());
        for (const Question& sub : question.questions) {
            setMember(view);
            if (!sub.visibleWhen.holds(context)) continue;
            const QString path = u"%1/%2/%3"_s.arg(question.id, no.toString(), sub.id);
            FieldState inner = computeSub(sub, path, no.toString());
            view.insert(sub.id, inner.value);
            if (!isEmptyAnswer(inner.value)) byName[sub.id].insert(no.toString(), inner.value);
            field.fields.append(std::move(inner));
        }
        views.append(view);
    }
    context.roots.remove(u"member"_s);
    for (auto it = byName.begin(); it != byName.end(); ++it)
        answers.insert(it.key(), it.value());
    m_view.insert(question.id, views);
}

void FormSession::Computation::computeRows(const Question& question, FieldState& field) {
    const auto entered = m_entered.answers.constFind(question.id);
    const int most = question.max != 0 ? int(question.max) : 100;
    const int wanted = entered != m_entered.answers.constEnd() ? int(entered->toInteger()) : 0;
    field.rows = std::clamp(wanted, int(question.min), std::max(most, int(question.min)));
    field.origin = field.rows > 0 ? AnswerOrigin::Entered : AnswerOrigin::Empty;
    QJsonArray rows;
    for (int row = 0; row < field.rows; ++row) {
        QJsonObject view;
        for (const Question& sub : question.questions) {
            context.roots.insert(u"row"_s, view);
            if (!sub.visibleWhen.holds(context)) continue;
            const QString path = u"%1/%2/%3"_s.arg(question.id).arg(row).arg(sub.id);
            FieldState inner = computeSub(sub, path, QString::number(row));
            if (!isEmptyAnswer(inner.value)) view.insert(sub.id, inner.value);
            field.fields.append(std::move(inner));
        }
        rows.append(view);
    }
    context.roots.remove(u"row"_s);
    field.value = rows.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(rows);
}

void FormSession::Computation::put(const Question& question, const FieldState& field) {
    if (!isEmptyAnswer(field.value) || question.type == QuestionType::Group) {
        const bool flat =
            question.type == QuestionType::Address || question.type == QuestionType::BankAccount;
        if (flat) {
            const QString prefix = question.prefix;
            const QJsonObject parts = field.value.toObject();
            for (auto it = parts.begin(); it != parts.end(); ++it) {
                answers.insert(prefix + it.key(), it.value());
                m_view.insert(prefix + it.key(), it.value());
            }
        } else if (!field.value.isNull()) {
            answers.insert(question.id, field.value);
            if (question.type != QuestionType::Members)
                m_view.insert(question.id, viewOf(question, field.value));
        }
    }
    for (const MemberOption& option : field.options)
        if (option.selected && !m_concerned.contains(option.addresseeNo))
            m_concerned.append(option.addresseeNo);
    context.roots.insert(u"answers"_s, m_view);
}

void FormSession::Computation::checkRequired(FieldState& field) {
    const Question& question = *field.question;
    field.required =
        question.requiredWhen.isNull() ? question.required : question.requiredWhen.holds(context);
    bool enough = isWholeAnswer(question, field.value);
    if (question.type == QuestionType::Members || question.type == QuestionType::Group) {
        const int count =
            question.type == QuestionType::Group ? field.rows : int(field.value.toArray().size());
        enough = count >= std::max<qint64>(1, question.min);
    }
    if (field.required && !enough) missing.append(field.path);
    for (FieldState& inner : field.fields) {
        const QString root = question.type == QuestionType::Members ? u"member"_s : u"row"_s;
        if (question.type == QuestionType::Members) {
            for (const ChosenMember& chosen : chosenMembers(question, context))
                if (chosen.addresseeNo == inner.rowKey) context.roots.insert(root, chosen.view);
        } else {
            context.roots.insert(root, field.value.toArray().at(inner.rowKey.toInt()));
        }
        checkRequired(inner);
        checkField(inner);
        context.roots.remove(root);
    }
}

void FormSession::Computation::checkField(const FieldState& field) {
    if (field.refusal) {
        Finding finding;
        finding.question = field.path;
        finding.level = FindingLevel::Stop;
        finding.code = field.path + u'.' + field.refusal->code;
        finding.error = field.refusal;
        addFinding(std::move(finding));
    }
    if (field.question->checks.empty()) return;
    QJsonValue value = viewOf(*field.question, field.value);
    if (field.question->type == QuestionType::Members)
        value = context.roots.value(u"answers"_s).toObject().value(field.question->id);
    context.roots.insert(u"value"_s, value);
    runChecks(field.question->checks, field.path);
    context.roots.remove(u"value"_s);
}

void FormSession::Computation::runChecks(const std::vector<Check>& checks, const QString& path) {
    for (const Check& check : checks) {
        if (!check.when.holds(context, false)) continue;
        Finding finding;
        finding.question = path;
        finding.level = check.level;
        finding.code = path.isEmpty() ? check.id : path + u'.' + check.id;
        finding.reason = check.reason.fill(context);
        if (check.level == FindingLevel::Ask) finding.grounds = digestOf(check.when.grounds(context));
        addFinding(std::move(finding));
    }
}

void FormSession::Computation::addFinding(Finding finding) {
    const QJsonObject said = m_entered.acknowledged.value(finding.code).toObject();
    if (finding.level == FindingLevel::Ask && !said.isEmpty()) {
        finding.acknowledged = said.value("of"_L1).toString() == finding.grounds;
        finding.note = said.value("note"_L1).toString();
    }
    findings.append(std::move(finding));
}

void FormSession::Computation::computeEvidence() {
    for (const Evidence& item : m_definition.evidence) {
        if (item.perMember.isEmpty()) {
            if (item.requiredWhen.holds(context)) addEvidence(item, {});
            continue;
        }
        const Question* question = m_definition.question(item.perMember);
        for (const ChosenMember& chosen : chosenMembers(*question, context)) {
            setMember(chosen.view);
            if (item.requiredWhen.holds(context)) addEvidence(item, chosen.addresseeNo);
        }
        context.roots.remove(u"member"_s);
    }
}

void FormSession::Computation::addEvidence(const Evidence& item, const QString& addresseeNo) {
    static const QStringList codes{u"open"_s, u"shown"_s, u"taken_back"_s, u"later"_s, u"unavailable"_s};
    EvidenceState state;
    state.evidence = &item;
    state.addresseeNo = addresseeNo;
    state.personName = m_persons.value(addresseeNo).value("name"_L1).toString();
    const QJsonObject stored = m_entered.evidence.value(state.key()).toObject();
    state.state =
        EvidenceState::State(std::max<qsizetype>(0, codes.indexOf(stored.value("state"_L1).toString())));
    state.note = stored.value("note"_L1).toString();
    const bool absent =
        state.state == EvidenceState::State::Later || state.state == EvidenceState::State::Unavailable;
    if (absent && !item.canFollow) {
        Finding finding;
        finding.level = FindingLevel::Stop;
        finding.code = u"evidence.%1"_s.arg(state.key());
        finding.error = fail(u"E-FORM-016"_s, {}, {item.label.ja, item.label.en});
        addFinding(std::move(finding));
    }
    evidence.append(std::move(state));
}

}  // namespace mado
