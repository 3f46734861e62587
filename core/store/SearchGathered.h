// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/Search.h"

#include <QSet>

#include <functional>

namespace mado {

/// People found so far, in order, each once.
struct Search::Gathered {
    /// So many people are looked at for one query; more are no use to anybody.
    static constexpr int mostCandidates = 20'000;

    /// A person and, found by name, the birth date (else empty). False: enough.
    std::function<Result<bool>(qint64, std::string_view)> accept;
    int most = mostCandidates;
    QSet<qint64> seen;
    int candidates = 0;
    bool enough = false;
    bool tooWide = false;
};

/// The first text after all that begin with `prefix`.
[[nodiscard]] inline QString textAfter(const QString& prefix) {
    static const char32_t last = 0x10FFFF;
    return prefix + QString::fromUcs4(&last, 1);
}

}  // namespace mado
