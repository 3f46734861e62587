// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/embedded/CommandRules.h"

#include "core/central/ChangeSetRules.h"
#include "core/store/RecordRows.h"
#include "core/text/FiscalYear.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

namespace file = field::case_file;

SubmitAnswer refused(const QString& code, const QStringList& facts = {}) {
    return {Outcome::Refused, Error{code, {}, facts, {}}, {}, {}, 0};
}

SubmitAnswer accepted(Outcome outcome, const QJsonObject& data = {}) {
    return {outcome, {}, {}, data, 0};
}

/// A sealed number may stand anywhere in the answers: {"sealed": "<base64>", "addressee_no": "..."}.
void collectSealed(const QJsonValue& value, QList<QJsonObject>& found) {
    if (value.isArray()) {
        for (const QJsonValue& each : value.toArray())
            collectSealed(each, found);
        return;
    }
    if (!value.isObject()) return;
    const QJsonObject object = value.toObject();
    if (object.contains(u"sealed"_s)) {
        found << object;
        return;
    }
    for (const QJsonValue& each : object)
        collectSealed(each, found);
}

}  // namespace

int CommandRules::fiscalYear() const {
    return FiscalYear::of(m_clock.today()).year();
}

Result<SubmitAnswer> CommandRules::run(const CommandEnvelope& command, FeedWriter& feed) {
    const QJsonObject json = QJsonDocument::fromJson(command.payload).object();
    if (json.isEmpty()) return refused(u"E-CENTRAL-001"_s, {u"payload"_s});
    // A command that names its giver is that person's only, whoever is signed in when it is sent.
    const QString giver = json[u"staff_id"_s].toString();
    if (!giver.isEmpty() && giver != m_staff.staffId) return refused(u"E-CENTRAL-038"_s);
    switch (command.kind) {
        case CommandKind::EnterCase:
            return enter(command, json, feed);
        case CommandKind::IssueDocument:
            return issue(command, json, feed);
        case CommandKind::NotePrinted:
            return printed(json, feed);
        case CommandKind::SpoilDocument:
            return spoil(json, feed);
        case CommandKind::ConfirmCase:
        case CommandKind::ReturnCase:
        case CommandKind::WithdrawCase:
        case CommandKind::DecideCase:
            break;
    }
    MADO_ASSIGN(auto found, find(command.caseId));
    if (!found) return refused(u"E-CENTRAL-030"_s);
    switch (command.kind) {
        case CommandKind::ConfirmCase:
            return confirm(json, std::move(*found), feed);
        case CommandKind::ReturnCase:
            return giveBack(json, std::move(*found), feed);
        case CommandKind::WithdrawCase:
            return withdraw(json, std::move(*found), feed);
        case CommandKind::DecideCase:
            return decide(json, std::move(*found), feed);
        default:
            return refused(u"E-CENTRAL-001"_s, {u"kind"_s});
    }
}

Result<std::optional<CommandRules::Case>> CommandRules::find(const QString& caseId) {
    MADO_ASSIGN(auto record, rows::find(m_connection, Entity::CaseFile, caseId));
    if (!record) return std::optional<Case>();
    const QByteArray bytes = record->text(file::payload).toUtf8();
    MADO_ASSIGN(CasePayload payload, CasePayload::fromJson(QJsonDocument::fromJson(bytes).object()));
    return std::optional<Case>(Case{std::move(*record), std::move(payload)});
}

Result<QStringList> CommandRules::authors(const Record& caseRecord) {
    QStringList people{caseRecord.text(file::author_id)};
    QString earlier = caseRecord.text(file::supersedes_case_id);
    // A chain of returned cases; the limit only guards against a circle in damaged data.
    for (int i = 0; i < 1000 && !earlier.isEmpty(); ++i) {
        MADO_ASSIGN(const auto record, rows::find(m_connection, Entity::CaseFile, earlier));
        if (!record) break;
        people << record->text(file::author_id);
        earlier = record->text(file::supersedes_case_id);
    }
    return people;
}

