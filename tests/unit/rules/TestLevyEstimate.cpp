// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/LevyEstimate.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

EstimateMember member(int age, qint64 salary = 0) {
    EstimateMember one;
    one.age = age;
    one.salaryRevenue = salary;
    return one;
}

EstimateInput family() {
    EstimateInput input{FiscalYear(2026), {member(45, 5'000'000), member(43), member(10), member(4)}, {}};
    input.members[0].head = true;
    return input;
}

}  // namespace

class TestLevyEstimate : public QObject {
    Q_OBJECT

    const Parameters m_parameters = Parameters::load(u"kawaguchi"_s).value();

    [[nodiscard]] Error refusal(const EstimateInput& input) const {
        const auto estimate = estimateLevy(m_parameters, input);
        return estimate ? Error{} : estimate.error();
    }

 private Q_SLOTS:
    void aFamilyByAgesAlone() {
        const auto estimate = estimateLevy(m_parameters, family());
        QVERIFY(estimate.ok());
        QCOMPARE(estimate->amounts.annual, 649'300);
        QCOMPARE(estimate->instalments.size(), 8);
        QCOMPARE(estimate->instalments.first().amount, 82'300);
        QCOMPARE(estimate->instalments.last().amount, 81'000);
        using Kind = LevyPiece::Kind;
        const std::vector<LevyPiece> medical{{Portion::Medical, Kind::IncomeLevy, 233'185},
                                             {Portion::Medical, Kind::PerCapita, 176'000},
                                             {Portion::Medical, Kind::Reduction, -22'000},
                                             {Portion::Medical, Kind::Rounding, -85}};
        QVERIFY(std::equal(medical.begin(), medical.end(), estimate->pieces.begin()));
        // The child support levy of FY2026 is there, the two children free of it.
        const auto child =
            std::count_if(estimate->pieces.begin(), estimate->pieces.end(), [](const auto& each) {
                return each.portion == Portion::ChildSupport && each.kind == Kind::Reduction &&
                       each.amount == -3'000;
            });
        QCOMPARE(child, 1);
        QVERIFY(estimate->unconfirmed.contains(u"levy.rounding.on"_s));
    }

    void monthsAreCountedToMarchOrToTheLastOne() {
        EstimateInput input{FiscalYear(2026), {member(30)}, {}};
        input.members[0].head = true;
        input.members[0].totalIncome = 2'430'000;
        input.members[0].months = 8;
        QCOMPARE(estimateLevy(m_parameters, input)->amounts.annual, 180'900);  // August to March
        input.members[0].lastMonth = 7;  // April to November: as many months
        QCOMPARE(input.members[0].firstMonth(), 0);
        QCOMPARE(estimateLevy(m_parameters, input)->amounts.annual, 180'900);
    }

    void aLimitIsAPiece() {
        EstimateInput input{FiscalYear(2026), {member(45)}, {}};
        input.members[0].head = true;
        input.members[0].totalIncome = 10'430'000;
        const auto estimate = estimateLevy(m_parameters, input);
        QCOMPARE(estimate->amounts.annual, 1'118'500);
        QVERIFY(std::any_of(estimate->pieces.begin(), estimate->pieces.end(), [](const auto& each) {
            return each.portion == Portion::Medical && each.kind == LevyPiece::Kind::OverLimit &&
                   each.amount == -129'000;
        }));
    }

    void decidedLaterUsesThePeriodsThatAreLeft() {
        EstimateInput input = family();
        input.decidedOn = QDate(2026, 11, 20);
        const auto estimate = estimateLevy(m_parameters, input);
        QVERIFY(estimate->instalments.size() < 8);
        qint64 sum = 0;
        for (const Instalment& each : estimate->instalments)
            sum += each.amount;
        QCOMPARE(sum, estimate->amounts.annual);
    }

    void refusalsNameTheMemberAndTheField() {
        EstimateInput input = family();
        input.members[2].age.reset();
        QCOMPARE(refusal(input).field, u"members[2].age"_s);
        QCOMPARE(refusal(input).code, u"E-RULE-010"_s);
        input = family();
        input.members[1].age = 131;
        QCOMPARE(refusal(input).field, u"members[1].age"_s);
        QCOMPARE(refusal(input).code, u"E-RULE-011"_s);
        input = family();
        input.members[1].months = 13;
        QCOMPARE(refusal(input).field, u"members[1].months"_s);
        input = family();
        input.members[3].salaryRevenue = -1;
        QCOMPARE(refusal(input).field, u"members[3].salary_revenue"_s);
        input = family();
        input.members[0].head = false;
        QCOMPARE(refusal(input).field, u"members[0].head"_s);
        input = family();
        for (EstimateMember& each : input.members)
            each.insured = false;
        QCOMPARE(refusal(input).field, u"members"_s);
        input = family();
        input.members[1].involuntaryLeftOn = QDate(2026, 3, 31);
        QCOMPARE(refusal(input).field, u"members[1].salary_revenue"_s);
        input = family();
        input.year = FiscalYear(1990);
        QVERIFY(!refusal(input).code.isEmpty());
    }

    void yearsAreThoseWithFigures() {
        const QList<FiscalYear> years = estimateYears(m_parameters, QDate(2026, 11, 20));
        QVERIFY(years.contains(FiscalYear(2026)));
        QVERIFY(years.contains(FiscalYear(2025)));
        for (const FiscalYear& each : years) {
            EstimateInput input = family();
            input.year = each;
            QVERIFY2(estimateLevy(m_parameters, input).ok(), qPrintable(each.english()));
        }
    }

    void agesSayWhatTheyMean_data() {
        QTest::addColumn<QDate>("birth");
        QTest::addColumn<AgeRemark>("remark");
        QTest::newRow("30") << QDate(1996, 5, 1) << AgeRemark::None;
        QTest::newRow("40 in the year") << QDate(1986, 10, 1) << AgeRemark::CareBegins;
        QTest::newRow("40 on the last day before") << QDate(1986, 4, 1) << AgeRemark::None;
        QTest::newRow("65 in the year") << QDate(1961, 10, 1) << AgeRemark::CareEnds;
        QTest::newRow("75 in the year") << QDate(1951, 10, 1) << AgeRemark::LeavesForElderly;
        QTest::newRow("80") << QDate(1946, 10, 1) << AgeRemark::AlreadyLateElderly;
    }
    void agesSayWhatTheyMean() {
        QFETCH(QDate, birth);
        const LevyRates rates = levyRates(m_parameters, FiscalYear(2026)).value();
        QTEST(ageRemark(rates, birth), "remark");
    }

    void anAgeIsThatOfTheFirstOfApril() {
        const EstimateMember one = member(64);
        QCOMPARE(birthOf(one, FiscalYear(2026)), QDate(1961, 10, 1));
    }
};

QTEST_GUILESS_MAIN(TestLevyEstimate)
#include "TestLevyEstimate.moc"
