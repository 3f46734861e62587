// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/CertificateChanges.h"
#include "core/procedures/ContactChanges.h"
#include "core/procedures/CoverageChanges.h"
#include "core/procedures/EffectWork.h"
#include "core/procedures/Effects.h"
#include "core/procedures/NhiHouseholdChanges.h"
#include "core/procedures/ProposedNumbers.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

using Form = AnswerSpec::Form;
namespace ad = field::addressee;
namespace rm = field::resident_move;

const QString acquireMoveIn = u"acquire_move_in"_s;
const QString acquireLeftEmployee = u"acquire_left_employee"_s;
const QString acquireLostDependant = u"acquire_lost_dependant"_s;
const QString acquireBirth = u"acquire_birth"_s;

void suggestFilingForms(EffectWork& work) {
    work.suggest(u"F01"_s, DocumentSuggestion::Stage::Entered);
    work.suggest(u"F02"_s, DocumentSuggestion::Stage::Entered);
}

void recordMoveIn(EffectWork& work, const QString& person, const QDate& day, bool inside) {
    for (const Record* each : work.ledger.of(person, Entity::ResidentMove)) {
        if (each->text(rm::move_kind) == u"in"_s && each->date(rm::moved_on) == day) return;
    }
    Record move = newRecord(Entity::ResidentMove, work.ledger.nextKey(person, Entity::ResidentMove),
                            rm::addressee_no, person);
    move.set(rm::move_kind, u"in"_s);
    move.set(rm::moved_on, valueOf(day));
    move.set(rm::notified_on, valueOf(work.context.filedOn));
    const QString prefecture =
        inside ? work.context.city.prefecture() : work.answers.text(u"from_prefecture"_s);
    const QString city = work.answers.text(u"from_city"_s);
    if (!prefecture.isEmpty()) move.set(rm::other_prefecture, prefecture);
    if (!city.isEmpty()) move.set(rm::other_city, city);
    move.set(rm::inside_prefecture, valueOf(inside));
    work.put(std::move(move));
}

Result<void> moveIn(EffectWork& work) {
    const QDate day = work.answers.date(u"moved_in_on"_s);
    const bool inside = work.answers.yes(u"inside_prefecture"_s);
    MADO_TRY(noteDeadline(work, acquireMoveIn, day));
    for (const QString& person : work.answers.list(u"persons"_s)) {
        CoverageStart start;
        start.addresseeNo = person;
        start.event =
            inside ? EligibilityEvent::MoveInSamePrefecture : EligibilityEvent::MoveInOtherPrefecture;
        start.date = day;
        start.reasonCode = inside ? u"107"_s : u"101"_s;
        if (inside) start.qualificationOn = work.answers.date(u"qualification_acquired_on"_s);
        start.stayUntil = work.answers.optionalDate(u"stay_until"_s);
        MADO_TRY(startCoverage(work, start, {u"persons"_s, u"moved_in_on"_s}));
        recordMoveIn(work, person, day, inside);
    }
    suggestFilingForms(work);
    return {};
}

OtherInsurance formerInsurance(const EffectWork& work, const QString& kind) {
    return {kind, work.answers.text(u"insurer_name"_s), work.answers.text(u"insurer_no"_s),
            work.answers.text(u"insured_symbol"_s), work.answers.text(u"insured_number"_s)};
}

/// Left employee insurance, or no longer a dependant of somebody insured there: the same but for the reason.
Result<void> leftOther(EffectWork& work, const QString& procedure, EligibilityEvent event,
                       const QString& reason, const QString& kind) {
    const QDate day = work.answers.date(u"lost_on"_s);
    MADO_TRY(noteDeadline(work, procedure, day));
    for (const QString& person : work.answers.list(u"persons"_s)) {
        MADO_TRY(startCoverage(work, {person, event, day, reason}, {u"persons"_s, u"lost_on"_s}));
        endOtherCoverage(work, person, day, formerInsurance(work, kind));
    }
    suggestFilingForms(work);
    return {};
}

Result<void> leftEmployee(EffectWork& work) {
    MADO_TRY(leftOther(work, acquireLeftEmployee, EligibilityEvent::LeftEmployeeInsurance, u"102"_s,
                       u"employee_insurance"_s));
    work.find(u"involuntary_relief_possible"_s);
    return {};
}

Result<void> lostDependant(EffectWork& work) {
    return leftOther(work, acquireLostDependant, EligibilityEvent::LostDependantStatus, u"103"_s,
                     u"dependant"_s);
}

/// The parent named, or the head: where the baby lives and whose address it has.
const Record* parentOf(const EffectWork& work) {
    const QString named = work.answers.text(u"parent"_s);
    return named.isEmpty() ? headOf(work.ledger, work.ledger.householdNo()) : work.ledger.member(named);
}