Result<SubmitAnswer> CommandRules::enter(const CommandEnvelope& command, const QJsonObject& json,
                                         FeedWriter& feed) {
    if (!m_staff.may(u"enter"_s)) return refused(u"E-CENTRAL-011"_s);
    const auto parsed = CasePayload::fromJson(json);
    if (!parsed) return refused(parsed.error().code, {parsed.error().field});
    const CasePayload& payload = *parsed;
    if (payload.caseId != command.caseId) return refused(u"E-CENTRAL-001"_s, {u"case_id"_s});
    MADO_ASSIGN(const auto existing, rows::find(m_connection, Entity::CaseFile, payload.caseId));
    if (existing) return refused(u"E-CENTRAL-031"_s);
    const auto changes = ChangeSet::fromJson(payload.changeSet);
    if (!changes) return refused(u"E-CENTRAL-001"_s, {u"change_set"_s});
    if (change_set_rules::writesTheCentresOwn(*changes)) return refused(u"E-CENTRAL-042"_s);

    Record record(Entity::CaseFile, payload.caseId);
    record.set(file::case_id, payload.caseId);
    record.set(file::case_no, valueOf(payload.caseNo));
    record.set(file::household_no, payload.householdNo);
    record.set(file::certificate_no, valueOf(payload.certificateNo));
    record.set(file::procedures, payload.procedures().join(u','));
    record.set(file::subjects, payload.subjects.join(u','));
    record.set(file::state, u"entered"_s);
    record.set(file::payload, QString::fromUtf8(command.payload));
    record.set(file::payload_digest, QString::fromLatin1(command.digest));
    record.set(file::author_id, m_staff.staffId);
    record.set(file::author_name, m_staff.name);
    record.set(file::entered_at, now());
    record.set(file::terminal_id, command.terminalId);
    if (!payload.supersedesCaseId.isEmpty()) {
        MADO_ASSIGN(auto earlier, rows::find(m_connection, Entity::CaseFile, payload.supersedesCaseId));
        if (!earlier) return refused(u"E-CENTRAL-030"_s);
        const QString state = earlier->text(file::state);
        if (state != u"returned"_s && state != u"conflict"_s) return refused(u"E-CENTRAL-032"_s, {state});
        record.set(file::supersedes_case_id, payload.supersedesCaseId);
        earlier->set(file::state, u"withdrawn"_s);
        MADO_TRY(feed.put(std::move(*earlier)));
    }
    MADO_TRY(feed.put(std::move(record)));
    return accepted(Outcome::Entered, {{u"case_no"_s, payload.caseNo}});
}

Result<void> CommandRules::keepSealedNumbers(const CasePayload& payload) {
    QList<QJsonObject> found;
    for (const CaseFiling& filing : payload.filings)
        collectSealed(filing.answers, found);
    for (const QJsonObject& each : found) {
        const QString person = each[u"addressee_no"_s].toString();
        if (person.isEmpty()) continue;  // stays sealed in the payload until the person has a number
        MADO_ASSIGN(
            Statement insert,
            m_connection.prepare("INSERT INTO sealed_number VALUES (?, ?, ?) ON CONFLICT (addressee_no) DO "
                                 "UPDATE SET sealed = excluded.sealed, updated_at = excluded.updated_at"));
        insert.bindAll(person, QByteArray::fromBase64(each[u"sealed"_s].toString().toLatin1()), now());
        MADO_TRY(insert.run());
    }
    return {};
}

Result<SubmitAnswer> CommandRules::applyChanges(const ChangeSet& changes, FeedWriter& feed) {
    SubmitAnswer answer = accepted(Outcome::Applied);
    if (const auto done = feed.apply(changes, answer.moved); !done) {
        // A set that does not fit will never fit: a decision, not a failure to be tried again.
        if (done.error().code.startsWith(u"E-DOMAIN-"_s)) return refused(done.error().code);
        return done.error();
    }
    if (!answer.moved.empty()) {
        answer.outcome = Outcome::Conflict;
        answer.reason = Error{u"E-DOMAIN-003"_s, {}, {}, {}};
    }
    return answer;
}

Result<SubmitAnswer> CommandRules::confirm(const QJsonObject& json, Case found, FeedWriter& feed) {
    if (!m_staff.may(u"confirm"_s)) return refused(u"E-CENTRAL-011"_s);
    const QString state = found.record.text(file::state);
    if (state != u"entered"_s && state != u"conflict"_s) return refused(u"E-CENTRAL-032"_s, {state});
    MADO_ASSIGN(const QStringList people, authors(found.record));
    if (people.contains(m_staff.staffId)) return refused(u"E-CENTRAL-033"_s);
    if (json[u"payload_digest"_s].toString() != found.record.text(file::payload_digest)) {
        return refused(u"E-CENTRAL-034"_s);
    }
    // Seen = applied: whatever the confirmer's client sends, it writes what was filed.
    const auto filed = ChangeSet::fromJson(found.payload.changeSet);
    const auto changes = ChangeSet::fromJson(json[u"change_set"_s].toObject());
    if (!changes) return refused(changes.error().code);
    if (!filed || !change_set_rules::writeTheSame(*filed, *changes)) return refused(u"E-CENTRAL-041"_s);
    MADO_ASSIGN(SubmitAnswer answer, applyChanges(*changes, feed));
    if (answer.outcome != Outcome::Applied) return answer;
    MADO_TRY(keepSealedNumbers(found.payload));
    found.record.set(file::state, u"applied"_s);
    found.record.set(file::confirmer_id, m_staff.staffId);
    found.record.set(file::confirmer_name, m_staff.name);
    found.record.set(file::confirmed_at, now());
    MADO_TRY(feed.put(std::move(found.record)));
    return answer;
}

