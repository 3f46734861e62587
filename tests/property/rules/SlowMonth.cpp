// SPDX-License-Identifier: GPL-3.0-or-later
#include "SlowMonth.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace {

/// Everything is kept in half yen, so that halves of limits stay whole.
struct Bill {
    int person = 0;
    bool elderly = false;
    bool birthdayMonth = false;
    std::string place;  ///< what is added up before the line of 21,000
    bool inpatient = false;
    mado::SpecifiedDisease disease = mado::SpecifiedDisease::None;
    long long cost = 0;   ///< yen
    long long borne = 0;  ///< yen
    bool counts = true;
};
using Bills = std::vector<Bill>;
using Choice = std::function<bool(const Bill&)>;

struct Line {
    long long base, from, fourth;
};

/// base, total cost from which 1 % is added (0 = never), limit of the 4th hit (0 = none).
Line lineOf(bool august, int row) {
    static const Line before[] = {
        {252600, 842000, 140100}, {167400, 558000, 93000}, {80100, 267000, 44400}, {57600, 0, 44400},
        {35400, 0, 24600},        {24600, 0, 0},           {15000, 0, 0}};
    static const Line after[] = {
        {270300, 901000, 140100}, {179100, 597000, 93000}, {85800, 286000, 44400}, {61500, 0, 44400},
        {36900, 0, 24600},        {25700, 0, 24600},       {15700, 0, 0}};
    return august ? after[row] : before[row];
}

int elderlyRow(mado::ElderlyClass one) {
    static const int rows[] = {0, 1, 2, 3, 5, 6};
    return rows[static_cast<int>(one)];
}

/// Outpatient limit of one person, 0 = none.
long long outpatientOf(bool august, mado::ElderlyClass one) {
    switch (one) {
        case mado::ElderlyClass::General:
            return august ? 22000 : 18000;
        case mado::ElderlyClass::Low2:
            return august ? 11000 : 8000;
        case mado::ElderlyClass::Low1:
            return 8000;
        default:
            return 0;
    }
}

long long limitYen(const Line& line, long long cost, bool fourth, bool half) {
    const long long halves = half ? 1 : 2;
    if (fourth && line.fourth != 0) return line.fourth * halves / 2;
    long long sen = line.base * halves * 50;
    const long long above = 2 * cost - line.from * halves;  // half yen
    if (line.from != 0 && above > 0) sen += (above / 2 + 50) / 100 * 100;
    return sen / 100;
}

/// Pays the chosen bills down to the limit; what was paid.
long long payDown(Bills& bills, const Choice& choice, long long limit) {
    long long sum = 0;
    for (const Bill& bill : bills)
        sum += choice(bill) ? bill.borne : 0;
    long long over = std::max(0LL, sum - limit);
    const long long paid = over;
    for (Bill& bill : bills) {
        if (!choice(bill)) continue;
        const long long part = std::min(over, bill.borne);
        bill.borne -= part;
        over -= part;
    }
    return paid;
}

long long costOf(const Bills& bills, const Choice& choice) {
    long long cost = 0;
    for (const Bill& bill : bills)
        cost += choice(bill) ? bill.cost : 0;
    return cost;
}

std::string placeOf(const mado::PatientMonth& person, const mado::MedicalClaim& claim) {
    using enum mado::ClaimKind;
    const std::string own = claim.facility.toStdString();
    if (claim.kind == Inpatient) return own + " in";
    if (claim.kind == Dental) return own + " teeth";
    if (claim.kind == Outpatient || claim.prescriber.isEmpty()) return own + " out";
    const auto has = [&](mado::ClaimKind kind) {
        return std::any_of(person.claims.begin(), person.claims.end(), [&](const mado::MedicalClaim& other) {
            return other.kind == kind && other.facility == claim.prescriber;
        });
    };
    return claim.prescriber.toStdString() + (has(Dental) && !has(Outpatient) ? " teeth" : " out");
}

Bills billsOf(const mado::HighCostFacts& facts) {
    Bills bills;
    for (int i = 0; i < facts.persons.size(); ++i) {
        const mado::PatientMonth& person = facts.persons[i];
        for (const mado::MedicalClaim& claim : person.claims)
            bills.push_back({i, person.elderly, person.turns75, placeOf(person, claim),
                             claim.kind == mado::ClaimKind::Inpatient, claim.disease, claim.totalCost,
                             claim.copayment, true});
    }
    return bills;
}

