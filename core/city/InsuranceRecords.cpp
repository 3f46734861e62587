// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/city/InsuranceRecords.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado::city_records {

namespace {

namespace el = field::eligibility;
namespace nh = field::nhi_household;
namespace oc = field::other_coverage;

Value given(const QString& text) {
    return text.isEmpty() ? Value() : Value(text);
}

bool isInsuredHead(const CityHousehold& household, int number) {
    const CityPerson& head =
        household.people[static_cast<std::size_t>(household.numbers[static_cast<std::size_t>(number)].head)];
    const QDate end = household.numbers[static_cast<std::size_t>(number)].end;
    return std::any_of(head.nhi.begin(), head.nhi.end(), [&](const NhiSpell& each) {
        return each.number == number && (end.isValid() || !each.end.isValid());
    });
}

void nhiHouseholds(const CityHousehold& household, const CityFigures& figures, const RecordSink& sink) {
    for (std::size_t i = 0; i < household.numbers.size(); ++i) {
        const NhiNumber& number = household.numbers[i];
        Record record(Entity::NhiHousehold, number.certificateNo, 1);
        record.set(nh::certificate_no, number.certificateNo);
        record.set(nh::symbol, figures.city().symbol);
        record.set(nh::number, figures.city().printedNumber(number.certificateNo));
        record.set(nh::head_addressee_no, household.people[static_cast<std::size_t>(number.head)].no);
        record.set(nh::household_no, household.no);
        record.set(nh::is_nominal_head, valueOf(!isInsuredHead(household, static_cast<int>(i))));
        record.set(nh::started_on, valueOf(number.start));
        record.set(nh::ended_on, valueOf(number.end));
        record.set(nh::direct_debit, valueOf(number.directDebit));
        if (number.continuedFrom >= 0) {
            record.set(nh::continued_from_certificate_no,
                       household.numbers[static_cast<std::size_t>(number.continuedFrom)].certificateNo);
        }
        sink(std::move(record));
    }
}

struct Place {
    const CityHousehold& household;
    const CityPerson& person;
    const CityFigures& figures;
};

void setEnd(Record& record, const NhiSpell& spell, const CityFigures& figures) {
    if (!spell.end.isValid()) return;
    record.set(el::application_end_reason, spell.endReason);
    record.set(el::application_end_date, valueOf(spell.end));
    record.set(el::application_end_notified_date, valueOf(std::min(figures.today(), spell.end.addDays(8))));
    // Inside the prefecture and from number to number the qualification goes on.
    const bool goesOn = spell.endReason == u"207"_s || spell.endReason == u"210"_s;
    if (goesOn) return;
    record.set(el::qualification_lost_reason, spell.endReason);
    record.set(el::qualification_lost_date, valueOf(spell.end));
}

Record eligibility(const Place& at, const NhiSpell& spell, int place, int branch) {
    const CityPerson& person = at.person;
    const NhiNumber& number = at.household.numbers[static_cast<std::size_t>(spell.number)];
    const CityFigures& figures = at.figures;
    Record record(Entity::Eligibility, numberedKey(person.no, place), 1);
    record.set(el::certificate_no, number.certificateNo);
    record.set(el::addressee_no, person.no);
    record.set(el::head_addressee_no, at.household.people[static_cast<std::size_t>(number.head)].no);
    record.set(el::nhi_is_active, valueOf(!spell.end.isValid()));
    record.set(el::relationship_code, given(figures.codes().codeOf(u"relationship"_s, person.relationship)));
    record.set(el::application_start_reason, spell.startReason);
    record.set(el::application_start_date, valueOf(spell.start));
    const QDate told = std::min(figures.today(), spell.start.addDays(6));
    record.set(el::application_start_notified_date, valueOf(told));
    record.set(el::qualification_acquired_reason, spell.qualifiedReason);
    record.set(el::qualification_acquired_date, valueOf(spell.qualified));
    record.set(el::qualification_acquired_notified_date,
               valueOf(std::min(figures.today(), spell.qualified.addDays(6))));
    setEnd(record, spell, figures);
    record.set(el::branch_no, u"%1"_s.arg(branch, 2, 10, QLatin1Char('0')));
    record.set(el::printed_symbol, figures.city().symbol);
    record.set(el::printed_number, figures.city().printedNumber(number.certificateNo));
    record.set(el::printed_name_kanji, person.knownKanji());
    record.set(el::printed_name_kana, person.knownKana());
    if (!person.aliasKanji.isEmpty()) {
        record.set(el::printed_legal_name_kanji, person.kanji);
        record.set(el::printed_legal_name_kana, person.kana);
    }
    record.set(el::sex_printed_on_back, valueOf(false));
    return record;
}

void others(const CityPerson& person, const RecordSink& sink) {
    int place = 0;
    for (const OtherSpell& spell : person.others) {
        Record record(Entity::OtherCoverage, numberedKey(person.no, ++place), 1);
        record.set(oc::addressee_no, person.no);
        record.set(oc::coverage_kind, spell.kind);
        record.set(oc::insurer_name, given(spell.insurerName));
        record.set(oc::insurer_no, given(spell.insurerNo));
        record.set(oc::insured_symbol, given(spell.symbol));
        record.set(oc::insured_number, given(spell.number));
        record.set(oc::started_on, valueOf(spell.start));
        record.set(oc::ended_on, valueOf(spell.end));
        sink(std::move(record));
    }
}

}  // namespace

void insurance(const CityHousehold& household, const CityFigures& figures, const RecordSink& sink) {
    nhiHouseholds(household, figures, sink);
    std::vector<int> branches(household.numbers.size(), 0);
    for (const CityPerson& person : household.people) {
        int place = 0;
        std::vector<int> mine(household.numbers.size(), 0);
        for (const NhiSpell& spell : person.nhi) {
            const auto number = static_cast<std::size_t>(spell.number);
            if (mine[number] == 0) mine[number] = ++branches[number];
            sink(eligibility({household, person, figures}, spell, ++place, mine[number]));
        }
        others(person, sink);
    }
}

int deductionShare(const CityHousehold& household, const CityPerson& person) {
    const auto place = static_cast<quint64>(&person - household.people.data());
    return 12 + static_cast<int>((household.seed + 7 * place) % 14);
}

}  // namespace mado::city_records
