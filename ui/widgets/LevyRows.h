// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ErrorCatalogue.h"
#include "core/rules/LevyPieces.h"
#include "ui/widgets/WaterfallView.h"

#include <vector>

namespace mado {

/// A portion of the tax with its pieces, for the waterfall.
struct LevyGroup {
    QString name;  ///< empty: pieces of the whole tax, without a heading
    std::vector<LevyPiece> pieces;
    int tag = -1;
};

/// The waterfall of a year: a heading for each part, its pieces, and the total. Each begins where the last
/// ended.
[[nodiscard]] QList<WaterfallRow> levyRows(const std::vector<LevyGroup>& parts, const QString& total,
                                           Language language, int totalTag = -1);
/// The same from pieces that name their portions.
[[nodiscard]] QList<WaterfallRow> levyRows(const std::vector<LevyPiece>& pieces, const QString& total,
                                           Language language);

}  // namespace mado