Record registeredBaby(EffectWork& work, const Record& parent, const QDate& born) {
    const QString number = ProposedNumbers(work.context).addresseeNo(work.ledger);
    Record baby = newRecord(Entity::Addressee, number, ad::addressee_no, number);
    for (const Field same :
         {ad::household_no, ad::head_name_kana, ad::head_name_kanji, ad::nationality_code,
          ad::current_postal_code, ad::current_address_code, ad::current_address, ad::current_lot_no,
          ad::current_building_name, ad::current_room_no, ad::nondisclosure_requested}) {
        baby.set(same, parent.value(same));
    }
    const QString sex = work.answers.text(u"baby_sex"_s);
    baby.set(ad::history_no, qint64{1});
    baby.set(ad::is_active, valueOf(true));
    baby.set(ad::resident_class, parent.value(ad::resident_class));
    baby.set(ad::resident_since_date, valueOf(born));
    baby.set(ad::resident_notified_date, valueOf(work.context.filedOn));
    baby.set(ad::name_kanji, work.answers.text(u"baby_name"_s));
    baby.set(ad::name_kana, work.answers.text(u"baby_kana"_s));
    baby.set(ad::birth_date, valueOf(born));
    baby.set(ad::sex_code, sex.isEmpty() ? u"0"_s : sex);
    // The relationship to the head is told by the register; 子 only where the parent named is the head.
    const bool headsChild = parent.text(ad::relationship_kanji) == u"世帯主"_s ||
                            parent.text(ad::relationship_kanji) == u"妻"_s ||
                            parent.text(ad::relationship_kanji) == u"夫"_s;
    const bool grandchild = parent.text(ad::relationship_kanji) == u"子"_s;
    baby.set(ad::relationship_kanji, work.context.codes.label(u"relationship"_s, headsChild   ? u"04"_s
                                                                                 : grandchild ? u"07"_s
                                                                                              : u"13"_s));
    baby.set(ad::addressee_change_reason_code, u"02"_s);
    baby.set(ad::change_date, valueOf(born));
    baby.set(ad::change_notified_date, valueOf(work.context.filedOn));
    return baby;
}

Result<QString> babyNumber(EffectWork& work, const Record& parent, const QDate& born) {
    const QString known = work.answers.text(u"baby"_s);
    if (!known.isEmpty()) {
        const QDate birth = birthOf(*work.ledger.member(known));
        if (birth.isValid() && birth != born) return fail(u"E-PROC-021"_s, u"born_on"_s);
        return known;
    }
    if (!work.answers.has(u"baby_name"_s)) return fail(u"E-PROC-002"_s, u"baby_name"_s);
    if (!work.answers.has(u"baby_kana"_s)) return fail(u"E-PROC-002"_s, u"baby_kana"_s);
    for (const Record* each : residentsOf(work.ledger, parent.text(ad::household_no))) {
        const bool same =
            birthOf(*each) == born && each->text(ad::name_kanji) == work.answers.text(u"baby_name"_s);
        if (same) return each->key();
    }
    Record baby = registeredBaby(work, parent, born);
    const QString number = baby.key();
    work.find(u"provisional_addressee"_s, {{u"name"_s, knownName(baby)}}, number);
    work.put(std::move(baby));
    return number;
}

Result<void> birth(EffectWork& work) {
    const QDate born = work.answers.date(u"born_on"_s);
    MADO_TRY(refuseFuture(work, born, u"born_on"_s));
    const Record* found = parentOf(work);
    if (found == nullptr) return fail(u"E-PROC-012"_s, u"parent"_s);
    const Record parent = *found;
    work.relyOn(&parent);
    MADO_ASSIGN(const QString baby, babyNumber(work, parent, born));
    MADO_TRY(noteDeadline(work, acquireBirth, born));
    MADO_TRY(startCoverage(work, {baby, EligibilityEvent::Birth, born, u"105"_s}, {u"baby"_s, u"born_on"_s}));
    const bool parentInsured = work.ledger.activeEligibility(parent.key(), born) != nullptr;
    if (!parentInsured)
        work.find(u"birth_parent_not_insured"_s, {{u"name"_s, knownName(parent)}}, parent.key());
    if (parentInsured) work.find(u"childbirth_claimable"_s, {{u"name"_s, work.nameOf(baby)}}, baby);
    suggestFilingForms(work);
    return {};
}

QList<AnswerSpec> insurerSpecs() {
    return {{u"insurer_name"_s, Form::Text},
            {u"insurer_no"_s, Form::Text},
            {u"insured_symbol"_s, Form::Text},
            {u"insured_number"_s, Form::Text},
            returnedFromSpec(),
            phoneSpec()};
}

}  // namespace

std::vector<Effect> effects::acquisition() {
    const QList<AnswerSpec> leaving =
        QList<AnswerSpec>{{u"persons"_s, Form::People, true}, {u"lost_on"_s, Form::Date, true}} +
        insurerSpecs();
    std::vector<Effect> list;
    list.push_back(makeEffect(acquireMoveIn, u"資格取得届(転入)"_s, u"Acquisition: moved in"_s,
                              {{u"persons"_s, Form::People, true},
                               {u"moved_in_on"_s, Form::Date, true},
                               {u"inside_prefecture"_s, Form::Boolean, true},
                               {u"from_prefecture"_s, Form::Text},
                               {u"from_city"_s, Form::Text},
                               {u"qualification_acquired_on"_s, Form::Date},
                               {u"stay_until"_s, Form::Date},
                               returnedFromSpec(),
                               phoneSpec()},
                              moveIn));
    list.push_back(makeEffect(acquireLeftEmployee, u"資格取得届(社保離脱)"_s,
                              u"Acquisition: left employee insurance"_s, leaving, leftEmployee));
    list.push_back(makeEffect(acquireLostDependant, u"資格取得届(被扶養者でなくなった)"_s,
                              u"Acquisition: no longer a dependant"_s, leaving, lostDependant));
    list.push_back(makeEffect(acquireBirth, u"資格取得届(出生)"_s, u"Acquisition: birth"_s,
                              {{u"born_on"_s, Form::Date, true},
                               {u"baby"_s, Form::Person},
                               {u"baby_name"_s, Form::Text},
                               {u"baby_kana"_s, Form::Text},
                               {u"baby_sex"_s, Form::Code},
                               {u"parent"_s, Form::Person},
                               phoneSpec()},
                              birth));
    return list;
}

}  // namespace mado
