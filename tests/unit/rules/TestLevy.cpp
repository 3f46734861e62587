// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/Levy.h"

#include <QTest>

#include <vector>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

QDate day(const char* iso) {
    return QDate::fromString(QString::fromLatin1(iso), Qt::ISODate);
}

LevyPerson person(const char* birth, qint64 salary = 0, const char* from = "2020-04-01") {
    LevyPerson one;
    one.birth = day(birth);
    one.salaryRevenue = salary;
    one.coverage[0].start = std::max(day(from), one.birth);
    return one;
}
LevyPerson withTotal(const char* birth, qint64 total, const char* from = "2020-04-01") {
    LevyPerson one = person(birth, 0, from);
    one.totalIncome = total;
    return one;
}

}  // namespace

class TestLevy final : public QObject {
    Q_OBJECT

    const Parameters m_parameters = Parameters::load(u"kawaguchi"_s).value();
    const Parameters m_hoshimi = Parameters::load(u"hoshimi"_s).value();
    const LevyRates m_2025 = levyRates(m_parameters, FiscalYear(2025)).value();
    const LevyRates m_2026 = levyRates(m_parameters, FiscalYear(2026)).value();

    static LevyAmounts levy(const LevyRates& rates, const std::vector<LevyPerson>& persons,
                            QDate specified = {}) {
        const LevyHousehold household{persons, specified};
        const LevyAmounts amounts = assessLevy(rates, household);
        const Explanation explanation = explainLevy(rates, household, amounts);
        if (std::get<qint64>(explanation.result()) != amounts.annual)
            qFatal("the last step is not the result");
        return amounts;
    }
    static QList<qint64> parts(const LevyAmounts& amounts) {
        QList<qint64> list;
        for (const PortionAmounts& portion : amounts.portions)
            list << portion.amount;
        return list << amounts.annual;
    }

