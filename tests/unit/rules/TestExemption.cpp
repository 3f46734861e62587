// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/Exemption.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

QDate day(const char* iso) {
    return QDate::fromString(QString::fromLatin1(iso), Qt::ISODate);
}

}  // namespace

class TestExemption final : public QObject {
    Q_OBJECT

    const Parameters m_parameters = Parameters::load(u"kawaguchi"_s).value();
    const Parameters m_hoshimi = Parameters::load(u"hoshimi"_s).value();

    /// 160,000 yen a year in eight instalments of 20,000; 100,000 of it is income levy.
    ExemptionFacts facts(const char* appliedOn, qint64 ratio) const {
        ExemptionFacts facts;
        facts.year = FiscalYear(2026);
        facts.appliedOn = day(appliedOn);
        facts.noticeSentOn = day("2026-07-15");
        facts.ratio = ratio;
        facts.incomeLevy = 100'000;
        facts.annual = 160'000;
        facts.instalments = scheduleInstalments(m_parameters, facts.year, facts.annual).value();
        return facts;
    }
    static qint64 sumOf(const QList<Instalment>& list) {
        qint64 sum = 0;
        for (const Instalment& one : list)
            sum += one.amount;
        return sum;
    }

 private Q_SLOTS:
    void disasterTableOfKawaguchi_data() {
        QTest::addColumn<qint64>("ratio");
        QTest::addColumn<qint64>("relief");
        QTest::newRow("under 70 %") << qint64(699'999) << qint64(0);
        QTest::newRow("70 %") << qint64(700'000) << qint64(50'000);
        QTest::newRow("under 80 %") << qint64(799'999) << qint64(50'000);
        QTest::newRow("80 %") << qint64(800'000) << qint64(70'000);
        QTest::newRow("90 %") << qint64(900'000) << qint64(90'000);
        QTest::newRow("under 100 %") << qint64(999'999) << qint64(90'000);
        QTest::newRow("100 %") << qint64(1'000'000) << qint64(100'000);
        QTest::newRow("more than the income") << qint64(3'000'000) << qint64(100'000);
    }
    void disasterTableOfKawaguchi() {
        QFETCH(qint64, ratio);
        const ExemptionDecision decision =
            ordinanceExemption(m_parameters, facts("2026-07-20", ratio)).value();
        QTEST(decision.relief, "relief");
        QCOMPARE(decision.annual, 160'000 - decision.relief);
        QCOMPARE(sumOf(decision.instalments), decision.annual);
        QCOMPARE(decision.reason, decision.relief > 0 ? u"granted"_s : u"below_line"_s);
        QCOMPARE(std::get<qint64>(decision.explanation.result()), decision.annual);
        QVERIFY(decision.explanation.steps().last().figures.first().id == u"levy.disaster_exemption"_s);
    }
    void onlyInstalmentsThatAreNotDue() {
        // Due 07-31, 08-31, 09-30 | 11-02 ...: five of eight are open on 1 October.
        const ExemptionDecision decision =
            ordinanceExemption(m_parameters, facts("2026-10-01", 800'000)).value();
        QCOMPARE(decision.relief, 70'000 * 5 / 8 + 50);  // 43,750; what is left is cut to 100 yen
        QCOMPARE(decision.annual, 116'200);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(decision.instalments[i].amount, 20'000);
        QCOMPARE(decision.instalments[3].amount, 56'200 - 4 * 11'000);
        // The day an instalment is due is in time for it.
        QCOMPARE(ordinanceExemption(m_parameters, facts("2026-09-30", 800'000))->relief, 52'500);
    }
    void conditions_data() {
        QTest::addColumn<QString>("appliedOn");
        QTest::addColumn<QString>("noticeSentOn");
        QTest::addColumn<bool>("declared");
        QTest::addColumn<QString>("reason");
        QTest::newRow("in time") << u"2026-07-15"_s << u"2026-07-15"_s << true << u"granted"_s;
        QTest::newRow("before the notice")
            << u"2026-07-14"_s << u"2026-07-15"_s << true << u"before_notice"_s;
        QTest::newRow("no notice yet") << u"2026-07-14"_s << QString() << true << u"before_notice"_s;
        QTest::newRow("undeclared") << u"2026-07-20"_s << u"2026-07-15"_s << false << u"undeclared"_s;
        QTest::newRow("all due") << u"2027-03-02"_s << u"2026-07-15"_s << true << u"all_due"_s;
    }
    void conditions() {
        QFETCH(QString, appliedOn);
        QFETCH(QString, noticeSentOn);
        QFETCH(bool, declared);
        ExemptionFacts asked = facts(qPrintable(appliedOn), 1'000'000);
        asked.noticeSentOn = QDate::fromString(noticeSentOn, Qt::ISODate);
        asked.everybodyDeclared = declared;
        const ExemptionDecision decision = ordinanceExemption(m_parameters, asked).value();
        QTEST(decision.reason, "reason");
        QCOMPARE(decision.granted, decision.reason == u"granted"_s);
        if (decision.granted) return;
        QCOMPARE(decision.annual, 160'000);
        QCOMPARE(decision.instalments, asked.instalments);
    }
    void otherGroundsAreTheMunicipalitys() {
        ExemptionFacts asked = facts("2026-07-20", 500'000);
        asked.ground = ExemptionGround::Hardship;
        QCOMPARE(ordinanceExemption(m_parameters, asked).error().code, u"E-RULE-001"_s);
        QCOMPARE(ordinanceExemption(m_hoshimi, asked)->relief, 60'000);
        asked.ratio = 300'000;
        QCOMPARE(ordinanceExemption(m_hoshimi, asked)->relief, 30'000);
        asked.ground = ExemptionGround::Illness;
        QCOMPARE(ordinanceExemption(m_hoshimi, asked)->relief, 25'000);
        asked.ground = ExemptionGround::Detention;
        QCOMPARE(ordinanceExemption(m_hoshimi, asked)->relief, 100'000);
        for (const QString& code : {u"disaster"_s, u"hardship"_s, u"illness"_s, u"detention"_s})
            QCOMPARE(exemptionGroundCode(exemptionGroundFromCode(code).value()), code);
        QVERIFY(!exemptionGroundFromCode(u"luck"_s));
    }
    void neverMoreThanWhatIsOpen() {
        ExemptionFacts asked = facts("2026-07-20", 1'000'000);
        asked.incomeLevy = 900'000;  // more than the tax: the levy was cut to its limit
        const ExemptionDecision decision = ordinanceExemption(m_parameters, asked).value();
        QCOMPARE(decision.annual, 0);
        QCOMPARE(sumOf(decision.instalments), 0);
    }
    void impossibleFactsAreRefused() {
        const auto field = [&](const ExemptionFacts& asked) {
            return ordinanceExemption(m_parameters, asked).error().field;
        };
        ExemptionFacts asked = facts("x", 0);
        QCOMPARE(field(asked), u"applied_on"_s);
        asked = facts("2026-07-20", -1);
        QCOMPARE(field(asked), u"ratio"_s);
        asked = facts("2026-07-20", 1);
        asked.incomeLevy = -1;
        QCOMPARE(field(asked), u"income_levy"_s);
        asked = facts("2026-07-20", 1);
        asked.instalments.clear();
        QCOMPARE(field(asked), u"instalments"_s);
    }
};

QTEST_APPLESS_MAIN(TestExemption)
#include "TestExemption.moc"
