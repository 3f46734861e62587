// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/Levy.h"

#include <optional>
#include <vector>

namespace mado {

/// One piece of what the tax of a year is made up of: something that is added, or taken off again.
struct LevyPiece {
    enum class Kind {
        IncomeLevy,    ///< 所得割
        PerCapita,     ///< 均等割 before reductions
        PerHousehold,  ///< 平等割 before reductions
        Reduction,     ///< 軽減・減額: by law or ordinance, preschool children, former dependants
        OverLimit,     ///< 課税限度額超過額
        Rounding,      ///< 端数
    };
    std::optional<Portion> portion;  ///< nothing: of the whole tax
    Kind kind = Kind::IncomeLevy;
    qint64 amount = 0;  ///< yen; negative for what is taken off
    friend bool operator==(const LevyPiece&, const LevyPiece&) = default;
};

/// The pieces of `amounts`, which must come from assessLevy with the same arguments: portion by portion, none
/// of 0 yen. They sum to the annual tax. Months free of any levy (maternity) are in no piece.
[[nodiscard]] std::vector<LevyPiece> levyPieces(const LevyRates& rates, const LevyHousehold& household,
                                                const LevyAmounts& amounts);
/// The same from amounts that are on record: `reduced`, `overLimit` 0 or more.
[[nodiscard]] std::vector<LevyPiece> levyPieces(std::optional<Portion> portion, qint64 income,
                                                qint64 perCapita, qint64 perHousehold, qint64 reduced,
                                                qint64 overLimit, qint64 amount);
[[nodiscard]] QString pieceName(LevyPiece::Kind kind, bool japanese);

}  // namespace mado
