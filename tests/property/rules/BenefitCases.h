// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Cases.h"

#include "core/rules/LimitClasses.h"

/// Months with everything that halves or caps a limit: turning 75, a move inside the prefecture, specified
/// diseases, pharmacies, amounts around the lines.
inline mado::HighCostFacts specialMonth(CaseMaker& maker) {
    mado::HighCostFacts facts = maker.highCost();
    facts.halfLimit = maker.chance(25);
    for (mado::PatientMonth& person : facts.persons) {
        person.turns75 = maker.chance(30);
        for (mado::MedicalClaim& claim : person.claims) {
            if (maker.chance(25)) claim.disease = static_cast<mado::SpecifiedDisease>(maker.between(1, 3));
            if (maker.chance(20)) claim.copayment = 10'490 + maker.between(0, 20);
            claim.totalCost = std::max(claim.totalCost, claim.copayment);
        }
    }
    return facts;
}

/// An amount near one of the lines, or anywhere.
inline qint64 aroundLines(CaseMaker& maker, std::initializer_list<qint64> lines, qint64 most) {
    if (maker.chance(30)) return maker.between(0, most);
    const qint64 line = *(lines.begin() + maker.between(0, static_cast<qint64>(lines.size()) - 1));
    return std::max<qint64>(0, line + maker.between(-2, 2));
}

inline mado::RatioFacts ratioCase(CaseMaker& maker) {
    mado::RatioFacts facts;
    facts.day = maker.date(QDate(2025, 8, 1), QDate(2027, 7, 31));
    const qint64 count = maker.chance(50) ? 1 : maker.between(2, 3);
    for (qint64 i = 0; i < count; ++i) {
        facts.members << mado::RatioMember{
            maker.date(QDate(1952, 8, 2), QDate(1955, 7, 1)),
            aroundLines(maker, {1'450'000, 1'900'000, 3'800'000, 6'900'000}, 8'000'000),
            aroundLines(maker, {1'050'000, 2'100'000, 2'100'000, 2'400'000}, 4'000'000),
            aroundLines(maker, {1'733'333, 2'600'000, 3'830'000, 4'000'000, 5'200'000}, 7'000'000), i == 0};
    }
    if (maker.chance(60))
        facts.formerNhiRevenues << aroundLines(maker, {1'000'000, 1'200'000, 1'370'000}, 3'000'000);
    facts.youngUnder16 = static_cast<int>(maker.chance(30) ? maker.between(0, 2) : 0);
    facts.young16to18 = static_cast<int>(maker.chance(30) ? maker.between(0, 2) : 0);
    facts.applied = maker.chance(70);
    return facts;
}

inline QList<mado::ClassMember> classCase(CaseMaker& maker) {
    QList<mado::ClassMember> members;
    const qint64 count = maker.between(1, 4);
    const bool poor = maker.chance(60);
    for (qint64 i = 0; i < count; ++i) {
        mado::ClassMember one;
        one.head = i == 0;
        one.insured = i == count - 1 || maker.chance(75);
        one.declared = maker.chance(95);
        one.taxExempt = poor || maker.chance(40);
        one.levyBase = aroundLines(maker, {1'050'000, 2'100'000, 6'000'000, 9'010'000}, 10'000'000);
        one.pensionRevenue = aroundLines(maker, {0, 806'700}, 900'000);
        one.salaryIncome = maker.chance(70) ? 0 : aroundLines(maker, {0, 100'000}, 200'000);
        one.otherIncome = maker.chance(85) ? 0 : maker.between(0, 3);
        members << one;
    }
    return members;
}
