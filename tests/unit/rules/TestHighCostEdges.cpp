// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/AnnualLimits.h"
#include "core/rules/HighCost.h"
#include "core/rules/HouseholdContinuity.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

using enum ClaimKind;

YearMonth month(const char* iso) {
    return YearMonth::fromIso(QString::fromLatin1(iso)).value();
}
QDate day(const char* iso) {
    return QDate::fromString(QString::fromLatin1(iso), Qt::ISODate);
}
QList<YearMonth> months(const QStringList& texts) {
    QList<YearMonth> list;
    for (const QString& text : texts)
        list << YearMonth::fromIso(text).value();
    return list;
}
MedicalClaim claim(const char* facility, ClaimKind kind, qint64 cost, qint64 copayment,
                   SpecifiedDisease disease = SpecifiedDisease::None) {
    return {QString::fromLatin1(facility), kind, {}, cost, copayment, disease};
}

}  // namespace

/// Edges of the monthly benefit, derived by hand from the tables of limits; each row says how.
class TestHighCostEdges final : public QObject {
    Q_OBJECT

    const Parameters m_parameters = Parameters::load(u"kawaguchi"_s).value();

    HighCostBenefit benefit(const HighCostFacts& facts) const {
        const auto result = highCostBenefit(m_parameters, facts);
        if (!result) qFatal("%s %s", qPrintable(result.error().code), qPrintable(result.error().field));
        return *result;
    }
    static HighCostFacts young(const char* iso, LimitCategory category, const QList<MedicalClaim>& claims) {
        HighCostFacts facts;
        facts.month = month(iso);
        facts.under70 = category;
        facts.persons = {{u"p"_s, false, false, claims}};
        return facts;
    }

