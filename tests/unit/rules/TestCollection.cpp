// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/Arrears.h"
#include "core/rules/Instalments.h"

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
    void measures() {
        using Stage = ArrearsMeasures::Stage;
        const auto stage = [&](const char* today, bool special = false, const char* birth = "1980-01-01") {
            return arrearsMeasures(m_parameters, day("2025-07-31"), day(today), special, day(birth))->stage;
        };
        QCOMPARE(stage("2025-07-31"), Stage::NotDue);
        QCOMPARE(stage("2026-07-31"), Stage::Due);
        QCOMPARE(stage("2026-08-01"), Stage::SpecialMedical);
        QCOMPARE(stage("2026-08-01", true), Stage::Due);
        QCOMPARE(stage("2026-08-01", false, "2010-01-01"), Stage::Due);
        QCOMPARE(stage("2027-02-01"), Stage::Suspension);
        QCOMPARE(arrearsMeasures(m_parameters, day("2025-07-31"), day("2025-08-01"), false)->demandBy,
                 day("2025-08-20"));
    }
    void disaster() {
        const auto relief = [&](qint64 ratio) {
            return disasterRelief(m_parameters, 100'001, ratio, day("2026-09-01"))->amount;
        };
        QCOMPARE(relief(699'999), 0);
        QCOMPARE(relief(700'000), 50'000);
        QCOMPARE(relief(850'000), 70'000);
        QCOMPARE(relief(900'000), 90'000);
        QCOMPARE(relief(1'000'000), 100'001);
    }
};

QTEST_APPLESS_MAIN(TestCollection)
#include "TestCollection.moc"
