// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace mado {

/// How much of the centre's records a terminal may keep. Set for each terminal; the centre allows as much or
/// less.
enum class CacheMode {
    None,     ///< nothing stays on the terminal: what None holds while somebody works is that of Working
    Working,  ///< what finding the insured needs, and the households that were opened here lately
    Full,     ///< a whole copy: for counters that must work on in a disaster, and for centres on this machine
};

/// As in profiles and in the centre's answers: "none", "working", "full".
[[nodiscard]] inline QString cacheModeName(CacheMode mode) {
    if (mode == CacheMode::None) return QStringLiteral("none");
    return mode == CacheMode::Working ? QStringLiteral("working") : QStringLiteral("full");
}
[[nodiscard]] inline std::optional<CacheMode> cacheModeNamed(const QString& name) {
    for (const CacheMode each : {CacheMode::None, CacheMode::Working, CacheMode::Full}) {
        if (cacheModeName(each) == name) return each;
    }
    return std::nullopt;
}

}  // namespace mado
