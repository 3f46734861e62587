// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/CertificateChanges.h"
#include "core/procedures/ContactChanges.h"
#include "core/procedures/CoverageChanges.h"
#include "core/procedures/EffectWork.h"
#include "core/procedures/Effects.h"
#include "core/procedures/FactsBuilder.h"
#include "core/procedures/HeadChanges.h"
#include "core/procedures/NhiHouseholdChanges.h"
#include "core/rules/LumpSums.h"
#include "core/text/YearMonth.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

using Form = AnswerSpec::Form;
namespace ad = field::addressee;
namespace be = field::benefit;
namespace el = field::eligibility;
namespace nhi = field::nhi_household;
namespace rm = field::resident_move;

const QString loseMoveOut = u"lose_move_out"_s;
const QString loseJoinedEmployee = u"lose_joined_employee"_s;
const QString loseDeath = u"lose_death"_s;

void suggestLossForms(EffectWork& work) {
    work.suggest(u"F01"_s, DocumentSuggestion::Stage::Entered);
    work.suggest(u"F02"_s, DocumentSuggestion::Stage::Entered);
}

/// Medical claims after the loss: the certificate was used although the coverage had ended (民法703条).
void noteUseAfterLoss(EffectWork& work, const QString& person, const QDate& lost) {
    const YearMonth lastMonth = YearMonth::of(lost.addDays(-1));
    qint64 share = 0;
    QStringList months;
    for (const Record* each : work.ledger.of(person, Entity::Benefit)) {
        const auto month = YearMonth::fromIso(each->text(be::treatment_month));
        if (!month || *month <= lastMonth) continue;
        work.relyOn(each);
        share += each->number(be::insurer_share);
        months << month->toIso();
    }
    if (months.isEmpty()) return;
    months.removeDuplicates();
    work.find(
        u"use_after_loss"_s,
        {{u"name"_s, work.nameOf(person)}, {u"months"_s, months.join(u", "_s)}, {u"amount"_s, Yen{share}}},
        person);
}

/// After somebody left: is there still a head, and is somebody insured without one?
void noteVacancy(EffectWork& work, const QString& householdNo) {
    if (headOf(work.ledger, householdNo) != nullptr || residentsOf(work.ledger, householdNo).empty()) return;
    work.find(u"head_vacant"_s);
}

void recordMoveOut(EffectWork& work, const QString& person, const QDate& day, bool inside) {
    for (const Record* each : work.ledger.of(person, Entity::ResidentMove)) {
        if (each->text(rm::move_kind) == u"out"_s && each->date(rm::moved_on) == day) return;
    }
    Record move = newRecord(Entity::ResidentMove, work.ledger.nextKey(person, Entity::ResidentMove),
                            rm::addressee_no, person);
    move.set(rm::move_kind, u"out"_s);
    move.set(rm::moved_on, valueOf(day));
    move.set(rm::notified_on, valueOf(work.context.filedOn));
    const QString prefecture =
        inside ? work.context.city.prefecture() : work.answers.text(u"to_prefecture"_s);
    if (!prefecture.isEmpty()) move.set(rm::other_prefecture, prefecture);
    if (work.answers.has(u"to_city"_s)) move.set(rm::other_city, work.answers.text(u"to_city"_s));
    move.set(rm::inside_prefecture, valueOf(inside));
    work.put(std::move(move));
}

/// What the resident register will say too. A move that is still to come leaves the person a resident.
void markMovedOut(EffectWork& work, const QString& person, const QDate& day) {
    const bool moved = day <= work.context.filedOn;
    work.change(Entity::Addressee, person, [&](Record& each) {
        const auto fill = [&](Field field, const QString& question) {
            if (work.answers.has(question)) each.set(field, work.answers.text(question));
        };
        fill(ad::moveout_postal_code, u"to_postal_code"_s);
        fill(ad::moveout_address, u"to_address"_s);
        fill(ad::moveout_building_name, u"to_building"_s);
        if (!moved) return;
        each.set(ad::resident_class, u"4"_s);
        each.set(ad::addressee_change_reason_code, u"03"_s);
        each.set(ad::change_date, valueOf(day));
        each.set(ad::change_notified_date, valueOf(work.context.filedOn));
    });
}

