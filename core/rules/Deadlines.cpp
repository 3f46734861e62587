// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/Deadlines.h"

#include "core/rules/ClosedDays.h"
#include "core/rules/Figures.h"
#include "core/rules/IsoText.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr QLatin1StringView filingDays("dates.filing_days");
constexpr QLatin1StringView claimYears("dates.benefit_claim_years");
constexpr QLatin1StringView limitBase("benefit.high_cost.limit_base");
constexpr QLatin1StringView raiseYears("levy.reassessment.raise_years");
constexpr QLatin1StringView lowerYears("levy.reassessment.lower_years");
constexpr QLatin1StringView collectYears("collection.limitation_years");
constexpr QLatin1StringView refundYears("collection.refund_limitation_years");

struct BaseWords {
    QString ja;
    QString en;
};

BaseWords baseWords(BenefitKind kind) {
    switch (kind) {
        case BenefitKind::Childbirth:
            return {u"出産の日"_s, u"Day of birth"_s};
        case BenefitKind::Funeral:
            return {u"葬祭の日"_s, u"Day of the funeral"_s};
        case BenefitKind::HighCost:
            return {u"起算の基準日(申請書の受領など)"_s, u"Base day (receipt of the form or payment)"_s};
        case BenefitKind::CombinedCare:
        case BenefitKind::OutpatientAnnual:
            return {u"計算期間の末日(基準日)"_s, u"Last day of the year (reference date)"_s};
        case BenefitKind::MedicalExpense:
        case BenefitKind::Transfer:
        case BenefitKind::SpecialMedical:
        case BenefitKind::MealDifference:
            break;
    }
    return {u"費用を支払った日"_s, u"Day of payment"_s};
}

void addLateness(Deadline& deadline, QDate actual) {
    if (!actual.isValid() || actual <= deadline.dueOn) return;
    deadline.lateDays = static_cast<int>(deadline.dueOn.daysTo(actual));
}

}  // namespace

QDate periodEnd(QDate start, int years, int months) {
    const QDate corresponding = start.addMonths(years * 12 + months);
    return corresponding.day() == start.day() ? corresponding.addDays(-1) : corresponding;
}

Result<Deadline> filingDeadline(const Parameters& parameters, QDate event, QDate filedOn) {
    if (!event.isValid()) return fail(u"E-RULE-014"_s, u"event_date"_s);
    Figures figures(parameters, event);
    const int days = static_cast<int>(figures.number(filingDays));
    const ParameterUse use = figures.use(filingDays);
    MADO_TRY(figures.result());
    Deadline deadline;
    deadline.explanation.add({u"事実のあった日"_s, u"Day of the event"_s, isoText(event), event, {}, {}});
    const QDate last = event.addDays(days);
    deadline.explanation.add({u"%1日以内(初日不算入)"_s.arg(days),
                              u"Within %1 days, the first day not counted"_s.arg(days),
                              u"%1 + %2 = %3"_s.arg(isoText(event)).arg(days).arg(isoText(last)),
                              last,
                              u"国民健康保険法9条、同法施行規則2条、民法140条"_s,
                              {use}});
    MADO_ASSIGN(deadline.dueOn, nextOpenDay(parameters, last, &deadline.explanation));
    addLateness(deadline, filedOn);
    deadline.explanation.add(
        {u"届出期限"_s, u"Filing deadline"_s, isoText(deadline.dueOn), deadline.dueOn, {}, {}});
    return deadline;
}

Result<Deadline> claimLimit(const Parameters& parameters, BenefitKind kind, QDate base, QDate claimedOn) {
    if (!base.isValid()) return fail(u"E-RULE-014"_s, u"base_date"_s);
    Figures figures(parameters, base);
    const int years = static_cast<int>(figures.number(claimYears));
    const ParameterUse use = figures.use(claimYears);
    MADO_TRY(figures.result());
    Deadline deadline;
    const BaseWords words = baseWords(kind);
    deadline.explanation.add({words.ja, words.en, isoText(base), base, {}, {}});
    deadline.dueOn = periodEnd(base.addDays(1), years);
    addLateness(deadline, claimedOn);
    deadline.explanation.add({u"翌日から%1年(時効)"_s.arg(years),
                              u"%1 years from the next day (limitation)"_s.arg(years),
                              u"%1 → %2"_s.arg(isoText(base.addDays(1)), isoText(deadline.dueOn)),
                              deadline.dueOn,
                              u"国民健康保険法110条1項、民法143条"_s,
                              {use}});
    return deadline;
}

