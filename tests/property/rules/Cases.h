// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/HighCost.h"
#include "core/rules/Levy.h"

#include <algorithm>
#include <random>
#include <vector>

/// Synthetic cases from a seed: the same seed gives the same case on every machine (no standard distributions
/// are used).
class CaseMaker {
 public:
    explicit CaseMaker(quint64 seed) : m_engine(seed) {}

    qint64 between(qint64 low, qint64 high) {
        return low + static_cast<qint64>(m_engine() % static_cast<quint64>(high - low + 1));
    }
    bool chance(int percent) { return between(1, 100) <= percent; }
    QDate date(QDate first, QDate last) { return first.addDays(between(0, first.daysTo(last))); }

    /// Incomes crowd around the lines of the reductions, limits and deductions.
    qint64 income() {
        switch (between(0, 5)) {
            case 0:
                return 0;
            case 1:
                return between(0, 600'000);
            case 2:
                return 430'000 + 100'000 * between(0, 3) + between(-2, 2) + 310'000 * between(0, 4);
            case 3:
                return between(400'000, 5'000'000);
            case 4:
                return between(5'000'000, 15'000'000);
            default:
                return between(23'900'000, 25'100'000);
        }
    }

    mado::LevyPerson person(int fiscalYear) {
        const QDate april(fiscalYear, 4, 1);
        mado::LevyPerson one;
        one.birth = birthDate(fiscalYear);
        one.insured = chance(85);
        one.formerNhiMember = !one.insured && chance(30);
        one.declared = chance(95);
        one.totalIncome = income();
        one.earner = chance(50);
        if (chance(30)) one.pensionRevenue = between(0, 4'000'000);
        if (one.insured) addCoverage(one, april);
        if (chance(10)) one.involuntaryLeftOn = date(april.addYears(-3), april.addYears(1));
        if (one.involuntaryLeftOn.isValid()) {
            one.involuntaryLeftOn = std::max(one.involuntaryLeftOn, one.birth);
            one.involuntarySalaryIncome = between(0, *one.totalIncome);
        }
        if (chance(10)) {
            one.maternityDue = std::max(date(april.addMonths(-4), april.addMonths(16)), one.birth);
            one.babies = static_cast<int>(between(1, 2));
        }
        if (chance(8)) one.formerDependantSince = date(april.addYears(-4), april.addYears(1));
        return one;
    }

    std::vector<mado::LevyPerson> household(int fiscalYear) {
        std::vector<mado::LevyPerson> persons;
        const qint64 count = between(1, 5);
        for (qint64 i = 0; i < count; ++i)
            persons.push_back(person(fiscalYear));
        persons[0].head = true;
        return persons;
    }

    mado::HighCostFacts highCost() {
        mado::HighCostFacts facts;
        facts.month = chance(50) ? mado::YearMonth(2026, 7) : mado::YearMonth(2026, 8);
        facts.under70 = static_cast<mado::LimitCategory>(between(0, 4));
        facts.elderly = static_cast<mado::ElderlyClass>(between(0, 5));
        const qint64 hits = between(0, 5);
        for (qint64 i = 0; i < hits; ++i)
            facts.hits << facts.month.addMonths(-static_cast<int>(between(0, 14)));
        facts.halfLimit = chance(10);
        const qint64 count = between(1, 4);
        for (qint64 i = 0; i < count; ++i)
            facts.persons << patient();
        return facts;
    }

 private:
    QDate birthDate(int fiscalYear) {
        const QDate april(fiscalYear, 4, 1);
        // Half of the people stand near an age that matters.
        if (!chance(50)) return date(QDate(fiscalYear - 80, 1, 1), april);
        constexpr int ages[] = {6, 18, 40, 65, 70, 75};
        const QDate around = april.addYears(-ages[between(0, 5)]);
        return date(around.addDays(-370), around.addDays(370));
    }
    void addCoverage(mado::LevyPerson& one, QDate april) {
        const QDate start = chance(50) ? april.addYears(-3) : date(april.addDays(-40), april.addDays(364));
        one.coverage[0].start = std::max(start, one.birth);
        if (!chance(35)) return;
        one.coverage[0].end =
            date(one.coverage[0].start, std::max(one.coverage[0].start, april.addDays(380)));
        if (!chance(30)) return;
        one.coverage[1].start = date(one.coverage[0].end, one.coverage[0].end.addDays(100));
    }
    mado::PatientMonth patient() {
        mado::PatientMonth person;
        person.id = QString::number(between(1, 1'000'000));
        person.elderly = chance(50);
        const qint64 count = between(0, 4);
        for (qint64 i = 0; i < count; ++i) {
            mado::MedicalClaim claim;
            claim.facility = QStringLiteral("H%1").arg(between(1, 3));
            claim.kind = static_cast<mado::ClaimKind>(between(0, 3));
            if (claim.kind == mado::ClaimKind::Pharmacy) {
                claim.facility = QStringLiteral("P%1").arg(between(1, 2));
                if (chance(80)) claim.prescriber = QStringLiteral("H%1").arg(between(1, 3));
            }
            claim.copayment = chance(30) ? 20'990 + between(0, 20) : between(0, 400'000);
            claim.totalCost = claim.copayment * 10 / (person.elderly ? 2 : 3) + between(0, 9);
            claim.totalCost = std::max(claim.totalCost, claim.copayment);
            person.claims << claim;
        }
        return person;
    }

    std::mt19937_64 m_engine;
};
