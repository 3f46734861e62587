// SPDX-License-Identifier: GPL-3.0-or-later
#include "SlowHighCost.h"

#include <cmath>
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

/// In half yen, so that halved limits stay whole.
long long yen(const Limit& limit, long long cost, bool fourth, bool half) {
    const long long halves = half ? 1 : 2;
    if (fourth && limit.multiple > 0) return limit.multiple * halves / 2;
    long long amount = limit.base * halves / 2;
    const long long over = cost - limit.threshold * halves / 2;
    if (limit.threshold > 0 && over > 0) amount += over / 100 + (over % 100 >= 50 ? 1 : 0);
    return amount;
}

}  // namespace

long long slowHighCost(const mado::HighCostFacts& facts) {
    const bool fromAugust = facts.month.year() * 12 + facts.month.month() >= 2026 * 12 + 8;
    std::set<int> hits;
    for (const mado::YearMonth& hit : facts.hits) {
        const int ago = (facts.month.year() - hit.year()) * 12 + facts.month.month() - hit.month();
        if (ago >= 1 && ago <= 11) hits.insert(ago);
    }
    const bool fourth = hits.size() >= 3;
    const bool half = facts.halfLimit;
    const Limit elderly = elderlyLimit(static_cast<int>(*facts.elderly), fromAugust);
    const Limit young = under70Limit(static_cast<int>(*facts.under70), fromAugust);
    long long benefit = 0, old = 0, oldCost = 0, below = 0, belowCost = 0;
    bool anyOld = false, anyBelow = false;
    for (const mado::PatientMonth& person : facts.persons) {
        if (person.elderly) {
            long long outpatient = 0;
            for (const auto& claim : person.claims) {
                anyOld = true;
                oldCost += claim.totalCost;
                (claim.kind == mado::ClaimKind::Inpatient ? old : outpatient) += claim.copayment;
            }
            const long long most = elderly.outpatient * (half ? 1 : 2) / 2;
            if (elderly.outpatient > 0 && outpatient > most) {
                benefit += outpatient - most;
                outpatient = most;
            }
            old += outpatient;
            continue;
        }
        std::map<std::string, std::pair<long long, long long>> groups;
        for (const auto& claim : person.claims) {
            std::string key = claim.facility.toStdString();
            std::string kind = claim.kind == mado::ClaimKind::Inpatient ? "in"
                               : claim.kind == mado::ClaimKind::Dental  ? "dental"
                                                                        : "out";
            if (claim.kind == mado::ClaimKind::Pharmacy && !claim.prescriber.isEmpty()) {
                key = claim.prescriber.toStdString();
                bool out = false, dental = false;
                for (const auto& other : person.claims) {
                    if (other.facility != claim.prescriber) continue;
                    out = out || other.kind == mado::ClaimKind::Outpatient;
                    dental = dental || other.kind == mado::ClaimKind::Dental;
                }
                if (dental && !out) kind = "dental";
            }
            groups[key + '/' + kind].first += claim.copayment;
            groups[key + '/' + kind].second += claim.totalCost;
        }
        for (const auto& [key, amounts] : groups) {
            if (amounts.first < (half ? 10500 : 21000)) continue;
            anyBelow = true;
            below += amounts.first;
            belowCost += amounts.second;
        }
    }
    if (anyOld) {
        const long long most = yen(elderly, oldCost, fourth, half);
        if (old > most) {
            benefit += old - most;
            old = most;
        }
    }
    if (anyBelow) {
        const long long most = yen(young, belowCost + oldCost, fourth, half);
        if (below + old > most) benefit += below + old - most;
    }
    return benefit;
}