Result<HighCostClaimLimit> highCostClaimLimit(const Parameters& parameters, YearMonth month,
                                              QDate formReceivedOn, QDate claimedOn) {
    if (!month.isValid()) return fail(u"E-RULE-014"_s, u"month"_s);
    if (formReceivedOn.isValid() && formReceivedOn < month.firstDay())
        return fail(u"E-RULE-016"_s, u"form_received_on"_s);
    Figures figures(parameters, month.firstDay());
    const bool fromForm = figures.text(limitBase) == "form_received"_L1;
    const ParameterUse use = figures.use(limitBase);
    MADO_TRY(figures.result());
    HighCostClaimLimit limit;
    limit.explanation.add({u"診療月"_s, u"Month of treatment"_s, month.toIso(), month.lastDay(), {}, {}});
    const QString article = u"国民健康保険法110条1項"_s;
    if (fromForm && !formReceivedOn.isValid()) {
        limit.running = false;
        limit.explanation.add({u"申請書を受け取るまで時効は進まない"_s,
                               u"The term does not run until the form is received"_s,
                               {},
                               u"not_running"_s,
                               article,
                               {use}});
        return limit;
    }
    limit.explanation.add(
        {fromForm ? u"申請書を受け取った日の翌日から数える"_s : u"診療月の翌月1日から数える"_s,
         fromForm ? u"Counted from the day after the form was received"_s
                  : u"Counted from the 1st of the month after the treatment"_s,
         isoText(fromForm ? formReceivedOn : month.lastDay()),
         fromForm ? formReceivedOn : month.lastDay(),
         article,
         {use}});
    MADO_ASSIGN(const Deadline deadline, claimLimit(parameters, BenefitKind::HighCost,
                                                    fromForm ? formReceivedOn : month.lastDay(), claimedOn));
    limit.dueOn = deadline.dueOn;
    limit.lateDays = deadline.lateDays;
    limit.explanation.append(deadline.explanation);
    return limit;
}

Result<LevyLimits> levyLimits(const Parameters& parameters, QDate dueOn) {
    if (!dueOn.isValid()) return fail(u"E-RULE-014"_s, u"due_on"_s);
    Figures figures(parameters, dueOn);
    const QDate start = dueOn.addDays(1);
    LevyLimits limits;
    const auto years = [&](QLatin1StringView id) { return static_cast<int>(figures.number(id)); };
    limits.raiseUntil = periodEnd(start, years(raiseYears));
    limits.lowerUntil = periodEnd(start, years(lowerYears));
    limits.collectUntil = periodEnd(start, years(collectYears));
    limits.refundUntil = periodEnd(start, years(refundYears));
    MADO_TRY(figures.result());
    const auto step = [&](const QString& ja, const QString& en, QDate until, const QString& article,
                          QLatin1StringView id) {
        limits.explanation.add(
            {ja, en, u"%1 → %2"_s.arg(isoText(start), isoText(until)), until, article, {figures.use(id)}});
    };
    step(u"増額できる期限"_s, u"May be raised until"_s, limits.raiseUntil, u"地方税法17条の5"_s, raiseYears);
    step(u"減額できる期限"_s, u"May be lowered until"_s, limits.lowerUntil, u"地方税法17条の5"_s, lowerYears);
    step(u"還付請求の期限"_s, u"Refund may be claimed until"_s, limits.refundUntil, u"地方税法18条の3"_s,
         refundYears);
    step(u"徴収権の時効"_s, u"Collection right ends"_s, limits.collectUntil, u"地方税法18条"_s, collectYears);
    return limits;
}

}  // namespace mado
