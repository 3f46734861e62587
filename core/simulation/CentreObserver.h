// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/CentralStore.h"
#include "core/simulation/SimulationPlan.h"
#include "core/simulation/history/History.h"
#include "core/store/TableDigest.h"

#include <QMap>
#include <QSet>

namespace mado::simulation {

/// Looks at the centre through a session like any other, and tells the history what is there.
class CentreObserver {
 public:
    CentreObserver(CentralSession& session, history::Sink& sink) : m_session(session), m_sink(sink) {}

    /// Heads of unprotected households with everything that simulated cases write, in the order of their
    /// numbers; fewer if there are not so many.
    [[nodiscard]] Result<std::vector<WatchedHousehold>> choose(int count);
    /// Tells the versions of what will be written, and notes them in the households.
    [[nodiscard]] Result<void> tellBase(std::vector<WatchedHousehold>& households);
    /// Tells everything that is to be judged. The chain of the audit trail is computed anew from its lines.
    [[nodiscard]] Result<void> tellFinalState(const std::vector<WatchedHousehold>& households);

 private:
    using Cells = std::span<const std::optional<std::string_view>>;
    [[nodiscard]] Result<void> each(Entity entity, const std::function<void(Cells)>& look);
    [[nodiscard]] Result<void> tellAudit();
    [[nodiscard]] Result<void> tellTables();
    [[nodiscard]] Result<void> tellVersions(Entity entity, const QString& key, qint64 before);
    void tellIssue(Cells row);

    CentralSession& m_session;
    history::Sink& m_sink;
    QStringList m_cases;
};

}  // namespace mado::simulation
