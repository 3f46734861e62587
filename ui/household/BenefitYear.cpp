// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/BenefitYear.h"

#include "core/rules/Deadlines.h"
#include "core/rules/Figures.h"
#include "core/rules/HighCostLimits.h"
#include "core/text/YearMonth.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

namespace be = field::benefit;

bool isHighCost(const Record& record) {
    return record.text(be::medical_expense_kind) == u"high_cost"_s;
}

bool isBill(const Record& record) {
    return record.text(be::medical_expense_kind) == u"medical_claim"_s;
}

void takeBill(BenefitMonth& month, const Record& record) {
    month.paid += record.isNull(be::actual_patient_share) ? record.number(be::nhi_copayment)
                                                          : record.number(be::actual_patient_share);
    if (!record.isNull(be::nhi_limit_amount))
        month.limit = std::max(month.limit.value_or(0), record.number(be::nhi_limit_amount));
    if (!month.record) month.record = record.ref();
}

void takeHighCost(BenefitMonth& month, const Record& record) {
    const bool isFirst = !month.isHit;
    const bool isPaid = !record.isNull(be::payment_fixed_amount);
    month.benefit += isPaid ? record.number(be::payment_fixed_amount) : record.number(be::billed_amount);
    month.isHit = true;
    month.record = record.ref();
    const auto state = isPaid                           ? BenefitMonth::State::Paid
                       : record.isNull(be::claim_month) ? BenefitMonth::State::Unclaimed
                                                        : BenefitMonth::State::Claimed;
    // What needs somebody most is shown of several.
    const bool isWorse = state == BenefitMonth::State::Unclaimed || month.state == BenefitMonth::State::Paid;
    if (isFirst || isWorse) month.state = state;
}

Result<void> finish(BenefitMonth& month, const Parameters& parameters, QDate today) {
    using State = BenefitMonth::State;
    if (!month.isHit && month.record) {
        const bool isAbove = month.limit && *month.limit > 0 && month.paid > *month.limit;
        month.state = isAbove ? State::Above : State::Below;
    }
    if (month.state != State::Unclaimed && month.state != State::Above) return {};
    MADO_ASSIGN(const HighCostClaimLimit limit, highCostClaimLimit(parameters, month.month));
    if (limit.running) {
        month.claimUntil = limit.dueOn;
        if (limit.dueOn < today && month.state == State::Unclaimed) month.state = State::Expired;
        return {};
    }
    MADO_ASSIGN(const Deadline earliest,
                claimLimit(parameters, BenefitKind::HighCost, month.month.lastDay()));
    month.claimNotBefore = earliest.dueOn;
    return {};
}

}  // namespace

Result<BenefitYear> benefitYear(const HouseholdSnapshot& records, const Parameters& parameters,
                                YearMonth until, QDate today) {
    BenefitYear year;
    std::map<YearMonth, BenefitMonth> months;
    for (int i = monthsOfYear - 1; i >= 0; --i)
        months[until.addMonths(-i)].month = until.addMonths(-i);
    QList<YearMonth> hits;
    for (const Record& record : records.records(Entity::Benefit)) {
        const auto month = YearMonth::fromIso(record.text(be::treatment_month));
        if (!month) continue;
        if (isHighCost(record)) hits << *month;
        const auto at = months.find(*month);
        if (at == months.end()) continue;
        if (isBill(record)) takeBill(at->second, record);
        if (isHighCost(record)) takeHighCost(at->second, record);
    }
    for (auto& [month, each] : months) {
        MADO_TRY(finish(each, parameters, today));
        year.months.push_back(each);
    }
    MADO_ASSIGN(year.hits, priorHitMonths(parameters, until, hits));
    MADO_ASSIGN(year.isMultiple, isMultipleHit(parameters, until, hits));
    Figures figures(parameters, until.firstDay());
    year.multipleFrom = static_cast<int>(figures.number("highcost.multiple_from"_L1));
    MADO_TRY(figures.result());
    return year;
}

}  // namespace mado
