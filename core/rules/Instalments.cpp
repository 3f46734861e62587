// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/Instalments.h"

#include "core/rules/ClosedDays.h"
#include "core/rules/Deadlines.h"
#include "core/rules/Figures.h"
#include "core/text/YearMonth.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr QLatin1StringView calendarId("levy.instalments");
constexpr QLatin1StringView fractionId("levy.instalments.fraction_unit");

Result<Instalment> adHocPeriod(const Parameters& parameters, int period, QDate decidedOn) {
    const YearMonth month = YearMonth::of(decidedOn).addMonths(1);
    Instalment one{period, true, month.firstDay(), {}, 0};
    MADO_ASSIGN(one.dueOn, nextOpenDay(parameters, month.lastDay()));
    return one;
}

qint64 sumOf(const QList<Instalment>& list) {
    qint64 sum = 0;
    for (const Instalment& one : list)
        sum += one.amount;
    return sum;
}

/// Raising and lowering end on different days; see levyLimits.
Result<ExplanationStep> withinLimits(const Parameters& parameters, FiscalYear year, bool raises,
                                     QDate decidedOn) {
    MADO_ASSIGN(const QList<Instalment> calendar, instalmentCalendar(parameters, year));
    if (calendar.isEmpty()) return fail(u"E-RULE-003"_s, QString(calendarId), {QString(calendarId)});
    MADO_ASSIGN(const LevyLimits limits, levyLimits(parameters, calendar.first().dueOn));
    const QDate until = raises ? limits.raiseUntil : limits.lowerUntil;
    if (decidedOn > until) return fail(u"E-RULE-034"_s, u"decided_on"_s, {until.toString(Qt::ISODate)});
    return limits.explanation.steps()[raises ? 0 : 1];
}

}  // namespace

void spreadInstalments(QList<Instalment>& list, qsizetype first, qint64 amount, qint64 unit) {
    const qint64 count = list.size() - first;
    const qint64 part = roundDown(amount / count, unit);
    for (qsizetype i = first; i < list.size(); ++i)
        list[i].amount = part;
    list[first].amount = amount - part * (count - 1);
}

Result<QList<Instalment>> instalmentCalendar(const Parameters& parameters, FiscalYear year) {
    Figures figures(parameters, year.firstDay());
    const QJsonArray rows = figures.array(calendarId);
    MADO_TRY(figures.result());
    QList<Instalment> list;
    for (const QJsonValue& row : rows) {
        const int month = row["month"_L1].toInt();
        const YearMonth when(month >= 4 ? year.year() : year.year() + 1, month);
        const int day = row["day"_L1].toInt();
        const QDate due = day == 0 ? when.lastDay() : QDate(when.year(), month, day);
        Instalment one{row["period"_L1].toInt(), false, when.firstDay(), {}, 0};
        MADO_ASSIGN(one.dueOn, nextOpenDay(parameters, due));
        list << one;
    }
    return list;
}

Result<QList<Instalment>> scheduleInstalments(const Parameters& parameters, FiscalYear year, qint64 annual,
                                              QDate decidedOn) {
    if (!isAmount(annual)) return fail(u"E-RULE-011"_s, u"annual"_s);
    MADO_ASSIGN(QList<Instalment> list, instalmentCalendar(parameters, year));
    Figures figures(parameters, year.firstDay());
    const qint64 unit = figures.number(fractionId);
    MADO_TRY(figures.result());
    if (decidedOn.isValid()) {
        const int periods = static_cast<int>(list.size());
        list.removeIf([&](const Instalment& one) { return one.month <= decidedOn; });
        if (list.isEmpty()) {
            MADO_ASSIGN(const Instalment one, adHocPeriod(parameters, periods + 1, decidedOn));
            list << one;
        }
    }
    spreadInstalments(list, 0, annual, unit);
    return list;
}

Result<Reassessment> reassessInstalments(const Parameters& parameters, FiscalYear year,
                                         const QList<Instalment>& before, qint64 newAnnual, QDate decidedOn) {
    if (!isAmount(newAnnual)) return fail(u"E-RULE-011"_s, u"annual"_s);
    if (!decidedOn.isValid()) return fail(u"E-RULE-014"_s, u"decided_on"_s);
    Figures figures(parameters, year.firstDay());
    const qint64 unit = figures.number(fractionId);
    const ParameterUse use = figures.use(fractionId);
    MADO_TRY(figures.result());
    Reassessment result{sumOf(before), newAnnual, before, 0, {}};
    MADO_ASSIGN(const ExplanationStep limit,
                withinLimits(parameters, year, newAnnual > result.before, decidedOn));
    QList<Instalment>& list = result.instalments;
    const auto firstOpen =
        std::find_if(list.begin(), list.end(), [&](const Instalment& one) { return one.month > decidedOn; });
    qsizetype open = firstOpen - list.begin();
    qint64 fixed = 0;
    for (qsizetype i = 0; i < open; ++i)
        fixed += list[i].amount;
    qint64 rest = newAnnual - fixed;
    if (open == list.size() && rest > 0) {
        MADO_ASSIGN(const Instalment one,
                    adHocPeriod(parameters, list.isEmpty() ? 1 : list.last().period + 1, decidedOn));
        list << one;
    }
    if (open < list.size()) spreadInstalments(list, open, std::max<qint64>(0, rest), unit);
    for (qsizetype i = open - 1; i >= 0 && rest < 0; --i) {
        const qint64 cut = std::min(list[i].amount, -rest);
        list[i].amount -= cut;
        result.overpaid += cut;
        rest += cut;
    }
    result.explanation.add(
        {u"更正前の年税額"_s, u"Annual tax before"_s, yenText(result.before), result.before, {}, {}});
    if (newAnnual != result.before) result.explanation.add(limit);
    result.explanation.add({u"納期到来分"_s, u"Periods already due"_s, yenText(fixed), fixed, {}, {}});
    result.explanation.add({u"納期未到来分への配分額"_s,
                            u"Left for the later periods"_s,
                            u"%1 − %2"_s.arg(yenText(newAnnual), yenText(fixed)),
                            newAnnual - fixed,
                            u"地方税法20条の4の2第6項"_s,
                            {use}});
    result.explanation.add(
        {u"更正後の年税額"_s, u"Annual tax after"_s, yenText(newAnnual), newAnnual, {}, {}});
    return result;
}

}  // namespace mado
