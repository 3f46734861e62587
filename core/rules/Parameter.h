// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QJsonValue>
#include <QString>

#include <optional>

namespace mado {

enum class Confidence { Confirmed, Unconfirmed };

/// One figure of law (or of a municipal ordinance) for one stretch of dates, as read from a parameter file.
struct Parameter {
    QString id;         ///< "levy.medical.income_rate"
    QString unit;       ///< yen, rate, days, weeks, months, years, count, table, text, switch
    qint64 number = 0;  ///< yen, days, count ...; a rate is in millionths (7.45 % = 74,500); 0 for tables
    QJsonValue value;   ///< as written in the file
    QDate validFrom;    ///< first day
    QDate validTo;      ///< last day; invalid = open
    QString source;     ///< where the figure was taken from
    Confidence confidence = Confidence::Unconfirmed;
    QString article;  ///< "地方税法703条の4"; may be empty
    QString labelJa;
    QString labelEn;
    QString layer;  ///< "national" or the municipality

    [[nodiscard]] bool covers(QDate date) const {
        return date >= validFrom && (!validTo.isValid() || date <= validTo);
    }
};

/// What an explanation keeps of a figure that it used.
struct ParameterUse {
    QString id;
    QDate validFrom;
    QString source;
    bool unconfirmed = false;
    friend bool operator==(const ParameterUse&, const ParameterUse&) = default;
};

/// Rates are integers in millionths so that no result depends on floating point.
inline constexpr qint64 rateUnit = 1'000'000;

/// The largest amount that the rules accept as input. Keeps amount x rate x days inside 64 bits; nothing real
/// comes near it.
inline constexpr qint64 largestAmount = 100'000'000'000;
[[nodiscard]] constexpr bool isAmount(qint64 yen) {
    return yen >= 0 && yen <= largestAmount;
}

/// floor(amount x rate); both non-negative.
[[nodiscard]] constexpr qint64 applyRate(qint64 amount, qint64 rate) {
    return amount * rate / rateUnit;
}
/// Cuts to a multiple of `step` (step >= 1, amount >= 0).
[[nodiscard]] constexpr qint64 roundDown(qint64 amount, qint64 step) {
    return amount - amount % step;
}

}  // namespace mado