Result<SubmitAnswer> CommandRules::giveBack(const QJsonObject& json, Case found, FeedWriter& feed) {
    if (!m_staff.may(u"confirm"_s)) return refused(u"E-CENTRAL-011"_s);
    const QString state = found.record.text(file::state);
    if (state != u"entered"_s && state != u"conflict"_s) return refused(u"E-CENTRAL-032"_s, {state});
    const QString reason = json[u"reason"_s].toString().trimmed();
    if (reason.isEmpty()) return refused(u"E-CENTRAL-035"_s);
    found.record.set(file::state, u"returned"_s);
    found.record.set(file::return_reason, reason);
    found.record.set(file::confirmer_id, m_staff.staffId);
    found.record.set(file::confirmer_name, m_staff.name);
    MADO_TRY(feed.put(std::move(found.record)));
    return accepted(Outcome::Applied);
}

Result<SubmitAnswer> CommandRules::withdraw(const QJsonObject& json, Case found, FeedWriter& feed) {
    if (!m_staff.may(u"enter"_s)) return refused(u"E-CENTRAL-011"_s);
    const QString state = found.record.text(file::state);
    if (state != u"entered"_s && state != u"returned"_s && state != u"conflict"_s) {
        return refused(u"E-CENTRAL-032"_s, {state});
    }
    const QString reason = json[u"reason"_s].toString().trimmed();
    if (reason.isEmpty()) return refused(u"E-CENTRAL-035"_s);
    found.record.set(file::state, u"withdrawn"_s);
    found.record.set(file::return_reason, reason);
    MADO_TRY(feed.put(std::move(found.record)));
    return accepted(Outcome::Applied);
}

Result<SubmitAnswer> CommandRules::decide(const QJsonObject& json, Case found, FeedWriter& feed) {
    if (!m_staff.may(u"decide"_s)) return refused(u"E-CENTRAL-011"_s);
    const QString state = found.record.text(file::state);
    if (state != u"applied"_s) return refused(u"E-CENTRAL-032"_s, {state});
    MADO_ASSIGN(const QStringList people, authors(found.record));
    if (people.contains(m_staff.staffId)) return refused(u"E-CENTRAL-033"_s);
    const QString decision = json[u"decision"_s].toString();
    if (decision != u"grant"_s && decision != u"deny"_s) return refused(u"E-CENTRAL-001"_s, {u"decision"_s});
    if (decision == u"deny"_s && json[u"reason"_s].toString().trimmed().isEmpty())
        return refused(u"E-CENTRAL-035"_s);
    const auto filed = ChangeSet::fromJson(found.payload.changeSet);
    const auto changes = ChangeSet::fromJson(json[u"change_set"_s].toObject());
    if (!changes) return refused(changes.error().code);
    if (!filed || !change_set_rules::staysWithin(*filed, *changes)) return refused(u"E-CENTRAL-041"_s);
    MADO_ASSIGN(SubmitAnswer answer, applyChanges(*changes, feed));
    if (answer.outcome != Outcome::Applied) return answer;
    found.record.set(file::state, u"decided"_s);
    found.record.set(file::decision_class, decision);
    found.record.set(file::decided_on, valueOf(m_clock.today()));
    if (decision == u"deny"_s) found.record.set(file::return_reason, json[u"reason"_s].toString());
    MADO_TRY(feed.put(std::move(found.record)));
    return answer;
}

Result<qint64> CommandRules::nextNumber(const QString& name) {
    MADO_ASSIGN(
        Statement upsert,
        m_connection.prepare("INSERT INTO number_counter VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET "
                             "last_value = last_value + 1 RETURNING last_value"));
    upsert.bind(1, name);
    MADO_ASSIGN(const bool found, upsert.step());
    if (!found) return fail(u"E-CENTRAL-003"_s);
    const qint64 number = upsert.integer(0);
    MADO_TRY(upsert.run());
    return number;
}

