// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/CertificateChanges.h"
#include "core/procedures/ContactChanges.h"
#include "core/procedures/CoverageChanges.h"
#include "core/procedures/EffectWork.h"
#include "core/procedures/Effects.h"
#include "core/procedures/HeadChanges.h"
#include "core/procedures/NhiHouseholdChanges.h"
#include "core/procedures/ProposedNumbers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

using Form = AnswerSpec::Form;
namespace ad = field::addressee;
namespace el = field::eligibility;
namespace nhi = field::nhi_household;

const QString changeHead = u"change_head"_s;
const QString changeHousehold = u"change_household"_s;

void suggestFilingForms(EffectWork& work) {
    work.suggest(u"F01"_s, DocumentSuggestion::Stage::Entered);
    work.suggest(u"F02"_s, DocumentSuggestion::Stage::Entered);
}

Result<void> headChange(EffectWork& work) {
    const QString headNo = work.answers.text(u"new_head"_s);
    const QDate day = work.answers.date(u"changed_on"_s);
    MADO_TRY(refuseFuture(work, day, u"changed_on"_s));
    const Record head = *work.ledger.member(headNo);
    work.relyOn(&head);
    if (!isResident(head)) return fail(u"E-PROC-019"_s, u"new_head"_s);
    const QDate birth = birthOf(head);
    if (birth.isValid() && day < birth) return fail(u"E-PROC-006"_s, u"changed_on"_s);
    const QString household = head.text(ad::household_no);
    const Record* open = openNhiHousehold(work.ledger, household);
    const Record* now = headOf(work.ledger, household);
    const bool alreadyHead = now != nullptr && now->key() == headNo;
    if (alreadyHead && (open == nullptr || open->text(nhi::head_addressee_no) == headNo)) {
        return fail(u"E-PROC-023"_s, u"new_head"_s);
    }
    MADO_TRY(noteDeadline(work, changeHead, day));
    MADO_TRY(
        changeHeadTo(work, household, headNo, day, work.answers.object(u"relationships"_s), u"changed_on"_s));
    suggestFilingForms(work);
    return {};
}

void moveAddressee(EffectWork& work, const QString& person, const QString& householdNo, const QDate& day) {
    work.change(Entity::Addressee, person, [&](Record& each) {
        each.set(ad::household_no, householdNo);
        each.set(ad::addressee_change_reason_code, u"07"_s);
        each.set(ad::change_date, valueOf(day));
        each.set(ad::change_notified_date, valueOf(work.context.filedOn));
    });
}

/// Carries the insured among `persons` over to their new household's number.
Result<void> carryInsured(EffectWork& work, const QStringList& persons, const QString& householdNo,
                          const QDate& day, const QString& endReason, const QString& startReason) {
    QStringList insured;
    QStringList oldNumbers;
    for (const QString& person : persons) {
        const Record* open = openCoverage(work.ledger, person);
        if (open == nullptr) continue;
        insured << person;
        oldNumbers << open->text(el::certificate_no);
    }
    if (insured.isEmpty()) return {};
    MADO_ASSIGN(const QString number, ensureNhiHousehold(work, householdNo, day));
    for (const QString& person : insured)
        carryOver(work, person, number, day, endReason, startReason);
    oldNumbers.removeDuplicates();
    for (const QString& old : oldNumbers)
        refreshNhiHousehold(work, old);
    refreshNhiHousehold(work, number);
    return reissueFor(work, insured, day, u"persons"_s);
}

Result<void> split(EffectWork& work, const QStringList& persons, const QDate& day) {
    const QString oldNo = work.ledger.member(persons.first())->text(ad::household_no);
    QStringList staying;
    for (const Record* each : residentsOf(work.ledger, oldNo)) {
        if (!persons.contains(each->key())) staying << each->key();
    }
    if (staying.isEmpty()) return fail(u"E-PROC-024"_s, u"persons"_s);
    const Record* oldHead = headOf(work.ledger, oldNo);
    const bool headLeaves = oldHead != nullptr && persons.contains(oldHead->key());
    const QString remaining = work.answers.text(u"remaining_head"_s);
    if (headLeaves && !staying.contains(remaining)) return fail(u"E-PROC-013"_s, u"remaining_head"_s);
    const QString given = work.answers.text(u"new_head"_s);
    const QString newHead = given.isEmpty() && persons.size() == 1 ? persons.first() : given;
    if (!persons.contains(newHead)) return fail(u"E-PROC-012"_s, u"new_head"_s);
    const QString named = work.answers.text(u"new_household_no"_s);
    const QString newNo = named.isEmpty() ? ProposedNumbers(work.context).householdNo() : named;
    if (named.isEmpty()) work.find(u"provisional_household"_s);
    for (const QString& person : persons)
        moveAddressee(work, person, newNo, day);
    const QJsonObject relationships = work.answers.object(u"relationships"_s);
    if (headLeaves) {
        MADO_TRY(changeHeadTo(work, oldNo, remaining, day, relationships, u"changed_on"_s));
    }
    setHead(work, newNo, newHead, relationships, day);
    return carryInsured(work, persons, newNo, day, u"209"_s, u"109"_s);
}

