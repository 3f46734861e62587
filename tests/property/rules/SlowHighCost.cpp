// SPDX-License-Identifier: GPL-3.0-or-later
#include "SlowHighCost.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace {

struct Limit {
    long long base, threshold, multiple, outpatient;  // 0 = none
};

Limit under70Limit(int category, bool fromAugust) {
    switch (category) {
        case 0:
            return fromAugust ? Limit{270300, 901000, 140100, 0} : Limit{252600, 842000, 140100, 0};
        case 1:
            return fromAugust ? Limit{179100, 597000, 93000, 0} : Limit{167400, 558000, 93000, 0};
        case 2:
            return fromAugust ? Limit{85800, 286000, 44400, 0} : Limit{80100, 267000, 44400, 0};
        case 3:
            return fromAugust ? Limit{61500, 0, 44400, 0} : Limit{57600, 0, 44400, 0};
        default:
            return fromAugust ? Limit{36900, 0, 24600, 0} : Limit{35400, 0, 24600, 0};
    }
}

Limit elderlyLimit(int one, bool fromAugust) {
    if (one <= 2) return under70Limit(one, fromAugust);
    switch (one) {
        case 3:
            return fromAugust ? Limit{61500, 0, 44400, 22000} : Limit{57600, 0, 44400, 18000};
        case 4:
            return fromAugust ? Limit{25700, 0, 24600, 11000} : Limit{24600, 0, 0, 8000};
        default:
            return fromAugust ? Limit{15700, 0, 0, 8000} : Limit{15000, 0, 0, 8000};
    }
}

long long yen(const Limit& limit, long long cost, bool fourth, bool half) {
    const long long halves = half ? 1 : 2;
    if (fourth && limit.multiple > 0) return limit.multiple * halves / 2;
    long long amount = limit.base * halves / 2;
    const long long over = cost - limit.threshold * halves / 2;
    if (limit.threshold > 0 && over > 0) amount += over / 100 + (over % 100 >= 50 ? 1 : 0);
    return amount;
}

bool isFourth(const mado::HighCostFacts& facts) {
    std::set<int> hits;
    for (const mado::YearMonth& hit : facts.hits) {
        const int ago = (facts.month.year() - hit.year()) * 12 + facts.month.month() - hit.month();
        if (ago >= 1 && ago <= 11) hits.insert(ago);
    }
    return hits.size() >= 3;
}

std::string groupKey(const mado::PatientMonth& person, const mado::MedicalClaim& claim) {
    if (claim.kind == mado::ClaimKind::Inpatient) return claim.facility.toStdString() + "/in";
    if (claim.kind == mado::ClaimKind::Dental) return claim.facility.toStdString() + "/dental";
    if (claim.kind == mado::ClaimKind::Outpatient || claim.prescriber.isEmpty())
        return claim.facility.toStdString() + "/out";
    bool out = false, dental = false;
    for (const auto& other : person.claims) {
        if (other.facility != claim.prescriber) continue;
        out = out || other.kind == mado::ClaimKind::Outpatient;
        dental = dental || other.kind == mado::ClaimKind::Dental;
    }
    return claim.prescriber.toStdString() + (dental && !out ? "/dental" : "/out");
}

struct Sum {
    bool any = false;
    long long borne = 0, cost = 0;
};

/// Adds what an under-70 person has in groups that reach the line.
void addUnder70(const mado::PatientMonth& person, bool half, Sum& sum) {
    std::map<std::string, std::pair<long long, long long>> groups;
    for (const auto& claim : person.claims) {
        auto& group = groups[groupKey(person, claim)];
        group.first += claim.copayment;
        group.second += claim.totalCost;
    }
    for (const auto& [key, amounts] : groups) {
        if (amounts.first < (half ? 10500 : 21000)) continue;
        sum.any = true;
        sum.borne += amounts.first;
        sum.cost += amounts.second;
    }
}

/// Adds what a person of 70-74 still bears after the outpatient limit; returns what is above it.
long long addElderly(const mado::PatientMonth& person, const Limit& limit, bool half, Sum& sum) {
    long long outpatient = 0;
    for (const auto& claim : person.claims) {
        sum.any = true;
        sum.cost += claim.totalCost;
        (claim.kind == mado::ClaimKind::Inpatient ? sum.borne : outpatient) += claim.copayment;
    }
    const long long most = limit.outpatient * (half ? 1 : 2) / 2;
    const long long over = limit.outpatient > 0 && outpatient > most ? outpatient - most : 0;
    sum.borne += outpatient - over;
    return over;
}

}  // namespace

long long slowHighCost(const mado::HighCostFacts& facts) {
    const bool fromAugust = facts.month.year() * 12 + facts.month.month() >= 2026 * 12 + 8;
    const bool fourth = isFourth(facts);
    const Limit elderlyRow = elderlyLimit(static_cast<int>(*facts.elderly), fromAugust);
    const Limit under70Row = under70Limit(static_cast<int>(*facts.under70), fromAugust);
    Sum elderly, under70;
    long long benefit = 0;
    for (const mado::PatientMonth& person : facts.persons) {
        if (person.elderly) {
            benefit += addElderly(person, elderlyRow, facts.halfLimit, elderly);
        } else {
            addUnder70(person, facts.halfLimit, under70);
        }
    }
    if (elderly.any) {
        const long long left =
            std::min(elderly.borne, yen(elderlyRow, elderly.cost, fourth, facts.halfLimit));
        benefit += elderly.borne - left;
        elderly.borne = left;
    }
    if (under70.any) {
        const long long sum = under70.borne + elderly.borne;
        benefit += sum - std::min(sum, yen(under70Row, under70.cost + elderly.cost, fourth, facts.halfLimit));
    }
    return benefit;
}
