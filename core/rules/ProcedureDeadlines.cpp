// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/ProcedureDeadlines.h"

#include "core/rules/Figures.h"

#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

enum class Rule { Filing, Claim, Refund, Demand, DeferSale, Disclosure };

struct Row {
    QLatin1StringView procedure;
    Rule rule;
    QStringView eventJa;
    QLatin1StringView eventEn;
    std::optional<BenefitKind> benefit = std::nullopt;
};

using enum Rule;

constexpr QStringView paidJa = u"費用を支払った日";
constexpr QLatin1StringView paidEn("Day of payment");
constexpr QStringView referenceJa = u"計算期間の末日(基準日)";
constexpr QLatin1StringView referenceEn("Last day of the year (reference date)");

const std::array<Row, 34> rows{{
    {"acquire_move_in"_L1, Filing, u"転入した日", "Day of moving in"_L1},
    {"acquire_left_employee"_L1, Filing, u"他の健康保険の資格を失った日",
     "Day the other insurance was lost"_L1},
    {"acquire_lost_dependant"_L1, Filing, u"被扶養者でなくなった日", "Day the dependant status was lost"_L1},
    {"acquire_left_association"_L1, Filing, u"国保組合を脱退した日", "Day the NHI association was left"_L1},
    {"acquire_birth"_L1, Filing, u"出生の日", "Day of birth"_L1},
    {"acquire_assistance_end"_L1, Filing, u"保護廃止の日", "Day the public assistance stopped"_L1},
    {"acquire_foreign_resident"_L1, Filing, u"適用の対象となった日", "Day of becoming eligible"_L1},
    {"lose_move_out"_L1, Filing, u"転出した日", "Day of moving out"_L1},
    {"lose_joined_employee"_L1, Filing, u"他の健康保険に加入した日", "Day of joining the other insurance"_L1},
    {"lose_joined_association"_L1, Filing, u"国保組合に加入した日", "Day of joining the NHI association"_L1},
    {"lose_death"_L1, Filing, u"死亡の日", "Day of death"_L1},
    {"lose_assistance_start"_L1, Filing, u"保護開始の日", "Day the public assistance started"_L1},
    {"change_head"_L1, Filing, u"世帯主が変わった日", "Day the head changed"_L1},
    {"change_household"_L1, Filing, u"世帯が変わった日", "Day the household changed"_L1},
    {"change_name_or_address"_L1, Filing, u"氏名または住所が変わった日",
     "Day the name or address changed"_L1},
    {"origin_address_rule"_L1, Filing, u"施設に入所または退所した日",
     "Day of entering or leaving the facility"_L1},
    {"care_exclusion"_L1, Filing, u"施設に入所または退所した日",
     "Day of entering or leaving the facility"_L1},
    {"defer_sale"_L1, DeferSale, u"納期限", "Due date"_L1},
    {"claim_refund"_L1, Refund, u"請求できるようになった日", "Day the refund could first be claimed"_L1},
    {"issue_demand"_L1, Demand, u"納期限", "Due date"_L1},
    {"claim_high_cost"_L1, Claim, u"起算の基準日(申請書の受領など)",
     "Base day (receipt of the form or payment)"_L1, BenefitKind::HighCost},
    {"claim_outpatient_annual"_L1, Claim, referenceJa, referenceEn, BenefitKind::OutpatientAnnual},
    {"claim_combined_care"_L1, Claim, referenceJa, referenceEn, BenefitKind::CombinedCare},
    {"claim_medical_expense"_L1, Claim, paidJa, paidEn, BenefitKind::MedicalExpense},
    {"claim_braces"_L1, Claim, paidJa, paidEn, BenefitKind::MedicalExpense},
    {"claim_manual_therapy"_L1, Claim, paidJa, paidEn, BenefitKind::MedicalExpense},
    {"claim_overseas"_L1, Claim, paidJa, paidEn, BenefitKind::MedicalExpense},
    {"claim_transfer"_L1, Claim, paidJa, paidEn, BenefitKind::Transfer},
    {"claim_meal_difference"_L1, Claim, paidJa, paidEn, BenefitKind::MealDifference},
    {"claim_special_medical"_L1, Claim, paidJa, paidEn, BenefitKind::SpecialMedical},
    {"claim_childbirth"_L1, Claim, u"出産の日", "Day of birth"_L1, BenefitKind::Childbirth},
    {"claim_funeral"_L1, Claim, u"葬祭の日", "Day of the funeral"_L1, BenefitKind::Funeral},
    {"disclosure_request"_L1, Disclosure, u"請求のあった日", "Day of the request"_L1},
    {"correction_or_suspension_request"_L1, Disclosure, u"請求のあった日", "Day of the request"_L1},
}};