 private Q_SLOTS:
    void exampleT1() {
        std::vector<LevyPerson> persons{person("1981-05-01", 5'000'000), person("1983-06-01"),
                                        person("2016-02-10"), person("2022-03-10")};
        persons[0].head = true;
        QCOMPARE(parts(levy(m_2025, persons)), (QList<qint64>{331'100, 109'700, 66'600, 0, 507'400}));
        const LevyAmounts amounts = levy(m_2026, persons);
        QCOMPARE(parts(amounts), (QList<qint64>{387'100, 143'000, 107'800, 11'400, 649'300}));
        QCOMPARE(amounts.of(Portion::Medical).incomeLevy, 233'185);
        QCOMPARE(amounts.of(Portion::Medical).perCapita, 154'000);
        QCOMPARE(amounts.reduction, Reduction::None);
    }
    void exampleT2() {
        LevyPerson one = person("1957-08-01");
        one.head = true;
        one.pensionRevenue = 1'500'000;
        const LevyAmounts old = levy(m_2025, {one});
        QCOMPARE(parts(old), (QList<qint64>{8'400, 2'700, 0, 0, 11'100}));
        QCOMPARE(old.testIncome, 250'000);
        QCOMPARE(old.reduction, Reduction::Seven);
        QCOMPARE(parts(levy(m_2026, {one})), (QList<qint64>{13'200, 4'800, 0, 400, 18'400}));
    }
    void exampleT3() {
        std::vector<LevyPerson> persons{person("1975-05-01", 1'800'000), person("1977-06-01", 1'100'000)};
        persons[0].head = true;
        const LevyAmounts old = levy(m_2025, persons);
        QCOMPARE(parts(old), (QList<qint64>{120'800, 39'700, 37'300, 0, 197'800}));
        QCOMPARE(old.testIncome, 1'730'000);
        QCOMPARE((QList<qint64>{old.threshold7, old.threshold5, old.threshold2}),
                 (QList<qint64>{530'000, 1'140'000, 1'650'000}));
        QCOMPARE(old.reduction, Reduction::None);
        const LevyAmounts now = levy(m_2026, persons);
        QCOMPARE(parts(now), (QList<qint64>{125'500, 46'100, 44'600, 4'300, 220'500}));
        QCOMPARE((QList<qint64>{now.threshold7, now.threshold5, now.threshold2}),
                 (QList<qint64>{530'000, 1'150'000, 1'670'000}));
        QCOMPARE(now.reduction, Reduction::Two);
    }
    void exampleT4() {
        LevyPerson one = person("1976-01-10", 4'000'000);
        one.head = true;
        QCOMPARE(parts(levy(m_2026, {one})), (QList<qint64>{217'500, 80'700, 71'900, 7'700, 377'800}));
        one.involuntaryLeftOn = day("2026-03-31");
        const LevyAmounts relieved = levy(m_2026, {one});
        QCOMPARE(parts(relieved), (QList<qint64>{64'800, 23'800, 22'900, 2'200, 113'700}));
        QCOMPARE(relieved.testIncome, 828'000);
        QCOMPARE(relieved.reduction, Reduction::Two);
    }
    void exampleT5() {
        LevyPerson one = withTotal("1996-01-10", 2'430'000, "2026-08-01");
        one.head = true;
        QCOMPARE(parts(levy(m_2026, {one})), (QList<qint64>{128'600, 47'700, 0, 4'600, 180'900}));
    }
    void exampleT6() {
        LevyPerson one = withTotal("1996-01-10", 2'430'000);
        one.head = true;
        one.maternityDue = day("2026-09-10");
        QCOMPARE(parts(levy(m_2026, {one})), (QList<qint64>{128'600, 47'700, 0, 4'600, 180'900}));
    }
    void exampleT7() {
        LevyPerson one = withTotal("1981-01-10", 10'430'000);
        one.head = true;
        const LevyAmounts amounts = levy(m_2026, {one});
        QCOMPARE(parts(amounts), (QList<qint64>{660'000, 260'000, 170'000, 28'500, 1'118'500}));
        QCOMPARE(amounts.of(Portion::Medical).overLimit, 129'000);
        const Parameters national = m_parameters.withFigure(u"levy.medical.limit"_s, 670'000);
        QCOMPARE(levy(levyRates(national, FiscalYear(2026)).value(), {one}).of(Portion::Medical).amount,
                 670'000);
    }
    void ages_data() {
        QTest::addColumn<QString>("birth");
        QTest::addColumn<qint64>("medical");
        QTest::addColumn<qint64>("care");
        const auto row = [](const char* name, const char* birth, int medicalMonths, int careMonths) {
            // Base 2,000,000: medical 193,000 and care 64,200 a year in FY2026.
            const auto months = [](qint64 income, qint64 capita, int n) {
                return (income * n / 12 + capita * n / 12) / 100 * 100;
            };
            QTest::newRow(name) << QString::fromLatin1(birth) << months(149'000, 44'000, medicalMonths)
                                << months(47'200, 17'000, careMonths);
        };
        row("40 on 2 October: from October", "1986-10-02", 12, 6);
        row("40 on 1 October: from September", "1986-10-01", 12, 7);
        row("65 on 2 October: to September", "1961-10-02", 12, 6);
        row("65 on 1 October: to August", "1961-10-01", 12, 5);
        row("75 on 10 October: to September", "1951-10-10", 6, 0);
        row("75 on 1 October: to September", "1951-10-01", 6, 0);
        row("75 on 31 March", "1952-03-31", 11, 0);
        row("75 last year", "1951-03-31", 0, 0);
    }
    void ages() {
        QFETCH(QString, birth);
        LevyPerson one = withTotal(qPrintable(birth), 2'430'000);
        one.head = true;
        const LevyAmounts amounts = levy(m_2026, {one});
        QTEST(amounts.of(Portion::Medical).amount, "medical");
        QTEST(amounts.of(Portion::Care).amount, "care");
    }
    void monthsOfCoverage_data() {
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("end");
        QTest::addColumn<int>("months");
        QTest::newRow("whole year") << u"2020-01-01"_s << QString() << 12;
        QTest::newRow("from 31 August") << u"2026-08-31"_s << QString() << 8;
        QTest::newRow("lost on 1 August") << u"2020-01-01"_s << u"2026-08-01"_s << 4;
        QTest::newRow("lost on 31 August") << u"2020-01-01"_s << u"2026-08-31"_s << 4;
        QTest::newRow("in and out in a month") << u"2026-08-02"_s << u"2026-08-20"_s << 0;
        QTest::newRow("ended before") << u"2020-01-01"_s << u"2026-04-01"_s << 0;
        QTest::newRow("starts after") << u"2027-04-01"_s << QString() << 0;
    }
    void monthsOfCoverage() {
        QFETCH(QString, start);
        QFETCH(QString, end);
        QFETCH(int, months);
        LevyPerson one = withTotal("1996-01-10", 2'430'000, qPrintable(start));
        one.head = true;
        if (!end.isEmpty()) one.coverage[0].end = QDate::fromString(end, Qt::ISODate);
        QCOMPARE(levy(m_2026, {one}).of(Portion::Medical).incomeLevy, 149'000 * months / 12);
    }
    void reductionCountsTheRightPeople() {
        // Nominal head: in the test income, not in the count.
        LevyPerson head = withTotal("1970-01-10", 700'000);
        head.head = true;
        head.insured = false;
        const LevyPerson member = withTotal("1996-01-10", 0);
        LevyAmounts amounts = levy(m_2026, {head, member});
        QCOMPARE(amounts.testIncome, 700'000);
        QCOMPARE(amounts.counted, 1);
        QCOMPARE(amounts.reduction, Reduction::Five);
        QCOMPARE(amounts.of(Portion::Medical).amount, 22'000);
        // Former NHI member: in both.
        head.formerNhiMember = true;
        amounts = levy(m_2026, {head, member});
        QCOMPARE(amounts.counted, 2);
        // Undeclared: no reduction.
        LevyPerson undeclared = member;
        undeclared.declared = false;
        amounts = levy(m_2026, {head, undeclared});
        QCOMPARE(amounts.reduction, Reduction::None);
        QVERIFY(amounts.blockedByUndeclared);
        // Somebody who is nothing of this does not count.
        LevyPerson stranger = withTotal("1996-01-10", 9'000'000);
        stranger.insured = false;
        QCOMPARE(levy(m_2026, {head, member, stranger}).testIncome, 700'000);
        // Joined after the reference date.
        amounts = levy(m_2026, {head, member, withTotal("1990-01-10", 9'000'000, "2026-08-01")});
        QCOMPARE(amounts.testIncome, 700'000);
    }
    void preschoolAndChildren() {
        LevyPerson head = withTotal("1981-05-01", 9'000'000);
        head.head = true;
        const LevyAmounts alone = levy(m_2026, {head});
        const auto extra = [&](const char* birth, Portion portion) {
            return levy(m_2026, {head, withTotal(birth, 0, birth)}).of(portion).perCapita -
                   alone.of(portion).perCapita;
        };
        QCOMPARE(extra("2020-04-02", Portion::Medical), 22'000);  // first school year begins in April 2027
        QCOMPARE(extra("2020-04-01", Portion::Medical), 44'000);
        QCOMPARE(extra("2008-04-02", Portion::ChildSupport), 0);
        QCOMPARE(extra("2008-04-01", Portion::ChildSupport), 1'500);
    }
    void maternityMonths() {
        LevyPerson one = withTotal("1996-01-10", 2'430'000);
        one.head = true;
        one.maternityDue = day("2026-09-10");
        one.babies = 2;  // June to November: 6 months left
        QCOMPARE(levy(m_2026, {one}).of(Portion::Medical).amount, 96'500);
        one.babies = 1;
        one.maternityDue = day("2026-04-10");  // March to June: 3 months of this year
        QCOMPARE(levy(m_2026, {one}).of(Portion::Medical).amount, 144'700);
        one.maternityDue = day("2027-04-10");  // March 2027 only
        QCOMPARE(levy(m_2026, {one}).of(Portion::Medical).amount, 176'900);
    }
    void monthsAreExplained_data() {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("label");
        QTest::addColumn<qint64>("months");
        QTest::newRow("joined") << u"joined"_s << u"Person 1: months insured"_s << qint64(8);
        QTest::newRow("maternity") << u"maternity"_s << u"Person 1: months of the maternity exemption"_s
                                   << qint64(4);
        QTest::newRow("former dependant")
            << u"dependant"_s << u"Person 1: months without income levy (former dependant)"_s << qint64(12);
        QTest::newRow("former dependant, half")
            << u"dependant"_s << u"Person 1: months of half per capita (former dependant)"_s << qint64(6);
        QTest::newRow("whole year") << u"whole"_s << u"Person 1: months insured"_s << qint64(-1);
    }
    void monthsAreExplained() {
        QFETCH(QString, what);
        QFETCH(QString, label);
        LevyPerson one = withTotal(what == u"dependant"_s ? "1958-01-10" : "1996-01-10", 2'430'000);
        one.head = true;
        if (what == u"joined"_s) one.coverage[0].start = day("2026-08-03");
        if (what == u"maternity"_s) one.maternityDue = day("2026-09-10");
        if (what == u"dependant"_s) one.formerDependantSince = day("2024-10-01");
        const LevyHousehold household{{&one, 1}, {}};
        const Explanation told = explainLevy(m_2026, household, assessLevy(m_2026, household));
        qint64 found = -1;
        for (const ExplanationStep& step : told.steps()) {
            if (step.labelEn != label) continue;
            found = std::get<qint64>(step.value);
            QVERIFY(!step.article.isEmpty());
        }
        QTEST(found, "months");
    }
    void involuntaryUnemploymentFollowsAgeAndMonths() {
        LevyPerson one = person("1976-01-10", 4'000'000);
        one.head = true;
        const auto income = [&](const char* left) {
            one.involuntaryLeftOn = day(left);
            return levy(m_2026, {one}).of(Portion::Medical).incomeLevy;
        };
        const qint64 full = 173'585;
        const qint64 relieved = 29'651;
        QCOMPARE(income("2026-03-31"), relieved);
        QCOMPARE(income("2025-04-10"), relieved);  // to the end of the next fiscal year
        QCOMPARE(income("2025-03-30"), full);      // ended in March 2026
        QCOMPARE(income("2025-03-31"), relieved);  // the day after is in FY2025
        QCOMPARE(income("2026-07-31"), full * 4 / 12 + relieved * 8 / 12);
        one.birth = day("1961-03-30");  // 65 at leaving
        QCOMPARE(income("2026-03-31"), full);
    }
    void formerDependant() {
        LevyPerson one = withTotal("1958-01-10", 2'430'000);
        one.head = true;
        one.formerDependantSince = day("2025-10-01");
        LevyAmounts amounts = levy(m_2026, {one});
        QCOMPARE(amounts.of(Portion::Medical).incomeLevy, 0);
        QCOMPARE(amounts.of(Portion::Medical).perCapita, 22'000);
        one.formerDependantSince = day("2024-10-01");  // half until September 2026
        amounts = levy(m_2026, {one});
        QCOMPARE(amounts.of(Portion::Medical).perCapita, 44'000 * 6 / 12 + 22'000 * 6 / 12);
        one.totalIncome = 400'000;  // 7割: no further half
        QCOMPARE(levy(m_2026, {one}).of(Portion::Medical).perCapita, 13'200);
    }
    void perHouseholdLevyAndSpecifiedHousehold() {
        const LevyRates rates = levyRates(m_hoshimi, FiscalYear(2026)).value();
        LevyPerson one = withTotal("1958-01-10", 5'000'000);
        one.head = true;
        QCOMPARE(levy(rates, {one}).of(Portion::Medical).perHousehold, 18'500);
        QCOMPARE(levy(rates, {one}, day("2024-05-10")).of(Portion::Medical).perHousehold, 9'250);
        QCOMPARE(levy(rates, {one}, day("2021-10-10")).of(Portion::Medical).perHousehold,
                 (9'250 * 6 + 13'875 * 6) / 12);
        QCOMPARE(levy(rates, {one}, day("2018-04-10")).of(Portion::Medical).perHousehold, 18'500);
        // Cut once, on the total.
        const LevyAmounts amounts = levy(rates, {one});
        QCOMPARE(amounts.annual % 100, 0);
        QVERIFY(amounts.of(Portion::Medical).amount % 100 != 0);
    }
    void limitIsTakenBeforeProration() {
        LevyPerson one = withTotal("1981-01-10", 10'430'000, "2026-08-01");
        one.head = true;
        QCOMPARE(levy(m_2026, {one}).of(Portion::Medical).amount, 440'000);
        const LevyRates after =
            levyRates(m_parameters.withFigure(u"levy.limit_order"_s, u"after_proration"_s), FiscalYear(2026))
                .value();
        QCOMPARE(levy(after, {one}).of(Portion::Medical).amount, 525'900);
    }
    void basicDeductionFallsForHighIncomes() {
        const auto base = [&](qint64 total) {
            return levyPersonYear(m_2026, withTotal("1981-01-10", total), day("2026-04-01")).base;
        };
        QCOMPARE(base(24'000'000), 23'570'000);
        QCOMPARE(base(24'000'001), 24'000'001 - 290'000);
        QCOMPARE(base(24'500'001), 24'500'001 - 150'000);
        QCOMPARE(base(25'000'001), 25'000'001);
        QCOMPARE(base(429'999), 0);
    }
    void employmentIncomes_data() {
        QTest::addColumn<int>("fiscalYear");
        QTest::addColumn<qint64>("revenue");
        QTest::addColumn<qint64>("income");
        const auto row = [](int fiscalYear, qint64 revenue, qint64 income) {
            QTest::addRow("%d: %lld", fiscalYear, static_cast<long long>(revenue))
                << fiscalYear << revenue << income;
        };
        row(2026, 650'000, 0);
        row(2026, 1'899'999, 1'249'999);
        row(2026, 1'900'000, 1'250'000);
        row(2026, 3'600'000, 2'440'000);
        row(2026, 5'000'000, 3'560'000);
        row(2026, 5'003'999, 3'560'000);
        row(2026, 6'600'000, 4'840'000);
        row(2026, 6'600'009, 4'840'008);
        row(2026, 10'000'000, 8'050'000);
        row(2025, 550'999, 999);
        row(2025, 1'618'999, 1'068'999);
        row(2025, 1'619'000, 1'069'000);
        row(2025, 1'627'999, 1'074'000);
        row(2025, 1'628'000, 1'076'800);
        row(2025, 1'800'000, 1'180'000);
    }
    void employmentIncomes() {
        QFETCH(int, fiscalYear);
        QFETCH(qint64, revenue);
        QTEST(employmentIncome((fiscalYear == 2026 ? m_2026 : m_2025).income, revenue), "income");
    }
    void pensionIncomes() {
        QCOMPARE(pensionIncome(m_2026.income, 1'500'000, true, 0), 400'000);
        QCOMPARE(pensionIncome(m_2026.income, 3'500'000, true, 0), 3'500'000 - 875'000 - 275'000);
        QCOMPARE(pensionIncome(m_2026.income, 1'200'000, false, 0), 600'000);
        QCOMPARE(pensionIncome(m_2026.income, 1'500'000, true, 10'000'001), 500'000);
        QCOMPARE(pensionIncome(m_2026.income, 1'000'000, true, 0), 0);
        QCOMPARE(bothIncomesAdjustment(m_2026.income, 500'000, 400'000), 100'000);
        QCOMPARE(bothIncomesAdjustment(m_2026.income, 60'000, 70'000), 30'000);
        QCOMPARE(bothIncomesAdjustment(m_2026.income, 500'000, 0), 0);
    }
    void refusals_data() {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("field");
        QTest::newRow("negative income") << u"income"_s << u"E-RULE-011"_s << u"persons[0].total_income"_s;
        QTest::newRow("birth after start") << u"birth"_s << u"E-RULE-013"_s << u"persons[0].birth_date"_s;
        QTest::newRow("period backwards") << u"period"_s << u"E-RULE-016"_s << u"persons[0].coverage"_s;
        QTest::newRow("no birth") << u"nobirth"_s << u"E-RULE-014"_s << u"persons[0].birth_date"_s;
        QTest::newRow("no baby") << u"baby"_s << u"E-RULE-011"_s << u"persons[0].maternity.babies"_s;
    }
    void refusals() {
        QFETCH(QString, what);
        LevyPerson one = withTotal("1981-01-10", 0);
        if (what == u"income"_s) one.totalIncome = -1;
        if (what == u"birth"_s) one.birth = day("2026-01-01");
        if (what == u"period"_s) one.coverage[0].end = day("2019-01-01");
        if (what == u"nobirth"_s) one.birth = {};
        if (what == u"baby"_s) one.babies = 0;
        const auto result = checkLevy({std::span(&one, 1), {}});
        QVERIFY(!result);
        QTEST(result.error().code, "code");
        QTEST(result.error().field, "field");
        QCOMPARE(levyRates(m_parameters, FiscalYear(2030)).error().code, u"E-RULE-002"_s);
    }
    void unconfirmedFiguresAreNamed() {
        QVERIFY(m_2026.unconfirmed.contains(u"levy.rounding.on"_s));
        QVERIFY(!m_2026.unconfirmed.contains(u"levy.medical.income_rate"_s));
        QVERIFY(
            levyRates(m_parameters, FiscalYear(2024))->unconfirmed.contains(u"levy.medical.income_rate"_s));
    }
};

QTEST_APPLESS_MAIN(TestLevy)
#include "TestLevy.moc"
