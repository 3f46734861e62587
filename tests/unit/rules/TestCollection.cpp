// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/Arrears.h"
#include "core/rules/Instalments.h"
#include "core/rules/Refund.h"
#include "core/rules/WithholdingPlan.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {
QDate day(const char* iso) {
    return QDate::fromString(QString::fromLatin1(iso), Qt::ISODate);
}
}  // namespace

class TestCollection final : public QObject {
    Q_OBJECT

    const Parameters m_parameters = Parameters::load(u"kawaguchi"_s).value();
    const Parameters m_hoshimi = Parameters::load(u"hoshimi"_s).value();

 private Q_SLOTS:
    void instalments() {
        QList<Instalment> list = scheduleInstalments(m_parameters, FiscalYear(2025), 507'400).value();
        QCOMPARE(list.size(), 8);
        QCOMPARE(list[0].amount, 66'400);
        QCOMPARE(list[7].amount, 63'000);
        list = scheduleInstalments(m_parameters, FiscalYear(2026), 649'300).value();
        QCOMPARE(list[0].amount, 82'300);
        QCOMPARE(list[1].amount, 81'000);
        QStringList due;
        for (const Instalment& one : list)
            due << one.dueOn.toString(Qt::ISODate);
        QCOMPARE(due, (QStringList{u"2026-07-31"_s, u"2026-08-31"_s, u"2026-09-30"_s, u"2026-11-02"_s,
                                   u"2026-11-30"_s, u"2026-12-28"_s, u"2027-02-01"_s, u"2027-03-01"_s}));
    }
    void instalmentsOfALaterLevy() {
        QList<Instalment> list =
            scheduleInstalments(m_parameters, FiscalYear(2026), 180'900, day("2026-11-20")).value();
        QCOMPARE(list.size(), 3);
        QCOMPARE(list[0].period, 6);
        QCOMPARE(list[0].amount, 60'900);
        list = scheduleInstalments(m_parameters, FiscalYear(2026), 12'300, day("2027-02-10")).value();
        QCOMPARE(list.size(), 1);
        QVERIFY(list[0].adHoc);
        QCOMPARE(list[0].dueOn, day("2027-03-31"));
        QCOMPARE(scheduleInstalments(m_hoshimi, FiscalYear(2026), 12'300)->size(), 10);
    }
    void reassessments_data() {
        QTest::addColumn<qint64>("after");
        QTest::addColumn<QString>("decided");
        QTest::addColumn<qint64>("overpaid");
        QTest::addColumn<QList<qint64>>("amounts");
        QTest::newRow("increase") << qint64(100'000) << u"2026-10-10"_s << qint64(0)
                                  << QList<qint64>{10'000, 10'000, 10'000, 10'000,
                                                   15'000, 15'000, 15'000, 15'000};
        QTest::newRow("fraction to the first after the change")
            << qint64(100'500) << u"2026-10-10"_s << qint64(0)
            << QList<qint64>{10'000, 10'000, 10'000, 10'000, 15'500, 15'000, 15'000, 15'000};
        QTest::newRow("decrease") << qint64(48'000) << u"2026-10-10"_s << qint64(0)
                                  << QList<qint64>{10'000, 10'000, 10'000, 10'000,
                                                   2'000,  2'000,  2'000,  2'000};
        QTest::newRow("decrease below what is due") << qint64(25'000) << u"2026-10-10"_s << qint64(15'000)
                                                    << QList<qint64>{10'000, 10'000, 5'000, 0, 0, 0, 0, 0};
        QTest::newRow("ad hoc") << qint64(85'000) << u"2027-02-10"_s << qint64(0)
                                << QList<qint64>{10'000, 10'000, 10'000, 10'000, 10'000,
                                                 10'000, 10'000, 10'000, 5'000};
    }
    void reassessments() {
        QFETCH(qint64, after);
        QFETCH(QString, decided);
        const QList<Instalment> before = scheduleInstalments(m_parameters, FiscalYear(2026), 80'000).value();
        const Reassessment result = reassessInstalments(m_parameters, FiscalYear(2026), before, after,
                                                        QDate::fromString(decided, Qt::ISODate))
                                        .value();
        QList<qint64> amounts;
        qint64 sum = 0;
        for (const Instalment& one : result.instalments) {
            amounts << one.amount;
            sum += one.amount;
        }
        QTEST(amounts, "amounts");
        QTEST(result.overpaid, "overpaid");
        QCOMPARE(sum, after);
        QCOMPARE(result.before, 80'000);
    }
    void exampleC1() {
        const Parameters rates = m_parameters.withFigure(u"collection.arrears.first_rate"_s, u"2.4%"_s)
                                     .withFigure(u"collection.arrears.later_rate"_s, u"8.7%"_s);
        const InterestAmount charge =
            arrearsCharge(rates, 81'000, day("2026-09-30"), day("2026-12-25")).value();
        QCOMPARE(charge.amount, 1'200);
        QCOMPARE(std::get<qint64>(charge.explanation.steps()[1].value), 165);
        QCOMPARE(std::get<qint64>(charge.explanation.steps()[2].value), 1'061);
    }
    void arrearsOtherCases() {
        const auto charge = [&](qint64 principal, const char* due, const char* paid) {
            return arrearsCharge(m_parameters, principal, day(due), day(paid))->amount;
        };
        QCOMPARE(charge(81'000, "2026-09-30", "2026-09-30"), 0);
        QCOMPARE(charge(1'999, "2026-01-31", "2026-12-25"), 0);
        QCOMPARE(charge(81'999, "2026-09-30", "2026-12-25"), charge(81'000, "2026-09-30", "2026-12-25"));
        QCOMPARE(charge(20'000, "2026-09-30", "2026-10-31"), 0);  // under 1,000
        // The rate changes on 1 January: 1 Dec - 31 Dec 2.4 %, 1-31 Jan 9.1 %.
        QCOMPARE(charge(1'000'000, "2025-11-30", "2026-01-31"), (2'038 + 7'728) / 100 * 100);
        QCOMPARE(arrearsCharge(m_parameters, -1, day("2026-09-30"), day("2026-12-25")).error().field,
                 u"principal"_s);
        QCOMPARE(arrearsCharge(m_parameters, 81'000, day("2026-09-30"), day("2030-12-25")).error().code,
                 u"E-RULE-002"_s);
        QCOMPARE(refundInterest(m_parameters, 500'000, day("2026-01-01"), day("2026-12-31"))->amount, 6'500);
    }
    void reassessmentEndsWithTheLimitation() {
        const FiscalYear year(2024);
        const QList<Instalment> before = scheduleInstalments(m_parameters, year, 80'000).value();
        QCOMPARE(before.first().dueOn, day("2024-07-31"));
        const auto change = [&](qint64 annual, const char* decided) {
            const auto result = reassessInstalments(m_parameters, year, before, annual, day(decided));
            return result ? u"done"_s : result.error().code + u' ' + result.error().field;
        };
        QCOMPARE(change(90'000, "2027-07-31"), u"done"_s);  // three years from 1 August 2024
        QCOMPARE(change(90'000, "2027-08-01"), u"E-RULE-034 decided_on"_s);
        QCOMPARE(change(70'000, "2027-08-01"), u"done"_s);
        QCOMPARE(change(70'000, "2029-07-31"), u"done"_s);  // five years
        QCOMPARE(change(70'000, "2029-08-01"), u"E-RULE-034 decided_on"_s);
    }
    void reassessmentTellsBeforeLimitAndAfter() {
        const QList<Instalment> before = scheduleInstalments(m_parameters, FiscalYear(2026), 80'000).value();
        const Reassessment result =
            reassessInstalments(m_parameters, FiscalYear(2026), before, 48'000, day("2026-10-10")).value();
        QList<qint64> amounts;
        for (const ExplanationStep& step : result.explanation.steps()) {
            if (const auto* yen = std::get_if<qint64>(&step.value)) amounts << *yen;
        }
        QCOMPARE(amounts, (QList<qint64>{80'000, 40'000, 8'000, 48'000}));
        QCOMPARE(std::get<QDate>(result.explanation.steps()[1].value), day("2031-07-31"));
    }
    void refunds_data() {
        QTest::addColumn<qint64>("overpaid");
        QTest::addColumn<QList<qint64>>("unpaid");  // due 2025-12-28, 2025-09-30, 2027-03-01
        QTest::addColumn<QList<qint64>>("offsets");
        QTest::addColumn<qint64>("refund");
        QTest::addColumn<qint64>("interest");
        const auto row = [](const char* name, qint64 overpaid, QList<qint64> unpaid, QList<qint64> offsets,
                            qint64 refund, qint64 interest) {
            QTest::newRow(name) << overpaid << unpaid << offsets << refund << interest;
        };
        row("nothing unpaid", 50'000, {0, 0, 0}, {}, 50'000, 0);
        row("the earliest due date first", 50'000, {30'000, 40'000, 0}, {40'000, 10'000}, 0, 0);
        row("something is left", 50'000, {10'000, 20'000, 0}, {20'000, 10'000}, 20'000, 0);
        row("not yet due is not unpaid", 50'000, {0, 0, 9'000}, {}, 50'000, 0);
        row("interest of a whole year at 1.3 %", 500'000, {0, 0, 0}, {}, 500'000, 6'500);
        row("nothing overpaid", 0, {10'000, 0, 0}, {}, 0, 0);
    }
    void refunds() {
        QFETCH(qint64, overpaid);
        QFETCH(QList<qint64>, unpaid);
        const QList<UnpaidTax> list{{2025, 6, day("2025-12-28"), unpaid[0]},
                                    {2025, 3, day("2025-09-30"), unpaid[1]},
                                    {2026, 8, day("2027-03-01"), unpaid[2]}};
        const RefundDecision decision =
            decideRefund(m_parameters, overpaid, day("2026-01-01"), day("2026-12-31"), list).value();
        QList<qint64> offsets;
        for (const Offset& offset : decision.offsets)
            offsets << offset.amount;
        QTEST(offsets, "offsets");
        QTEST(decision.refund, "refund");
        QTEST(decision.interest, "interest");
        QCOMPARE(decision.offsetTotal + decision.refund, overpaid);
        QCOMPARE(std::get<qint64>(decision.explanation.result()), decision.refund + decision.interest);
        QCOMPARE(decision.claimUntil, day("2031-12-31"));
    }
    void impossibleRefundsAreRefused() {
        const auto field = [&](qint64 overpaid, const char* decided, qint64 unpaid, const char* due) {
            return decideRefund(m_parameters, overpaid, day("2026-01-01"), day(decided),
                                {{2025, 1, day(due), unpaid}})
                .error()
                .field;
        };
        QCOMPARE(field(-1, "2026-12-31", 1, "2026-01-01"), u"overpaid"_s);
        QCOMPARE(field(1, "x", 1, "2026-01-01"), u"decided_on"_s);
        QCOMPARE(field(1, "2026-12-31", -1, "2026-01-01"), u"unpaid[0].amount"_s);
        QCOMPARE(field(1, "2026-12-31", 1, "x"), u"unpaid[0].due"_s);
    }
    void withholding_data() {
        QTest::addColumn<QString>("births");
        QTest::addColumn<qint64>("pension");
        QTest::addColumn<qint64>("annual");
        QTest::addColumn<qint64>("care");
        QTest::addColumn<qint64>("lastFebruary");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QList<qint64>>("parts");
        const auto row = [](const char* name, const char* births, qint64 pension, qint64 annual, qint64 care,
                            qint64 lastFebruary, const char* reason, QList<qint64> parts) {
            QTest::newRow(name) << QString::fromLatin1(births) << pension << annual << care << lastFebruary
                                << QString::fromLatin1(reason) << parts;
        };
        const char* couple = "1957-05-01,1959-05-01";
        row("second year", couple, 1'500'000, 100'000, 70'000, 15'000, "withheld",
            {15'000, 15'000, 15'000, 18'400, 18'300, 18'300});
        row("first year", couple, 1'500'000, 100'000, 70'000, 0, "withheld", {33'400, 33'300, 33'300});
        row("more was withheld provisionally", couple, 1'500'000, 40'000, 70'000, 15'000, "withheld",
            {15'000, 15'000, 15'000, 0, 0, 0});
        row("180,000 is enough", couple, 180'000, 20'000, 70'000, 0, "withheld", {6'800, 6'600, 6'600});
        row("179,999 is not", couple, 179'999, 20'000, 69'000, 0, "pension_too_low", {});
        row("half of the pension", couple, 340'000, 100'000, 70'000, 0, "withheld", {33'400, 33'300, 33'300});
        row("a yen more than half", couple, 340'000, 100'000, 70'001, 0, "over_half", {});
        row("somebody of 60", "1957-05-01,1966-05-01", 1'500'000, 100'000, 70'000, 0, "ages", {});
        row("65 on 2 April is too late", "1961-04-03", 1'500'000, 100'000, 70'000, 0, "ages", {});
        row("65 on 1 April", "1961-04-02", 1'500'000, 100'000, 70'000, 0, "withheld",
            {33'400, 33'300, 33'300});
        row("75", "1951-04-01", 1'500'000, 100'000, 70'000, 0, "ages", {});
    }
    void withholding() {
        QFETCH(QString, births);
        QFETCH(qint64, pension);
        QFETCH(qint64, annual);
        QFETCH(qint64, care);
        QFETCH(qint64, lastFebruary);
        QFETCH(QList<qint64>, parts);
        WithholdingFacts facts;
        facts.year = FiscalYear(2026);
        for (const QString& birth : births.split(u','))
            facts.test.births << QDate::fromString(birth, Qt::ISODate);
        facts.test.pension = pension;
        facts.test.tax = annual;
        facts.test.carePremium = care;
        facts.lastFebruary = lastFebruary;
        const WithholdingPlan decision = withholdingPlan(m_parameters, facts).value();
        QTEST(decision.reason, "reason");
        QCOMPARE(decision.withheld, !parts.isEmpty());
        QList<qint64> amounts;
        qint64 sum = 0;
        for (const WithholdingPart& part : decision.parts) {
            amounts << part.amount;
            sum += part.amount;
        }
        QCOMPARE(amounts, parts);
        if (!decision.withheld) {
            QCOMPARE(sum, 0);
            return;
        }
        QCOMPARE(sum - decision.overpaid, annual);
        QCOMPARE(std::get<qint64>(decision.explanation.result()), sum);
        facts.test.switchedToDebit = true;
        QCOMPARE(withholdingPlan(m_parameters, facts)->reason, u"switched"_s);
        facts.test.switchedToDebit = false;
        facts.test.headInsured = false;
        QCOMPARE(withholdingPlan(m_parameters, facts)->reason, u"head_not_insured"_s);
    }
};

QTEST_APPLESS_MAIN(TestCollection)
#include "TestCollection.moc"
