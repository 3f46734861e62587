// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/AnnualLimits.h"
#include "core/rules/BurdenRatio.h"
#include "core/rules/CombinedCare.h"
#include "core/rules/HighCost.h"
#include "core/rules/HouseholdContinuity.h"
#include "core/rules/InpatientMeals.h"
#include "core/rules/LimitCertificate.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

const YearMonth july(2026, 7);
const YearMonth august(2026, 8);

MedicalClaim claim(const char* facility, ClaimKind kind, qint64 cost, qint64 copayment) {
    return {QString::fromLatin1(facility), kind, {}, cost, copayment, SpecifiedDisease::None};
}
PatientMonth patient(bool elderly, const QList<MedicalClaim>& claims) {
    return {u"p"_s, elderly, false, claims};
}
QDate day(const char* iso) {
    return QDate::fromString(QString::fromLatin1(iso), Qt::ISODate);
}

using enum ClaimKind;

}  // namespace

class TestBenefitRules final : public QObject {
    Q_OBJECT

    const Parameters m_parameters = Parameters::load(u"kawaguchi"_s).value();

    HighCostBenefit benefit(const HighCostFacts& facts) const {
        const auto result = highCostBenefit(m_parameters, facts);
        if (!result) qFatal("%s %s", qPrintable(result.error().code), qPrintable(result.error().field));
        if (std::get<qint64>(result->explanation.result()) != result->benefit)
            qFatal("the last step is not the result");
        return *result;
    }
    static HighCostFacts b4(YearMonth month) {
        HighCostFacts facts;
        facts.month = month;
        facts.elderly = ElderlyClass::General;
        facts.persons = {patient(true, {claim("H1", Outpatient, 130'000, 26'000),
                                        claim("H2", Inpatient, 288'000, 57'600)}),
                         patient(true, {claim("H1", Outpatient, 60'000, 12'000)})};
        return facts;
    }

