// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/Arrears.h"

#include "core/rules/Deadlines.h"
#include "core/rules/Figures.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QString iso(QDate date) {
    return date.toString(Qt::ISODate);
}

struct Units {
    qint64 principalUnit = 0;
    qint64 principalLeast = 0;
    qint64 chargeUnit = 0;
    qint64 chargeLeast = 0;
    qint64 daysInYear = 1;
};

Result<Units> readUnits(const Parameters& parameters, QDate date) {
    Figures figures(parameters, date);
    const Units units{figures.number("collection.arrears.principal_unit"_L1),
                      figures.number("collection.arrears.principal_least"_L1),
                      figures.number("collection.arrears.charge_unit"_L1),
                      figures.number("collection.arrears.charge_least"_L1),
                      figures.number("collection.days_in_year"_L1)};
    MADO_TRY(figures.result());
    return units;
}

/// floor(principal x rate x days / days of the year); the year's interest is taken apart so that no product
/// leaves 64 bits.
qint64 interestOf(qint64 principal, qint64 rate, qint64 days, qint64 daysInYear) {
    const qint64 aYear = principal * rate;
    return (aYear / rateUnit * days + aYear % rateUnit * days / rateUnit) / daysInYear;
}

/// Adds up principal x rate x days / 365 for the days of each calendar year, cutting each part to the yen.
class DailyInterest {
 public:
    DailyInterest(const Parameters& parameters, qint64 principal, const Units& units,
                  Explanation& explanation)
        : m_parameters(parameters), m_principal(principal), m_units(units), m_explanation(explanation) {}

    Result<void> add(QDate from, QDate until, QLatin1StringView rateId, const QString& ja, const QString& en,
                     const QString& article) {
        while (from <= until) {
            const QDate last = std::min(until, QDate(from.year(), 12, 31));
            Figures figures(m_parameters, from);
            const qint64 rate = figures.number(rateId);
            MADO_TRY(figures.result());
            const qint64 days = from.daysTo(last) + 1;
            const qint64 part = interestOf(m_principal, rate, days, m_units.daysInYear);
            m_sum += part;
            m_explanation.add({ja,
                               en,
                               u"%1..%2: %3 × %4 × %5/%6 = %7"_s
                                   .arg(iso(from), iso(last), yenText(m_principal), rateText(rate))
                                   .arg(days)
                                   .arg(m_units.daysInYear)
                                   .arg(yenText(part)),
                               part,
                               article,
                               {figures.use(rateId)}});
            from = last.addDays(1);
        }
        return {};
    }
    [[nodiscard]] qint64 sum() const { return m_sum; }

 private:
    const Parameters& m_parameters;
    qint64 m_principal;
    const Units& m_units;
    Explanation& m_explanation;
    qint64 m_sum = 0;
};

void finish(InterestAmount& result, qint64 sum, const Units& units, const QString& ja, const QString& en) {
    const qint64 cut = roundDown(sum, units.chargeUnit);
    result.amount = sum < units.chargeLeast ? 0 : cut;
    result.explanation.add({ja,
                            en,
                            u"%1 → %2"_s.arg(yenText(sum), yenText(result.amount)),
                            result.amount,
                            u"地方税法20条の4の2第5項"_s,
                            {}});
}

}  // namespace

Result<InterestAmount> arrearsCharge(const Parameters& parameters, qint64 principal, QDate dueOn,
                                     QDate paidOn) {
    if (!isAmount(principal)) return fail(u"E-RULE-011"_s, u"principal"_s);
    if (!dueOn.isValid()) return fail(u"E-RULE-014"_s, u"due_on"_s);
    if (!paidOn.isValid()) return fail(u"E-RULE-014"_s, u"paid_on"_s);
    MADO_ASSIGN(const Units units, readUnits(parameters, dueOn));
    Figures figures(parameters, dueOn);
    const int firstMonths = static_cast<int>(figures.number("collection.arrears.first_months"_L1));
    MADO_TRY(figures.result());
    InterestAmount result;
    const qint64 counted = principal < units.principalLeast ? 0 : roundDown(principal, units.principalUnit);
    result.explanation.add({u"計算の基となる税額"_s,
                            u"Principal"_s,
                            u"%1 → %2"_s.arg(yenText(principal), yenText(counted)),
                            counted,
                            u"地方税法20条の4の2第2項"_s,
                            {}});
    DailyInterest interest(parameters, counted, units, result.explanation);
    if (counted > 0 && paidOn > dueOn) {
        const QDate first = dueOn.addDays(1);
        const QDate lowEnd = periodEnd(first, 0, firstMonths);
        const QString article = u"地方税法326条、附則3条の2"_s;
        MADO_TRY(interest.add(first, std::min(lowEnd, paidOn), "collection.arrears.first_rate"_L1,
                              u"納期限後1か月まで"_s, u"First month"_s, article));
        MADO_TRY(interest.add(lowEnd.addDays(1), paidOn, "collection.arrears.later_rate"_L1, u"1か月経過後"_s,
                              u"After the first month"_s, article));
    }
    finish(result, interest.sum(), units, u"延滞金"_s, u"Arrears charge"_s);
    return result;
}

Result<InterestAmount> refundInterest(const Parameters& parameters, qint64 overpaid, QDate from,
                                      QDate until) {
    if (!isAmount(overpaid)) return fail(u"E-RULE-011"_s, u"overpaid"_s);
    if (!from.isValid()) return fail(u"E-RULE-014"_s, u"from"_s);
    if (!until.isValid()) return fail(u"E-RULE-014"_s, u"until"_s);
    MADO_ASSIGN(const Units units, readUnits(parameters, from));
    InterestAmount result;
    const qint64 counted = overpaid < units.principalLeast ? 0 : roundDown(overpaid, units.principalUnit);
    result.explanation.add({u"計算の基となる過誤納金"_s,
                            u"Overpayment counted"_s,
                            u"%1 → %2"_s.arg(yenText(overpaid), yenText(counted)),
                            counted,
                            u"地方税法20条の4の2第4項"_s,
                            {}});
    DailyInterest interest(parameters, counted, units, result.explanation);
    if (counted > 0)
        MADO_TRY(interest.add(from, until, "collection.refund.rate"_L1, u"還付加算金"_s, u"Interest"_s,
                              u"地方税法17条の4"_s));
    finish(result, interest.sum(), units, u"還付加算金"_s, u"Refund interest"_s);
    return result;
}

}  // namespace mado
