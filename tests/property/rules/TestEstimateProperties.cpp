// SPDX-License-Identifier: GPL-3.0-or-later
// What the picture of a tax shows adds up to the tax, for whatever household; an estimate is the levy of the
// same people.
#include "Cases.h"

#include "core/rules/LevyEstimate.h"

#include <QTest>

#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

CaseMaker someCase() {
    return CaseMaker(*rc::gen::arbitrary<quint64>());
}

EstimateMember someMember(CaseMaker& maker, int fiscalYear) {
    EstimateMember member;
    if (maker.chance(40))
        member.birth = maker.date(QDate(fiscalYear - 80, 1, 1), QDate(fiscalYear, 3, 31));
    else
        member.age = static_cast<int>(maker.between(0, 90));
    member.insured = maker.chance(80);
    member.formerNhiMember = maker.chance(20);
    member.salaryRevenue = maker.chance(60) ? maker.income() : 0;
    member.pensionRevenue = maker.chance(30) ? maker.between(0, 4'000'000) : 0;
    member.otherIncome = maker.chance(20) ? maker.income() : 0;
    member.lastMonth = maker.chance(70) ? 11 : static_cast<int>(maker.between(0, 11));
    member.months = static_cast<int>(maker.between(0, member.lastMonth + 1));
    member.declared = maker.chance(90);
    if (maker.chance(20)) member.totalIncome = maker.income();
    return member;
}

EstimateInput someInput(CaseMaker& maker) {
    EstimateInput input;
    input.year = FiscalYear(static_cast<int>(maker.between(2024, 2026)));
    const qint64 count = maker.between(1, 5);
    for (qint64 i = 0; i < count; ++i)
        input.members << someMember(maker, input.year.year());
    input.members[static_cast<qsizetype>(maker.between(0, count - 1))].head = true;
    if (maker.chance(30)) input.decidedOn = maker.date(input.year.firstDay(), input.year.lastDay());
    return input;
}

qint64 sumOf(const std::vector<LevyPiece>& pieces, std::optional<Portion> portion) {
    qint64 sum = 0;
    for (const LevyPiece& each : pieces) {
        if (each.portion == portion) sum += each.amount;
    }
    return sum;
}

}  // namespace

class TestEstimateProperties : public QObject {
    Q_OBJECT

    const Parameters m_kawaguchi = Parameters::load(u"kawaguchi"_s).value();
    const Parameters m_hoshimi = Parameters::load(u"hoshimi"_s).value();

    static bool holds(const std::vector<LevyPiece>& pieces, const LevyRates& rates,
                      const LevyAmounts& amounts) {
        qint64 all = 0;
        for (const LevyPiece& each : pieces) {
            all += each.amount;
            RC_ASSERT(each.amount != 0);
            const bool isAdded = each.kind == LevyPiece::Kind::IncomeLevy ||
                                 each.kind == LevyPiece::Kind::PerCapita ||
                                 each.kind == LevyPiece::Kind::PerHousehold;
            RC_ASSERT(isAdded == (each.amount > 0));
            if (each.kind == LevyPiece::Kind::Rounding) RC_ASSERT(-each.amount < rates.roundingUnit);
        }
        RC_ASSERT(all == amounts.annual);
        for (const Portion portion : allPortions)
            RC_ASSERT(sumOf(pieces, portion) == amounts.of(portion).amount);
        return true;
    }

 private Q_SLOTS:
    void piecesSumToTheAnnualTax() {
        const auto check = [this](const Parameters& parameters) {
            return rc::check([&] {
                CaseMaker maker = someCase();
                const int year = static_cast<int>(maker.between(2025, 2026));
                const LevyRates rates = levyRates(parameters, FiscalYear(year)).value();
                const std::vector<LevyPerson> persons = maker.household(year);
                const LevyHousehold household{persons, maker.chance(20) ? QDate(year - 3, 5, 1) : QDate()};
                const LevyAmounts amounts = assessLevy(rates, household);
                holds(levyPieces(rates, household, amounts), rates, amounts);
            });
        };
        QVERIFY(check(m_kawaguchi));
        QVERIFY(check(m_hoshimi));
        // The switches that a city may set another way.
        QVERIFY(check(m_kawaguchi.withFigure(u"levy.rounding.on"_s, u"total"_s)));
        QVERIFY(check(m_kawaguchi.withFigure(u"levy.proration_rounding"_s, u"portion"_s)));
        QVERIFY(check(m_hoshimi.withFigure(u"levy.limit_order"_s, u"after_proration"_s)));
    }

    void anEstimateAddsUpOrNamesTheField() {
        QVERIFY(rc::check([this] {
            CaseMaker maker = someCase();
            const EstimateInput input = someInput(maker);
            const Result<LevyEstimate> estimate = estimateLevy(m_kawaguchi, input);
            if (!estimate) {
                RC_ASSERT(!estimate.error().field.isEmpty());
                RC_ASSERT(!estimate.error().field.contains(u"persons"_s));
                return;
            }
            const LevyRates rates = levyRates(m_kawaguchi, input.year).value();
            holds(estimate->pieces, rates, estimate->amounts);
            qint64 spread = 0;
            for (const Instalment& each : estimate->instalments)
                spread += each.amount;
            RC_ASSERT(spread == estimate->amounts.annual);
            RC_ASSERT(std::get<qint64>(estimate->explanation.result()) == estimate->amounts.annual);
        }));
    }

    void moreMonthsNeverCostLess() {
        QVERIFY(rc::check([this] {
            CaseMaker maker = someCase();
            EstimateInput input = someInput(maker);
            EstimateMember& first = input.members.first();
            first.insured = true;
            first.lastMonth = 11;
            first.months = static_cast<int>(maker.between(1, 11));
            // The day on which the household joins decides who counts for the reductions; keep it.
            if (input.members.size() < 2) return;
            input.members[1].insured = true;
            input.members[1].lastMonth = 11;
            input.members[1].months = 12;
            input.members[1].birth = QDate(input.year.year() - 50, 6, 1);
            first.birth = QDate(input.year.year() - 30, 6, 1);
            const auto fewer = estimateLevy(m_kawaguchi, input);
            ++first.months;
            const auto more = estimateLevy(m_kawaguchi, input);
            RC_ASSERT(fewer.ok() == more.ok());
            if (!fewer) return;
            if (fewer->amounts.reduction == more->amounts.reduction)
                RC_ASSERT(fewer->amounts.annual <= more->amounts.annual);
        }));
    }
};

QTEST_GUILESS_MAIN(TestEstimateProperties)
#include "TestEstimateProperties.moc"
