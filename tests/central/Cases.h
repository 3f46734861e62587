// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/UuidV7.h"
#include "core/central/Commands.h"
#include "core/domain/ChangeSet.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace mado::test {

/// Change sets and payloads of synthetic cases.
[[nodiscard]] inline RecordChange createPerson(const QString& no, const QString& kana,
                                               const QString& household = QStringLiteral("1001")) {
    using namespace field::addressee;
    return {RecordChange::Kind::Create,
            Entity::Addressee,
            no,
            0,
            {{addressee_no, Value(), no}, {name_kana, Value(), kana}, {household_no, Value(), household}}};
}

[[nodiscard]] inline RecordChange renamePerson(const QString& no, qint64 version, const QString& before,
                                               const QString& after) {
    return {RecordChange::Kind::Update,
            Entity::Addressee,
            no,
            version,
            {{field::addressee::name_kana, before, after}}};
}

[[nodiscard]] inline RecordChange removePerson(const QString& no, qint64 version) {
    return {RecordChange::Kind::Remove, Entity::Addressee, no, version, {}};
}

[[nodiscard]] inline CasePayload caseOf(const QString& caseId, const ChangeSet& changes,
                                        const QString& household = QStringLiteral("1001")) {
    CasePayload payload;
    payload.caseId = caseId;
    payload.caseNo = QStringLiteral("K-%1").arg(caseId.right(6));
    payload.householdNo = household;
    payload.subjects = {QStringLiteral("10000001")};
    payload.filings = {
        {QStringLiteral("coverage_start"), 1, {{QStringLiteral("date"), QStringLiteral("2026-11-01")}}, {}}};
    payload.changeSet = changes.toJson();
    payload.filedOn = QStringLiteral("2026-11-22");
    return payload;
}

[[nodiscard]] inline CommandEnvelope commandOf(const QString& id, CommandKind kind, const QString& caseId,
                                               const QJsonObject& json) {
    CommandEnvelope command;
    command.commandId = id;
    command.kind = kind;
    command.caseId = caseId;
    command.payload = canonicalBytes(json);
    command.digest = payloadDigest(command.payload);
    command.terminalId = QStringLiteral("T1");
    command.terminalCounter = 1;
    return command;
}

/// What ConfirmCase carries for a case that was entered with `entered`.
[[nodiscard]] inline QJsonObject confirmationOf(const CommandEnvelope& entered, const ChangeSet& changes) {
    return {{QStringLiteral("payload_digest"), QString::fromLatin1(entered.digest)},
            {QStringLiteral("change_set"), changes.toJson()}};
}

}  // namespace mado::test