/// The head leaves and others stay: their new head, once the move has happened.
Result<void> nameSuccessor(EffectWork& work, const QString& household, const QDate& day) {
    const QString successor = work.answers.text(u"new_head"_s);
    if (successor.isEmpty() || day > work.context.filedOn) return {};
    const Record person = *work.ledger.member(successor);
    if (!isResident(person) || person.text(ad::household_no) != household) {
        return fail(u"E-PROC-019"_s, u"new_head"_s);
    }
    if (headOf(work.ledger, household) != nullptr) return {};
    return changeHeadTo(work, household, successor, day, {}, u"moved_out_on"_s);
}

Result<void> moveOut(EffectWork& work) {
    const QDate day = work.answers.date(u"moved_out_on"_s);
    const bool inside = work.answers.yes(u"inside_prefecture"_s);
    const QStringList persons = work.answers.list(u"persons"_s);
    const QString household = work.ledger.member(persons.first())->text(ad::household_no);
    MADO_TRY(noteDeadline(work, loseMoveOut, day));
    for (const QString& person : persons) {
        CoverageEnd end;
        end.addresseeNo = person;
        end.event =
            inside ? EligibilityEvent::MoveOutSamePrefecture : EligibilityEvent::MoveOutOtherPrefecture;
        end.date = day;
        end.reasonCode = inside ? u"207"_s : u"201"_s;
        end.registeredElsewhereSameDay = work.answers.yes(u"registered_same_day"_s);
        MADO_TRY(endCoverage(work, end, {u"persons"_s, u"moved_out_on"_s}));
        recordMoveOut(work, person, day, inside);
        markMovedOut(work, person, day);
        noteUseAfterLoss(work, person, day.addDays(1));
    }
    MADO_TRY(nameSuccessor(work, household, day));
    noteVacancy(work, household);
    suggestLossForms(work);
    return {};
}

Result<void> joinedEmployee(EffectWork& work) {
    const QDate day = work.answers.date(u"joined_on"_s);
    MADO_TRY(refuseFuture(work, day, u"joined_on"_s));
    MADO_TRY(noteDeadline(work, loseJoinedEmployee, day));
    const QStringList dependants = work.answers.list(u"dependants"_s);
    for (const QString& person : work.answers.list(u"persons"_s)) {
        const bool dependant = dependants.contains(person);
        CoverageEnd end;
        end.addresseeNo = person;
        end.event = dependant ? EligibilityEvent::BecameDependant : EligibilityEvent::JoinedEmployeeInsurance;
        end.date = day;
        end.reasonCode = u"202"_s;
        MADO_TRY(endCoverage(work, end, {u"persons"_s, u"joined_on"_s}));
        startOtherCoverage(work, person, day,
                           {dependant ? u"dependant"_s : u"employee_insurance"_s,
                            work.answers.text(u"insurer_name"_s), work.answers.text(u"insurer_no"_s),
                            work.answers.text(u"insured_symbol"_s), work.answers.text(u"insured_number"_s)});
        noteUseAfterLoss(work, person, day.addDays(1));
    }
    suggestLossForms(work);
    return {};
}

/// The heirs take over the tax duty (地方税法9条); the direct debit runs on the account of the deceased.
void noteHeadDeath(EffectWork& work, const Record& head) {
    const Record* household = openNhiHousehold(work.ledger, head.text(ad::household_no));
    const qint64 arrears = arrearsOf(work.ledger, work.context.today);
    work.find(u"tax_duty_succession"_s, {{u"name"_s, knownName(head)}, {u"amount"_s, Yen{arrears}}},
              head.key());
    if (household != nullptr && household->flag(nhi::direct_debit)) work.find(u"direct_debit_ends"_s);
}