Result<SubmitAnswer> CommandRules::issue(const CommandEnvelope& command, const QJsonObject& json,
                                         FeedWriter& feed) {
    namespace out = field::document_issue;
    if (!m_staff.may(u"issue"_s)) return refused(u"E-CENTRAL-011"_s);
    const QJsonArray wanted = json[u"issues"_s].toArray();
    if (wanted.isEmpty()) return refused(u"E-CENTRAL-001"_s, {u"issues"_s});
    const int year = fiscalYear();
    QJsonArray given;
    for (const QJsonValue& each : wanted) {
        const QString issueId = each[u"issue_id"_s].toString();
        const QString form = each[u"form"_s].toString();
        if (issueId.isEmpty() || form.isEmpty()) return refused(u"E-CENTRAL-001"_s, {u"issue_id"_s});
        MADO_ASSIGN(const auto existing, rows::find(m_connection, Entity::DocumentIssue, issueId));
        if (existing) return refused(u"E-CENTRAL-037"_s);
        const QString reprintOf = each[u"reprint_of"_s].toString();
        Record record(Entity::DocumentIssue, issueId);
        if (!reprintOf.isEmpty()) {
            // A reprint keeps the document's number, takes a serial of its own, and says why.
            if (each[u"reason"_s].toString().isEmpty()) return refused(u"E-CENTRAL-035"_s);
            MADO_ASSIGN(auto original, rows::find(m_connection, Entity::DocumentIssue, reprintOf));
            if (!original) return refused(u"E-CENTRAL-036"_s);
            record.set(out::document_no, original->text(out::document_no));
            record.set(out::reprint_of, reprintOf);
            record.set(out::reprint_reason_code, each[u"reason"_s].toString());
            original->set(out::issue_state, u"reprinted"_s);
            MADO_TRY(feed.put(std::move(*original)));
        } else {
            MADO_ASSIGN(const qint64 number, nextNumber(u"document/%1"_s.arg(year)));
            record.set(out::document_no, u"国保資第%1号"_s.arg(number));
        }
        MADO_ASSIGN(const qint64 serial, nextNumber(u"serial/%1/%2"_s.arg(form).arg(year)));
        record.set(out::serial_no, u"%1-%2-%3"_s.arg(form).arg(year).arg(serial, 6, 10, QLatin1Char('0')));
        record.set(out::issue_id, issueId);
        record.set(out::case_id, valueOf(command.caseId));
        record.set(out::form_id, form);
        record.set(out::addressee_no, valueOf(each[u"addressee_no"_s].toString()));
        record.set(out::household_no, valueOf(json[u"household_no"_s].toString()));
        record.set(out::issued_on, valueOf(m_clock.today()));
        record.set(out::staff_id, m_staff.staffId);
        record.set(out::terminal_id, command.terminalId);
        record.set(out::copies, qint64{each[u"copies"_s].toInt(1)});
        record.set(out::certificate_key, valueOf(each[u"certificate_key"_s].toString()));
        record.set(out::issue_state, u"issued"_s);
        given.append(QJsonObject{{u"issue_id"_s, issueId},
                                 {u"form"_s, form},
                                 {u"document_no"_s, record.text(out::document_no)},
                                 {u"serial_no"_s, record.text(out::serial_no)}});
        MADO_TRY(feed.put(std::move(record)));
    }
    return accepted(Outcome::Applied, {{u"issues"_s, given}});
}

Result<SubmitAnswer> CommandRules::printed(const QJsonObject& json, FeedWriter& feed) {
    namespace out = field::document_issue;
    if (!m_staff.may(u"issue"_s)) return refused(u"E-CENTRAL-011"_s);
    for (const QJsonValue& each : json[u"issues"_s].toArray()) {
        MADO_ASSIGN(auto record,
                    rows::find(m_connection, Entity::DocumentIssue, each[u"issue_id"_s].toString()));
        if (!record) return refused(u"E-CENTRAL-036"_s);
        record->set(out::pdf_digest, each[u"pdf_digest"_s].toString());
        MADO_TRY(feed.put(std::move(*record)));
    }
    return accepted(Outcome::Applied);
}

Result<SubmitAnswer> CommandRules::spoil(const QJsonObject& json, FeedWriter& feed) {
    namespace out = field::document_issue;
    if (!m_staff.may(u"issue"_s)) return refused(u"E-CENTRAL-011"_s);
    MADO_ASSIGN(auto record, rows::find(m_connection, Entity::DocumentIssue, json[u"issue_id"_s].toString()));
    if (!record) return refused(u"E-CENTRAL-036"_s);
    record->set(out::issue_state, u"spoiled"_s);
    MADO_TRY(feed.put(std::move(*record)));
    return accepted(Outcome::Applied);
}

}  // namespace mado
