// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/CentralStore.h"

#include <QCborMap>

namespace mado::simulation::wire {

/// Questions and answers of a session as CBOR, for a centre in another process of a simulation. Values of
/// this program for itself, of one version: what can't be read is E-CENTRAL-010, as a line that fails.

[[nodiscard]] QCborMap of(const Error& error);
[[nodiscard]] Error errorOf(const QCborMap& map);
[[nodiscard]] QCborMap of(const SignInProof& proof);
[[nodiscard]] SignInProof proofOf(const QCborMap& map);
[[nodiscard]] QCborMap of(const StaffIdentity& staff);
[[nodiscard]] StaffIdentity staffOf(const QCborMap& map);
[[nodiscard]] QCborMap of(const CentralHello& hello);
[[nodiscard]] CentralHello helloOf(const QCborMap& map);
[[nodiscard]] QCborMap of(const CommandEnvelope& command);
[[nodiscard]] Result<CommandEnvelope> commandOf(const QCborMap& map);
[[nodiscard]] QCborMap of(const CacheCursor& cursor);
[[nodiscard]] CacheCursor cursorOf(const QCborMap& map);
[[nodiscard]] QCborMap of(const PullAnswer& answer);
[[nodiscard]] Result<PullAnswer> pullAnswerOf(const QCborMap& map);
[[nodiscard]] QCborMap of(const FillProgress& progress);
[[nodiscard]] FillProgress progressOf(const QCborMap& map);
[[nodiscard]] QCborMap of(const RecordVersion& version);
[[nodiscard]] Result<RecordVersion> versionOf(const QCborMap& map);
[[nodiscard]] QCborMap of(const AuditLine& line);
[[nodiscard]] AuditLine auditLineOf(const QCborMap& map);

/// Length and bytes.
[[nodiscard]] QByteArray frameOf(const QCborMap& map);
/// Takes one whole frame off the front; nothing if it is not complete yet.
[[nodiscard]] std::optional<QCborMap> takeFrame(QByteArray& buffer);

}  // namespace mado::simulation::wire