bool fourthHit(const mado::HighCostFacts& facts) {
    std::set<std::string> earlier;
    for (int back = 1; back <= 11; ++back) {
        for (const mado::YearMonth& hit : facts.hits) {
            if (hit == facts.month.addMonths(-back)) earlier.insert(hit.toIso().toStdString());
        }
    }
    return earlier.size() >= 3;
}

long long payDiseases(Bills& bills, const mado::HighCostFacts& facts) {
    long long paid = 0;
    std::set<std::tuple<int, std::string, mado::SpecifiedDisease>> places;
    for (const Bill& bill : bills) {
        if (bill.disease != mado::SpecifiedDisease::None)
            places.insert({bill.person, bill.place, bill.disease});
    }
    for (const auto& [person, place, disease] : places) {
        const mado::PatientMonth& who = facts.persons[person];
        const bool twenty =
            !who.elderly && disease == mado::SpecifiedDisease::Dialysis &&
            (*facts.under70 == mado::LimitCategory::A || *facts.under70 == mado::LimitCategory::I);
        const bool half = who.turns75 || facts.halfLimit;
        const long long limit = (twenty ? 20000 : 10000) / (half ? 2 : 1);
        paid += payDown(
            bills,
            [&, person = person, place = place, disease = disease](const Bill& bill) {
                return bill.person == person && bill.place == place && bill.disease == disease;
            },
            limit);
    }
    return paid;
}

/// Under 70: what does not reach the line at one place is left out.
void leaveOutSmall(Bills& bills, bool halfMonth) {
    for (Bill& bill : bills) {
        if (bill.elderly) continue;
        long long sum = 0;
        for (const Bill& other : bills)
            sum += other.person == bill.person && other.place == bill.place ? other.borne : 0;
        bill.counts = sum >= (halfMonth || bill.birthdayMonth ? 10500 : 21000);
    }
}

}  // namespace

SlowMonthResult slowMonth(const mado::HighCostFacts& facts) {
    const bool august = facts.month >= mado::YearMonth(2026, 8);
    const bool fourth = fourthHit(facts);
    const Line elderly = facts.elderly ? lineOf(august, elderlyRow(*facts.elderly)) : Line{0, 0, 0};
    const Line young = facts.under70 ? lineOf(august, static_cast<int>(*facts.under70)) : Line{0, 0, 0};
    Bills bills = billsOf(facts);
    SlowMonthResult result;
    result.benefit = payDiseases(bills, facts);
    leaveOutSmall(bills, facts.halfLimit);
    long long household = 0;
    for (int i = 0; i < facts.persons.size(); ++i) {
        const mado::PatientMonth& person = facts.persons[i];
        const bool half = person.turns75 || facts.halfLimit;
        const long long outpatient =
            person.elderly ? outpatientOf(august, *facts.elderly) / (half ? 2 : 1) : 0;
        if (outpatient > 0)
            result.benefit += payDown(
                bills, [&](const Bill& bill) { return bill.person == i && !bill.inpatient; }, outpatient);
        if (!person.turns75) continue;
        const Choice own = [&](const Bill& bill) { return bill.person == i && bill.counts; };
        household +=
            payDown(bills, own, limitYen(person.elderly ? elderly : young, costOf(bills, own), fourth, true));
    }
    const Choice old = [](const Bill& bill) { return bill.elderly; };
    const bool anyOld = std::any_of(bills.begin(), bills.end(), old);
    if (anyOld)
        household += payDown(bills, old, limitYen(elderly, costOf(bills, old), fourth, facts.halfLimit));
    const Choice all = [](const Bill& bill) { return bill.counts; };
    const bool anyYoung = std::any_of(bills.begin(), bills.end(),
                                      [](const Bill& bill) { return !bill.elderly && bill.counts; });
    if (anyYoung)
        household += payDown(bills, all, limitYen(young, costOf(bills, all), fourth, facts.halfLimit));
    result.benefit += household;
    result.hit = household > 0;
    return result;
}
