// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/wire/WireCodec.h"

#include <QCborArray>
#include <QCborValue>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace mado::simulation::wire {

namespace {

constexpr qsizetype lengthBytes = 4;

QCborArray listOf(const QStringList& texts) {
    return QCborArray::fromStringList(texts);
}

QStringList textsOf(const QCborValue& value) {
    QStringList texts;
    for (const QCborValue& each : value.toArray())
        texts << each.toString();
    return texts;
}

QCborMap of(const CacheChange& change) {
    QCborMap map{{u"kind"_s, static_cast<int>(change.kind)},
                 {u"entity"_s, dictionary::tableName(change.ref.entity)},
                 {u"key"_s, change.ref.key},
                 {u"version"_s, change.ref.version}};
    if (change.record) map[u"record"_s] = QCborMap::fromJsonObject(change.record->toJson());
    QJsonObject items;
    for (const ItemChange& each : change.items)
        items[dictionary::columnName(each.field)] = toJson(each.value);
    if (!items.isEmpty()) map[u"items"_s] = QCborMap::fromJsonObject(items);
    return map;
}

Result<CacheChange> changeOf(const QCborMap& map) {
    const auto entity = dictionary::entityNamed(map[u"entity"_s].toString());
    if (!entity) return fail(u"E-CENTRAL-010"_s);
    CacheChange change;
    change.kind = static_cast<CacheChange::Kind>(map[u"kind"_s].toInteger());
    change.ref = {*entity, map[u"key"_s].toString(), map[u"version"_s].toInteger()};
    if (map.contains(u"record"_s)) {
        MADO_ASSIGN(change.record, Record::fromJson(map[u"record"_s].toMap().toJsonObject()));
    }
    const QJsonObject items = map[u"items"_s].toMap().toJsonObject();
    for (auto item = items.begin(); item != items.end(); ++item) {
        const auto field = dictionary::fieldNamed(*entity, item.key());
        if (!field) return fail(u"E-CENTRAL-010"_s);
        change.items.push_back({*field, valueFromJson(item.value())});
    }
    return change;
}

QString timeText(const QDateTime& time) {
    return time.toString(Qt::ISODateWithMs);
}
QDateTime timeOf(const QCborValue& value) {
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
}

}  // namespace

QCborMap of(const Error& error) {
    return {{u"code"_s, error.code}, {u"field"_s, error.field}, {u"facts"_s, listOf(error.facts)}};
}
Error errorOf(const QCborMap& map) {
    return {map[u"code"_s].toString(), map[u"field"_s].toString(), textsOf(map[u"facts"_s]), {}};
}

QCborMap of(const SignInProof& proof) {
    return {{u"staff"_s, proof.staffId},
            {u"challenge"_s, proof.challenge},
            {u"signature"_s, proof.signature},
            {u"terminal"_s, proof.terminalId}};
}
SignInProof proofOf(const QCborMap& map) {
    return {map[u"staff"_s].toString(), map[u"challenge"_s].toByteArray(), map[u"signature"_s].toByteArray(),
            map[u"terminal"_s].toString()};
}

QCborMap of(const StaffIdentity& staff) {
    return {{u"staff"_s, staff.staffId},
            {u"name"_s, staff.name},
            {u"kana"_s, staff.kana},
            {u"section"_s, staff.section},
            {u"roles"_s, listOf(staff.roles)}};
}
StaffIdentity staffOf(const QCborMap& map) {
    return {map[u"staff"_s].toString(), map[u"name"_s].toString(), map[u"kana"_s].toString(),
            map[u"section"_s].toString(), textsOf(map[u"roles"_s])};
}

QCborMap of(const CentralHello& hello) {
    return {{u"epoch"_s, hello.epoch},
            {u"last"_s, hello.lastSeq},
            {u"hash"_s, hello.chainHash},
            {u"durable"_s, hello.durableSeq},
            {u"backup"_s, hello.backupSeq},
            {u"schema"_s, hello.schemaVersion},
            {u"time"_s, timeText(hello.serverTime)},
            {u"number_key"_s, hello.numberPublicKey}};
}
CentralHello helloOf(const QCborMap& map) {
    CentralHello hello;
    hello.epoch = map[u"epoch"_s].toString();
    hello.lastSeq = map[u"last"_s].toInteger();
    hello.chainHash = map[u"hash"_s].toByteArray();
    hello.durableSeq = map[u"durable"_s].toInteger();
    hello.backupSeq = map[u"backup"_s].toInteger();
    hello.schemaVersion = static_cast<int>(map[u"schema"_s].toInteger());
    hello.serverTime = timeOf(map[u"time"_s]);
    hello.numberPublicKey = map[u"number_key"_s].toByteArray();
    hello.isEmbedded = true;
    return hello;
}