Result<void> noteFuneralClaim(EffectWork& work, const Record& person, const QDate& died) {
    FuneralFacts facts;
    facts.deathDate = died;
    facts.funeralDate = died;  // the funeral is never earlier, so the limit is not shown too late
    MADO_ASSIGN(const BenefitAssessment funeral, funeralExpense(work.context.parameters, facts));
    if (funeral.decision != BenefitDecision::Grant) return {};
    work.find(u"funeral_claimable"_s, {{u"name"_s, knownName(person)}, {u"amount"_s, Yen{funeral.amount}}},
              person.key());
    return {};
}

Result<void> death(EffectWork& work) {
    const QString number = work.answers.text(u"deceased"_s);
    const QDate died = work.answers.date(u"died_on"_s);
    MADO_TRY(refuseFuture(work, died, u"died_on"_s));
    const Record person = *work.ledger.member(number);
    const bool head = person.text(ad::relationship_kanji) == u"世帯主"_s;
    MADO_TRY(noteDeadline(work, loseDeath, died));
    // A nominal head is not insured himself; his death ends no coverage, but the household needs a new head.
    if (openCoverage(work.ledger, number) != nullptr || !head) {
        MADO_TRY(endCoverage(work, {number, EligibilityEvent::Death, died, u"204"_s},
                             {u"deceased"_s, u"died_on"_s}));
        MADO_TRY(noteFuneralClaim(work, person, died));
        noteUseAfterLoss(work, number, died.addDays(1));
        work.suggest(u"F66"_s, DocumentSuggestion::Stage::Entered, number);
    }
    if (head) noteHeadDeath(work, person);
    work.change(Entity::Addressee, number, [&](Record& each) {
        each.set(ad::resident_class, u"5"_s);
        each.set(ad::addressee_change_reason_code, u"04"_s);
        each.set(ad::change_date, valueOf(died));
        each.set(ad::change_notified_date, valueOf(work.context.filedOn));
    });
    noteVacancy(work, person.text(ad::household_no));
    suggestLossForms(work);
    return {};
}

}  // namespace

std::vector<Effect> effects::loss() {
    std::vector<Effect> list;
    list.push_back(makeEffect(loseMoveOut, u"資格喪失届(転出)"_s, u"Loss: moved out"_s,
                              {{u"persons"_s, Form::People, true},
                               {u"moved_out_on"_s, Form::Date, true},
                               {u"inside_prefecture"_s, Form::Boolean, true},
                               {u"to_prefecture"_s, Form::Text},
                               {u"to_city"_s, Form::Text},
                               {u"to_postal_code"_s, Form::Text},
                               {u"to_address"_s, Form::Text},
                               {u"to_building"_s, Form::Text},
                               {u"registered_same_day"_s, Form::Boolean},
                               {u"new_head"_s, Form::Person},
                               returnedFromSpec(),
                               phoneSpec()},
                              moveOut));
    list.push_back(makeEffect(loseJoinedEmployee, u"資格喪失届(社保加入)"_s,
                              u"Loss: joined employee insurance"_s,
                              {{u"persons"_s, Form::People, true},
                               {u"joined_on"_s, Form::Date, true},
                               {u"dependants"_s, Form::People},
                               {u"insurer_name"_s, Form::Text},
                               {u"insurer_no"_s, Form::Text},
                               {u"insured_symbol"_s, Form::Text},
                               {u"insured_number"_s, Form::Text},
                               returnedFromSpec(),
                               phoneSpec()},
                              joinedEmployee));
    list.push_back(makeEffect(
        loseDeath, u"資格喪失届(死亡)"_s, u"Loss: death"_s,
        {{u"deceased"_s, Form::Person, true}, {u"died_on"_s, Form::Date, true}, returnedFromSpec()}, death));
    return list;
}

}  // namespace mado
