// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/CertificateChanges.h"
#include "core/procedures/ContactChanges.h"
#include "core/procedures/CoverageChanges.h"
#include "core/procedures/EffectWork.h"
#include "core/procedures/Effects.h"
#include "core/procedures/NhiHouseholdChanges.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

using Form = AnswerSpec::Form;
namespace ad = field::addressee;
namespace el = field::eligibility;

const QString changeNameOrAddress = u"change_name_or_address"_s;

bool isGiven(const EffectWork& work, const QString& question) {
    return work.answers.has(question);
}

/// New names where the head's name changed: it stands on everybody's record of the household.
void spreadHeadName(EffectWork& work, const Record& head) {
    std::vector<QString> keys;
    for (const Record* each : residentsOf(work.ledger, head.text(ad::household_no)))
        keys.push_back(each->key());
    for (const QString& key : keys) {
        work.change(Entity::Addressee, key, [&](Record& each) {
            each.set(ad::head_name_kanji, knownName(head));
            each.set(ad::head_name_kana, knownKana(head));
        });
    }
}

void stamp(EffectWork& work, Record& addressee, const QString& reason, const QDate& day) {
    addressee.set(ad::history_no, addressee.number(ad::history_no) + 1);
    addressee.set(ad::addressee_change_reason_code, reason);
    addressee.set(ad::change_date, valueOf(day));
    addressee.set(ad::change_notified_date, valueOf(work.context.filedOn));
}

Result<void> changeName(EffectWork& work, const QString& person, const QDate& day) {
    const QStringList questions{u"new_name"_s, u"new_kana"_s, u"new_alias"_s, u"new_alias_kana"_s};
    const bool any = std::any_of(questions.begin(), questions.end(),
                                 [&](const QString& each) { return isGiven(work, each); });
    if (!any) return fail(u"E-PROC-002"_s, u"new_name"_s);
    const bool kanaMissing = isGiven(work, u"new_name"_s) && !isGiven(work, u"new_kana"_s);
    if (kanaMissing) return fail(u"E-PROC-002"_s, u"new_kana"_s);
    const Record before = *work.ledger.member(person);
    work.change(Entity::Addressee, person, [&](Record& each) {
        const auto fill = [&](Field field, const QString& question) {
            if (isGiven(work, question)) each.set(field, work.answers.text(question));
        };
        fill(ad::name_kanji, u"new_name"_s);
        fill(ad::name_kana, u"new_kana"_s);
        fill(ad::alias_kanji, u"new_alias"_s);
        fill(ad::alias_kana, u"new_alias_kana"_s);
    });
    if (*work.ledger.member(person) == before) return fail(u"E-PROC-026"_s, u"new_name"_s);
    work.change(Entity::Addressee, person, [&](Record& each) { stamp(work, each, u"06"_s, day); });
    const Record after = *work.ledger.member(person);
    if (after.text(ad::relationship_kanji) == u"世帯主"_s) spreadHeadName(work, after);
    return {};
}

Result<void> changeAddress(EffectWork& work, const QString& person, const QDate& day) {
    if (!isGiven(work, u"new_address"_s)) return fail(u"E-PROC-002"_s, u"new_address"_s);
    const Record before = *work.ledger.member(person);
    work.change(Entity::Addressee, person, [&](Record& each) {
        each.set(ad::current_address, work.answers.text(u"new_address"_s));
        // Lot, room and code belonged to the old address; the register delivers the new ones.
        for (const Field old : {ad::current_address_code, ad::current_lot_no, ad::current_room_no})
            each.set(old, {});
        const QString building = work.answers.text(u"new_building"_s);
        each.set(ad::current_building_name, building.isEmpty() ? Value() : Value(building));
        if (isGiven(work, u"new_postal_code"_s)) {
            each.set(ad::current_postal_code, work.answers.text(u"new_postal_code"_s).remove(u'-'));
        }
    });
    if (*work.ledger.member(person) == before) return fail(u"E-PROC-026"_s, u"new_address"_s);
    work.change(Entity::Addressee, person, [&](Record& each) {
        each.set(ad::address_fixed_date, valueOf(day));
        stamp(work, each, u"05"_s, day);
    });
    return {};
}

