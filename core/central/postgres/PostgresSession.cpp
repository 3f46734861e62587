// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/postgres/PostgresSession.h"

#include "core/central/embedded/SealedNumbers.h"
#include "core/central/postgres/PgAnswers.h"
#include "core/domain/SchemaText.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mado {

namespace {

/// The server ends a statement of staff after 15 s; a little more, so that it is its word that ends it.
constexpr auto patience = 17s;
/// Beyond that the line counts as dead.
constexpr auto heartbeatPatience = 5s;
/// Commands whose numbers are asked for in one call.
constexpr qsizetype idsAtATime = 200;

QString presentText(const QString& text) {
    return text.isNull() ? u""_s : text;
}

}  // namespace

Result<QJsonObject> PostgresSession::ask(const PgStatement& statement, const PgValues& values) {
    MADO_ASSIGN(const PgResult answer, m_link->call(statement, values, patience));
    return pg_answer::object(answer);
}

template <class F>
Result<void> PostgresSession::eachLine(const PgStatement& statement, const PgValues& values, F take) {
    MADO_ASSIGN(const PgResult lines, m_link->call(statement, values, patience));
    for (int row = 0; row < lines.rowCount(); ++row) {
        MADO_ASSIGN(const QJsonObject line, pg_answer::object(lines.utf8(row, 0)));
        MADO_TRY(take(line));
    }
    return {};
}

Result<QJsonObject> PostgresSession::helloJson() {
    MADO_ASSIGN(const QJsonObject json, ask("SELECT counter.hello()", {}));
    const StaffIdentity now = pg_answer::staff(json);
    if (now.staffId != m_staff.staffId && !m_staff.staffId.isEmpty()) return fail(u"E-CENTRAL-012"_s);
    m_staff = now;
    return json;
}

Result<CentralHello> PostgresSession::hello() {
    MADO_ASSIGN(const QJsonObject json, helloJson());
    return pg_answer::hello(json);
}

Result<SubmitAnswer> PostgresSession::submit(const CommandEnvelope& command) {
    const QDateTime time = command.clientTime.isValid() ? command.clientTime : QDateTime();
    const PgValues values = PgValues()
                                .text(command.commandId)
                                .text(commandName(command.kind))
                                .text(presentText(command.caseId))
                                .bytes(command.payload.isNull() ? QByteArray("") : command.payload)
                                .text(QString::fromLatin1(command.digest))
                                .text(presentText(command.terminalId))
                                .number(command.terminalCounter)
                                .text(time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString());
    // Never broken off from here: under synchronous replication a cancel would leave a commit on one machine.
    MADO_ASSIGN(const PgResult result,
                m_link->callPrepared("SELECT counter.submit($1, $2, $3, $4, $5, $6, $7, $8)", values,
                                     patience, PgConnection::Stopping::Waits));
    MADO_ASSIGN(const QJsonObject json, pg_answer::object(result));
    MADO_ASSIGN(SubmitAnswer answer, SubmitAnswer::fromJson(json));
    // The feed's number is given after the commit, in another one. The clerk does not wait for it: what was
    // answered is on disk. If this is cut, whoever pulls next numbers it.
    if (answer.outcome == Outcome::Entered || answer.outcome == Outcome::Applied)
        m_link->sendAhead("SELECT counter.publish()", {}, heartbeatPatience);
    return answer;
}

Result<QHash<QString, qint64>> PostgresSession::feedNumbers(const QStringList& commandIds) {
    QHash<QString, qint64> all;
    for (qsizetype from = 0; from < commandIds.size(); from += idsAtATime) {
        const QString ids = commandIds.mid(from, idsAtATime).join(u',');
        MADO_ASSIGN(const QJsonObject json, ask("SELECT counter.feed_numbers($1)", PgValues().text(ids)));
        for (auto each = json.begin(); each != json.end(); ++each)
            all.insert(each.key(), each.value().toInteger());
    }
    return all;
}

Result<PullAnswer> PostgresSession::pull(const CacheCursor& from, int changeLimit) {
    const PgValues values = PgValues()
                                .text(presentText(from.epoch))
                                .number(from.pubSeq)
                                .bytes(from.chainHash)
                                .number(changeLimit);
    MADO_ASSIGN(const PgResult lines, m_link->call("SELECT counter.pull($1, $2, $3, $4)", values, patience));
    MADO_ASSIGN(PullAnswer answer, pg_answer::pull(lines, from));
    // After any other answer the numbers may begin anew.
    m_pulledTo = answer.kind == PullAnswer::Kind::Batches ? answer.batch.to.pubSeq : 0;
    return answer;
}

Result<FillProgress> PostgresSession::fill(Entity entity, const QString& afterKey, int limit,
                                           const RowSink& sink) {
    const PgValues place =
        PgValues().text(dictionary::tableName(entity)).text(presentText(afterKey)).number(limit);
    MADO_ASSIGN(const QJsonObject begun, ask("SELECT counter.fill_begin($1, $2, $3)", place));
    FillProgress progress;
    progress.lastKey = afterKey;
    progress.lowSeq = begun[u"low_seq"_s].toInteger();
    const std::size_t width = schema::columns(entity).size() + 2;
    std::string lastKey;
    int count = 0;
    const auto take = [&](std::span<char> line) -> Result<void> {
        if (!m_row.parse(line) || m_row.columns().size() != width || !m_row.columns().front())
            return pg_answer::unreadable(dictionary::tableName(entity));
        const std::string_view key = *m_row.columns().front();
        lastKey.assign(key);
        ++count;
        return sink(m_row.columns());
    };
    MADO_TRY(m_link->copyOut(PgStatement::copyOfRows(entity), patience, take));
    if (count > 0) progress.lastKey = QString::fromStdString(lastKey);
    progress.rowCount = count;
    progress.isDone = count < limit;
    return progress;
}