Result<void> merge(EffectWork& work, const QStringList& persons, const QDate& day) {
    const QString here = work.ledger.householdNo();
    const Record* found = headOf(work.ledger, here);
    if (found == nullptr) return fail(u"E-PROC-012"_s, u"persons"_s);
    const Record head = *found;
    work.relyOn(&head);
    QStringList fromHouseholds;
    for (const QString& person : persons) {
        const QString from = work.ledger.member(person)->text(ad::household_no);
        if (from == here) return fail(u"E-PROC-025"_s, u"persons"_s);
        fromHouseholds << from;
    }
    fromHouseholds.removeDuplicates();
    for (const QString& person : persons)
        moveAddressee(work, person, here, day);
    // Those left behind need a head of their own before anything can be decided for them.
    for (const QString& from : fromHouseholds) {
        if (!residentsOf(work.ledger, from).empty() && headOf(work.ledger, from) == nullptr) {
            return fail(u"E-PROC-013"_s, u"persons"_s);
        }
    }
    QStringList unsure;
    const QJsonObject relationships = work.answers.object(u"relationships"_s);
    for (const QString& person : persons) {
        const QString code = relationships[person].toString();
        if (code.isEmpty()) unsure << work.nameOf(person);
        work.change(Entity::Addressee, person, [&](Record& each) {
            // Never a second head: until the register says more, another relative.
            each.set(ad::relationship_kanji,
                     work.context.codes.label(u"relationship"_s, code.isEmpty() ? u"13"_s : code));
            each.set(ad::head_name_kanji, knownName(head));
            each.set(ad::head_name_kana, knownKana(head));
        });
    }
    if (!unsure.isEmpty()) work.find(u"relationships_to_check"_s, {{u"names"_s, unsure.join(u"、"_s)}});
    return carryInsured(work, persons, here, day, u"208"_s, u"108"_s);
}

Result<void> householdChange(EffectWork& work) {
    const QDate day = work.answers.date(u"changed_on"_s);
    const QString kind = work.answers.text(u"kind"_s);
    const QStringList persons = work.answers.list(u"persons"_s);
    MADO_TRY(refuseFuture(work, day, u"changed_on"_s));
    for (const QString& person : persons) {
        const Record* record = work.ledger.member(person);
        work.relyOn(record);
        if (!isResident(*record)) return fail(u"E-PROC-019"_s, u"persons"_s);
        const QDate birth = birthOf(*record);
        if (birth.isValid() && day < birth) return fail(u"E-PROC-006"_s, u"changed_on"_s);
    }
    MADO_TRY(noteDeadline(work, changeHousehold, day));
    if (kind == u"split"_s) {
        MADO_TRY(split(work, persons, day));
    } else if (kind == u"merge"_s) {
        MADO_TRY(merge(work, persons, day));
    } else {
        return fail(u"E-PROC-003"_s, u"kind"_s);
    }
    work.find(u"continuity_to_judge"_s);
    suggestFilingForms(work);
    return {};
}

}  // namespace

std::vector<Effect> effects::household() {
    std::vector<Effect> list;
    list.push_back(makeEffect(changeHead, u"世帯主変更届"_s, u"Change of household head"_s,
                              {{u"new_head"_s, Form::Person, true},
                               {u"changed_on"_s, Form::Date, true},
                               {u"relationships"_s, Form::Object},
                               returnedFromSpec(),
                               phoneSpec()},
                              headChange));
    list.push_back(makeEffect(changeHousehold, u"世帯変更届(合併・分離)"_s, u"Households merged or split"_s,
                              {{u"kind"_s, Form::Code, true},
                               {u"persons"_s, Form::People, true},
                               {u"changed_on"_s, Form::Date, true},
                               {u"new_head"_s, Form::Person},
                               {u"remaining_head"_s, Form::Person},
                               {u"new_household_no"_s, Form::Text},
                               {u"relationships"_s, Form::Object},
                               returnedFromSpec(),
                               phoneSpec()},
                              householdChange));
    return list;
}

}  // namespace mado
