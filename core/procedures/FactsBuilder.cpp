// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/FactsBuilder.h"

#include "core/procedures/EffectWork.h"
#include "core/procedures/NhiHouseholdChanges.h"
#include "core/rules/EligibilityRules.h"
#include "core/text/Age.h"
#include "core/text/FiscalYear.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

namespace ad = field::addressee;
namespace ce = field::certificate;
namespace cf = field::case_file;
namespace co = field::collection;
namespace el = field::eligibility;
namespace in = field::income;
namespace nhi = field::nhi_household;
namespace oc = field::other_coverage;
namespace pr = field::protection;

QJsonValue text(const Record& record, Field field) {
    const QString value = record.text(field);
    return value.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(value);
}

QJsonValue isoDate(const QDate& day) {
    return day.isValid() ? QJsonValue(day.toString(Qt::ISODate)) : QJsonValue(QJsonValue::Null);
}

/// Town and lot number as one line, as they stand on a letter.
QString addressOf(const Record& person) {
    const QString town = person.text(ad::current_address);
    const QString lot = person.text(ad::current_lot_no);
    return lot.isEmpty() || town.endsWith(lot) ? town : town + lot;
}

QString buildingOf(const Record& person) {
    const QString building = person.text(ad::current_building_name);
    const QString room = person.text(ad::current_room_no);
    return room.isEmpty() || building.endsWith(room) ? building : building + room;
}

void putAddress(QJsonObject& json, const Record& person) {
    json[u"postal_code"_s] = text(person, ad::current_postal_code);
    json[u"address"_s] = addressOf(person);
    const QString building = buildingOf(person);
    json[u"building"_s] = building.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(building);
}

/// The coverage to show: in force today, else the open one (from a later day), else the last.
const Record* shownCoverage(const HouseholdSnapshot& household, const QString& addresseeNo,
                            const QDate& today) {
    if (const Record* active = household.activeEligibility(addresseeNo, today)) return active;
    if (const Record* open = openCoverage(household, addresseeNo)) return open;
    const Record* last = nullptr;
    for (const Record* each : household.of(addresseeNo, Entity::Eligibility)) {
        if (last == nullptr ||
            last->date(el::application_start_date) <= each->date(el::application_start_date)) {
            last = each;
        }
    }
    return last;
}

const Record* shownNhiHousehold(const HouseholdSnapshot& household, const QDate& today) {
    const Record* best = nullptr;
    const auto rank = [&](const Record& each) {
        const QDate start = each.date(nhi::started_on);
        const QDate end = each.date(nhi::ended_on);
        if (start <= today && (!end.isValid() || today < end)) return 2;
        return end.isValid() ? 0 : 1;
    };
    for (const Record& each : household.records(Entity::NhiHousehold)) {
        if (each.text(nhi::household_no) != household.householdNo()) continue;
        const bool better =
            best == nullptr || rank(each) > rank(*best) ||
            (rank(each) == rank(*best) && each.date(nhi::started_on) > best->date(nhi::started_on));
        if (better) best = &each;
    }
    return best;
}

/// Living here, lived here, or insured under this household's number; not those of another household in the
/// snapshot.
bool belongs(const HouseholdSnapshot& household, const Record& person, const Record* number) {
    if (person.text(ad::household_no) == household.householdNo()) return true;
    if (number == nullptr) return false;
    for (const Record* each : household.of(person.key(), Entity::Eligibility)) {
        if (each->text(el::certificate_no) == number->key()) return true;
    }
    return false;
}

QString certificateKindWord(const Record& certificate) {
    const QString kind = certificate.text(ce::certificate_kind);
    if (kind == u"1"_s) return u"eligibility_certificate"_s;
    if (kind == u"2"_s) return u"eligibility_notice"_s;
    return u"none"_s;
}

bool isVoided(const Record& certificate) {
    return !certificate.isNull(ce::is_latest_certificate) && !certificate.flag(ce::is_latest_certificate);
}

QJsonObject certificateFacts(const Record* certificate) {
    if (certificate == nullptr) return {{u"kind"_s, u"none"_s}};
    return {{u"kind"_s, certificateKindWord(*certificate)},
            {u"issued_on"_s, text(*certificate, ce::issued_on)},
            {u"valid_until"_s, text(*certificate, ce::valid_until)},
            {u"effective_from"_s, text(*certificate, ce::effective_from)},
            {u"special"_s, certificate->text(ce::certificate_class) == u"2"_s},
            {u"key"_s, certificate->key()}};
}

