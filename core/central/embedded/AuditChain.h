// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/central/CentralStore.h"
#include "core/store/Connection.h"

#include <functional>

namespace mado {

/// The hash of a line after one with the hash `previous` (32 zero bytes for the first). Every make of centre
/// computes it so; the line's own `hash` is not looked at.
[[nodiscard]] QByteArray auditHash(const QByteArray& previous, const AuditLine& line);

/// The audit trail of the embedded centre: each line holds the SHA-256 of the line before, so that an edited,
/// deleted or reordered line shows. Used inside the transaction that does what the line says.
class AuditChain {
 public:
    AuditChain(Connection& connection, const Clock& clock) : m_connection(connection), m_clock(clock) {}

    [[nodiscard]] Result<void> add(const QString& staffId, const QString& terminalId, const QString& action,
                                   const QString& subject);
    [[nodiscard]] Result<std::vector<AuditLine>> lines(qint64 afterSeq, int limit);
    /// The number of the first line that does not follow on the one before; 0 if the chain is whole.
    [[nodiscard]] Result<qint64> firstBreak();
    /// The whole trail as JSON lines, as AuditTrail takes them: what it claims of its end first.
    using LineSink = std::function<Result<void>(const QByteArray& line)>;
    [[nodiscard]] Result<void> exportLines(const LineSink& sink);

 private:
    Connection& m_connection;
    const Clock& m_clock;
};

}  // namespace mado
