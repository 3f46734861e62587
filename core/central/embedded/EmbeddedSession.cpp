// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/embedded/EmbeddedSession.h"

#include "core/base/UuidV7.h"
#include "core/central/embedded/CommandRules.h"
#include "core/central/embedded/SealedNumbers.h"
#include "core/domain/SchemaText.h"
#include "core/store/RecordRows.h"
#include "core/store/Transaction.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int numbersPerHour = 30;  // how many individual numbers one person may read in an hour
constexpr int recordSchema = 1;

Result<Record> recordOf(std::string_view image) {
    const auto json =
        QJsonDocument::fromJson(QByteArray::fromRawData(image.data(), static_cast<qsizetype>(image.size())));
    return Record::fromJson(json.object());
}

}  // namespace

Result<void> EmbeddedSession::stillSignedIn() {
    MADO_ASSIGN(const auto record, rows::find(connection(), Entity::StaffMember, m_staff.staffId));
    if (!record || !record->flag(field::staff_member::is_active)) return fail(u"E-CENTRAL-012"_s);
    m_staff.roles = record->text(field::staff_member::roles).split(u',', Qt::SkipEmptyParts);
    return {};
}

Result<CentralHello> EmbeddedSession::hello() {
    MADO_ASSIGN(
        Statement state,
        connection().prepare("SELECT epoch, last_seq, chain_hash, number_public_key FROM central_state"));
    MADO_ASSIGN(const bool found, state.step());
    if (!found) return fail(u"E-CENTRAL-003"_s);
    CentralHello hello;
    hello.epoch = state.text(0);
    hello.lastSeq = state.integer(1);
    hello.chainHash = state.blob(2);
    hello.numberPublicKey = state.blob(3);
    hello.durableSeq = hello.lastSeq;  // one file: what is committed is as durable as it gets here
    hello.schemaVersion = recordSchema;
    hello.serverTime = m_centre.m_clock.now();
    hello.isEmbedded = true;
    return hello;
}

Result<std::optional<SubmitAnswer>> EmbeddedSession::earlierAnswer(const CommandEnvelope& command) {
    MADO_ASSIGN(
        Statement known,
        connection().prepare("SELECT digest, outcome, kind, case_id FROM command WHERE command_id = ?"));
    known.bind(1, command.commandId);
    MADO_ASSIGN(const bool found, known.step());
    if (!found) return std::optional<SubmitAnswer>();
    const bool same = known.text(0).toLatin1() == command.digest &&
                      known.text(2) == commandName(command.kind) && known.text(3) == command.caseId;
    if (!same) {
        MADO_TRY(chain().add(m_staff.staffId, m_terminalId, u"command changed"_s, command.commandId));
        return fail(u"E-CENTRAL-002"_s);
    }
    MADO_ASSIGN(SubmitAnswer answer,
                SubmitAnswer::fromJson(QJsonDocument::fromJson(known.text(1).toUtf8()).object()));
    return std::optional(std::move(answer));
}