/// Something that must come back one day: issued, void or not, and not handed back. Notices need not.
bool holdsCertificate(const HouseholdSnapshot& household, const QString& addresseeNo) {
    const auto all = household.of(addresseeNo, Entity::Certificate);
    return std::any_of(all.begin(), all.end(), [](const Record* each) {
        return each->text(ce::certificate_kind) != u"2"_s && each->isNull(ce::collected_on);
    });
}

QJsonObject otherCoverageFacts(const HouseholdSnapshot& household, const QString& addresseeNo) {
    for (const Record* each : household.of(addresseeNo, Entity::OtherCoverage)) {
        if (!each->isNull(oc::ended_on)) continue;
        return {{u"kind"_s, each->text(oc::coverage_kind)},
                {u"insurer_name"_s, text(*each, oc::insurer_name)},
                {u"insurer_no"_s, text(*each, oc::insurer_no)},
                {u"symbol"_s, text(*each, oc::insured_symbol)},
                {u"number"_s, text(*each, oc::insured_number)},
                {u"started_on"_s, text(*each, oc::started_on)}};
    }
    return {{u"kind"_s, u"none"_s}};
}

const Record* incomeFor(const HouseholdSnapshot& household, const QString& addresseeNo, const QDate& today) {
    const int year = FiscalYear::of(today).year() - 1;
    for (const Record* each : household.of(addresseeNo, Entity::Income)) {
        if (each->number(in::income_year) == year) return each;
    }
    return nullptr;
}

QJsonObject coverageFacts(const HouseholdSnapshot& household, const Record* coverage, const QDate& today,
                          const CodeTables& codes) {
    if (coverage == nullptr) return {{u"insured"_s, false}};
    const auto reason = [&](Field field) {
        const QString code = coverage->text(field);
        return code.isEmpty() ? QJsonValue(QJsonValue::Null)
                              : QJsonValue(codes.label(u"nhi_change_reason"_s, code));
    };
    const QDate start = coverage->date(el::application_start_date);
    const QDate end = coverage->date(el::application_end_date);
    const bool insured = start.isValid() && start <= today && (!end.isValid() || today < end);
    return {{u"insured"_s, insured},
            {u"key"_s, coverage->key()},
            {u"qualification_acquired"_s, text(*coverage, el::qualification_acquired_date)},
            {u"qualification_acquired_reason"_s, reason(el::qualification_acquired_reason)},
            {u"qualification_lost"_s, text(*coverage, el::qualification_lost_date)},
            {u"qualification_lost_reason"_s, reason(el::qualification_lost_reason)},
            {u"application_start"_s, isoDate(unbrokenApplicationStart(household, *coverage))},
            {u"under_number_since"_s, text(*coverage, el::application_start_date)},
            {u"application_start_reason"_s, reason(el::application_start_reason)},
            {u"application_end"_s, text(*coverage, el::application_end_date)},
            {u"application_end_reason"_s, reason(el::application_end_reason)}};
}

QJsonArray listOf(const QString& commaSeparated) {
    QJsonArray list;
    for (const QString& each : commaSeparated.split(u',', Qt::SkipEmptyParts))
        list.append(each.trimmed());
    return list;
}

QJsonArray openCases(const HouseholdSnapshot& household) {
    QJsonArray list;
    for (const Record& each : household.records(Entity::CaseFile)) {
        const QString state = each.text(cf::state);
        if (state != u"entered"_s && state != u"returned"_s && state != u"conflict"_s) continue;
        list.append(QJsonObject{{u"id"_s, each.key()},
                                {u"number"_s, text(each, cf::case_no)},
                                {u"procedures"_s, listOf(each.text(cf::procedures))},
                                {u"members"_s, listOf(each.text(cf::subjects))},
                                {u"state"_s, state},
                                {u"entered_at"_s, text(each, cf::entered_at)},
                                {u"author_name"_s, text(each, cf::author_name)}});
    }
    return list;
}

}  // namespace

qint64 arrearsOf(const HouseholdSnapshot& household, const QDate& today) {
    qint64 sum = 0;
    for (const Record& each : household.records(Entity::Collection)) {
        const QDate due = each.date(co::due_date);
        if (!due.isValid() || due >= today) continue;
        const auto open = [&](Field assessed, Field paid) {
            return std::max<qint64>(0, each.number(assessed) - each.number(paid));
        };
        sum += std::max<qint64>(
            0, open(co::instalment_assessed, co::instalment_collected) - each.number(co::written_off));
        sum += open(co::arrears_assessed, co::arrears_collected);
        sum += open(co::demand_fee_assessed, co::demand_fee_collected);
    }
    return sum;
}

