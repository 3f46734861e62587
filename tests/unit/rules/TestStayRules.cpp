// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/CombinedCare.h"
#include "core/rules/InpatientMeals.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

QDate day(const char* iso) {
    return QDate::fromString(QString::fromLatin1(iso), Qt::ISODate);
}
HospitalStay stay(const char* from, const char* until) {
    return {day(from), day(until)};
}

}  // namespace

/// Meals, residence, long stays, and the year of medical and care costs together.
class TestStayRules final : public QObject {
    Q_OBJECT

    const Parameters m_parameters = Parameters::load(u"kawaguchi"_s).value();
    const Parameters m_hoshimi = Parameters::load(u"hoshimi"_s).value();

 private Q_SLOTS:
    void meals_data() {
        QTest::addColumn<QString>("on");
        QTest::addColumn<QList<qint64>>("yen");  // general, rare, low2, low2 long, low1
        QTest::addColumn<bool>("unconfirmed");
        QTest::newRow("to May 2024") << u"2024-05-31"_s << QList<qint64>{460, 260, 210, 160, 100} << false;
        QTest::newRow("June 2024") << u"2024-06-01"_s << QList<qint64>{490, 280, 230, 180, 110} << false;
        QTest::newRow("April 2025") << u"2025-04-01"_s << QList<qint64>{510, 300, 240, 190, 110} << false;
        QTest::newRow("to May 2026") << u"2026-05-31"_s << QList<qint64>{510, 300, 240, 190, 110} << false;
        QTest::newRow("June 2026") << u"2026-06-01"_s << QList<qint64>{550, 330, 270, 220, 130} << true;
    }
    void meals() {
        QFETCH(QString, on);
        QFETCH(QList<qint64>, yen);
        QFETCH(bool, unconfirmed);
        const QDate date = QDate::fromString(on, Qt::ISODate);
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(mealBurden(m_parameters, static_cast<MealClass>(i), date).value(), yen[i]);
            StayCostFacts facts;
            facts.stay = {date, date};
            facts.mealClass = static_cast<MealClass>(i);
            const StayCost cost = stayCost(m_parameters, facts).value();
            QCOMPARE(cost.amount, 3 * yen[i]);
            QCOMPARE(cost.explanation.unconfirmed().contains(u"benefit.meals"_s), unconfirmed);
        }
    }
    void aStayOverAChangeOfPrices() {
        StayCostFacts facts;
        facts.stay = stay("2026-05-30", "2026-06-02");  // two days at 510, two at 550
        const StayCost cost = stayCost(m_parameters, facts).value();
        QCOMPARE(cost.meals, 6 * 510 + 6 * 550);
        QCOMPARE(cost.residence, 0);
        QCOMPARE(cost.explanation.steps()[0].formula, u"510 × 6 = 3,060"_s);
        QCOMPARE(cost.explanation.steps()[1].formula, u"550 × 6 = 3,300"_s);
    }
    void residence() {
        StayCostFacts facts;
        facts.stay = stay("2026-05-31", "2026-06-01");
        facts.longTermBed = true;
        facts.birth = day("1961-06-01");  // 65 at the end of 31 May
        QCOMPARE(stayCost(m_parameters, facts)->residence, 370 + 430);
        facts.birth = day("1961-06-02");
        QCOMPARE(stayCost(m_parameters, facts)->residence, 430);
        facts.birth = day("1961-06-03");
        QCOMPARE(stayCost(m_parameters, facts)->residence, 0);
        facts.birth = day("1950-01-01");
        facts.mealClass = MealClass::RareDisease;
        QCOMPARE(stayCost(m_parameters, facts)->residence, 0);
        QVERIFY(stayCost(m_parameters, facts)
                    ->explanation.unconfirmed()
                    .contains(u"benefit.residence_per_day"_s));
        facts.birth = {};
        QCOMPARE(stayCost(m_parameters, facts).error().field, u"birth_date"_s);
        facts.birth = day("2026-06-01");
        QCOMPARE(stayCost(m_parameters, facts).error().code, u"E-RULE-013"_s);
    }
    void stayRefusals() {
        StayCostFacts facts;
        facts.stay = stay("2026-06-02", "2026-06-01");
        QCOMPARE(stayCost(m_parameters, facts).error().field, u"until"_s);
        facts.stay = stay("2026-06-02", "2026-06-03");
        facts.mealsPerDay = 4;
        QCOMPARE(stayCost(m_parameters, facts).error().field, u"meals_per_day"_s);
        facts.mealsPerDay = -1;
        QCOMPARE(stayCost(m_parameters, facts).error().code, u"E-RULE-011"_s);
        facts.mealsPerDay = 3;
        facts.stay = stay("2018-06-02", "2099-06-03");
        QCOMPARE(stayCost(m_parameters, facts).error().field, u"until"_s);
    }
    void exampleM1() {
        LongStayFacts facts;
        facts.appliedOn = day("2025-07-12");
        facts.reducedSince = day("2024-08-01");
        facts.stays = {stay("2025-04-01", "2025-07-31")};  // 103 days by 12 July
        const LongStay result = longStay(m_parameters, facts).value();
        QVERIFY(result.granted);
        QCOMPARE(result.days, 103);
        QCOMPARE(result.certificateFrom, day("2025-08-01"));
        QCOMPARE(result.difference->from, day("2025-07-12"));
        QCOMPARE(result.difference->until, day("2025-07-31"));
        const MealDifference difference = mealDifference(m_parameters, MealClass::Low2, MealClass::Low2Long,
                                                         result.difference->from, result.difference->until, 3)
                                              .value();
        QCOMPARE(difference.meals, 60);
        QCOMPARE(difference.amount, 3'000);
        QStringList formulas;
        for (const ExplanationStep& step : difference.explanation.steps())
            formulas << step.formula;
        QCOMPARE(formulas, (QStringList{u"3 × 20 = 60"_s, u"50 × 60 = 3,000"_s, u"3,000"_s}));
    }
    void longStays_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("until");
        QTest::addColumn<QString>("reducedSince");
        QTest::addColumn<int>("days");
        const auto row = [](const char* name, const char* from, const char* until, const char* since,
                            int days) {
            QTest::newRow(name) << QString::fromLatin1(from) << QString::fromLatin1(until)
                                << QString::fromLatin1(since) << days;
        };
        // Applied on 2026-10-15: the 12 months are 2025-10-16 to 2026-10-15.
        row("exactly 90 days", "2026-07-18", "2026-10-15", "2025-01-01", 90);
        row("91 days", "2026-07-17", "2026-10-15", "2025-01-01", 91);
        row("days after the application do not count", "2026-07-17", "2026-12-31", "2025-01-01", 91);
        row("days before the 12 months do not count", "2025-06-01", "2025-10-16", "2025-01-01", 1);
        row("days before the reduction do not count", "2026-04-01", "2026-10-15", "2026-08-01", 76);
    }
    void longStays() {
        QFETCH(QString, from);
        QFETCH(QString, until);
        QFETCH(QString, reducedSince);
        LongStayFacts facts;
        facts.appliedOn = day("2026-10-15");
        facts.reducedSince = QDate::fromString(reducedSince, Qt::ISODate);
        facts.stays = {{QDate::fromString(from, Qt::ISODate), QDate::fromString(until, Qt::ISODate)}};
        const LongStay result = longStay(m_parameters, facts).value();
        QTEST(result.days, "days");
        QCOMPARE(result.granted, result.days > 90);
        facts.stays << facts.stays.first();  // the same days in a second hospital count once
        QCOMPARE(longStay(m_parameters, facts)->days, result.days);
    }
    void theStartOfALongStayIsMunicipal() {
        LongStayFacts facts;
        facts.appliedOn = day("2026-10-15");
        facts.reducedSince = day("2025-08-01");
        facts.stays = {stay("2026-01-01", "2026-10-15")};
        QCOMPARE(longStay(m_parameters, facts)->certificateFrom, day("2026-11-01"));
        QVERIFY(longStay(m_parameters, facts)
                    ->explanation.unconfirmed()
                    .contains(u"benefit.meals_long_stay_start"_s));
        const LongStay other = longStay(m_hoshimi, facts).value();
        QCOMPARE(other.certificateFrom, day("2026-10-15"));
        QVERIFY(!other.difference.has_value());
        facts.appliedOn = day("2026-10-01");
        QCOMPARE(longStay(m_parameters, facts)->certificateFrom, day("2026-10-01"));
        QVERIFY(!longStay(m_parameters, facts)->difference.has_value());
        facts.stays = {stay("2026-10-02", "2026-10-01")};
        QCOMPARE(longStay(m_parameters, facts).error().field, u"stays[0].until"_s);
    }
    void combinedLimits_data() {
        QTest::addColumn<QString>("code");
        QTest::addColumn<qint64>("limit");
        const auto row = [](const char* code, qint64 limit) {
            QTest::newRow(code) << QString::fromLatin1(code) << limit;
        };
        row("a", 2'120'000);
        row("i", 1'410'000);
        row("u", 670'000);
        row("e", 600'000);
        row("o", 340'000);
        row("active3", 2'120'000);
        row("active2", 1'410'000);
        row("active1", 670'000);
        row("general", 560'000);
        row("low2", 310'000);
        row("low1", 190'000);
    }
    void combinedLimits() {
        QFETCH(QString, code);
        QFETCH(qint64, limit);
        CombinedCareFacts facts;
        facts.periodStart = day("2025-08-01");
        facts.under70 = limitCategoryFromCode(code);
        facts.elderly = elderlyClassFromCode(code);
        // Half of the limit on each side; the excess is all on the care side at first.
        facts.members = {{facts.elderly.has_value(), {limit / 2}, limit - limit / 2 + 500}};
        QCOMPARE(combinedCareBenefit(m_parameters, facts)->medical, 0);
        QCOMPARE(combinedCareBenefit(m_parameters, facts)->care, 0);
        facts.members[0].care += 1;
        const CombinedCareBenefit result = combinedCareBenefit(m_parameters, facts).value();
        QCOMPARE(result.medical + result.care, 501);
        QCOMPARE(result.medical, 501 * (limit / 2) / (limit + 501));
    }
    void mixedHousehold() {
        // 一般 560,000 and エ 600,000. 70+: 400,000 + 260,000 = 660,000, 100,000 above: medical
        // 100,000 x 400/660 = 60,606, care 39,394. Left 560,000; with the under-70 member's 21,000 x 3 and
        // care 40,000: 663,000, 63,000 above 600,000: medical 63,000 x (339,394 + 63,000) / 663,000 = 38,236.
        CombinedCareFacts facts;
        facts.periodStart = day("2025-08-01");
        facts.under70 = LimitCategory::E;
        facts.elderly = ElderlyClass::General;
        facts.members = {{true, {200'000, 200'000}, 260'000},
                         {false, {21'000, 21'000, 20'999, 21'000}, 40'000}};
        const CombinedCareBenefit result = combinedCareBenefit(m_parameters, facts).value();
        QCOMPARE(result.medical, 60'606 + 38'236);
        QCOMPARE(result.care, 39'394 + (63'000 - 38'236));
        QCOMPARE(result.explanation.unconfirmed(), QStringList());
        facts.periodStart = day("2026-08-01");
        QCOMPARE(combinedCareBenefit(m_parameters, facts)->explanation.unconfirmed(),
                 QStringList{u"combined.limits"_s});
    }
    void severalUsersOfCareAtLow1() {
        // Medical 200,000, care 100,000 + 100,000: 210,000 above 190,000: medical 210,000 x 200/400 =
        // 105,000; the care side uses 310,000: 90,000 x 200/400 = 45,000.
        CombinedCareFacts facts;
        facts.periodStart = day("2025-08-01");
        facts.elderly = ElderlyClass::Low1;
        facts.members = {{true, {200'000}, 100'000}, {true, {}, 100'000}};
        QCOMPARE(combinedCareBenefit(m_parameters, facts)->medical, 105'000);
        QCOMPARE(combinedCareBenefit(m_parameters, facts)->care, 45'000);
        facts.members = {{true, {200'000}, 200'000}};
        QCOMPARE(combinedCareBenefit(m_parameters, facts)->care, 105'000);
    }
    void combinedRefusals() {
        CombinedCareFacts facts;
        facts.periodStart = day("2025-07-31");
        facts.under70 = LimitCategory::E;
        facts.members = {{false, {1}, 1}};
        const auto field = [&] { return combinedCareBenefit(m_parameters, facts).error().field; };
        QCOMPARE(field(), u"period_start"_s);
        facts.periodStart = day("2025-08-01");
        facts.members[0].elderly = true;
        QCOMPARE(field(), u"category_70to74"_s);
        facts.members[0] = {false, {1, -1}, 1};
        QCOMPARE(field(), u"members[0].medical[1]"_s);
        facts.members[0] = {false, {1}, 1'000'000'001};
        QCOMPARE(field(), u"members[0].care"_s);
        facts.members.clear();
        QCOMPARE(field(), u"members"_s);
    }
};

QTEST_APPLESS_MAIN(TestStayRules)
#include "TestStayRules.moc"
