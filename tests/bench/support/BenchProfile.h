// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/desk/CityKnowledge.h"
#include "tests/bench/support/FileSecretStore.h"

#include <QJsonObject>

namespace mado::bench {

/// A terminal's folder with a whole synthetic city, made at the first run and kept for the next ones.
///
/// MADO_BENCH_CACHE: where (a folder of the user's cache if unset).
/// MADO_BENCH_RESIDENTS: how many residents (600,000 if unset).
class BenchProfile {
 public:
    /// Makes it if it is absent, unfinished or of another schema: minutes.
    [[nodiscard]] static Result<BenchProfile> ready(const CityKnowledge& knowledge, const Clock& clock);

    [[nodiscard]] const QString& folder() const { return m_folder; }
    [[nodiscard]] FileSecretStore secrets() const {
        return FileSecretStore(m_folder + QStringLiteral("/secrets.json"));
    }
    /// What making it took: "residents", "records", "city_seconds", "copy_seconds", "load" (runnable
    /// processes).
    [[nodiscard]] const QJsonObject& making() const { return m_making; }

 private:
    QString m_folder;
    QJsonObject m_making;
};

[[nodiscard]] int residents();
/// Of the last minute; 0 where the system does not tell.
[[nodiscard]] double machineLoad();
/// For the end of a program that can't go on.
int cannot(const Error& error);

}  // namespace mado::bench