bool isProtected(const HouseholdSnapshot& household, const QString& addresseeNo, const QDate& today) {
    const Record* person = household.member(addresseeNo);
    if (person != nullptr && person->flag(ad::nondisclosure_requested)) return true;
    for (const Record* each : household.of(addresseeNo, Entity::Protection)) {
        const QDate start = each->date(pr::started_on);
        const QDate end = each->date(pr::ended_on);
        if ((!start.isValid() || start <= today) && (!end.isValid() || today <= end)) return true;
    }
    return false;
}

bool hasProtected(const HouseholdSnapshot& household, const QDate& today) {
    const auto people = household.members();
    return std::any_of(people.begin(), people.end(), [&](const Record* each) {
        return isResident(*each) && isProtected(household, each->key(), today);
    });
}

QStringList undeclared(const HouseholdSnapshot& household, const QDate& today) {
    QStringList list;
    const Record* number = shownNhiHousehold(household, today);
    for (const Record* person : household.members()) {
        const Record* income = incomeFor(household, person->key(), today);
        if (income == nullptr || income->flag(in::is_declared) || !isResident(*person)) continue;
        const bool head = number != nullptr && number->text(nhi::head_addressee_no) == person->key();
        bool concerned = head || household.activeEligibility(person->key(), today) != nullptr;
        for (const Record* each : household.of(person->key(), Entity::Eligibility))
            concerned = concerned || each->text(el::application_end_reason) == u"206"_s;
        if (number != nullptr && concerned) list << person->key();
    }
    return list;
}

QDate unbrokenApplicationStart(const HouseholdSnapshot& household, const Record& eligibility) {
    const QStringList internal{u"108"_s, u"109"_s, u"110"_s};
    const Record* record = &eligibility;
    QDate start = record->date(el::application_start_date);
    for (bool further = true; further && internal.contains(record->text(el::application_start_reason));) {
        further = false;
        for (const Record* each : household.of(eligibility.text(el::addressee_no), Entity::Eligibility)) {
            const bool before = each->date(el::application_end_date) == start && each != record &&
                                each->date(el::application_start_date) < start;
            if (!before) continue;
            record = each;
            start = each->date(el::application_start_date);
            further = true;
            break;
        }
    }
    return start;
}

QJsonObject FactsBuilder::person(const HouseholdSnapshot& snapshot, const QString& addresseeNo,
                                 const QDate& today) const {
    const Record* person = snapshot.member(addresseeNo);
    if (person == nullptr) return {};
    const QDate birth = birthOf(*person);
    const Record* coverage = shownCoverage(snapshot, addresseeNo, today);
    const Record* certificate = snapshot.currentCertificate(addresseeNo);
    if (certificate != nullptr && isVoided(*certificate)) certificate = nullptr;
    const QString sex = person->text(ad::sex_code).isEmpty() ? u"0"_s : person->text(ad::sex_code);
    const bool hasAlias = !person->text(ad::alias_kanji).isEmpty();
    QJsonObject json{
        {u"addressee_no"_s, addresseeNo},
        {u"name"_s, knownName(*person)},
        {u"kana"_s, knownKana(*person)},
        {u"legal_name"_s, hasAlias ? text(*person, ad::name_kanji) : QJsonValue(QJsonValue::Null)},
        {u"alias"_s, text(*person, ad::alias_kanji)},
        {u"alias_kana"_s, text(*person, ad::alias_kana)},
        {u"birth_date"_s, text(*person, ad::birth_date)},
        {u"age"_s, birth.isValid() ? QJsonValue(ageOn(birth, today)) : QJsonValue(QJsonValue::Null)},
        {u"sex"_s, sex},
        {u"sex_text"_s, m_codes.label(u"sex"_s, sex)},
        {u"relationship"_s, text(*person, ad::relationship_kanji)},
        {u"branch_no"_s, coverage == nullptr ? QJsonValue(QJsonValue::Null) : text(*coverage, el::branch_no)},
        {u"nationality_code"_s, text(*person, ad::nationality_code)},
        {u"protected"_s, isProtected(snapshot, addresseeNo, today)},
        {u"resident"_s, isResident(*person)},
        {u"deceased"_s, person->text(ad::resident_class) == u"5"_s}};
    putAddress(json, *person);
    if (person->text(ad::resident_class) == u"5"_s) json[u"died_on"_s] = text(*person, ad::change_date);
    json[u"coverage"_s] = coverageFacts(snapshot, coverage, today, m_codes);
    json[u"other_coverage"_s] = otherCoverageFacts(snapshot, addresseeNo);
    json[u"certificate"_s] = certificateFacts(certificate);
    json[u"holds_certificate"_s] = holdsCertificate(snapshot, addresseeNo);
    const Record* card = snapshot.find(Entity::CardStatus, addresseeNo);
    json[u"card"_s] =
        card == nullptr ? QJsonValue(QJsonValue::Null) : text(*card, field::card_status::card_state);
    const Record* income = incomeFor(snapshot, addresseeNo, today);
    json[u"declared"_s] =
        income == nullptr ? QJsonValue(QJsonValue::Null) : QJsonValue(income->flag(in::is_declared));
    if (certificate != nullptr && !certificate->isNull(ce::burden_ratio)) {
        json[u"burden_ratio"_s] = certificate->number(ce::burden_ratio);
        json[u"burden_ratio_from"_s] = text(*certificate, ce::elderly_effective_from);
    } else if (birth.isValid() && birth <= today) {
        const auto ratio = basicRatio(m_parameters, birth, today);
        if (ratio) json[u"burden_ratio"_s] = ratio->percent;
        if (ratio && ratio->ageClass == u"70to74"_s) json[u"burden_ratio_from"_s] = isoDate(ratio->from);
    }
    return json;
}

