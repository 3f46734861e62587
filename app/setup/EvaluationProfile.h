// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/city/SyntheticCity.h"
#include "core/desk/CityKnowledge.h"
#include "core/security/SecretStore.h"

#include <functional>

namespace mado {

/// A data folder for evaluation: keys, an embedded centre with a synthetic city, staff with software cards,
/// and the local copy, ready for the first sign-in. Blocks; for the command line and tests.
class EvaluationProfile {
 public:
    struct Plan {
        QString folder;
        int residents = 20'000;
        quint64 seed = 1;
        QString terminal = QStringLiteral("A-12");
        QByteArray pin = "1234";  ///< of all evaluation cards; published in the README
    };
    struct Made {
        CityCounts counts;
        QStringList staff;
    };
    /// "residents", "copy"; done; total (0: unknown).
    using Progress = std::function<void(const QString& part, qint64 done, qint64 total)>;

    /// E-DESK-002 if there is a profile in the folder. What fails half-way can't be used; the folder is to be
    /// deleted.
    [[nodiscard]] static Result<Made> make(const Plan& plan, SecretStore& secrets, const Clock& clock,
                                           const CityKnowledge& knowledge, const Progress& progress = {});
};

}  // namespace mado