/// How a rule that is neither a filing nor a claim counts.
struct Counting {
    QLatin1StringView figure;
    QStringView article;
    bool days = false;    ///< the figure is a number of days, counted from the day after the event
    bool months = false;  ///< of months; otherwise of years
};

Counting countingOf(Rule rule) {
    switch (rule) {
        case Demand:
            return {"collection.demand_days"_L1, u"地方税法726条", true};
        case Disclosure:
            return {"dates.disclosure_days"_L1, u"個人情報の保護に関する法律83条・94条・102条", true};
        case DeferSale:
            return {"collection.defer_sale_months"_L1, u"地方税法15条の6", false, true};
        case Refund:
        case Filing:
        case Claim:
            break;
    }
    return {"collection.refund_limitation_years"_L1, u"地方税法18条の3"};
}

Result<Deadline> countedDeadline(const Parameters& parameters, const Row& row, QDate event, QDate actedOn) {
    const Counting counting = countingOf(row.rule);
    Figures figures(parameters, event);
    const int count = static_cast<int>(figures.number(counting.figure));
    const ParameterUse use = figures.use(counting.figure);
    MADO_TRY(figures.result());
    Deadline deadline;
    deadline.dueOn =
        counting.days ? event.addDays(count)
                      : periodEnd(event.addDays(1), counting.months ? 0 : count, counting.months ? count : 0);
    if (actedOn.isValid() && actedOn > deadline.dueOn)
        deadline.lateDays = static_cast<int>(deadline.dueOn.daysTo(actedOn));
    const QString from = event.toString(Qt::ISODate);
    deadline.explanation.add({row.eventJa.toString(), QString(row.eventEn), from, event, {}, {}});
    deadline.explanation.add(
        {u"期限"_s,
         u"Last day in time"_s,
         u"%1 + %2 %3 = %4"_s.arg(from).arg(count).arg(counting.days     ? u"日"_s
                                                       : counting.months ? u"か月"_s
                                                                         : u"年"_s,
                                                       deadline.dueOn.toString(Qt::ISODate)),
         deadline.dueOn,
         counting.article.toString(),
         {use}});
    return deadline;
}

}  // namespace

QList<ProcedureDeadline> proceduresWithDeadline() {
    QList<ProcedureDeadline> list;
    for (const Row& row : rows)
        list << ProcedureDeadline{QString(row.procedure), row.eventJa.toString(), QString(row.eventEn)};
    return list;
}

Result<Deadline> procedureDeadline(const Parameters& parameters, const QString& procedure, QDate event,
                                   QDate actedOn) {
    if (!event.isValid()) return fail(u"E-RULE-014"_s, u"event"_s);
    for (const Row& row : rows) {
        if (row.procedure != procedure) continue;
        if (row.rule == Filing) return filingDeadline(parameters, event, actedOn);
        if (row.benefit) return claimLimit(parameters, *row.benefit, event, actedOn);
        return countedDeadline(parameters, row, event, actedOn);
    }
    return fail(u"E-RULE-012"_s, u"procedure"_s, {procedure});
}

}  // namespace mado