QJsonObject FactsBuilder::certificate(const HouseholdSnapshot& snapshot, const QString& key) const {
    return certificateFacts(snapshot.find(Entity::Certificate, key));
}

QJsonObject FactsBuilder::household(const HouseholdSnapshot& snapshot, const QDate& today) const {
    const Record* number = shownNhiHousehold(snapshot, today);
    const Record* registerHead = headOf(snapshot, snapshot.householdNo());
    QString headNo = number == nullptr ? QString() : number->text(nhi::head_addressee_no);
    if (headNo.isEmpty() && registerHead != nullptr) headNo = registerHead->key();
    QJsonObject json{{u"household_no"_s, snapshot.householdNo()},
                     {u"head_addressee_no"_s, headNo},
                     {u"undeclared"_s, !undeclared(snapshot, today).isEmpty()},
                     {u"arrears_yen"_s, arrearsOf(snapshot, today)},
                     {u"protected"_s, hasProtected(snapshot, today)}};
    if (number != nullptr) {
        json[u"certificate_no"_s] = number->key();
        json[u"symbol"_s] = text(*number, nhi::symbol);
        json[u"number"_s] = text(*number, nhi::number);
        json[u"nominal_head"_s] = number->flag(nhi::is_nominal_head);
        json[u"direct_debit"_s] = number->flag(nhi::direct_debit);
        json[u"nhi_started_on"_s] = text(*number, nhi::started_on);
        json[u"nhi_ended_on"_s] = text(*number, nhi::ended_on);
    }
    const Record* head = snapshot.member(headNo);
    if (head == nullptr) return json;
    json[u"head"_s] = person(snapshot, headNo, today);
    putAddress(json, *head);
    const Record* contact = snapshot.find(Entity::Contact, headNo);
    if (contact != nullptr) json[u"phone"_s] = text(*contact, field::contact::phone);
    return json;
}

QJsonObject FactsBuilder::facts(const HouseholdSnapshot& snapshot, const Situation& situation) const {
    const Record* number = shownNhiHousehold(snapshot, situation.today);
    QJsonArray members;
    for (const Record* each : snapshot.members()) {
        if (belongs(snapshot, *each, number)) members.append(person(snapshot, each->key(), situation.today));
    }
    QJsonObject json{{u"today"_s, situation.today.toString(Qt::ISODate)},
                     {u"city"_s, m_city.facts},
                     {u"household"_s, household(snapshot, situation.today)},
                     {u"members"_s, members},
                     {u"open_cases"_s, openCases(snapshot)}};
    const auto part = [&](const QString& name, const QJsonObject& value) {
        if (!value.isEmpty()) json[name] = value;
    };
    part(u"staff"_s, situation.staff);
    part(u"case"_s, situation.caseFacts);
    part(u"filer"_s, situation.filer);
    part(u"answers"_s, situation.answers);
    part(u"results"_s, situation.results);
    return json;
}

}  // namespace mado
