// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/EffectWork.h"
#include "core/procedures/FactsBuilder.h"
#include "core/procedures/NhiHouseholdChanges.h"
#include "core/procedures/NoticePredicates.h"
#include "core/rules/Deadlines.h"
#include "core/rules/LumpSums.h"
#include "core/text/YearMonth.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

namespace ad = field::addressee;
namespace be = field::benefit;
namespace co = field::collection;
namespace el = field::eligibility;
namespace nhi = field::nhi_household;

Result<NoticeMatches> incomeUndeclared(const NoticeSituation& at) {
    NoticeMatches list;
    for (const QString& person : undeclared(at.household, at.today))
        list.push_back({person, {{u"name"_s, knownName(*at.household.member(person))}}});
    return list;
}

Result<NoticeMatches> instalmentOverdue(const NoticeSituation& at) {
    qint64 count = 0;
    qint64 amount = 0;
    QDate oldest;
    for (const Record& each : at.household.records(Entity::Collection)) {
        const QDate due = each.date(co::due_date);
        const qint64 open = each.number(co::instalment_assessed) - each.number(co::instalment_collected) -
                            each.number(co::written_off);
        if (!due.isValid() || due >= at.today || open <= 0) continue;
        ++count;
        amount += open;
        if (!oldest.isValid() || due < oldest) oldest = due;
    }
    if (count == 0) return NoticeMatches{};
    return NoticeMatches{{{}, {{u"count"_s, count}, {u"amount"_s, Yen{amount}}, {u"date"_s, oldest}}}};
}

Result<NoticeMatches> noDirectDebit(const NoticeSituation& at) {
    const Record* number = openNhiHousehold(at.household, at.household.householdNo());
    if (number == nullptr || number->flag(nhi::direct_debit)) return NoticeMatches{};
    return NoticeMatches{{{}, {}}};
}

bool isFuneralClaimed(const NoticeSituation& at, const QString& deceased) {
    const auto& list = at.household.records(Entity::Benefit);
    return std::any_of(list.begin(), list.end(),
                       [&](const Record& each) { return each.text(be::deceased_addressee_no) == deceased; });
}

/// The limit runs from the funeral, which nobody has told yet; counted from the death it is never shown too
/// late.
Result<NoticeMatches> funeralUnclaimed(const NoticeSituation& at) {
    NoticeMatches list;
    for (const Record* person : at.household.members()) {
        if (person->text(ad::resident_class) != u"5"_s || isFuneralClaimed(at, person->key())) continue;
        for (const Record* each : at.household.of(person->key(), Entity::Eligibility)) {
            const QDate end = each->date(el::application_end_date);
            if (each->text(el::application_end_reason) != u"204"_s || !end.isValid()) continue;
            const QDate recorded = person->date(ad::change_date);
            const QDate died = recorded.isValid() ? recorded : end.addDays(-1);
            MADO_ASSIGN(const Deadline limit, claimLimit(at.parameters, BenefitKind::Funeral, died));
            if (limit.dueOn < at.today) continue;
            FuneralFacts facts;
            facts.deathDate = died;
            facts.funeralDate = died;
            MADO_ASSIGN(const BenefitAssessment funeral, funeralExpense(at.parameters, facts));
            list.push_back({person->key(),
                            {{u"name"_s, knownName(*person)},
                             {u"date"_s, died},
                             {u"amount"_s, Yen{funeral.amount}},
                             {u"until"_s, limit.dueOn}}});
        }
    }
    return list;
}

bool isBirthClaimed(const NoticeSituation& at, const Record& baby, const QDate& born) {
    const auto& list = at.household.records(Entity::Benefit);
    return std::any_of(list.begin(), list.end(), [&](const Record& each) {
        if (each.text(be::newborn_addressee_no) == baby.key()) return true;
        const QDate delivery = each.date(be::delivery_date);
        return delivery.isValid() && qAbs(delivery.daysTo(born)) <= 1;
    });
}

