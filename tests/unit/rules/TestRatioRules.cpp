// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/EligibilityRules.h"
#include "core/rules/LimitClasses.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

QDate day(const char* iso) {
    return QDate::fromString(QString::fromLatin1(iso), Qt::ISODate);
}
RatioMember member(qint64 taxable, qint64 levyBase, qint64 revenue, bool head = false) {
    return {day("1954-01-01"), taxable, levyBase, revenue, head};
}

}  // namespace

/// Cost-sharing ratio, limit categories and their dates.
class TestRatioRules final : public QObject {
    Q_OBJECT

    const Parameters m_parameters = Parameters::load(u"kawaguchi"_s).value();

    RatioDecision decide(const QList<RatioMember>& members, bool applied = true,
                         const QList<qint64>& former = {}) const {
        RatioFacts facts;
        facts.day = day("2026-08-01");
        facts.members = members;
        facts.formerNhiRevenues = former;
        facts.applied = applied;
        return burdenRatio(m_parameters, facts).value();
    }
    QString classOf(const QList<ClassMember>& members, const char* on = "2026-08-01") const {
        const auto chosen = elderlyLimitClass(m_parameters, day(on), decide({member(0, 0, 0)}), members);
        return chosen ? elderlyClassCode(chosen->classOf) : chosen.error().field;
    }

