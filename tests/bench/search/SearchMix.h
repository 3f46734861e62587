// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/Search.h"

#include <QJsonArray>

#include <vector>

namespace mado::bench {

/// One text as it stands in the search box after a key press.
struct MixedQuery {
    QString kind;
    QString text;
};

/// What clerks type, about residents taken evenly from the whole city: each key press of a kana name, names
/// in ideographs (also in another variant), birth dates of eras, numbers, phones, addresses, two terms.
[[nodiscard]] Result<std::vector<MixedQuery>> mixedQueries(CacheReader& reader, int people);

[[nodiscard]] QJsonArray toJson(const std::vector<MixedQuery>& queries);
[[nodiscard]] std::vector<MixedQuery> fromJson(const QJsonArray& json);

struct Timings {
    std::vector<double> milliseconds;  ///< one for each query, in order
    std::vector<int> hits;
};
[[nodiscard]] Result<Timings> timeAll(Search& search, const std::vector<MixedQuery>& queries);

/// `q` from 0 to 1.
[[nodiscard]] double quantile(std::vector<double> values, double q);

}  // namespace mado::bench
