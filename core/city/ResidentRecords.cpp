// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/city/ResidentRecords.h"

#include "core/city/CityRandom.h"
#include "core/text/PhoneNumber.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado::city_records {

namespace {

namespace ad = field::addressee;
namespace ba = field::bank_account;
namespace rm = field::resident_move;

Value given(const QString& text) {
    return text.isEmpty() ? Value() : Value(text);
}

void setAddress(Record& record, const CityPerson& person, const CityAddress& address) {
    record.set(ad::current_postal_code, given(address.postalCode));
    record.set(ad::current_address, given(address.town));
    record.set(ad::current_lot_no, given(address.lot));
    record.set(ad::current_building_name, given(address.building));
    record.set(ad::current_room_no, given(address.room));
    for (const CityMove& move : person.moves) {
        const CityAddress& other = move.address;
        if (move.in) {
            record.set(ad::previous_postal_code, given(other.postalCode));
            record.set(ad::previous_address, given(other.town.isEmpty() ? move.city : other.town));
            record.set(ad::previous_lot_no, given(other.lot));
            record.set(ad::previous_building_name, given(other.building));
            record.set(ad::previous_room_no, given(other.room));
        } else {
            record.set(ad::moveout_postal_code, given(other.postalCode));
            record.set(ad::moveout_address, given(other.town));
            record.set(ad::moveout_lot_no, given(other.lot));
            record.set(ad::moveout_building_name, given(other.building));
            record.set(ad::moveout_room_no, given(other.room));
        }
    }
}

void setMailing(Record& record, const CityAddress& address) {
    if (address.town.isEmpty()) return;
    record.set(ad::mailing_postal_code, given(address.postalCode));
    record.set(ad::mailing_address, given(address.town));
    record.set(ad::mailing_lot_no, given(address.lot));
    record.set(ad::mailing_building_name, given(address.building));
    record.set(ad::mailing_room_no, given(address.room));
}

QString residentClass(const CityPerson& person) {
    if (person.living == Living::MovedOut) return u"4"_s;
    if (person.living == Living::Deceased) return u"5"_s;
    return person.nationality.isEmpty() ? u"1"_s : u"2"_s;
}

void setChange(Record& record, const CityPerson& person, const QDate& today) {
    const bool left = !person.lives();
    const bool born = person.residentSince == person.birth;
    const QDate day = left ? person.leftOn : person.residentSince;
    record.set(ad::addressee_change_reason_code, person.living == Living::MovedOut   ? u"03"_s
                                                 : person.living == Living::Deceased ? u"04"_s
                                                 : born                              ? u"02"_s
                                                                                     : u"01"_s);
    record.set(ad::change_date, valueOf(day));
    record.set(ad::change_notified_date, valueOf(std::min(today, day.addDays(5))));
}

Record addressee(const CityHousehold& household, const CityPerson& person, const CityFigures& figures) {
    const CityPerson& head = household.people.front();
    Record record(Entity::Addressee, person.no, 1);
    record.set(ad::addressee_no, person.no);
    record.set(ad::history_no, qint64{1});
    record.set(ad::is_active, valueOf(true));
    record.set(ad::resident_class, residentClass(person));
    record.set(ad::resident_since_date, valueOf(person.residentSince));
    record.set(ad::resident_notified_date,
               valueOf(std::min(figures.today(), person.residentSince.addDays(5))));
    const QDate here = std::max(person.residentSince, household.addressSince);
    record.set(ad::address_fixed_date, valueOf(here));
    record.set(ad::address_actual_date, valueOf(here));
    record.set(ad::household_no, household.no);
    record.set(ad::head_name_kanji, head.knownKanji());
    record.set(ad::head_name_kana, head.knownKana());
    record.set(ad::name_kanji, person.kanji);
    record.set(ad::name_kana, person.kana);
    if (!person.nationality.isEmpty()) {
        record.set(ad::nationality_code, person.nationality);
        record.set(ad::alias_kanji, given(person.aliasKanji));
        record.set(ad::alias_kana, given(person.aliasKana));
        record.set(ad::foreign_legal_name, given(person.legalName));
        record.set(ad::foreign_legal_name_kana, given(person.kana));
    } else if (!person.moves.empty()) {
        record.set(ad::registered_domicile_address, given(person.moves.front().address.town));
    } else {
        record.set(ad::registered_domicile_address, household.address.town);
    }
    setAddress(record, person, household.address);
    setMailing(record, household.mailing);
    record.set(ad::birth_date, valueOf(person.birth));
    record.set(ad::sex_code, person.female ? u"2"_s : u"1"_s);
    record.set(ad::relationship_kanji, person.relationship);
    setChange(record, person, figures.today());
    record.set(ad::nondisclosure_requested, valueOf(person.isProtected));
    return record;
}

void contact(const CityHousehold& household, const RecordSink& sink) {
    if (household.phone.isEmpty()) return;
    const QString no = household.people.front().no;
    Record record(Entity::Contact, no, 1);
    record.set(field::contact::addressee_no, no);
    record.set(field::contact::phone, household.phone);
    record.set(field::contact::phone_key, phoneKey(household.phone));
    sink(std::move(record));
}

void card(const CityPerson& person, const RecordSink& sink) {
    if (person.cardState.isEmpty()) return;
    namespace cs = field::card_status;
    Record record(Entity::CardStatus, person.no, 1);
    record.set(cs::addressee_no, person.no);
    record.set(cs::card_state, person.cardState);
    record.set(cs::registered_on, valueOf(person.cardRegistered));
    record.set(cs::electronic_certificate_until, valueOf(person.cardUntil));
    record.set(cs::needs_support, valueOf(person.needsSupport));
    sink(std::move(record));
}

void protection(const CityPerson& person, const RecordSink& sink) {
    if (!person.isProtected) return;
    namespace pr = field::protection;
    Record record(Entity::Protection, person.no, 1);
    record.set(pr::addressee_no, person.no);
    record.set(pr::started_on, valueOf(person.protectedFrom));
    // A measure lasts a year unless it is asked for again.
    record.set(pr::ended_on, valueOf(person.protectedFrom.addYears(1).addDays(-1)));
    record.set(pr::origin_office, u"川口市 市民課"_s);
    sink(std::move(record));
}

void stay(const CityPerson& person, const RecordSink& sink) {
    if (person.residenceStatus.isEmpty()) return;
    namespace rs = field::residence_status;
    Record record(Entity::ResidenceStatus, person.no, 1);
    record.set(rs::addressee_no, person.no);
    record.set(rs::status_name, person.residenceStatus);
    record.set(rs::stay_until, valueOf(person.stayUntil));
    sink(std::move(record));
}

void moves(const CityPerson& person, const QDate& today, const RecordSink& sink) {
    int place = 0;
    for (const CityMove& move : person.moves) {
        Record record(Entity::ResidentMove, numberedKey(person.no, ++place), 1);
        record.set(rm::addressee_no, person.no);
        record.set(rm::move_kind, move.in ? u"in"_s : u"out"_s);
        record.set(rm::moved_on, valueOf(move.on));
        record.set(rm::notified_on, valueOf(std::min(today, move.on.addDays(5))));
        record.set(rm::other_prefecture, given(move.prefecture));
        record.set(rm::other_city, given(move.city));
        record.set(rm::inside_prefecture, valueOf(move.insidePrefecture));
        sink(std::move(record));
    }
}

/// Invented banks: no real one has a code from 9980 on.
void account(const CityHousehold& household, const RecordSink& sink) {
    const auto debits = [](const NhiNumber& each) { return each.directDebit && !each.end.isValid(); };
    if (std::none_of(household.numbers.begin(), household.numbers.end(), debits)) return;
    CityRandom random = CityRandom::of(household.seed, 11);
    const CityPerson& head = household.people.front();
    const int bank = random.upTo(3);
    static const QStringList banks{u"荒川中央銀行"_s, u"芝川信用金庫"_s, u"見沼銀行"_s};
    Record record(Entity::BankAccount, head.no + u"/debit"_s, 1);
    record.set(ba::addressee_no, head.no);
    record.set(ba::purpose, u"debit"_s);
    record.set(ba::bank_code, QString::number(9981 + bank));
    record.set(ba::bank_name, banks[bank]);
    record.set(ba::branch_code, u"%1"_s.arg(random.between(1, 40), 3, 10, QLatin1Char('0')));
    record.set(ba::branch_name, u"川口支店"_s);
    record.set(ba::account_type, u"1"_s);
    record.set(ba::account_number, u"%1"_s.arg(random.between(1, 9'999'999), 7, 10, QLatin1Char('0')));
    record.set(ba::holder_kana, head.knownKana());
    sink(std::move(record));
}

}  // namespace

QString numberedKey(const QString& addresseeNo, int place) {
    return u"%1/%2"_s.arg(addresseeNo).arg(place, 2, 10, QLatin1Char('0'));
}

void residents(const CityHousehold& household, const CityFigures& figures, const RecordSink& sink) {
    for (const CityPerson& person : household.people) {
        sink(addressee(household, person, figures));
        card(person, sink);
        protection(person, sink);
        stay(person, sink);
        moves(person, figures.today(), sink);
    }
    contact(household, sink);
    account(household, sink);
}

}  // namespace mado::city_records