Result<std::vector<RecordVersion>> PostgresSession::history(Entity entity, const QString& key) {
    std::vector<RecordVersion> versions;
    const auto take = [&versions](const QJsonObject& line) -> Result<void> {
        MADO_ASSIGN(RecordVersion each, pg_answer::version(line));
        versions.push_back(std::move(each));
        return {};
    };
    MADO_TRY(eachLine("SELECT counter.history($1, $2)",
                      PgValues().text(dictionary::tableName(entity)).text(key), take));
    return versions;
}

Result<SecretBuffer> PostgresSession::readNumber(const QString& addresseeNo, const QString& purpose) {
    // The line in the audit trail is written, and on disk, before the number is asked for.
    MADO_ASSIGN(const QJsonObject ticket, ask("SELECT counter.ask_number($1, $2)",
                                              PgValues().text(addresseeNo).text(presentText(purpose))));
    const sealed_number::KeyPair once = sealed_number::generate();
    MADO_ASSIGN(const QJsonObject json,
                ask("SELECT counter.read_number($1, $2)",
                    PgValues().text(ticket[u"ticket"_s].toString()).bytes(once.publicKey)));
    const QByteArray sealed = QByteArray::fromBase64(json[u"sealed"_s].toString().toLatin1());
    return sealed_number::open(sealed, once.publicKey, once.secretKey);
}

Result<void> PostgresSession::note(const QString& action, const QString& subject) {
    MADO_TRY(m_link->call("SELECT counter.note($1, $2)",
                          PgValues().text(presentText(action)).text(presentText(subject)), patience));
    return {};
}

Result<std::vector<AuditLine>> PostgresSession::audit(qint64 afterSeq, int limit) {
    std::vector<AuditLine> all;
    const auto take = [&all](const QJsonObject& line) -> Result<void> {
        all.push_back(pg_answer::auditLine(line));
        return {};
    };
    MADO_TRY(eachLine("SELECT counter.audit($1, $2)", PgValues().number(afterSeq).number(limit), take));
    return all;
}

Result<AuditProof> PostgresSession::auditProof(qint64 oldSize) {
    MADO_ASSIGN(const QJsonObject json, ask("SELECT counter.audit_proof($1)", PgValues().number(oldSize)));
    AuditProof proof{
        json[u"size"_s].toInteger(), QByteArray::fromHex(json[u"root"_s].toString().toLatin1()), {}};
    for (const QJsonValue& each : json[u"proof"_s].toArray())
        proof.path << QByteArray::fromHex(each.toString().toLatin1());
    return proof;
}

Result<TerminalPlace> PostgresSession::introduce(const QString& terminalName) {
    MADO_ASSIGN(const QJsonObject json,
                ask("SELECT counter.introduce($1)", PgValues().text(presentText(terminalName))));
    return TerminalPlace{json[u"counter"_s].toInteger(), json[u"evaluation"_s].toBool()};
}

Result<RangeDigest> PostgresSession::scrub(Entity entity, const QString& afterKey, int limit) {
    MADO_ASSIGN(
        const QJsonObject json,
        ask("SELECT counter.scrub($1, $2, $3)",
            PgValues().text(dictionary::tableName(entity)).text(presentText(afterKey)).number(limit)));
    return RangeDigest{json[u"to_key"_s].toString(), json[u"count"_s].toInteger(),
                       json[u"digest"_s].toString().toLatin1()};
}

Result<FillTicket> PostgresSession::fillTicket() {
    MADO_ASSIGN(const QJsonObject json, ask("SELECT counter.fill_ticket()", {}));
    return FillTicket{json[u"granted"_s].toBool(), json[u"wait_seconds"_s].toInt()};
}

Result<void> PostgresSession::fillDone() {
    MADO_TRY(m_link->call("SELECT counter.fill_done()", {}, patience));
    return {};
}

Result<SignedLease> PostgresSession::lease() {
    MADO_ASSIGN(const QJsonObject json, ask("SELECT counter.lease()", {}));
    const auto bytes = [&json](const QString& name) {
        return QByteArray::fromBase64(json[name].toString().toLatin1());
    };
    return SignedLease{bytes(u"lease"_s), bytes(u"signature"_s), json[u"key_id"_s].toString()};
}

Result<CentralHints> PostgresSession::takeHints() {
    MADO_ASSIGN(const auto told, m_link->takeNotifications());
    CentralHints hints;
    for (const PgConnection::Notification& each : told) {
        const bool isFeed = each.channel == u"madoguchi_feed"_s;
        hints.hasFeed = hints.hasFeed || (isFeed && each.payload.toLongLong() > m_pulledTo);
        hints.isUrgent = hints.isUrgent || each.channel == u"madoguchi_urgent"_s;
    }
    return hints;
}

Result<std::vector<HouseholdRecords>> PostgresSession::households(const QStringList& numbers,
                                                                  const QStringList& persons) {
    const PgValues who =
        PgValues().text(presentText(numbers.join(u','))).text(presentText(persons.join(u',')));
    MADO_ASSIGN(const PgResult lines, m_link->call("SELECT counter.households($1, $2)", who, patience));
    return pg_answer::households(lines);
}

Result<void> PostgresSession::heartbeat() {
    // Numbers also what somebody committed and could not have numbered any more.
    MADO_TRY(m_link->call("SELECT counter.publish()", {}, heartbeatPatience));
    return {};
}

}  // namespace mado
