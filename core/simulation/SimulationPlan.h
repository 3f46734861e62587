// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/central/postgres/PgServer.h"

#include <QJsonObject>
#include <QMap>
#include <QString>

#include <vector>

namespace mado::simulation {

/// Who looks at the end.
inline constexpr QLatin1StringView auditorId("S900");

/// A household that the simulated clerks work on: few, so that they get into each other's way.
struct WatchedHousehold {
    QString householdNo;
    QString head;                     ///< addressee number
    QMap<QString, qint64> base = {};  ///< versions of what is written, before the work, by record
};

enum class CentreMake {
    Embedded,
    Postgres,  ///< of the run's own
    Given,     ///< one that is there already, with people of its own
};

/// A centre that is there already, and who works at it in the run.
struct GivenCentrePlan {
    PgServer server;                ///< one node is used: the one that takes writes
    QString pin = {};               ///< of the software cards beside the certificates
    bool mayWriteAnywhere = false;  ///< also into a centre that is not marked as one for evaluation
    QStringList staff = {};         ///< who sits at the terminals
    QString auditor = {};           ///< who looks at the end
};

/// What is simulated; kept in the run's folder for all its processes.
struct SimulationPlan {
    QString folder;
    quint64 seed = 1;
    int terminals = 4;
    qint64 workMilliseconds = 60'000;
    int residents = 60;
    int thinkMilliseconds = 40;         ///< between two things a clerk does, on average
    qint64 restMilliseconds = 240'000;  ///< the most that the start, and coming to rest, may take
    bool restores = false;              ///< the centre is put back to an earlier state once
    CentreMake make = CentreMake::Embedded;
    QString authority = {};  ///< of a PostgreSQL: the authority's certificate (PEM)
    /// Of a PostgreSQL: folder with <login>.crt and .key of the run's people; of a given one with
    /// STAFF-ID.crt, .key and .card.
    QString certificates = {};
    GivenCentrePlan given = {};
    std::vector<WatchedHousehold> households = {};
    QMap<QString, int> ports = {};  ///< of the line of each terminal, on the loopback

    [[nodiscard]] QString path(const QString& name) const { return folder + u'/' + name; }
    [[nodiscard]] QString historyPath() const { return path(QStringLiteral("history.jsonl")); }
    [[nodiscard]] QStringList terminalNames() const;               ///< "T001", ...
    [[nodiscard]] QString staffOf(const QString& terminal) const;  ///< "S001", ...
    /// Everybody who signs in: who sits at the terminals, and who looks at the end.
    [[nodiscard]] QStringList people() const;
    [[nodiscard]] QString auditor() const;
    [[nodiscard]] quint64 seedOf(const QString& what) const;  ///< another one for each name

    /// E-SIM-002 if the folder can't be used.
    [[nodiscard]] Result<void> save() const;
    [[nodiscard]] static Result<SimulationPlan> load(const QString& folder);
};

/// Marks that the run's processes leave for each other in its folder.
namespace mark {
inline constexpr QLatin1StringView settle("settle");  ///< to terminals: no new work, send what waits
inline constexpr QLatin1StringView finish("finish");  ///< to terminals: tell the final state and end
[[nodiscard]] bool isSet(const SimulationPlan& plan, const QString& name);
bool set(const SimulationPlan& plan, const QString& name);
}  // namespace mark

}  // namespace mado::simulation