Result<NoticeMatches> childbirthUnclaimed(const NoticeSituation& at) {
    NoticeMatches list;
    for (const Record* baby : at.household.members()) {
        for (const Record* each : at.household.of(baby->key(), Entity::Eligibility)) {
            if (each->text(el::application_start_reason) != u"105"_s) continue;
            const QDate born = each->date(el::application_start_date);
            if (!born.isValid() || isBirthClaimed(at, *baby, born)) continue;
            MADO_ASSIGN(const Deadline limit, claimLimit(at.parameters, BenefitKind::Childbirth, born));
            if (limit.dueOn < at.today) continue;
            list.push_back(
                {baby->key(), {{u"name"_s, knownName(*baby)}, {u"date"_s, born}, {u"until"_s, limit.dueOn}}});
        }
    }
    return list;
}

/// Months that reached the limit, for which no claim came (no claim month), by whether their term runs. No
/// record says yet when the household received the form, so where the municipality counts from it the term
/// does not run and no claim is left out as lapsed.
Result<NoticeMatches> highCostUnclaimed(const NoticeSituation& at, bool running) {
    qint64 count = 0;
    qint64 amount = 0;
    QDate first;
    for (const Record& each : at.household.records(Entity::Benefit)) {
        const auto month = YearMonth::fromIso(each.text(be::treatment_month));
        const bool open = each.text(be::medical_expense_kind) == u"high_cost"_s &&
                          each.isNull(be::claim_month) && each.isNull(be::payment_fixed_amount);
        if (!open || !month) continue;
        MADO_ASSIGN(const HighCostClaimLimit limit, highCostClaimLimit(at.parameters, *month));
        if (limit.running != running || (running && limit.dueOn < at.today)) continue;
        ++count;
        amount += each.number(be::billed_amount);
        if (running && (!first.isValid() || limit.dueOn < first)) first = limit.dueOn;
    }
    if (count == 0) return NoticeMatches{};
    NoticeValues values{{u"count"_s, count}, {u"amount"_s, Yen{amount}}};
    if (running) values.insert(u"until"_s, first);
    return NoticeMatches{{{}, values}};
}

Result<NoticeMatches> highCostLapsing(const NoticeSituation& at) {
    return highCostUnclaimed(at, true);
}

Result<NoticeMatches> highCostWaiting(const NoticeSituation& at) {
    return highCostUnclaimed(at, false);
}

Result<NoticeMatches> claimUndecided(const NoticeSituation& at) {
    NoticeMatches list;
    for (const Record& each : at.household.records(Entity::Benefit)) {
        const QString kind = each.text(be::medical_expense_kind);
        const bool lumpSum = kind == u"childbirth"_s || kind == u"funeral"_s;
        if (!lumpSum || each.isNull(be::claim_month) || !each.isNull(be::payment_fixed_amount)) continue;
        const bool birth = kind == u"childbirth"_s;
        list.push_back({each.text(be::addressee_no),
                        {{u"what"_s, birth ? u"出産育児一時金"_s : u"葬祭費"_s},
                         {u"what_en"_s, birth ? u"the childbirth lump sum"_s : u"the funeral expense"_s}}});
    }
    return list;
}

}  // namespace

std::map<QString, NoticePredicate> moneyPredicates() {
    const QStringList warning{u"days_warning"_s};
    return {{u"income_undeclared"_s, {incomeUndeclared, {}}},
            {u"instalment_overdue"_s, {instalmentOverdue, {}}},
            {u"no_direct_debit"_s, {noDirectDebit, {}}},
            {u"funeral_unclaimed"_s, {funeralUnclaimed, warning}},
            {u"childbirth_unclaimed"_s, {childbirthUnclaimed, warning}},
            {u"high_cost_unclaimed"_s, {highCostLapsing, warning}},
            {u"high_cost_not_running"_s, {highCostWaiting, {}}},
            {u"claim_undecided"_s, {claimUndecided, {}}}};
}

}  // namespace mado
