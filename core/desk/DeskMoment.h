// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/CacheReader.h"
#include "core/store/Outbox.h"
#include "core/store/Transaction.h"

#include <functional>
#include <vector>

namespace mado {

/// One moment for an answer that is read from two files. What waits is noted first, the records after: a
/// command that takes effect in between is then known from both sides, and laying it over records that have
/// its effect already changes nothing. The other way round it would be known from neither, and a case could
/// be shown as in force over the records of before. All reads of the records until its end see one snapshot.
class DeskMoment {
 public:
    [[nodiscard]] static Result<DeskMoment> begin(CacheReader& cache, const Outbox& outbox) {
        MADO_ASSIGN(auto waiting,
                    outbox.inStates({CommandState::Sealed, CommandState::Sent, CommandState::Acknowledged}));
        MADO_ASSIGN(auto snapshot, Transaction::begin(cache.connection(), Transaction::Kind::Read));
        return DeskMoment(std::move(waiting), std::move(snapshot));
    }

    /// Commands whose effect may not be in the records yet, in the order given.
    [[nodiscard]] const std::vector<OutboxCommand>& waiting() const { return m_waiting; }
    [[nodiscard]] std::vector<OutboxCommand> ofHousehold(const QString& householdNo) const {
        return those([&householdNo](const OutboxCommand& each) { return each.householdKey == householdNo; });
    }
    [[nodiscard]] std::vector<OutboxCommand> ofCase(const QString& caseId) const {
        return those([&caseId](const OutboxCommand& each) { return each.caseId == caseId; });
    }

 private:
    DeskMoment(std::vector<OutboxCommand> waiting, Transaction snapshot)
        : m_waiting(std::move(waiting)), m_snapshot(std::move(snapshot)) {}
    [[nodiscard]] std::vector<OutboxCommand> those(
        const std::function<bool(const OutboxCommand&)>& fits) const {
        std::vector<OutboxCommand> found;
        std::copy_if(m_waiting.begin(), m_waiting.end(), std::back_inserter(found), fits);
        return found;
    }

    std::vector<OutboxCommand> m_waiting;
    Transaction m_snapshot;  // ended by being dropped: nothing was written
};

}  // namespace mado
