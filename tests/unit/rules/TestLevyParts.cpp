// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/IncomeKinds.h"
#include "core/rules/LevyParts.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

QDate day(const char* iso) {
    return QDate::fromString(QString::fromLatin1(iso), Qt::ISODate);
}

LevyPerson person(const char* birth, qint64 total, const char* from = "2020-04-01") {
    LevyPerson one;
    one.birth = day(birth);
    one.totalIncome = total;
    one.coverage[0].start = day(from);
    return one;
}

}  // namespace

/// A year with two taxpayers, and the income that a tax return gives by kinds.
class TestLevyParts final : public QObject {
    Q_OBJECT

    const Parameters m_parameters = Parameters::load(u"kawaguchi"_s).value();
    const LevyRates m_rates = levyRates(m_parameters, FiscalYear(2026)).value();

    std::vector<LevyPerson> couple() const {
        std::vector<LevyPerson> persons{person("1981-05-01", 3'560'000), person("1983-06-01", 2'000'000)};
        persons[0].head = true;
        return persons;
    }

 private Q_SLOTS:
    void everyHeadIsTaxedForHisMonths_data() {
        QTest::addColumn<QString>("on");
        QTest::addColumn<int>("monthsOfTheFirst");
        QTest::newRow("1 May") << u"2026-05-01"_s << 1;
        QTest::newRow("20 October: the month is the new head's") << u"2026-10-20"_s << 6;
        QTest::newRow("1 October") << u"2026-10-01"_s << 6;
        QTest::newRow("31 March") << u"2027-03-31"_s << 11;
    }
    void everyHeadIsTaxedForHisMonths() {
        QFETCH(QString, on);
        QFETCH(int, monthsOfTheFirst);
        const std::vector<LevyPerson> persons = couple();
        const LevyAmounts whole = assessLevy(m_rates, {persons, {}});
        const auto parts =
            levyByHead(m_rates, {persons, {}}, {{QDate::fromString(on, Qt::ISODate), 1}}).value();
        QCOMPARE(parts.size(), 2U);
        QCOMPARE(parts[0].head, 0U);
        QCOMPARE(parts[1].head, 1U);
        const qint64 income = whole.of(Portion::Support).incomeLevy;  // 87,014 + 43,646
        QCOMPARE(income, 87'014 + 43'646);
        QCOMPARE(parts[0].amounts.of(Portion::Support).incomeLevy,
                 87'014 * monthsOfTheFirst / 12 + 43'646 * monthsOfTheFirst / 12);
        QCOMPARE(parts[1].amounts.of(Portion::Support).incomeLevy,
                 87'014 * (12 - monthsOfTheFirst) / 12 + 43'646 * (12 - monthsOfTheFirst) / 12);
        for (const LevyPart& part : parts)
            QCOMPARE(std::get<qint64>(part.explanation.result()), part.amounts.annual);
    }
    void headWhoDiedIsNotInTheSecondTest() {
        std::vector<LevyPerson> persons{person("1950-07-01", 2'000'000), person("1960-06-01", 300'000)};
        persons[0].head = true;
        persons[0].coverage[0].end = day("2026-08-11");
        persons[0].birth = day("1955-07-01");
        const auto parts = levyByHead(m_rates, {persons, {}}, {{day("2026-08-10"), 1}}).value();
        QCOMPARE(parts[0].amounts.testIncome, 2'300'000);
        QCOMPARE(parts[0].amounts.counted, 2);
        // The widow is tested by herself on the day she became the head... with the husband still covered
        // that one day, he counts; from the 11th on he would not.
        const auto later = levyByHead(m_rates, {persons, {}}, {{day("2026-08-11"), 1}}).value();
        QCOMPARE(later[1].amounts.testIncome, 300'000);
        QCOMPARE(later[1].amounts.counted, 1);
        QCOMPARE(later[1].amounts.reduction, Reduction::Seven);
    }
    void headsThatCannotBeAreRefused() {
        const std::vector<LevyPerson> persons = couple();
        const auto error = [&](std::vector<HeadChange> changes) {
            const auto parts = levyByHead(m_rates, {persons, {}}, changes);
            return parts ? QString() : parts.error().code + u' ' + parts.error().field;
        };
        QCOMPARE(error({{day("2026-04-01"), 1}}), u"E-RULE-016 head_changes[0].on"_s);
        QCOMPARE(error({{day("2027-04-01"), 1}}), u"E-RULE-016 head_changes[0].on"_s);
        QCOMPARE(error({{day("2026-08-01"), 1}, {day("2026-07-01"), 0}}), u"E-RULE-016 head_changes[1].on"_s);
        QCOMPARE(error({{day("2026-08-01"), 2}}), u"E-RULE-012 head_changes[0].head"_s);
        QCOMPARE(error({{QDate(), 1}}), u"E-RULE-014 head_changes[0].on"_s);
        QCOMPARE(error({{day("2026-08-01"), 1}, {day("2026-12-01"), 0}}), QString());
    }
    void incomesByKind_data() {
        QTest::addColumn<QString>("kinds");
        QTest::addColumn<qint64>("total");
        QTest::addColumn<qint64>("adjustment");
        const auto row = [](const char* name, const char* kinds, qint64 total, qint64 adjustment) {
            QTest::newRow(name) << QString::fromLatin1(kinds) << total << adjustment;
        };
        row("salary", "salary=5000000", 3'560'000, 0);
        row("salary and business", "salary=5000000 business=400000", 3'960'000, 0);
        row("a loss is set against the salary", "salary=5000000 business=-560000", 3'000'000, 0);
        row("no income below nothing", "salary=1000000 business=-5000000", 0, 0);
        row("pension of 65 or over", "pension=1500000", 400'000, 0);
        row("salary and pension: less 100,000 at most", "salary=1000000 pension=2000000",
            350'000 + 900'000 - 100'000, 0);
        row("retirement never counts", "business=2000000 retirement=9000000", 2'000'000, 0);
        row("loss carried forward", "business=2000000 loss=1500000", 500'000, 0);
        row("special deduction: not taken in the test", "gains=30000000 special=30000000", 0, 30'000'000);
        row("family employee: the owner", "business=1200000 taken=860000", 1'200'000, 860'000);
        row("family employee: the employee", "salary=1860000 received=1860000", 1'210'000, -1'210'000);
        row("interest, dividends, others", "interest=1000 dividend=20000 miscellaneous=300000", 321'000, 0);
        row("real estate", "real_estate=700000", 700'000, 0);
    }
    void incomesByKind() {
        QFETCH(QString, kinds);
        IncomeKinds income;
        const QHash<QString, qint64*> fields{{u"salary"_s, &income.salaryRevenue},
                                             {u"pension"_s, &income.pensionRevenue},
                                             {u"business"_s, &income.business},
                                             {u"real_estate"_s, &income.realEstate},
                                             {u"interest"_s, &income.interest},
                                             {u"dividend"_s, &income.dividend},
                                             {u"miscellaneous"_s, &income.miscellaneous},
                                             {u"gains"_s, &income.separateGains},
                                             {u"special"_s, &income.specialDeduction},
                                             {u"retirement"_s, &income.retirement},
                                             {u"loss"_s, &income.lossCarriedForward},
                                             {u"taken"_s, &income.familyEmployeeTaken},
                                             {u"received"_s, &income.familyEmployeeSalary}};
        for (const QString& pair : kinds.split(u' '))
            *fields[pair.section(u'=', 0, 0)] = pair.section(u'=', 1).toLongLong();
        const LevyIncome levied = levyIncome(m_rates.income, income, true).value();
        QTEST(levied.total, "total");
        QTEST(levied.testAdjustment, "adjustment");
    }
    void incomesThatCannotBeAreRefused() {
        const auto field = [&](IncomeKinds kinds) {
            return levyIncome(m_rates.income, kinds, false).error().field;
        };
        IncomeKinds kinds;
        kinds.interest = -1;
        QCOMPARE(field(kinds), u"interest"_s);
        kinds = {};
        kinds.business = -200'000'000'000;
        QCOMPARE(field(kinds), u"business"_s);
        kinds = {};
        kinds.specialDeduction = 1;
        QCOMPARE(field(kinds), u"special_deduction"_s);
        kinds = {};
        kinds.familyEmployeeSalary = 1;
        QCOMPARE(field(kinds), u"family_employee_salary"_s);
    }
    /// 専従者: the couple falls under the 20 % line only by what the return shows; the test adds it back.
    void familyBusinessInTheReductionTest() {
        std::vector<LevyPerson> persons{person("1981-05-01", 600'000), person("1983-06-01", 0)};
        persons[0].head = true;
        QCOMPARE(assessLevy(m_rates, {persons, {}}).reduction, Reduction::Five);
        persons[0].testAdjustment = 860'000;
        const LevyAmounts tested = assessLevy(m_rates, {persons, {}});
        QCOMPARE(tested.testIncome, 1'460'000);
        QCOMPARE(tested.reduction, Reduction::Two);
    }
};

QTEST_APPLESS_MAIN(TestLevyParts)
#include "TestLevyParts.moc"
