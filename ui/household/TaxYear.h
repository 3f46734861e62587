// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/DeskTypes.h"
#include "core/rules/LevyPieces.h"
#include "ui/base/CounterServices.h"

#include <QCoreApplication>
#include <QDate>

#include <optional>
#include <vector>

namespace mado {

/// One instalment (期別) of a year. Yen.
struct TaxInstalment {
    enum class State { Paid, Partly, Overdue, Due };
    RecordRef record;
    QString name;  ///< "第5期"
    QDate due;
    qint64 assessed = 0;
    qint64 paid = 0;
    qint64 charges = 0;  ///< arrears charge and demand fee still open
    State state = State::Due;
    [[nodiscard]] qint64 open() const { return assessed - paid; }
};

/// One portion of the levy (医療分, ...) with its steps. Yen; what is taken off is positive.
struct TaxPortion {
    RecordRef record;
    QString name;
    qint64 income = 0;
    qint64 perCapita = 0;
    qint64 reduced = 0;
    qint64 overLimit = 0;
    qint64 amount = 0;
    qint64 persons = 0;
    /// What is on record as the pieces of a waterfall; they sum to `amount`.
    [[nodiscard]] std::vector<LevyPiece> pieces() const;
};

/// The tax of one fiscal year, as far as the records tell it.
struct TaxYear {
    int year = 0;
    QString name;  ///< "令和8年度"
    qint64 total = 0;
    QString reduction;  ///< "2割軽減"; empty if not on record
    bool directDebit = false;
    std::optional<RecordRef> levy;
    std::vector<TaxPortion> portions;
    std::vector<TaxInstalment> instalments;

    [[nodiscard]] qint64 overdue() const;
};

/// Makes TaxYears from records.
class TaxYears {
    Q_DECLARE_TR_FUNCTIONS(TaxYears)
 public:
    /// Newest first.
    [[nodiscard]] static std::vector<TaxYear> of(const HouseholdView& view, const CounterServices& services);
    [[nodiscard]] static QString stateWords(TaxInstalment::State state);
};

}  // namespace mado