/// The insured person's printed details follow; a new certificate replaces the one with the old details.
Result<void> followUp(EffectWork& work, const QString& person, const QString& reason) {
    const Record* open = openCoverage(work.ledger, person);
    if (open == nullptr) return {};
    work.relyOn(open);
    const QString key = open->key();
    const Record* household = work.ledger.find(Entity::NhiHousehold, open->text(el::certificate_no));
    const Record addressee = *work.ledger.member(person);
    if (household != nullptr) {
        const Record number = *household;
        work.change(Entity::Eligibility, key,
                    [&](Record& each) { fillPrinted(work, each, addressee, number); });
    }
    CoverageEvent event;
    event.kind = CoverageEvent::Kind::Change;
    event.addresseeNo = person;
    event.name = knownName(addressee);
    event.applicationDate = work.answers.date(u"changed_on"_s);
    event.reasonCode = reason;
    work.output.events.push_back(std::move(event));
    CertificateWish wish;
    wish.from = work.answers.date(u"changed_on"_s);
    wish.reasonCode = u"06"_s;
    return issueCertificate(work, person, wish, u"persons"_s);
}

Result<void> nameOrAddress(EffectWork& work) {
    const QDate day = work.answers.date(u"changed_on"_s);
    const QString kind = work.answers.text(u"kind"_s);
    const QStringList persons = work.answers.list(u"persons"_s);
    MADO_TRY(refuseFuture(work, day, u"changed_on"_s));
    const bool name = kind == u"name"_s;
    if (!name && kind != u"address"_s) return fail(u"E-PROC-003"_s, u"kind"_s);
    if (name && persons.size() > 1) return fail(u"E-PROC-027"_s, u"persons"_s);
    MADO_TRY(noteDeadline(work, changeNameOrAddress, day));
    for (const QString& person : persons) {
        const Record* record = work.ledger.member(person);
        work.relyOn(record);
        if (!isResident(*record)) return fail(u"E-PROC-019"_s, u"persons"_s);
        const QDate birth = birthOf(*record);
        if (birth.isValid() && day < birth) return fail(u"E-PROC-006"_s, u"changed_on"_s);
        MADO_TRY(name ? changeName(work, person, day) : changeAddress(work, person, day));
        MADO_TRY(followUp(work, person, name ? u"301"_s : u"302"_s));
    }
    const QString household = work.ledger.member(persons.first())->text(ad::household_no);
    const std::size_t residents = residentsOf(work.ledger, household).size();
    if (!name && static_cast<std::size_t>(persons.size()) < residents)
        work.find(u"part_of_household_moved"_s);
    work.suggest(u"F01"_s, DocumentSuggestion::Stage::Entered);
    work.suggest(u"F02"_s, DocumentSuggestion::Stage::Entered);
    return {};
}

}  // namespace

std::vector<Effect> effects::details() {
    std::vector<Effect> list;
    list.push_back(makeEffect(changeNameOrAddress, u"氏名変更届・住所変更届(転居)"_s,
                              u"Change of name or address"_s,
                              {{u"kind"_s, Form::Code, true},
                               {u"persons"_s, Form::People, true},
                               {u"changed_on"_s, Form::Date, true},
                               {u"new_name"_s, Form::Text},
                               {u"new_kana"_s, Form::Text},
                               {u"new_alias"_s, Form::Text},
                               {u"new_alias_kana"_s, Form::Text},
                               {u"new_postal_code"_s, Form::Text},
                               {u"new_address"_s, Form::Text},
                               {u"new_building"_s, Form::Text},
                               returnedFromSpec(),
                               phoneSpec()},
                              nameOrAddress));
    return list;
}

}  // namespace mado
