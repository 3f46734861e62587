// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/postgres/PgAnswers.h"

#include "core/central/postgres/FeedLines.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace mado::pg_answer {

namespace {

QByteArray base64(const QJsonValue& value) {
    return QByteArray::fromBase64(value.toString().toLatin1());
}

QDateTime timeOf(const QJsonValue& value) {
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

std::optional<PullAnswer::Kind> kindNamed(const QString& name) {
    if (name == u"batches"_s) return PullAnswer::Kind::Batches;
    if (name == u"refill"_s) return PullAnswer::Kind::Refill;
    if (name == u"rewound"_s) return PullAnswer::Kind::Rewound;
    if (name == u"diverged"_s) return PullAnswer::Kind::Diverged;
    return std::nullopt;
}

Result<Record> recordIn(const QJsonObject& json) {
    auto record = Record::fromJson(json[u"image"_s].toObject());
    if (!record || record->key().isEmpty() || record->version() < 1) return unreadable(u"image"_s);
    return record;
}

/// Every number of the feed between the two cursors is there, or was counted as not for us.
bool isDense(const CacheBatch& batch, qint64 filtered) {
    const qint64 span = batch.to.pubSeq - batch.from.pubSeq;
    return filtered >= 0 && span == static_cast<qint64>(batch.changes.size()) + filtered;
}

}  // namespace

Error unreadable(const QString& what) {
    return fail(u"E-CENTRAL-061"_s, what);
}

Result<QJsonObject> object(std::string_view text) {
    const auto document =
        QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())));
    if (!document.isObject()) return unreadable(u"answer"_s);
    const QJsonObject json = document.object();
    if (!json.contains(u"error"_s)) return json;
    const QJsonObject error = json[u"error"_s].toObject();
    QStringList facts;
    for (const QJsonValue& fact : error[u"facts"_s].toArray())
        facts << fact.toString();
    return fail(error[u"code"_s].toString(), error[u"field"_s].toString(), facts);
}

Result<QJsonObject> object(const PgResult& result) {
    if (result.rowCount() != 1 || result.columnCount() != 1) return unreadable(u"answer"_s);
    return object(result.utf8(0, 0));
}

Result<CentralHello> hello(const QJsonObject& json) {
    CentralHello made;
    made.epoch = json[u"epoch"_s].toString();
    made.lastSeq = json[u"last_seq"_s].toInteger(-1);
    made.chainHash = QByteArray::fromHex(json[u"chain_hash"_s].toString().toLatin1());
    made.durableSeq = json[u"durable_seq"_s].toInteger();
    made.backupSeq = json[u"backup_seq"_s].toInteger();
    made.schemaVersion = json[u"schema_version"_s].toInt();
    made.serverTime = timeOf(json[u"server_time"_s]);
    made.numberPublicKey = base64(json[u"number_public_key"_s]);
    made.leasePublicKey = base64(json[u"lease_public_key"_s]);
    made.scopeFingerprint = json[u"scope_fingerprint"_s].toString();
    made.auditSize = json[u"audit"_s][u"size"_s].toInteger();
    made.auditRoot = QByteArray::fromHex(json[u"audit"_s][u"root"_s].toString().toLatin1());
    // What is not understood is not kept.
    made.cacheMode = cacheModeNamed(json[u"cache_mode"_s].toString()).value_or(CacheMode::None);
    const bool isWhole = !made.epoch.isEmpty() && made.lastSeq >= 0 && made.serverTime.isValid();
    if (!isWhole) return unreadable(u"hello"_s);
    return made;
}

StaffIdentity staff(const QJsonObject& hello) {
    const QJsonObject json = hello[u"staff"_s].toObject();
    StaffIdentity made{json[u"staff_id"_s].toString(),
                       json[u"name"_s].toString(),
                       json[u"kana"_s].toString(),
                       json[u"section"_s].toString(),
                       {}};
    for (const QJsonValue& role : json[u"roles"_s].toArray())
        made.roles << role.toString();
    return made;
}

Result<PullAnswer> pull(const PgResult& lines, const CacheCursor& from) {
    if (lines.rowCount() < 1) return unreadable(u"pull"_s);
    MADO_ASSIGN(const QJsonObject first, object(lines.utf8(0, 0)));
    const auto kind = kindNamed(first[u"kind"_s].toString());
    if (!kind) return unreadable(u"kind"_s);
    PullAnswer answer;
    answer.kind = *kind;
    MADO_ASSIGN(answer.hello, hello(first[u"hello"_s].toObject()));
    if (*kind != PullAnswer::Kind::Batches) return answer;
    const QJsonObject to = first[u"to"_s].toObject();
    answer.hasMore = first[u"has_more"_s].toBool();
    answer.batch.from = from;
    answer.batch.to = {answer.hello.epoch, to[u"pub_seq"_s].toInteger(),
                       QByteArray::fromHex(to[u"chain_hash"_s].toString().toLatin1()),
                       answer.hello.schemaVersion, from.scope};
    QStringList kinds;
    for (const QJsonValue& each : first[u"kinds"_s].toArray())
        kinds << each.toString();
    FeedLines feed(kinds);
    for (int row = 1; row < lines.rowCount(); ++row)
        MADO_TRY(feed.take(lines.utf8(row, 0), answer.batch.changes));
    const bool followsOn = answer.hello.epoch == from.epoch && answer.batch.to.pubSeq >= from.pubSeq &&
                           answer.batch.to.pubSeq <= answer.hello.lastSeq &&
                           !(answer.hasMore && answer.batch.to.pubSeq == from.pubSeq);
    if (!followsOn || !isDense(answer.batch, first[u"filtered"_s].toInteger())) return fail(u"E-SYNC-005"_s);
    return answer;
}

Result<std::vector<HouseholdRecords>> households(const PgResult& lines) {
    std::vector<HouseholdRecords> all;
    for (int row = 0; row < lines.rowCount(); ++row) {
        MADO_ASSIGN(const QJsonObject line, object(lines.utf8(row, 0)));
        if (const QString number = line[u"household"_s].toString(); !number.isEmpty()) {
            all.push_back({number, {}});
            continue;
        }
        if (all.empty()) return unreadable(u"household"_s);
        MADO_ASSIGN(Record each, recordIn(line));
        all.back().records.push_back(std::move(each));
    }
    return all;
}

Result<RecordVersion> version(const QJsonObject& json) {
    RecordVersion made{json[u"feed_seq"_s].toInteger(), timeOf(json[u"at"_s]),
                       json[u"author_id"_s].toString(), json[u"case_id"_s].toString(), std::nullopt};
    if (json[u"record"_s].isObject()) {
        MADO_ASSIGN(made.record, Record::fromJson(json[u"record"_s].toObject()));
    }
    return made;
}

AuditLine auditLine(const QJsonObject& json) {
    return {json[u"seq"_s].toInteger(),
            timeOf(json[u"at"_s]),
            json[u"staff_id"_s].toString(),
            json[u"terminal_id"_s].toString(),
            json[u"action"_s].toString(),
            json[u"subject"_s].toString(),
            QByteArray::fromHex(json[u"hash"_s].toString().toLatin1())};
}

}  // namespace mado::pg_answer