Result<void> EmbeddedSession::keepAnswer(const CommandEnvelope& command, const SubmitAnswer& answer) {
    MADO_ASSIGN(Statement insert,
                connection().prepare("INSERT INTO command VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    const auto present = [](const QString& text) { return text.isNull() ? u""_s : text; };
    insert.bindAll(command.commandId, commandName(command.kind), present(command.caseId),
                   QString::fromLatin1(command.digest), m_staff.staffId, present(command.terminalId),
                   command.terminalCounter, m_centre.m_clock.now().toString(Qt::ISODateWithMs),
                   QString::fromUtf8(canonicalBytes(answer.toJson())));
    return insert.run();
}

Result<SubmitAnswer> EmbeddedSession::submit(const CommandEnvelope& command) {
    if (!isUuidV7(command.commandId)) return fail(u"E-CENTRAL-001"_s, u"command_id"_s);
    if (payloadDigest(command.payload) != command.digest) return fail(u"E-CENTRAL-002"_s);
    MADO_TRY(stillSignedIn());
    MADO_ASSIGN(auto earlier, earlierAnswer(command));
    if (earlier) return std::move(*earlier);

    MADO_ASSIGN(Transaction transaction, Transaction::begin(connection()));
    MADO_TRY(connection().execute("SAVEPOINT work"));
    FeedWriter feed(connection(), m_centre.m_clock, m_staff.staffId, command.caseId);
    CommandRules rules(connection(), m_centre.m_clock, m_staff);
    MADO_ASSIGN(SubmitAnswer answer, rules.run(command, feed));
    const bool takesEffect = answer.outcome == Outcome::Entered || answer.outcome == Outcome::Applied;
    if (takesEffect) {
        MADO_ASSIGN(answer.feedSeq, feed.publish());
        MADO_TRY(connection().execute("RELEASE work"));
    } else {
        MADO_TRY(connection().execute("ROLLBACK TO work; RELEASE work"));
    }
    MADO_TRY(keepAnswer(command, answer));
    MADO_TRY(chain().add(m_staff.staffId, m_terminalId,
                         commandName(command.kind) + u' ' + outcomeName(answer.outcome), command.caseId));
    MADO_TRY(transaction.commit());
    return answer;
}

Result<std::optional<PullAnswer::Kind>> EmbeddedSession::whyNotFrom(const CacheCursor& from,
                                                                    const CentralHello& head,
                                                                    qint64 bulkSeq) {
    using Answer = std::optional<PullAnswer::Kind>;
    if (from.epoch.isEmpty()) return Answer(PullAnswer::Kind::Refill);
    if (from.epoch != head.epoch) return Answer(PullAnswer::Kind::Rewound);
    if (from.pubSeq < bulkSeq) return Answer(PullAnswer::Kind::Refill);
    if (from.pubSeq > head.lastSeq) return Answer(PullAnswer::Kind::Diverged);
    if (from.pubSeq == 0) return Answer();
    MADO_ASSIGN(Statement there, connection().prepare("SELECT hash FROM feed_batch WHERE last_seq = ?"));
    there.bind(1, from.pubSeq);
    MADO_ASSIGN(const bool found, there.step());
    if (!found || there.blob(0) != from.chainHash) return Answer(PullAnswer::Kind::Diverged);
    return Answer();
}

Result<PullAnswer> EmbeddedSession::pull(const CacheCursor& from, int changeLimit) {
    PullAnswer answer;
    MADO_TRY(stillSignedIn());
    MADO_ASSIGN(Transaction view, Transaction::begin(connection(), Transaction::Kind::Read));
    MADO_ASSIGN(answer.hello, hello());
    MADO_ASSIGN(const qint64 bulkSeq, connection().scalarInteger("SELECT bulk_seq FROM central_state"));
    MADO_ASSIGN(const auto reset, whyNotFrom(from, answer.hello, bulkSeq));
    if (reset) {
        answer.kind = *reset;
        return answer;
    }
    answer.batch.from = from;
    answer.batch.to = from;
    // Whole batches until the limit is passed.
    MADO_ASSIGN(
        Statement ends,
        connection().prepare("SELECT last_seq, hash FROM feed_batch WHERE last_seq > ? ORDER BY last_seq"));
    ends.bind(1, from.pubSeq);
    while (true) {
        MADO_ASSIGN(const bool more, ends.step());
        if (!more) break;
        const qint64 taken = answer.batch.to.pubSeq - from.pubSeq;
        if (taken > 0 && taken >= changeLimit) {
            answer.hasMore = true;
            break;
        }
        answer.batch.to.pubSeq = ends.integer(0);
        answer.batch.to.chainHash = ends.blob(1);
    }
    answer.batch.to.schemaVersion = recordSchema;
    MADO_ASSIGN(Statement rows,
                connection().prepare("SELECT entity, record_key, row_version, image FROM feed "
                                     "WHERE pub_seq > ? AND pub_seq <= ? ORDER BY pub_seq"));
    rows.bindAll(from.pubSeq, answer.batch.to.pubSeq);
    while (true) {
        MADO_ASSIGN(const bool more, rows.step());
        if (!more) return answer;
        CacheChange change;
        const auto entity = dictionary::entityNamed(rows.text(0));
        if (!entity) return fail(u"E-CENTRAL-003"_s);
        change.ref = {*entity, rows.text(1), rows.integer(2)};
        change.kind = rows.isNull(3) ? CacheChange::Kind::Remove : CacheChange::Kind::Put;
        if (!rows.isNull(3)) {
            MADO_ASSIGN(change.record, recordOf(rows.utf8(3)));
        }
        answer.batch.changes.push_back(std::move(change));
    }
}

Result<FillProgress> EmbeddedSession::fill(Entity entity, const QString& afterKey, int limit,
                                           const RowSink& sink) {
    MADO_TRY(stillSignedIn());
    MADO_ASSIGN(Transaction view, Transaction::begin(connection(), Transaction::Kind::Read));
    FillProgress progress;
    progress.lastKey = afterKey;
    MADO_ASSIGN(progress.lowSeq, connection().scalarInteger("SELECT last_seq FROM central_state"));
    const std::string sql = rows::select(entity) + "WHERE record_key > ? ORDER BY record_key LIMIT ?";
    MADO_ASSIGN(Statement select, connection().prepare(sql));
    // Nothing is after NULL; everything is after the empty text.
    select.bindAll(afterKey.isNull() ? u""_s : afterKey, limit);
    std::vector<std::optional<std::string_view>> cells(static_cast<std::size_t>(select.columnCount()));
    int count = 0;
    while (true) {
        MADO_ASSIGN(const bool more, select.step());
        if (!more) break;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const int column = static_cast<int>(i);
            cells[i] = select.isNull(column) ? std::nullopt : std::optional(select.utf8(column));
        }
        MADO_TRY(sink(cells));
        progress.lastKey = select.text(0);
        ++count;
    }
    progress.rowCount = count;
    progress.isDone = count < limit;
    return progress;
}

Result<std::vector<RecordVersion>> EmbeddedSession::history(Entity entity, const QString& key) {
    MADO_TRY(stillSignedIn());
    MADO_ASSIGN(Statement rows,
                connection().prepare("SELECT pub_seq, at, author_id, case_id, image FROM feed WHERE "
                                     "entity = ? AND record_key = ? ORDER BY pub_seq DESC"));
    rows.bindAll(dictionary::tableName(entity), key);
    std::vector<RecordVersion> versions;
    while (true) {
        MADO_ASSIGN(const bool more, rows.step());
        if (!more) break;
        RecordVersion version{rows.integer(0), QDateTime::fromString(rows.text(1), Qt::ISODateWithMs),
                              rows.text(2), rows.text(3), std::nullopt};
        if (!rows.isNull(4)) {
            MADO_ASSIGN(version.record, recordOf(rows.utf8(4)));
        }
        versions.push_back(std::move(version));
    }
    MADO_TRY(chain().add(m_staff.staffId, m_terminalId, u"history read"_s, key));
    return versions;
}

Result<SecretBuffer> EmbeddedSession::refuseNumber(const QString& code, const QString& addresseeNo) {
    MADO_TRY(chain().add(m_staff.staffId, m_terminalId, u"number refused"_s, addresseeNo + u' ' + code));
    return fail(code);
}

Result<SecretBuffer> EmbeddedSession::readNumber(const QString& addresseeNo, const QString& purpose) {
    if (purpose.trimmed().isEmpty()) return fail(u"E-CENTRAL-021"_s);
    MADO_TRY(stillSignedIn());
    const QString since = m_centre.m_clock.now().addSecs(-3600).toString(Qt::ISODateWithMs);
    {
        MADO_ASSIGN(Statement count,
                    connection().prepare("SELECT count(*) FROM audit WHERE action = 'number read' "
                                         "AND staff_id = ? AND at > ?"));
        count.bindAll(m_staff.staffId, since);
        MADO_ASSIGN(const bool found, count.step());
        if (found && count.integer(0) >= numbersPerHour) return refuseNumber(u"E-CENTRAL-022"_s, addresseeNo);
    }
    QByteArray sealed;
    {
        MADO_ASSIGN(Statement select,
                    connection().prepare("SELECT sealed FROM sealed_number WHERE addressee_no = ?"));
        select.bind(1, addresseeNo);
        MADO_ASSIGN(const bool found, select.step());
        if (!found) return refuseNumber(u"E-CENTRAL-020"_s, addresseeNo);
        sealed = select.blob(0);
    }
    MADO_ASSIGN(const CentralHello head, hello());
    // The line is written, and on disk, before the number is given.
    MADO_TRY(chain().add(m_staff.staffId, m_terminalId, u"number read"_s, addresseeNo + u' ' + purpose));
    MADO_ASSIGN(const auto secret, m_centre.m_secrets.read(m_centre.m_numberKeyName));
    if (!secret) return fail(u"E-CENTRAL-024"_s);
    return sealed_number::open(sealed, head.numberPublicKey, *secret);
}

Result<void> EmbeddedSession::note(const QString& action, const QString& subject) {
    return chain().add(m_staff.staffId, m_terminalId, action, subject);
}

Result<std::vector<AuditLine>> EmbeddedSession::audit(qint64 afterSeq, int limit) {
    MADO_TRY(stillSignedIn());
    if (!m_staff.may(u"audit"_s)) return fail(u"E-CENTRAL-011"_s);
    return chain().lines(afterSeq, limit);
}

Result<RangeDigest> EmbeddedSession::scrub(Entity entity, const QString& afterKey, int limit) {
    MADO_TRY(stillSignedIn());
    return rows::digest(connection(), entity, afterKey, limit);
}

}  // namespace mado