 private Q_SLOTS:
    void examplesOfUnder70_data() {
        QTest::addColumn<QString>("month");
        QTest::addColumn<QStringList>("hits");
        QTest::addColumn<qint64>("benefit");
        QTest::addColumn<qint64>("limit");
        QTest::addColumn<bool>("multiple");
        QTest::newRow("B1 July") << u"2026-07"_s << QStringList() << qint64(212'570) << qint64(87'430)
                                 << false;
        QTest::newRow("B1 August") << u"2026-08"_s << QStringList() << qint64(207'060) << qint64(92'940)
                                   << false;
        const QStringList three{u"2026-01"_s, u"2026-03"_s, u"2026-05"_s};
        QTest::newRow("B2 July") << u"2026-07"_s << three << qint64(255'600) << qint64(44'400) << true;
        QTest::newRow("B2 August") << u"2026-08"_s << three << qint64(255'600) << qint64(44'400) << true;
        QTest::newRow("H1 with continuity")
            << u"2026-07"_s << three << qint64(255'600) << qint64(44'400) << true;
        QTest::newRow("H1 without") << u"2026-07"_s << QStringList() << qint64(212'570) << qint64(87'430)
                                    << false;
        QTest::newRow("H2 window") << u"2026-08"_s << QStringList{u"2025-08"_s, u"2025-11"_s, u"2026-02"_s}
                                   << qint64(207'060) << qint64(92'940) << false;
        QTest::newRow("same month twice")
            << u"2026-08"_s << QStringList{u"2026-01"_s, u"2026-01"_s, u"2026-02"_s} << qint64(207'060)
            << qint64(92'940) << false;
    }
    void examplesOfUnder70() {
        QFETCH(QString, month);
        QFETCH(QStringList, hits);
        HighCostFacts facts;
        facts.month = YearMonth::fromIso(month).value();
        facts.under70 = LimitCategory::U;
        for (const QString& hit : hits)
            facts.hits << YearMonth::fromIso(hit).value();
        facts.persons = {patient(false, {claim("H1", Inpatient, 1'000'000, 300'000)})};
        const HighCostBenefit result = benefit(facts);
        QTEST(result.benefit, "benefit");
        QTEST(result.limit, "limit");
        QTEST(result.multipleHit, "multiple");
        QVERIFY(result.hit);
    }
    void exampleB3() {
        HighCostFacts facts;
        facts.under70 = LimitCategory::U;
        facts.persons = {patient(false, {claim("H1", Inpatient, 300'000, 90'000)}),
                         patient(false, {claim("H2", Outpatient, 80'000, 24'000)}),
                         patient(false, {claim("H3", Outpatient, 50'000, 15'000)})};
        facts.month = july;
        QCOMPARE(benefit(facts).benefit, 32'770);
        QCOMPARE(benefit(facts).limit, 81'230);
        facts.month = august;
        QCOMPARE(benefit(facts).benefit, 27'260);
        QCOMPARE(benefit(facts).limit, 86'740);
    }
    void exampleB4() {
        QCOMPARE(benefit(b4(july)).benefit, 38'000);
        QCOMPARE(benefit(b4(july)).limit, 57'600);
        QCOMPARE(benefit(b4(august)).benefit, 34'100);
        QVERIFY(benefit(b4(august)).hit);
    }
    void exampleB5() {
        for (const auto& [month, expected] :
             {std::pair(july, qint64(83'000)), std::pair(august, qint64(79'100))}) {
            HighCostFacts facts = b4(month);
            facts.under70 = LimitCategory::E;
            facts.persons << patient(false, {claim("H9", Inpatient, 150'000, 45'000)});
            QCOMPARE(benefit(facts).benefit, expected);
        }
    }
    void exampleB6() {
        HighCostFacts facts;
        facts.month = YearMonth(2026, 9);
        facts.elderly = ElderlyClass::General;
        facts.persons = {patient(true, {claim("H1", Outpatient, 130'000, 26'000)})};
        facts.persons[0].turns75 = true;
        QCOMPARE(benefit(facts).benefit, 15'000);
        facts.persons[0].claims << claim("H2", Inpatient, 288'000, 57'600);
        QCOMPARE(benefit(facts).benefit, 15'000 + (11'000 + 57'600 - 30'750));
        QCOMPARE(benefit(facts).limit, 30'750);
        // Another member of 70-74: the household's own limit comes after.
        facts.persons << patient(true, {claim("H3", Inpatient, 300'000, 60'000)});
        QCOMPARE(benefit(facts).benefit, 15'000 + 37'850 + (30'750 + 60'000 - 61'500));
    }
    void exampleB7() {
        HighCostFacts facts;
        facts.month = YearMonth(2026, 9);
        facts.under70 = LimitCategory::U;
        facts.halfLimit = true;
        facts.persons = {patient(false, {claim("H1", Inpatient, 500'000, 150'000)})};
        QCOMPARE(benefit(facts).limit, 46'470);
        QCOMPARE(benefit(facts).benefit, 150'000 - 46'470);
        // The line of 21,000 becomes 10,500.
        facts.persons << patient(false, {claim("H2", Outpatient, 35'000, 10'500)})
                      << patient(false, {claim("H2", Outpatient, 34'990, 10'499)});
        QCOMPARE(benefit(facts).benefit, 160'500 - (42'900 + (535'000 - 143'000) / 100));
    }
    void exampleB8() {
        for (const YearMonth& month : {july, august}) {
            HighCostFacts facts;
            facts.month = month;
            facts.under70 = LimitCategory::I;
            facts.persons = {patient(false, {claim("H1", Outpatient, 400'000, 120'000)})};
            facts.persons[0].claims[0].disease = SpecifiedDisease::Dialysis;
            QCOMPARE(benefit(facts).benefit, 100'000);
            QCOMPARE(benefit(facts).limit, 20'000);
            facts.under70 = LimitCategory::U;
            QCOMPARE(benefit(facts).benefit, 110'000);
            facts.under70 = LimitCategory::A;
            facts.persons[0].claims[0].disease = SpecifiedDisease::Haemophilia;
            QCOMPARE(benefit(facts).benefit, 110'000);
        }
    }
    void claimsAreGroupedByFacilityAndKind() {
        HighCostFacts facts;
        facts.month = august;
        facts.under70 = LimitCategory::O;
        PatientMonth one =
            patient(false, {claim("H1", Outpatient, 50'000, 15'000), claim("P1", Pharmacy, 100'000, 30'000)});
        one.claims[1].prescriber = u"H1"_s;
        facts.persons = {one};
        QCOMPARE(benefit(facts).benefit, 45'000 - 36'900);
        facts.persons[0].claims[1].prescriber.clear();  // on its own: only 30,000 counts
        QCOMPARE(benefit(facts).benefit, 0);
        facts.persons[0] =
            patient(false, {claim("H1", Inpatient, 60'000, 20'900), claim("H1", Outpatient, 60'000, 20'900),
                            claim("H1", Dental, 60'000, 20'900)});
        QCOMPARE(benefit(facts).benefit, 0);
        QVERIFY(!benefit(facts).hit);
        PatientMonth dental =
            patient(false, {claim("D1", Dental, 50'000, 15'000), claim("P1", Pharmacy, 100'000, 30'000)});
        dental.claims[1].prescriber = u"D1"_s;
        facts.persons = {dental};
        QCOMPARE(benefit(facts).benefit, 45'000 - 36'900);
    }
    void outpatientOnlyIsNoHit() {
        HighCostFacts facts;
        facts.month = august;
        facts.elderly = ElderlyClass::General;
        facts.persons = {patient(true, {claim("H1", Outpatient, 200'000, 40'000)})};
        const HighCostBenefit result = benefit(facts);
        QCOMPARE(result.benefit, 18'000);
        QVERIFY(!result.hit);
    }
    void elderlyClasses_data() {
        QTest::addColumn<QString>("code");
        QTest::addColumn<qint64>("july");
        QTest::addColumn<qint64>("august");
        // One inpatient claim of 1,000,000 with 300,000 borne.
        QTest::newRow("active3") << u"active3"_s << qint64(254'180) << qint64(271'290);
        QTest::newRow("active2") << u"active2"_s << qint64(171'820) << qint64(183'130);
        QTest::newRow("active1") << u"active1"_s << qint64(87'430) << qint64(92'940);
        QTest::newRow("general") << u"general"_s << qint64(57'600) << qint64(61'500);
        QTest::newRow("low2") << u"low2"_s << qint64(24'600) << qint64(25'700);
        QTest::newRow("low1") << u"low1"_s << qint64(15'000) << qint64(15'700);
    }
    void elderlyClasses() {
        QFETCH(QString, code);
        HighCostFacts facts;
        facts.elderly = elderlyClassFromCode(code).value();
        facts.persons = {patient(true, {claim("H1", Inpatient, 1'000'000, 300'000)})};
        facts.month = july;
        QTEST(benefit(facts).limit, "july");
        facts.month = august;
        QTEST(benefit(facts).limit, "august");
    }
    void limitsRoundHalfUp() {
        const LimitRow row = limitRow(m_parameters, LimitCategory::U, august).value();
        QCOMPARE(limitAmount(row, 286'049, false), 85'800);
        QCOMPARE(limitAmount(row, 286'050, false), 85'801);
        QCOMPARE(limitAmount(row, 100'000, false), 85'800);
    }
    void categories() {
        const auto code = [&](qint64 income, bool undeclared = false, bool exempt = false) {
            return limitCategoryCode(
                limitCategory(m_parameters, august, income, undeclared, exempt)->category);
        };
        QCOMPARE(code(9'010'001), u"a"_s);
        QCOMPARE(code(9'010'000), u"i"_s);
        QCOMPARE(code(6'000'000), u"u"_s);
        QCOMPARE(code(2'100'001), u"u"_s);
        QCOMPARE(code(2'100'000), u"e"_s);
        QCOMPARE(code(0, false, true), u"o"_s);
        QCOMPARE(code(0, true, true), u"a"_s);
    }
    void refusals() {
        HighCostFacts facts;
        facts.month = august;
        facts.persons = {patient(false, {claim("H1", Inpatient, 100, 100)})};
        QCOMPARE(highCostBenefit(m_parameters, facts).error().field, u"category_under70"_s);
        facts.under70 = LimitCategory::U;
        facts.persons[0].claims[0].copayment = -1;
        QCOMPARE(highCostBenefit(m_parameters, facts).error().field, u"persons[0].claims[0].copayment"_s);
        facts.persons[0].claims[0].copayment = 101;
        QCOMPARE(highCostBenefit(m_parameters, facts).error().code, u"E-RULE-011"_s);
        facts.persons[0].claims[0].copayment = 1;
        facts.month = YearMonth(2027, 8);
        QCOMPARE(highCostBenefit(m_parameters, facts).error().code, u"E-RULE-002"_s);
    }
    void yearlyLimits() {
        QCOMPARE(annualSettlement(m_parameters, LimitCategory::U, august, 600'000, false)->benefit, 70'000);
        QCOMPARE(annualSettlement(m_parameters, LimitCategory::E, august, 600'000, true)->benefit, 190'000);
        QCOMPARE(annualSettlement(m_parameters, ElderlyClass::Low1, august, 180'000, false)->benefit, 0);
        QCOMPARE(
            annualSettlement(m_parameters, LimitCategory::U, YearMonth(2025, 8), 600'000, false).error().code,
            u"E-RULE-017"_s);
        QCOMPARE(outpatientAnnual(m_parameters, ElderlyClass::General, YearMonth(2025, 8), 150'000)->benefit,
                 6'000);
        QCOMPARE(outpatientAnnual(m_parameters, ElderlyClass::General, august, 220'000)->benefit, 4'000);
    }
    void ratios_data() {
        QTest::addColumn<QList<qint64>>(
            "figures");  // taxable, levy base, revenue for each member; then former NHI revenues
        QTest::addColumn<int>("members");
        QTest::addColumn<int>("withApplication");
        QTest::addColumn<QString>("step");
        QTest::newRow("R1") << QList<qint64>{1'500'000, 1'970'000, 3'900'000} << 1 << 20 << u"2"_s;
        QTest::newRow("R2") << QList<qint64>{1'800'000, 2'400'000, 3'700'000} << 1 << 20 << u"3a"_s;
        QTest::newRow("R3 below") << QList<qint64>{1'600'000, 2'000'000, 4'000'000, 0, 300'000, 1'199'999}
                                  << 2 << 20 << u"3c"_s;
        QTest::newRow("R3 at the line")
            << QList<qint64>{1'600'000, 2'000'000, 4'000'000, 0, 300'000, 1'200'000} << 2 << 30 << u"4"_s;
        QTest::newRow("R4") << QList<qint64>{1'800'000, 2'400'000, 4'000'000, 1'000'000} << 1 << 20
                            << u"3b"_s;
        QTest::newRow("single at 3,830,000")
            << QList<qint64>{1'800'000, 2'400'000, 3'830'000} << 1 << 30 << u"4"_s;
        QTest::newRow("under the taxable line")
            << QList<qint64>{1'449'999, 9'000'000, 9'000'000} << 1 << 20 << u"1"_s;
        QTest::newRow("levy base over the line")
            << QList<qint64>{1'450'000, 2'100'001, 9'000'000} << 1 << 30 << u"4"_s;
    }
    void ratios() {
        QFETCH(QList<qint64>, figures);
        QFETCH(int, members);
        RatioFacts facts;
        facts.day = day("2026-11-22");
        for (int i = 0; i < members; ++i)
            facts.members << RatioMember{day("1954-01-01"), figures[3 * i], figures[3 * i + 1],
                                         figures[3 * i + 2], i == 0};
        facts.formerNhiRevenues = figures.mid(3 * members);
        facts.applied = true;
        const RatioDecision applied = burdenRatio(m_parameters, facts).value();
        QTEST(applied.percent, "withApplication");
        QTEST(applied.step, "step");
        QCOMPARE(applied.onApplication, applied.step.startsWith(u'3'));
        QCOMPARE(std::get<qint64>(applied.explanation.result()), applied.percent);
        facts.applied = false;
        QCOMPARE(burdenRatio(m_parameters, facts)->percent, applied.onApplication ? 30 : applied.percent);
    }
    void ratioClassesAndDates() {
        RatioFacts facts;
        facts.day = day("2026-11-22");
        facts.members = {{day("1954-01-01"), 3'800'000, 9'000'000, 9'000'000, true}};
        QCOMPARE(burdenRatio(m_parameters, facts)->classOf, ElderlyClass::Active2);
        facts.members[0].taxable = 6'900'000;
        QCOMPARE(burdenRatio(m_parameters, facts)->classOf, ElderlyClass::Active3);
        facts.members[0].taxable = 1'450'000 + 330'000 + 120'000 - 1;
        facts.youngUnder16 = 1;
        facts.young16to18 = 1;
        const RatioDecision low = burdenRatio(m_parameters, facts).value();
        QCOMPARE(low.step, u"1"_s);
        QCOMPARE(elderlyClass(low, false, false), ElderlyClass::General);
        QCOMPARE(elderlyClass(low, true, false), ElderlyClass::Low2);
        QCOMPARE(elderlyClass(low, true, true), ElderlyClass::Low1);
        QCOMPARE(ratioFrom(m_parameters, RatioChange::Turning70, day("2026-09-01")).value(),
                 day("2026-09-01"));
        QCOMPARE(ratioFrom(m_parameters, RatioChange::Turning70, day("2026-09-02")).value(),
                 day("2026-10-01"));
        QCOMPARE(ratioFrom(m_parameters, RatioChange::Application, day("2026-09-01")).value(),
                 day("2026-10-01"));
        QCOMPARE(ratioFrom(m_parameters, RatioChange::IncomeCorrection, day("2027-03-10")).value(),
                 day("2026-08-01"));
        QCOMPARE(ratioFrom(m_parameters, RatioChange::MemberChange, day("2026-12-31")).value(),
                 day("2027-01-01"));
        facts.members[0].revenue = -1;
        QCOMPARE(burdenRatio(m_parameters, facts).error().field, u"members[0].revenue"_s);
    }
    void exampleG1() {
        CombinedCareFacts facts;
        facts.periodStart = day("2025-08-01");
        facts.under70 = LimitCategory::U;
        facts.members = {{false, {480'000}, 300'000}};
        const CombinedCareBenefit result = combinedCareBenefit(m_parameters, facts).value();
        QCOMPARE(result.medical, 67'692);
        QCOMPARE(result.care, 42'308);
        facts.members = {{false, {370'500}, 300'000}};  // only 500 over
        QCOMPARE(combinedCareBenefit(m_parameters, facts)->medical, 0);
        facts.members = {{false, {900'000}, 0}};
        QCOMPARE(combinedCareBenefit(m_parameters, facts)->medical, 0);
    }
    void exampleM1() {
        const MealDifference result = mealDifference(m_parameters, MealClass::Low2, MealClass::Low2Long,
                                                     day("2025-07-12"), day("2025-07-31"), 3)
                                          .value();
        QCOMPARE(result.meals, 60);
        QCOMPARE(result.amount, 3'000);
        QCOMPARE(mealDifference(m_parameters, MealClass::Low2, MealClass::Low2Long, day("2025-07-12"),
                                day("2025-07-31"), 4)
                     .error()
                     .field,
                 u"meals_per_day"_s);
    }
    void mealBurdens() {
        const auto yen = [&](MealClass mealClass, const char* on) {
            return mealBurden(m_parameters, mealClass, day(on)).value();
        };
        QCOMPARE(yen(MealClass::General, "2024-05-31"), 460);
        QCOMPARE(yen(MealClass::General, "2024-06-01"), 490);
        QCOMPARE(yen(MealClass::General, "2025-04-01"), 510);
        QCOMPARE(yen(MealClass::General, "2026-06-01"), 550);
        QCOMPARE(yen(MealClass::Low1, "2026-05-31"), 110);
    }
    void limitCertificates_data() {
        QTest::addColumn<QString>("birth");
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("arrears");
        QTest::addColumn<bool>("known");
        QTest::addColumn<QString>("expected");
        QTest::newRow("under 70") << u"1980-01-01"_s << u"u"_s << false << true
                                  << u"F15 2026-11-01 2027-07-31"_s;
        QTest::newRow("exempt") << u"1980-01-01"_s << u"o"_s << false << true
                                << u"F16 2026-11-01 2027-07-31"_s;
        QTest::newRow("arrears") << u"1980-01-01"_s << u"u"_s << true << true << u"arrears"_s;
        QTest::newRow("exempt in arrears")
            << u"1980-01-01"_s << u"o"_s << true << true << u"F16 2026-11-01 2027-07-31 meal"_s;
        QTest::newRow("income unknown") << u"1980-01-01"_s << u"a"_s << false << false << u"income_unknown"_s;
        QTest::newRow("70 next March")
            << u"1957-03-10"_s << u"e"_s << false << true << u"F15 2026-11-01 2027-03-31"_s;
        QTest::newRow("general") << u"1955-03-10"_s << u"general"_s << false << true << u"not_needed"_s;
        QTest::newRow("active3") << u"1955-03-10"_s << u"active3"_s << false << true << u"not_needed"_s;
        QTest::newRow("active1 in arrears")
            << u"1955-03-10"_s << u"active1"_s << true << true << u"F15 2026-11-01 2027-07-31"_s;
        QTest::newRow("low1, 75 in March")
            << u"1952-03-10"_s << u"low1"_s << false << true << u"F16 2026-11-01 2027-03-09"_s;
    }
    void limitCertificates() {
        QFETCH(QString, birth);
        QFETCH(QString, code);
        QFETCH(bool, arrears);
        QFETCH(bool, known);
        const LimitCertificateFacts facts{QDate::fromString(birth, Qt::ISODate),
                                          day("2026-11-22"),
                                          limitCategoryFromCode(code),
                                          elderlyClassFromCode(code),
                                          arrears,
                                          known};
        const LimitCertificateDecision decision = limitCertificate(m_parameters, facts).value();
        const QString text = decision.granted ? decision.form + u' ' + decision.from.toString(Qt::ISODate) +
                                                    u' ' + decision.until.toString(Qt::ISODate) +
                                                    (decision.mealOnly ? u" meal"_s : QString())
                                              : decision.reason;
        QTEST(text, "expected");
    }
    void pensionWithholdings() {
        PensionWithholdingFacts facts{day("2026-04-01"),
                                      true,
                                      {day("1957-08-01"), day("1958-08-01")},
                                      1'500'000,
                                      100'000,
                                      80'000,
                                      false};
        const auto reason = [&] { return pensionWithholding(m_parameters, facts)->reason; };
        QVERIFY(pensionWithholding(m_parameters, facts)->applies);
        facts.switchedToDebit = true;
        QCOMPARE(reason(), u"switched"_s);
        facts.tax = 670'001;
        QCOMPARE(reason(), u"over_half"_s);
        facts.pension = 179'999;
        QCOMPARE(reason(), u"pension_too_low"_s);
        facts.births << day("1961-04-03");
        QCOMPARE(reason(), u"ages"_s);
        facts.births.last() = day("1961-04-02");  // 65 at the end of 1 April
        QCOMPARE(reason(), u"pension_too_low"_s);
        facts.headInsured = false;
        QCOMPARE(reason(), u"head_not_insured"_s);
        facts.tax = -1;
        QCOMPARE(pensionWithholding(m_parameters, facts).error().field, u"tax"_s);
    }
    void continuity_data() {
        QTest::addColumn<QString>("changes");
        QTest::addColumn<bool>("continues");
        QTest::newRow("whole household, same head") << QString() << true;
        QTest::newRow("only the head changed") << u"head"_s << true;
        QTest::newRow("head and members changed") << u"head,members"_s << false;
        QTest::newRow("split, was head before") << u"split"_s << true;
        QTest::newRow("split, new head") << u"split,newhead"_s << false;
        QTest::newRow("joined another household") << u"joined"_s << false;
        QTest::newRow("another prefecture") << u"prefecture"_s << false;
    }
    void continuity() {
        QFETCH(QString, changes);
        ContinuityFacts facts;
        facts.headStays = !changes.contains(u"head"_s) || changes.contains(u"newhead"_s);
        facts.otherMembersChanged = changes.contains(u"members"_s);
        facts.splitOrMerged = changes.contains(u"split"_s);
        facts.wasHeadBefore = !changes.contains(u"newhead"_s);
        facts.joinedOtherHousehold = changes.contains(u"joined"_s);
        facts.samePrefecture = !changes.contains(u"prefecture"_s);
        const ContinuityJudgement judgement = judgeContinuity(facts);
        QTEST(judgement.continues, "continues");
        QVERIFY(!judgement.reasonJa.isEmpty() && !judgement.reasonEn.isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestBenefitRules)
#include "TestBenefitRules.moc"