QCborMap of(const CommandEnvelope& command) {
    return {{u"command"_s, command.commandId},
            {u"kind"_s, commandName(command.kind)},
            {u"case"_s, command.caseId},
            {u"payload"_s, command.payload},
            {u"digest"_s, command.digest},
            {u"terminal"_s, command.terminalId},
            {u"counter"_s, command.terminalCounter},
            {u"time"_s, timeText(command.clientTime)}};
}
Result<CommandEnvelope> commandOf(const QCborMap& map) {
    const auto kind = commandKindFromName(map[u"kind"_s].toString());
    if (!kind) return fail(u"E-CENTRAL-001"_s, u"kind"_s);
    CommandEnvelope command;
    command.commandId = map[u"command"_s].toString();
    command.kind = *kind;
    command.caseId = map[u"case"_s].toString();
    command.payload = map[u"payload"_s].toByteArray();
    command.digest = map[u"digest"_s].toByteArray();
    command.terminalId = map[u"terminal"_s].toString();
    command.terminalCounter = map[u"counter"_s].toInteger();
    command.clientTime = timeOf(map[u"time"_s]);
    return command;
}

QCborMap of(const CacheCursor& cursor) {
    return {{u"epoch"_s, cursor.epoch},
            {u"seq"_s, cursor.pubSeq},
            {u"hash"_s, cursor.chainHash},
            {u"schema"_s, cursor.schemaVersion},
            {u"scope"_s, cursor.scope}};
}
CacheCursor cursorOf(const QCborMap& map) {
    return {map[u"epoch"_s].toString(), map[u"seq"_s].toInteger(), map[u"hash"_s].toByteArray(),
            static_cast<int>(map[u"schema"_s].toInteger()), map[u"scope"_s].toString()};
}

QCborMap of(const PullAnswer& answer) {
    QCborArray changes;
    for (const CacheChange& each : answer.batch.changes)
        changes.append(of(each));
    return {{u"kind"_s, static_cast<int>(answer.kind)},
            {u"from"_s, of(answer.batch.from)},
            {u"to"_s, of(answer.batch.to)},
            {u"changes"_s, changes},
            {u"more"_s, answer.hasMore},
            {u"hello"_s, of(answer.hello)}};
}
Result<PullAnswer> pullAnswerOf(const QCborMap& map) {
    PullAnswer answer;
    answer.kind = static_cast<PullAnswer::Kind>(map[u"kind"_s].toInteger());
    answer.batch.from = cursorOf(map[u"from"_s].toMap());
    answer.batch.to = cursorOf(map[u"to"_s].toMap());
    answer.hasMore = map[u"more"_s].toBool();
    answer.hello = helloOf(map[u"hello"_s].toMap());
    for (const QCborValue& each : map[u"changes"_s].toArray()) {
        MADO_ASSIGN(auto change, changeOf(each.toMap()));
        answer.batch.changes.push_back(std::move(change));
    }
    return answer;
}

QCborMap of(const FillProgress& progress) {
    return {{u"key"_s, progress.lastKey},
            {u"low"_s, progress.lowSeq},
            {u"rows"_s, progress.rowCount},
            {u"done"_s, progress.isDone}};
}
FillProgress progressOf(const QCborMap& map) {
    return {map[u"key"_s].toString(), map[u"low"_s].toInteger(), map[u"rows"_s].toInteger(),
            map[u"done"_s].toBool()};
}

QCborMap of(const RecordVersion& version) {
    QCborMap map{{u"seq"_s, version.feedSeq},
                 {u"at"_s, timeText(version.at)},
                 {u"author"_s, version.authorId},
                 {u"case"_s, version.caseId}};
    if (version.record) map[u"record"_s] = QCborMap::fromJsonObject(version.record->toJson());
    return map;
}
Result<RecordVersion> versionOf(const QCborMap& map) {
    RecordVersion version{map[u"seq"_s].toInteger(), timeOf(map[u"at"_s]), map[u"author"_s].toString(),
                          map[u"case"_s].toString(), std::nullopt};
    if (map.contains(u"record"_s)) {
        MADO_ASSIGN(version.record, Record::fromJson(map[u"record"_s].toMap().toJsonObject()));
    }
    return version;
}

QCborMap of(const AuditLine& line) {
    return {{u"seq"_s, line.seq},       {u"at"_s, timeText(line.at)},
            {u"staff"_s, line.staffId}, {u"terminal"_s, line.terminalId},
            {u"action"_s, line.action}, {u"subject"_s, line.subject},
            {u"hash"_s, line.hash}};
}
AuditLine auditLineOf(const QCborMap& map) {
    return {map[u"seq"_s].toInteger(),     timeOf(map[u"at"_s]),        map[u"staff"_s].toString(),
            map[u"terminal"_s].toString(), map[u"action"_s].toString(), map[u"subject"_s].toString(),
            map[u"hash"_s].toByteArray()};
}

QByteArray frameOf(const QCborMap& map) {
    const QByteArray bytes = map.toCborValue().toCbor();
    QByteArray frame(lengthBytes, '\0');
    qToBigEndian(static_cast<quint32>(bytes.size()), frame.data());
    return frame + bytes;
}

std::optional<QCborMap> takeFrame(QByteArray& buffer) {
    if (buffer.size() < lengthBytes) return std::nullopt;
    const auto length = static_cast<qsizetype>(qFromBigEndian<quint32>(buffer.constData()));
    if (buffer.size() < lengthBytes + length) return std::nullopt;
    const QCborValue value = QCborValue::fromCbor(buffer.mid(lengthBytes, length));
    buffer.remove(0, lengthBytes + length);
    return value.toMap();
}

}  // namespace mado::simulation::wire
