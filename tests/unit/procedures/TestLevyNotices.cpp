// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/DocumentRequests.h"
#include "tests/support/households/HouseholdBuilder.h"
#include "tests/support/households/ProcedureDesk.h"

#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

/// What the tax notices of a case say, against the levy on record (worked example T1: 649,300 yen, 82,300 and
/// seven times 81,000).
class TestLevyNotices : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void lossLowersTheTax();
    void acquisitionIsAFirstLevy();
    void changeOfHeadIsOneOfEach();
    void noNotice_data();
    void noNotice();
    void aTaxThatDiffersIsHandedOn();

 private:
    [[nodiscard]] static HouseholdBuilder levied(qint64 annual = 649'300, const QString& pension = {}) {
        return HouseholdBuilder::family().levied(annual, pension);
    }
    [[nodiscard]] static QJsonObject joined(const QString& day) {
        return {{u"persons"_s, people(u"A B C D"_s)}, {u"joined_on"_s, day}};
    }
    [[nodiscard]] static qint64 sum(const LevyNotice& notice) {
        qint64 total = 0;
        for (const LevyNoticeInstalment& each : notice.instalments)
            total += each.instalment.amount;
        return total;
    }
    [[nodiscard]] static QStringList letters(const EffectOutput& output) {
        QStringList list;
        for (const DocumentSuggestion& each : output.documents) {
            if (each.form == u"F40"_s || each.form == u"F41"_s) list << each.form + u' ' + each.addresseeNo;
        }
        return list;
    }
    ProcedureDesk m_desk;
};

void TestLevyNotices::lossLowersTheTax() {
    m_desk.on(u"2026-11-20"_s);
    const auto result = m_desk.file(levied().build(), u"lose_joined_employee"_s, joined(u"2026-10-15"_s));
    QVERIFY2(result.ok(), qPrintable(result.ok() ? QString() : result.error().code));
    QCOMPARE(letters(*result), QStringList{u"F41 A"_s});
    const LevyNotice& notice = result->levies.at(0);
    QCOMPARE(notice.before, 649'300);
    QCOMPARE(notice.after, result->tax->after);
    QCOMPARE(sum(notice), notice.after);
    QCOMPARE(notice.portions.size(), std::size_t{4});
    QCOMPARE(notice.portions[0].before.value_or(-1), 387'100);
    // Six months: medical 233,185 x 6/12 + (44,000 x 3 + 22,000) x 6/12 = 193,592 -> 193,500.
    QCOMPARE(notice.portions[0].amount, 193'500);
    // Due by November: 406,300, more than the tax: nothing is left for later, the last due ones are lowered.
    QCOMPARE(notice.instalments[5].instalment.amount, 0);
    QCOMPARE(notice.instalments[0].instalment.amount, 82'300);
    const qint64 paid = 82'300 + 3 * 81'000;
    QCOMPARE(notice.overpaid, std::max<qint64>(0, paid - notice.after));
    QCOMPARE(std::get<qint64>(notice.steps.result()), notice.after);
    const QJsonObject facts = result->resultsJson(m_desk.codes)[u"levies"_s].toArray().first().toObject();
    QCOMPARE(facts[u"reason"_s].toString(), u"社保加入（令和8年10月16日）"_s);
    QVERIFY(!facts[u"raised"_s].toBool());
    QVERIFY(facts[u"steps"_s].toArray().size() > 10);
}

void TestLevyNotices::acquisitionIsAFirstLevy() {
    m_desk.on(u"2026-11-20"_s);
    const auto result = m_desk.file(HouseholdBuilder::employees().build(), u"acquire_left_employee"_s,
                                    {{u"persons"_s, people(u"A B C D"_s)}, {u"lost_on"_s, u"2026-11-01"_s}});
    QVERIFY2(result.ok(), qPrintable(result.ok() ? QString() : result.error().code));
    QCOMPARE(letters(*result), QStringList{u"F40 A"_s});
    const LevyNotice& notice = result->levies.at(0);
    QCOMPARE(notice.before, 0);
    QCOMPARE(sum(notice), result->tax->after);
    QCOMPARE(notice.instalments.size(), std::size_t{3});  // December to February
    QCOMPARE(notice.instalments[0].instalment.dueOn, QDate(2026, 12, 28));
    QVERIFY(!notice.instalments[0].before);
    // The paper finds the levy that it tells of.
    FactsBuilder::Situation situation;
    situation.today = m_desk.today;
    const auto requests = documentRequests(*result, m_desk.facts(), situation);
    const auto letter = std::find_if(requests.begin(), requests.end(),
                                     [](const DocumentRequest& each) { return each.form == u"F40"_s; });
    QVERIFY(letter != requests.end());
    QCOMPARE(letter->stage, DocumentSuggestion::Stage::Decided);
    QCOMPARE(letter->facts[u"results"_s][u"levy"_s][u"after"_s].toInteger(), notice.after);
    QCOMPARE(letter->facts[u"household"_s][u"certificate_no"_s].toString(), notice.certificateNo);
}

void TestLevyNotices::changeOfHeadIsOneOfEach() {
    m_desk.on(u"2026-11-20"_s);
    const auto result = m_desk.file(levied().build(), u"change_head"_s,
                                    {{u"new_head"_s, u"B"_s}, {u"changed_on"_s, u"2026-11-10"_s}});
    QVERIFY2(result.ok(), qPrintable(result.ok() ? QString() : result.error().code));
    QStringList sent = letters(*result);
    sent.sort();
    QCOMPARE(sent, (QStringList{u"F40 B"_s, u"F41 A"_s}));
    QCOMPARE(result->levies[0].after + result->levies[1].after, result->tax->after);
}

void TestLevyNotices::noNotice_data() {
    QTest::addColumn<QString>("filedOn");
    QTest::addColumn<QString>("day");
    QTest::addColumn<QString>("pension");
    QTest::newRow("before the first levy of the year") << u"2026-06-20"_s << u"2026-06-10"_s << QString();
    QTest::newRow("withheld from a pension") << u"2026-11-20"_s << u"2026-10-15"_s << u"老齢基礎年金"_s;
}

void TestLevyNotices::noNotice() {
    QFETCH(QString, filedOn);
    QFETCH(QString, day);
    QFETCH(QString, pension);
    m_desk.on(filedOn);
    const auto result = m_desk.file(levied(649'300, pension).build(), u"lose_joined_employee"_s, joined(day));
    QVERIFY2(result.ok(), qPrintable(result.ok() ? QString() : result.error().code));
    QCOMPARE(letters(*result), QStringList());
}

void TestLevyNotices::aTaxThatDiffersIsHandedOn() {
    m_desk.on(u"2026-11-20"_s);
    const auto result =
        m_desk.file(levied(600'000).build(), u"lose_joined_employee"_s, joined(u"2026-10-15"_s));
    QVERIFY(result.ok());
    QCOMPARE(letters(*result), QStringList());
    QVERIFY(hasFinding(*result, u"levy_differs"_s));
}

QTEST_GUILESS_MAIN(TestLevyNotices)
#include "TestLevyNotices.moc"