 private Q_SLOTS:
    void lines_data() {
        QTest::addColumn<QList<qint64>>("figures");  // taxable, levy base, revenue of each member
        QTest::addColumn<QList<qint64>>("former");
        QTest::addColumn<QString>("step");
        using List = QList<qint64>;
        QTest::newRow("taxable just below") << List{1'449'999, 9'999'999, 9'999'999} << List{} << u"1"_s;
        QTest::newRow("taxable at the line, base at the line")
            << List{1'450'000, 2'100'000, 9'999'999} << List{} << u"2"_s;
        QTest::newRow("base just above, revenue just below")
            << List{1'450'000, 2'100'001, 3'829'999} << List{} << u"3a"_s;
        QTest::newRow("revenue at the line") << List{1'450'000, 2'100'001, 3'830'000} << List{} << u"4"_s;
        QTest::newRow("with the former insured just below")
            << List{1'450'000, 2'100'001, 3'830'000} << List{1'369'999} << u"3b"_s;
        QTest::newRow("with the former insured at the line")
            << List{1'450'000, 2'100'001, 3'830'000} << List{1'370'000} << u"4"_s;
        QTest::newRow("two: each alone is low, together at the line")
            << List{1'450'000, 1'050'001, 2'600'000, 0, 1'050'000, 2'600'000} << List{} << u"4"_s;
        QTest::newRow("two: base together at the line")
            << List{1'450'000, 1'050'000, 9'000'000, 0, 1'050'000, 9'000'000} << List{} << u"2"_s;
        QTest::newRow("two: the former insured does not help")
            << List{1'450'000, 2'100'001, 5'000'000, 0, 0, 200'000} << List{0} << u"4"_s;
        QTest::newRow("R1") << List{1'500'000, 1'970'000, 9'999'999} << List{} << u"2"_s;
        QTest::newRow("R2") << List{1'800'000, 2'400'000, 3'700'000} << List{} << u"3a"_s;
        QTest::newRow("R3 below") << List{1'600'000, 2'000'000, 4'000'000, 0, 300'000, 1'199'999} << List{}
                                  << u"3c"_s;
        QTest::newRow("R3 at the line")
            << List{1'600'000, 2'000'000, 4'000'000, 0, 300'000, 1'200'000} << List{} << u"4"_s;
        QTest::newRow("R4") << List{1'800'000, 2'400'000, 4'000'000} << List{1'000'000} << u"3b"_s;
    }
    void lines() {
        QFETCH(QList<qint64>, figures);
        QFETCH(QList<qint64>, former);
        QList<RatioMember> members;
        for (qsizetype i = 0; i + 2 < figures.size(); i += 3)
            members << member(figures[i], figures[i + 1], figures[i + 2], i == 0);
        const RatioDecision decision = decide(members, true, former);
        QTEST(decision.step, "step");
        QCOMPARE(decision.percent, decision.step == u"4"_s ? 30 : 20);
        QCOMPARE(decide(members, false, former).percent, decision.step < u"3"_s ? 20 : 30);
    }
    void youngMembers_data() {
        QTest::addColumn<QString>("birth");
        QTest::addColumn<qint64>("income");
        QTest::addColumn<int>("under16");
        QTest::addColumn<int>("older");
        // Test of 2026-08: ages on 31 December 2025. An age is reached at the end of the day before the
        // birthday.
        QTest::newRow("16 on 2 January") << u"2010-01-02"_s << qint64(0) << 1 << 0;
        QTest::newRow("16 on 1 January: reached on 31 December") << u"2010-01-01"_s << qint64(0) << 0 << 1;
        QTest::newRow("19 on 2 January") << u"2007-01-02"_s << qint64(0) << 0 << 1;
        QTest::newRow("19 on 1 January") << u"2007-01-01"_s << qint64(0) << 0 << 0;
        QTest::newRow("income at the line") << u"2015-05-05"_s << qint64(380'000) << 1 << 0;
        QTest::newRow("income above the line") << u"2015-05-05"_s << qint64(380'001) << 0 << 0;
        QTest::newRow("born in the year of the test") << u"2026-01-01"_s << qint64(0) << 0 << 0;
    }
    void youngMembers() {
        QFETCH(QString, birth);
        QFETCH(qint64, income);
        const YoungCounts counts =
            countYoung(m_parameters, day("2026-08-01"), {{QDate::fromString(birth, Qt::ISODate), income}})
                .value();
        QTEST(counts.under16, "under16");
        QTEST(counts.from16to18, "older");
        QVERIFY(counts.explanation.unconfirmed().contains(u"ratio.dependant_income_line"_s));
    }
    void theDeductionIsTheHeads() {
        RatioFacts facts;
        facts.day = day("2026-08-01");
        facts.youngUnder16 = 1;
        facts.young16to18 = 1;
        facts.members = {member(1'450'000 + 449'999, 9'000'000, 9'000'000, true)};
        QCOMPARE(burdenRatio(m_parameters, facts)->step, u"1"_s);
        facts.members[0].taxable = 1'450'000 + 450'000;
        QCOMPARE(burdenRatio(m_parameters, facts)->step, u"4"_s);
        facts.members[0].taxable = 1'450'000;
        facts.members[0].head = false;
        QCOMPARE(burdenRatio(m_parameters, facts)->step, u"4"_s);
        QCOMPARE(burdenRatio(m_parameters, facts)->explanation.steps().first().formula,
                 u"330,000 × 1 + 120,000 × 1 = 450,000"_s);
    }
    void classesOfActiveEarners_data() {
        QTest::addColumn<qint64>("taxable");
        QTest::addColumn<QString>("code");
        QTest::newRow("I at the line") << qint64(1'450'000) << u"active1"_s;
        QTest::newRow("below II") << qint64(3'799'999) << u"active1"_s;
        QTest::newRow("II") << qint64(3'800'000) << u"active2"_s;
        QTest::newRow("below III") << qint64(6'899'999) << u"active2"_s;
        QTest::newRow("III") << qint64(6'900'000) << u"active3"_s;
    }
    void classesOfActiveEarners() {
        QFETCH(qint64, taxable);
        const QString code = elderlyClassCode(decide({member(taxable, 9'000'000, 9'000'000)}).classOf);
        QTEST(code, "code");
    }
    void lowIncomeClasses() {
        ClassMember head;
        head.head = true;
        QCOMPARE(classOf({head}), u"general"_s);
        head.taxExempt = true;
        QCOMPARE(classOf({head}), u"low1"_s);
        head.pensionRevenue = 806'700;
        QCOMPARE(classOf({head}), u"low1"_s);
        head.pensionRevenue = 806'701;
        QCOMPARE(classOf({head}), u"low2"_s);
        head.pensionRevenue = 800'001;  // July 2025 still counts with 800,000
        QCOMPARE(classOf({head}, "2025-07-31"), u"low2"_s);
        QCOMPARE(classOf({head}, "2025-08-01"), u"low1"_s);
        head.salaryIncome = 100'000;
        QCOMPARE(classOf({head}), u"low1"_s);
        head.salaryIncome = 100'001;
        QCOMPARE(classOf({head}), u"low2"_s);
        head.salaryIncome = 0;
        head.otherIncome = 1;
        QCOMPARE(classOf({head}), u"low2"_s);
        // Another insured member with income or tax; one who is not insured does not count.
        head.otherIncome = 0;
        ClassMember other;
        other.taxExempt = true;
        other.pensionRevenue = 2'000'000;
        QCOMPARE(classOf({head, other}), u"low2"_s);
        other.taxExempt = false;
        QCOMPARE(classOf({head, other}), u"general"_s);
        other.insured = false;
        QCOMPARE(classOf({head, other}), u"low1"_s);
        // A nominal head who pays tax keeps the household out; an unknown income, too.
        head.insured = false;
        head.taxExempt = false;
        other = {};
        other.taxExempt = true;
        QCOMPARE(classOf({head, other}), u"general"_s);
        head.taxExempt = true;
        head.declared = false;
        QCOMPARE(classOf({head, other}), u"general"_s);
        QCOMPARE(classOf({other}), u"members"_s);
        other.otherIncome = -1;
        QCOMPARE(classOf({head, other}), u"members[1].other_income"_s);
    }
    void theDeductionOfClassIIsReportedAsUnconfirmed() {
        ClassMember head;
        head.head = true;
        head.taxExempt = true;
        const auto unconfirmed = [&](const char* on) {
            return elderlyLimitClass(m_parameters, day(on), decide({member(0, 0, 0)}), {head})
                ->explanation.unconfirmed();
        };
        QCOMPARE(unconfirmed("2026-08-01"), QStringList{u"highcost.low1_pension_deduction"_s});
        QCOMPARE(unconfirmed("2026-07-31"), QStringList());
        head.salaryIncome = 1;
        QCOMPARE(unconfirmed("2026-07-31"), QStringList{u"highcost.low1_salary_deduction"_s});
    }
    void categoriesUnder70() {
        const auto category = [&](const QList<ClassMember>& members) {
            return limitCategoryName(
                householdLimitCategory(m_parameters, YearMonth(2026, 9), members)->category);
        };
        ClassMember head;
        head.head = true;
        head.levyBase = 1'050'000;
        ClassMember other = head;
        other.head = false;
        QCOMPARE(category({head, other}), u"エ"_s);
        other.levyBase = 1'050'001;
        QCOMPARE(category({head, other}), u"ウ"_s);
        other.levyBase = 4'950'001;
        QCOMPARE(category({head, other}), u"イ"_s);
        other.levyBase = 7'960'001;
        QCOMPARE(category({head, other}), u"ア"_s);
        other.insured = false;  // not insured: the income does not count
        QCOMPARE(category({head, other}), u"エ"_s);
        head.insured = false;  // a nominal head: the income does not count either
        other.insured = true;
        other.levyBase = 0;
        QCOMPARE(category({head, other}), u"エ"_s);
        head.declared = false;
        QCOMPARE(category({head, other}), u"ア"_s);
        head.declared = true;
        head.taxExempt = true;
        QCOMPARE(category({head, other}), u"エ"_s);
        other.taxExempt = true;
        QCOMPARE(category({head, other}), u"オ"_s);
    }
    void testYears_data() {
        QTest::addColumn<QDate>("on");
        QTest::addColumn<int>("fiscalYear");
        QTest::addColumn<QDate>("until");
        QTest::newRow("31 July") << day("2026-07-31") << 2025 << day("2026-07-31");
        QTest::newRow("1 August") << day("2026-08-01") << 2026 << day("2027-07-31");
        QTest::newRow("January") << day("2027-01-15") << 2026 << day("2027-07-31");
    }
    void testYears() {
        QFETCH(QDate, on);
        const TestYear year = testYearOf(m_parameters, on).value();
        QTEST(year.fiscalYear, "fiscalYear");
        QTEST(year.until, "until");
        QCOMPARE(year.incomeYear, year.fiscalYear - 1);
    }
    void periods_data() {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QDate>("date");
        QTest::addColumn<QDate>("birth");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* change, const char* date, const char* birth,
                            const char* expected) {
            QTest::newRow(name) << QString::fromLatin1(change) << day(date) << day(birth)
                                << QString::fromLatin1(expected);
        };
        row("R5 on the 1st", "turning_70", "2026-09-01", "1956-09-01", "2026-09-01 2027-07-31");
        row("R5 on the 2nd", "turning_70", "2026-09-02", "1956-09-02", "2026-10-01 2027-07-31");
        row("born 29 February", "turning_70", "2026-03-01", "1956-02-29", "2026-03-01 2026-07-31");
        row("yearly", "yearly", "2026-08-01", "1954-01-01", "2026-08-01 2027-07-31");
        row("yearly, 75 in May", "yearly", "2026-08-01", "1952-05-20", "2026-08-01 2027-05-19");
        row("yearly, 70 in October", "yearly", "2026-12-01", "1956-10-20", "2026-11-01 2027-07-31");
        row("members on the 1st", "members", "2026-12-01", "1954-01-01", "2026-12-01 2027-07-31");
        row("members on the 2nd", "members", "2026-12-02", "1954-01-01", "2027-01-01 2027-07-31");
        row("income corrected", "income", "2027-03-10", "1954-01-01", "2026-08-01 2027-07-31");
        row("application", "application", "2026-09-01", "1954-01-01", "2026-10-01 2027-07-31");
        row("application in July", "application", "2026-07-20", "1954-01-01", "2026-08-01 2027-07-31");
        row("75 before it starts", "application", "2026-11-10", "1951-11-20", "E-RULE-016");
        row("birth after the day", "yearly", "2026-08-01", "2026-08-02", "E-RULE-013");
    }
    void periods() {
        QFETCH(QString, change);
        QFETCH(QDate, date);
        QFETCH(QDate, birth);
        const auto period = ratioPeriod(m_parameters, ratioChangeFromCode(change).value(), date, birth);
        const QString text =
            period ? period->from.toString(Qt::ISODate) + u' ' + period->until.toString(Qt::ISODate)
                   : period.error().code;
        QTEST(text, "expected");
        if (period) QCOMPARE(std::get<QDate>(period->explanation.result()), period->until);
    }
};

QTEST_APPLESS_MAIN(TestRatioRules)
#include "TestRatioRules.moc"
