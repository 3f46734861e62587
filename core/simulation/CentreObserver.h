// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/CentralStore.h"
#include "core/simulation/SimulationPlan.h"
#include "core/simulation/history/History.h"
#include "core/store/TableDigest.h"

#include <QMap>
#include <QSet>

#include <functional>

namespace mado::simulation {

/// Looks at the centre through a session like any other, and tells the history what is there.
class CentreObserver {
 public:
    CentreObserver(CentralSession& session, history::Sink& sink) : m_session(session), m_sink(sink) {}

    /// A centre that others have worked at before: of the trail the lines after this one are told, and those
    /// of other people as such.
    struct Since {
        qint64 auditSize = 0;
        QStringList people = {};
        QStringList papers = {};  ///< that were issued before
    };
    void lookSince(Since since) { m_since = std::move(since); }
    /// Whose session reads on when this one has read as much as is let in an hour; null for nobody.
    using Another = std::function<CentralSession*()>;
    void readOnWith(Another another) { m_another = std::move(another); }

    /// Heads of unprotected households without cases, with everything that simulated cases write, in the
    /// order of their numbers; fewer if there are not so many.
    [[nodiscard]] Result<std::vector<WatchedHousehold>> choose(int count);
    /// Tells the versions of what will be written, and notes them in the households.
    /// Ids of the papers that are in the register now.
    [[nodiscard]] Result<QStringList> papers();
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
    [[nodiscard]] Result<std::vector<RecordVersion>> historyOf(Entity entity, const QString& key);

    CentralSession& m_session;
    history::Sink& m_sink;
    Since m_since;
    Another m_another = [] { return nullptr; };
    CentralSession* m_reading = &m_session;
    QSet<QString> m_households;  // whose cases are told
    QStringList m_cases;
};

}  // namespace mado::simulation
