// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/LevyPieces.h"

#include "core/text/YearMonth.h"

#include <bit>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// The elements of a portion as they were before anything was taken off.
struct FullElements {
    qint64 perCapita = 0;
    qint64 perHousehold = 0;
};

FullElements fullElements(const LevyRates& rates, const std::vector<LevyPersonYear>& years, Portion portion) {
    FullElements full;
    unsigned liable = 0;
    qint64 twelfths = 0;
    for (const LevyPersonYear& year : years) {
        const unsigned pays = year.liable(portion) & ~unsigned(year.exempt);
        const qint64 one = rates.of(portion).perCapita * std::popcount(pays);
        full.perCapita += one / monthsOfYear;
        twelfths += one;
        liable |= year.liable(portion);
    }
    // Cut where the levy cuts, so that what is left over is a reduction and nothing else.
    if (rates.prorationRounding == LevyRates::ProrationRounding::Portion)
        full.perCapita = twelfths / monthsOfYear;
    full.perHousehold = rates.of(portion).perHousehold * std::popcount(liable) / monthsOfYear;
    return full;
}

}  // namespace

std::vector<LevyPiece> levyPieces(std::optional<Portion> portion, qint64 income, qint64 perCapita,
                                  qint64 perHousehold, qint64 reduced, qint64 overLimit, qint64 amount) {
    using Kind = LevyPiece::Kind;
    std::vector<LevyPiece> pieces;
    const auto add = [&](Kind kind, qint64 yen) {
        if (yen != 0) pieces.push_back({portion, kind, yen});
    };
    add(Kind::IncomeLevy, income);
    add(Kind::PerCapita, perCapita);
    add(Kind::PerHousehold, perHousehold);
    add(Kind::Reduction, -reduced);
    add(Kind::OverLimit, -overLimit);
    add(Kind::Rounding, amount - (income + perCapita + perHousehold - reduced - overLimit));
    return pieces;
}

std::vector<LevyPiece> levyPieces(const LevyRates& rates, const LevyHousehold& household,
                                  const LevyAmounts& amounts) {
    const QDate reference = levyReferenceDate(rates, household);
    std::vector<LevyPersonYear> years;
    for (const LevyPerson& person : household.persons)
        years.push_back(levyPersonYear(rates, person, reference));
    std::vector<LevyPiece> pieces;
    qint64 sum = 0;
    for (const Portion portion : allPortions) {
        if (!rates.of(portion).enabled) continue;
        const PortionAmounts& of = amounts.of(portion);
        const FullElements full = fullElements(rates, years, portion);
        const qint64 reduced = full.perCapita - of.perCapita + full.perHousehold - of.perHousehold;
        const auto part = levyPieces(portion, of.incomeLevy, full.perCapita, full.perHousehold, reduced,
                                     of.overLimit, of.amount);
        pieces.insert(pieces.end(), part.begin(), part.end());
        sum += of.amount;
    }
    if (amounts.annual != sum) pieces.push_back({{}, LevyPiece::Kind::Rounding, amounts.annual - sum});
    return pieces;
}

QString pieceName(LevyPiece::Kind kind, bool japanese) {
    switch (kind) {
        case LevyPiece::Kind::IncomeLevy:
            return japanese ? u"所得割"_s : u"income levy"_s;
        case LevyPiece::Kind::PerCapita:
            return japanese ? u"均等割"_s : u"per capita"_s;
        case LevyPiece::Kind::PerHousehold:
            return japanese ? u"平等割"_s : u"per household"_s;
        case LevyPiece::Kind::Reduction:
            return japanese ? u"軽減・減額"_s : u"reductions"_s;
        case LevyPiece::Kind::OverLimit:
            return japanese ? u"限度額超過"_s : u"over the limit"_s;
        case LevyPiece::Kind::Rounding:
            return japanese ? u"端数"_s : u"rounding"_s;
    }
    return {};
}

}  // namespace mado