 private Q_SLOTS:
    void limits_data() {
        QTest::addColumn<QString>("when");
        QTest::addColumn<QString>("category");
        QTest::addColumn<qint64>("cost");
        QTest::addColumn<qint64>("limit");
        const auto row = [](const char* name, const char* when, const char* category, qint64 cost,
                            qint64 limit) {
            QTest::newRow(name) << QString::fromLatin1(when) << QString::fromLatin1(category) << cost
                                << limit;
        };
        // At the threshold nothing is added; 49 yen above 0.49 -> 0, 50 yen above 0.50 -> 1, 150 above -> 2.
        row("a July at the threshold", "2026-07", "a", 842'000, 252'600);
        row("a July +49", "2026-07", "a", 842'049, 252'600);
        row("a July +50", "2026-07", "a", 842'050, 252'601);
        row("a July +149", "2026-07", "a", 842'149, 252'601);
        row("a July +150", "2026-07", "a", 842'150, 252'602);
        row("a August at the threshold", "2026-08", "a", 901'000, 270'300);
        row("a August +50", "2026-08", "a", 901'050, 270'301);
        row("a August 2,000,000", "2026-08", "a", 2'000'000, 281'290);  // 270,300 + 10,990
        row("i July at the threshold", "2026-07", "i", 558'000, 167'400);
        row("i July +50", "2026-07", "i", 558'050, 167'401);
        row("i August at the threshold", "2026-08", "i", 597'000, 179'100);
        row("i August 1,500,000", "2026-08", "i", 1'500'000, 188'130);  // 179,100 + 9,030
        row("u July at the threshold", "2026-07", "u", 267'000, 80'100);
        row("u July -1", "2026-07", "u", 266'999, 80'100);
        row("u August at the threshold", "2026-08", "u", 286'000, 85'800);
        row("u August +49", "2026-08", "u", 286'049, 85'800);
        row("u August +50", "2026-08", "u", 286'050, 85'801);
        row("e July", "2026-07", "e", 5'000'000, 57'600);
        row("e August", "2026-08", "e", 5'000'000, 61'500);
        row("o July", "2026-07", "o", 5'000'000, 35'400);
        row("o August", "2026-08", "o", 5'000'000, 36'900);
    }
    void limits() {
        QFETCH(QString, when);
        QFETCH(QString, category);
        QFETCH(qint64, cost);
        const LimitRow row =
            limitRow(m_parameters, limitCategoryFromCode(category).value(), YearMonth::fromIso(when).value())
                .value();
        QTEST(limitAmount(row, cost, false), "limit");
    }
    void lineOf21000() {
        // オ, August: 36,900. 20,999 does not count, 21,000 does, with its total cost.
        const auto paid = [&](qint64 second, bool half) {
            HighCostFacts facts =
                young("2026-08", LimitCategory::O,
                      {claim("H1", Inpatient, 100'000, 30'000), claim("H2", Outpatient, 70'000, second)});
            facts.halfLimit = half;
            return benefit(facts).benefit;
        };
        QCOMPARE(paid(20'999, false), 0);
        QCOMPARE(paid(21'000, false), 51'000 - 36'900);
        // Halved: 10,499 does not count, 10,500 does; the limit is 18,450.
        QCOMPARE(paid(10'499, true), 30'000 - 18'450);
        QCOMPARE(paid(10'500, true), 40'500 - 18'450);
    }
    void smallClaimsAddNoTotalCost() {
        // ウ, August: the 15,000 of H2 is left out, so its 50,000 does not raise the limit.
        const HighCostFacts facts =
            young("2026-08", LimitCategory::U,
                  {claim("H1", Inpatient, 1'000'000, 300'000), claim("H2", Outpatient, 50'000, 15'000)});
        QCOMPARE(benefit(facts).limit, 92'940);
        QCOMPARE(benefit(facts).benefit, 207'060);
    }
    void window_data() {
        QTest::addColumn<QStringList>("hits");
        QTest::addColumn<bool>("multiple");
        // The window of 2026-08 is 2025-09 to 2026-08 (H2).
        QTest::newRow("first month of the window")
            << QStringList{u"2025-09"_s, u"2025-10"_s, u"2025-11"_s} << true;
        QTest::newRow("a month before it") << QStringList{u"2025-08"_s, u"2025-10"_s, u"2025-11"_s} << false;
        QTest::newRow("H2") << QStringList{u"2025-08"_s, u"2025-11"_s, u"2026-02"_s} << false;
        QTest::newRow("this month itself") << QStringList{u"2026-08"_s, u"2026-06"_s, u"2026-07"_s} << false;
        QTest::newRow("a later month") << QStringList{u"2026-09"_s, u"2026-06"_s, u"2026-07"_s} << false;
        QTest::newRow("the three months before")
            << QStringList{u"2026-05"_s, u"2026-06"_s, u"2026-07"_s} << true;
        QTest::newRow("two only") << QStringList{u"2026-06"_s, u"2026-07"_s} << false;
    }
    void window() {
        QFETCH(QStringList, hits);
        HighCostFacts facts =
            young("2026-08", LimitCategory::U, {claim("H1", Inpatient, 1'000'000, 300'000)});
        facts.hits = months(hits);
        QTEST(benefit(facts).multipleHit, "multiple");
        QCOMPARE(benefit(facts).limit, benefit(facts).multipleHit ? 44'400 : 92'940);
    }
    void multipleHitsAt70to74_data() {
        QTest::addColumn<QString>("when");
        QTest::addColumn<QString>("code");
        QTest::addColumn<qint64>("limit");
        // One inpatient claim of 1,000,000 with 300,000 borne, as the 4th hit.
        QTest::newRow("general July") << u"2026-07"_s << u"general"_s << qint64(44'400);
        QTest::newRow("general August") << u"2026-08"_s << u"general"_s << qint64(44'400);
        QTest::newRow("low2 July: none") << u"2026-07"_s << u"low2"_s << qint64(24'600);
        QTest::newRow("low2 August: new") << u"2026-08"_s << u"low2"_s << qint64(24'600);
        QTest::newRow("low1 July: none") << u"2026-07"_s << u"low1"_s << qint64(15'000);
        QTest::newRow("low1 August: none") << u"2026-08"_s << u"low1"_s << qint64(15'700);
        QTest::newRow("active3 August") << u"2026-08"_s << u"active3"_s << qint64(140'100);
        QTest::newRow("active2 August") << u"2026-08"_s << u"active2"_s << qint64(93'000);
        QTest::newRow("active1 August") << u"2026-08"_s << u"active1"_s << qint64(44'400);
    }
    void multipleHitsAt70to74() {
        QFETCH(QString, when);
        QFETCH(QString, code);
        HighCostFacts facts;
        facts.month = YearMonth::fromIso(when).value();
        facts.elderly = elderlyClassFromCode(code);
        facts.hits = months({u"2026-04"_s, u"2026-05"_s, u"2026-06"_s});
        facts.persons = {{u"p"_s, true, false, {claim("H1", Inpatient, 1'000'000, 300'000)}}};
        QTEST(benefit(facts).limit, "limit");
    }
    void outpatientLimits_data() {
        QTest::addColumn<QString>("when");
        QTest::addColumn<QString>("code");
        QTest::addColumn<qint64>("benefit");
        // 100,000 of outpatient care borne, total cost 500,000; no inpatient care.
        QTest::newRow("general July") << u"2026-07"_s << u"general"_s << qint64(82'000);
        QTest::newRow("general August") << u"2026-08"_s << u"general"_s << qint64(78'000);
        QTest::newRow("low2 July") << u"2026-07"_s << u"low2"_s << qint64(92'000);
        QTest::newRow("low2 August") << u"2026-08"_s << u"low2"_s << qint64(89'000);
        QTest::newRow("low1 August") << u"2026-08"_s << u"low1"_s << qint64(92'000);
        // No outpatient limit: 85,800 + (500,000 - 286,000) x 1 % = 87,940.
        QTest::newRow("active1 August") << u"2026-08"_s << u"active1"_s << qint64(100'000 - 87'940);
    }
    void outpatientLimits() {
        QFETCH(QString, when);
        QFETCH(QString, code);
        HighCostFacts facts;
        facts.month = YearMonth::fromIso(when).value();
        facts.elderly = elderlyClassFromCode(code);
        facts.persons = {{u"p"_s, true, false, {claim("H1", Outpatient, 500'000, 100'000)}}};
        QTEST(benefit(facts).benefit, "benefit");
    }
    void specifiedDiseasesCountPerFacility() {
        using enum SpecifiedDisease;
        // Two bills of one facility share one limit; a second facility has its own.
        HighCostFacts facts = young("2026-08", LimitCategory::U,
                                    {claim("H1", Outpatient, 300'000, 90'000, Dialysis),
                                     claim("H1", Outpatient, 100'000, 30'000, Dialysis)});
        QCOMPARE(benefit(facts).benefit, 110'000);
        facts.persons[0].claims << claim("H2", Outpatient, 100'000, 30'000, Dialysis);
        QCOMPARE(benefit(facts).benefit, 110'000 + 20'000);
        // The prescription joins the facility.
        facts.persons[0].claims[1] = claim("P1", Pharmacy, 100'000, 30'000, Dialysis);
        facts.persons[0].claims[1].prescriber = u"H1"_s;
        QCOMPARE(benefit(facts).benefit, 110'000 + 20'000);
        QVERIFY(!benefit(facts).hit);
        QCOMPARE(benefit(facts).explanation.unconfirmed(),
                 QStringList{u"highcost.specified_disease_is_hit"_s});
        // 70-74: 10,000 also for dialysis with a high income.
        facts.elderly = ElderlyClass::Active3;
        facts.persons = {{u"p"_s, true, false, {claim("H1", Outpatient, 400'000, 120'000, Dialysis)}}};
        QCOMPARE(benefit(facts).benefit, 110'000);
    }
    void whatADiseaseLeavesIsAddedUp() {
        // イ: 20,000 left of dialysis does not reach the line; inpatient 300,000 of another facility does.
        const HighCostFacts facts =
            young("2026-08", LimitCategory::I,
                  {claim("H1", Outpatient, 400'000, 120'000, SpecifiedDisease::Dialysis),
                   claim("H2", Inpatient, 1'000'000, 300'000)});
        // 179,100 + (1,000,000 - 597,000) x 1 % = 183,130.
        QCOMPARE(benefit(facts).benefit, 100'000 + (300'000 - 183'130));
        QVERIFY(benefit(facts).hit);
    }
    void twoPersonsTurning75() {
        // 一般, September 2026: each 30,750; together 61,500 is no more than the household limit.
        HighCostFacts facts;
        facts.month = month("2026-09");
        facts.elderly = ElderlyClass::General;
        facts.persons = {{u"a"_s, true, true, {claim("H1", Inpatient, 300'000, 57'600)}},
                         {u"b"_s, true, true, {claim("H1", Inpatient, 300'000, 57'600)}}};
        QCOMPARE(benefit(facts).benefit, 2 * (57'600 - 30'750));
        QCOMPARE(benefit(facts).limit, 61'500);
    }
    void dependantOfOneWhoTurned75() {
        // ウ, September 2026, under 70 and new in the NHI: 42,900 + (500,000 - 143,000) x 1 % = 46,470.
        HighCostFacts facts = young("2026-09", LimitCategory::U, {claim("H1", Inpatient, 500'000, 150'000)});
        facts.persons[0].turns75 = true;
        QCOMPARE(benefit(facts).limit, 46'470);
        QCOMPARE(benefit(facts).benefit, 150'000 - 46'470);
    }
    void ages_data() {
        QTest::addColumn<QDate>("birth");
        QTest::addColumn<QString>("when");
        QTest::addColumn<QString>("expected");
        QTest::newRow("70 on the 1st: that month") << day("1956-09-01") << u"2026-09"_s << u"70to74"_s;
        QTest::newRow("70 on the 2nd: next month") << day("1956-09-02") << u"2026-09"_s << u"under70"_s;
        QTest::newRow("70 on the 2nd") << day("1956-09-02") << u"2026-10"_s << u"70to74"_s;
        QTest::newRow("B6: 75 on the 15th") << day("1951-09-15") << u"2026-09"_s << u"turns75"_s;
        QTest::newRow("75 on the last day") << day("1951-09-30") << u"2026-09"_s << u"turns75"_s;
        QTest::newRow("75 on the 1st: gone") << day("1951-09-01") << u"2026-09"_s << u"E-RULE-016"_s;
        QTest::newRow("75 on the 1st: the month before") << day("1951-09-01") << u"2026-08"_s << u"70to74"_s;
        QTest::newRow("born 29 February: 75 on 1 March") << day("1952-02-29") << u"2027-02"_s << u"70to74"_s;
        QTest::newRow("born 29 February: gone in March")
            << day("1952-02-29") << u"2027-03"_s << u"E-RULE-016"_s;
        QTest::newRow("not yet born") << day("2026-10-01") << u"2026-09"_s << u"E-RULE-013"_s;
    }
    void ages() {
        QFETCH(QDate, birth);
        QFETCH(QString, when);
        const auto age = patientAge(m_parameters, birth, YearMonth::fromIso(when).value());
        const QString text = !age           ? age.error().code
                             : age->turns75 ? u"turns75"_s
                             : age->elderly ? u"70to74"_s
                                            : u"under70"_s;
        QTEST(text, "expected");
    }
    void theStepsReadAsTheCalculation() {
        HighCostFacts facts =
            young("2026-08", LimitCategory::U, {claim("H1", Inpatient, 1'000'000, 300'000)});
        facts.hits = months({u"2026-05"_s});
        QStringList lines;
        const HighCostBenefit result = benefit(facts);
        for (const ExplanationStep& step : result.explanation.steps())
            lines << step.labelJa + u" | "_s + step.formula;
        QCOMPARE(
            lines,
            (QStringList{u"該当した場合の回数(直近12か月) | 2026-05 → 2"_s,
                         u"70歳未満・入院 H1(合算の対象) | 300,000 ≥ 21,000"_s,
                         u"自己負担限度額(世帯合算・区分ウ) | 85,800 + (1,000,000 − 286,000) × 1% = 92,940"_s,
                         u"限度額を超える額(世帯合算・区分ウ) | 300,000 − 92,940 = 207,060"_s,
                         u"高額療養費の支給額 | 207,060"_s}));
    }
    void sumsAreShownWithTheirTerms() {
        // B5 in August: P 22,000 + 57,600, Q 12,000 of 70 or over; 45,000 under 70.
        HighCostFacts facts = young("2026-08", LimitCategory::E, {claim("H4", Inpatient, 150'000, 45'000)});
        facts.elderly = ElderlyClass::General;
        facts.persons << PatientMonth{u"P"_s,
                                      true,
                                      false,
                                      {claim("H1", Outpatient, 130'000, 26'000),
                                       claim("H2", Inpatient, 288'000, 57'600)}}
                      << PatientMonth{u"Q"_s, true, false, {claim("H1", Outpatient, 60'000, 12'000)}};
        QStringList sums;
        const HighCostBenefit result = benefit(facts);
        for (const ExplanationStep& step : result.explanation.steps()) {
            if (step.labelJa.startsWith(u"自己負担の合計"_s)) sums << step.formula;
        }
        QCOMPARE(sums, (QStringList{u"79,600 + 12,000 = 91,600"_s, u"61,500 + 45,000 = 106,500"_s}));
        QCOMPARE(result.benefit, 79'100);
    }
    void yearsOfAugustToJuly() {
        const YearMonth august(2026, 8);
        const QList<MonthlyBurden> burdens{{month("2026-08"), 61'500}, {month("2027-07"), 44'400}};
        QCOMPARE(burdenOfYear(m_parameters, august, burdens).value(), 105'900);
        QCOMPARE(burdenOfYear(m_parameters, august, {{month("2027-08"), 1}}).error().field,
                 u"months[0].month"_s);
        QCOMPARE(burdenOfYear(m_parameters, august, {{month("2026-07"), 1}}).error().code, u"E-RULE-016"_s);
        QCOMPARE(burdenOfYear(m_parameters, august, {{august, 1}, {august, 1}}).error().field,
                 u"months[1].month"_s);
        QCOMPARE(burdenOfYear(m_parameters, august, {{august, -1}}).error().code, u"E-RULE-011"_s);
        QCOMPARE(burdenOfYear(m_parameters, YearMonth(2026, 9), {}).error().field, u"first_month"_s);
        QCOMPARE(annualSettlement(m_parameters, LimitCategory::U, YearMonth(2026, 9), 1, false).error().code,
                 u"E-RULE-016"_s);
    }
    void yearlyLimits_data() {
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("lowest");
        QTest::addColumn<qint64>("limit");
        const auto row = [](const char* code, bool lowest, qint64 limit) {
            QTest::addRow("%s%s", code, lowest ? " lowest" : "")
                << QString::fromLatin1(code) << lowest << limit;
        };
        row("a", false, 1'680'000);
        row("i", false, 1'110'000);
        row("u", false, 530'000);
        row("e", false, 530'000);
        row("e", true, 410'000);
        row("o", false, 290'000);
        row("u", true, 530'000);
        row("active3", false, 1'680'000);
        row("active2", false, 1'110'000);
        row("active1", false, 530'000);
        row("general", false, 530'000);
        row("general", true, 410'000);
        row("low2", false, 290'000);
        row("low1", false, 180'000);
    }
    void yearlyLimits() {
        QFETCH(QString, code);
        QFETCH(bool, lowest);
        QFETCH(qint64, limit);
        const YearMonth august(2026, 8);
        const auto settle = [&](qint64 paid) {
            const auto category = limitCategoryFromCode(code);
            const auto result = category ? annualSettlement(m_parameters, *category, august, paid, lowest)
                                         : annualSettlement(m_parameters, elderlyClassFromCode(code).value(),
                                                            august, paid, lowest);
            return result.value();
        };
        QCOMPARE(settle(limit).benefit, 0);
        QCOMPARE(settle(limit + 1).benefit, 1);
        QCOMPARE(settle(limit + 1).limit, limit);
        QCOMPARE(std::get<qint64>(settle(limit + 5'000).explanation.result()), 5'000);
    }
    void yearlyOutpatientLimits() {
        const auto limit = [&](ElderlyClass one, int year) {
            return outpatientAnnual(m_parameters, one, YearMonth(year, 8), 0).map([](const auto& result) {
                return result.limit;
            });
        };
        QCOMPARE(limit(ElderlyClass::General, 2025).value(), 144'000);
        QCOMPARE(limit(ElderlyClass::General, 2026).value(), 216'000);
        QCOMPARE(limit(ElderlyClass::Low2, 2026).value(), 96'000);
        QCOMPARE(limit(ElderlyClass::Low2, 2025).error().code, u"E-RULE-017"_s);
        QCOMPARE(limit(ElderlyClass::Active1, 2026).error().code, u"E-RULE-017"_s);
    }
    void continuity_data() {
        QTest::addColumn<QString>("facts");  // letters: P other prefecture, H head changes, J joined, S
                                             // split, N head was no head before, M other members changed
        QTest::addColumn<bool>("continues");
        QTest::newRow("whole household moves, same head") << u""_s << true;
        QTest::newRow("only the head changes") << u"H"_s << true;
        QTest::newRow("members by birth, death, insurance") << u""_s << true;
        QTest::newRow("split: head before") << u"S"_s << true;
        QTest::newRow("split: new head") << u"SN"_s << false;
        QTest::newRow("old head is no head there") << u"J"_s << false;
        QTest::newRow("another prefecture") << u"P"_s << false;
        QTest::newRow("head and others change") << u"HM"_s << false;
        QTest::newRow("others change") << u"M"_s << false;
        QTest::newRow("another prefecture, split") << u"PS"_s << false;
    }
    void continuity() {
        QFETCH(QString, facts);
        const ContinuityJudgement judgement =
            judgeContinuity({!facts.contains(u'P'), !facts.contains(u'H'), !facts.contains(u'N'),
                             facts.contains(u'S'), facts.contains(u'J'), facts.contains(u'M')});
        QTEST(judgement.continues, "continues");
        QCOMPARE(std::get<QString>(judgement.explanation.result()),
                 judgement.continues ? u"continues"_s : u"ends"_s);
        QVERIFY(!judgement.reasonJa.isEmpty() && !judgement.reasonEn.isEmpty());
    }
    void carriedHits_data() {
        QTest::addColumn<bool>("first");   // continuity of the last move
        QTest::addColumn<bool>("second");  // of the move before it
        QTest::addColumn<int>("nth");
        // H1: hits 2026-01, -03, -05 in the old city, moved 2026-06-20; a city before with 2025-11.
        QTest::newRow("H1 with continuity") << true << false << 4;
        QTest::newRow("H1 without") << false << false << 1;
        QTest::newRow("both moves") << true << true << 5;
        QTest::newRow("a break ends what lies before") << false << true << 1;
    }
    void carriedHits() {
        QFETCH(bool, first);
        QFETCH(bool, second);
        HitCountFacts facts;
        facts.month = month("2026-07");
        facts.former = {
            {u"熊谷市"_s, day("2026-06-20"), first, months({u"2026-01"_s, u"2026-03"_s, u"2026-05"_s})},
            {u"秩父市"_s, day("2025-12-10"), second, months({u"2025-11"_s})}};
        const HitCount count = countHits(m_parameters, facts).value();
        QTEST(count.nth, "nth");
        QCOMPARE(count.multiple, count.nth >= 4);
        QVERIFY(!count.halfLimit);
    }
    void monthOfTheMove() {
        HitCountFacts facts;
        facts.month = month("2026-09");
        facts.former = {{u"熊谷市"_s, day("2026-09-10"), true, {}}};
        QVERIFY(countHits(m_parameters, facts)->halfLimit);  // B7
        facts.former[0].movedOn = day("2026-09-01");
        QVERIFY(!countHits(m_parameters, facts)->halfLimit);
        facts.former[0] = {u"熊谷市"_s, day("2026-09-10"), false, {}};
        QVERIFY(!countHits(m_parameters, facts)->halfLimit);
        facts.former[0].hits = {month("2026-10")};
        QCOMPARE(countHits(m_parameters, facts).error().field, u"former[0].hits[0]"_s);
        facts.former[0] = {u"熊谷市"_s, day("2026-10-10"), true, {}};
        QCOMPARE(countHits(m_parameters, facts).error().field, u"former[0].moved_on"_s);
    }
};

QTEST_APPLESS_MAIN(TestHighCostEdges)
#include "TestHighCostEdges.moc"
