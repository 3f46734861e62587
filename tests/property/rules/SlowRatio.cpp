// SPDX-License-Identifier: GPL-3.0-or-later
#include "SlowRatio.h"

#include <algorithm>

namespace {

/// What is left of the incomes after August 2025: pensions less 806,700, salaries less 100,000.
bool nobodyHasIncome(const QList<mado::ClassMember>& household) {
    return std::none_of(household.begin(), household.end(), [](const mado::ClassMember& one) {
        if (!one.head && !one.insured) return false;
        return one.pensionRevenue > 806700 || one.salaryIncome > 100000 || one.otherIncome > 0;
    });
}

bool everybodyExempt(const QList<mado::ClassMember>& household) {
    for (const mado::ClassMember& one : household) {
        if ((one.head || one.insured) && !(one.declared && one.taxExempt)) return false;
    }
    return true;
}

}  // namespace

SlowRatioResult slowRatio(const mado::RatioFacts& facts, const QList<mado::ClassMember>& household) {
    const long long young = 330000LL * facts.youngUnder16 + 120000LL * facts.young16to18;
    bool somebodyHigh = false;
    long long highest = 0, bases = 0, revenues = 0, former = 0;
    for (const mado::RatioMember& member : facts.members) {
        const long long taxable = member.taxable - (member.head ? young : 0);
        highest = std::max(highest, taxable);
        somebodyHigh = somebodyHigh || taxable >= 1450000;
        bases += member.levyBase;
        revenues += member.revenue;
    }
    for (const long long one : facts.formerNhiRevenues)
        former += one;
    const bool alone = facts.members.size() == 1;
    SlowRatioResult result;
    result.step = !somebodyHigh                                                                ? "1"
                  : bases <= 2100000                                                           ? "2"
                  : alone && revenues < 3830000                                                ? "3a"
                  : alone && !facts.formerNhiRevenues.isEmpty() && revenues + former < 5200000 ? "3b"
                  : !alone && revenues < 5200000                                               ? "3c"
                                                                                               : "4";
    result.percent = result.step == "4" ? 30 : 20;
    result.withoutApplication = result.step[0] >= '3' ? 30 : 20;
    if (result.percent == 30) {
        result.classOf = highest >= 6900000 ? "active3" : highest >= 3800000 ? "active2" : "active1";
    } else if (everybodyExempt(household)) {
        result.classOf = nobodyHasIncome(household) ? "low1" : "low2";
    } else {
        result.classOf = "general";
    }
    return result;
}

std::string slowCategory(const QList<mado::ClassMember>& household) {
    long long sum = 0;
    bool unknown = false;
    for (const mado::ClassMember& one : household) {
        if (one.insured) sum += one.levyBase;
        unknown = unknown || ((one.insured || one.head) && !one.declared);
    }
    if (unknown) return "a";
    if (everybodyExempt(household)) return "o";
    if (sum > 9010000) return "a";
    if (sum > 6000000) return "i";
    return sum > 2100000 ? "u" : "e";
}
