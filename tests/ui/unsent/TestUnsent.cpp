// SPDX-License-Identifier: GPL-3.0-or-later
// What did not go through: it is found again, said in words, and can be dealt with.
#include "core/city/SyntheticCity.h"
#include "core/desk/TerminalStores.h"
#include "tests/ui/story/Answers.h"
#include "tests/ui/story/CentreReading.h"
#include "tests/ui/story/Happenings.h"
#include "tests/ui/story/Story.h"
#include "ui/unsent/ConflictPage.h"
#include "ui/unsent/UnsentPage.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

namespace ad = field::addressee;

const QString taro = u"山田 太郎"_s;

}  // namespace

class TestUnsent : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase();
    void returnedIsCorrectedFromTheWorkList();
    void refusedBecomesTheDraftItWas();
    void refusedIsSentAgain();
    void dealtWithIsKeptWithItsReason();
    void sameOutcomeGoesOnByItself();
    void anotherOutcomeIsForAPerson();
    void aDisputedTrailIsToldInWords();
    void anOutboxThatWasPutBackIsTold();

 private:
    void play(const std::function<void(Story&)>& told);
    /// Somebody else's case that changes one item of 山田 太郎 is entered and confirmed. Signs 鈴木 一郎 in.
    void moveTaro(Story& story, Field field, const Value& value);
    std::vector<SettledCommand> settled(Story& story);
    std::unique_ptr<StoryCity> m_city;
    QString m_waiting;  // case id
    QString m_waitingNo;
};

void TestUnsent::initTestCase() {
    dressTheProgram();
    m_city = std::make_unique<StoryCity>();
    play([this](Story& story) {
        story.clerk().signIn(0);
        moveTaro(story, ad::addressee_change_reason_code, Value(u"01"_s));  // so that its history is known
        story.changePerson(0);
        story.find(u"ヤマ S33.4.1 青木"_s, taro);
        story.enterLeavingWork();
        const CaseRow row = answerOf(story.desk().workList()).front();
        m_waiting = row.caseId;
        m_waitingNo = row.caseNo;
        story.close();
        m_city->goOnFrom(story.profile());
    });
}

void TestUnsent::play(const std::function<void(Story&)>& told) {
    try {
        Story story(*m_city);
        told(story);
    } catch (const std::exception& failure) {
        QFAIL(failure.what());
    }
}

void TestUnsent::moveTaro(Story& story, Field field, const Value& value) {
    const auto filed = happening::changeOfTaro(story.desk(), field, value);
    story.changePerson(1);
    if (!happening::confirm(story.desk(), filed).isAccepted())
        throw std::runtime_error("the record was not moved");
}

std::vector<SettledCommand> TestUnsent::settled(Story& story) {
    story.close();
    const auto stores = orThrow(TerminalStores::open(story.profile(), m_city->secrets(), m_city->clock()));
    return orThrow(stores->outbox().settled());
}

void TestUnsent::returnedIsCorrectedFromTheWorkList() {
    play([this](Story& story) {
        Clerk& clerk = story.clerk();
        clerk.signIn(1);
        happening::giveBack(story.desk(), m_waiting, u"喪失日を確かめてください"_s);
        story.changePerson(0);
        clerk.press(Qt::Key_2, Qt::ControlModifier);
        clerk.see(u"差戻し 1"_s);
        const auto hasFocus = [&clerk](const QString& words) {
            return [&clerk, words] { return clerk.focus().contains(words); };
        };
        clerk.pressUntil(Qt::Key_Tab, u"the lists"_s, hasFocus(u"QTabBar"_s));
        for (int i = 0; i < 3; ++i)
            clerk.press(Qt::Key_Right);
        clerk.pressUntil(Qt::Key_Tab, u"the case"_s, hasFocus(u"喪失日を確かめてください"_s));
        clerk.seeFocus(u"喪失日を確かめてください"_s);
        clerk.press(Qt::Key_Return);
        clerk.see(u"鈴木 一郎さんが差し戻しました: 喪失日を確かめてください"_s);
        clerk.seeFocus(u"訂正して出し直す"_s);
        clerk.press(Qt::Key_Return);
        clerk.see(m_waitingNo + u"の訂正(差戻し: 鈴木 一郎)"_s);
        clerk.seeFocus(u"社保の資格を失った日"_s);
        clerk.see(u"R8.11.1"_s);                        // as it was typed
        QVERIFY(!clerk.sees(u"同じ届出が受付済み"_s));  // it is that very case
        const auto drafts = answerOf(story.desk().drafts());
        QCOMPARE(drafts.size(), std::size_t{1});
        QCOMPARE(drafts[0].payload[u"supersedes_case_id"_s].toString(), m_waiting);
    });
}

void TestUnsent::refusedBecomesTheDraftItWas() {
    play([this](Story& story) {
        Clerk& clerk = story.clerk();
        clerk.signIn(0);
        const QString caseNo = happening::refusedCopy(story.desk(), m_waiting);
        clerk.see(u"登録不可 1"_s);  // the status line
        clerk.press(Qt::Key_5, Qt::ControlModifier);
        clerk.seeFocus(u"■ 登録不可 | 登録 | "_s + caseNo);
        clerk.see(u"この届出は、今の状態では処理できません。"_s);  // what happened
        clerk.see(u"E-CENTRAL-032"_s);
        clerk.press(Qt::Key_Return);
        clerk.see(caseNo + u"の訂正(差戻し: 中央)"_s);
        clerk.see(u"R8.11.1"_s);
        clerk.seeNot(u"登録不可 1"_s);
        QVERIFY(answerOf(story.desk().unsent()).empty());
        const auto drafts = answerOf(story.desk().drafts());
        QCOMPARE(drafts.size(), std::size_t{1});
        QCOMPARE(drafts[0].payload[u"case_no"_s].toString(), caseNo);
        const auto kept = settled(story);
        QCOMPARE(kept.size(), std::size_t{1});
        QVERIFY(kept[0].settlement.way == Settlement::Way::Reopened);
        QCOMPARE(kept[0].settlement.staffId, u"s-0001"_s);
    });
}

void TestUnsent::refusedIsSentAgain() {
    play([this](Story& story) {
        Clerk& clerk = story.clerk();
        clerk.signIn(0);
        const QString caseNo = happening::refusedCopy(story.desk(), m_waiting);
        story.changePerson(1);
        happening::giveBack(story.desk(), m_waiting, u"出し直してください"_s);
        story.changePerson(0);
        clerk.press(Qt::Key_5, Qt::ControlModifier);
        clerk.seeFocus(u"■ 登録不可 | 登録 | "_s + caseNo);
        clerk.press(Qt::Key_S, Qt::AltModifier);
        clerk.see(u"中央に登録されました。"_s);
        clerk.seeNot(u"■ 登録不可"_s);
        const auto kept = settled(story);
        QCOMPARE(kept.size(), std::size_t{1});
        QVERIFY(kept[0].settlement.way == Settlement::Way::SentAgain);
        const auto cases =
            recordsAtCentre(*m_city, story.profile(), field::case_file::supersedes_case_id, m_waiting);
        QCOMPARE(cases.size(), std::size_t{1});
    });
}

void TestUnsent::dealtWithIsKeptWithItsReason() {
    play([this](Story& story) {
        Clerk& clerk = story.clerk();
        clerk.signIn(0);
        const QString caseNo = happening::refusedCopy(story.desk(), m_waiting);
        clerk.press(Qt::Key_5, Qt::ControlModifier);
        clerk.seeFocus(u"■ 登録不可 | 登録 | "_s + caseNo);
        clerk.press(Qt::Key_P, Qt::AltModifier);
        clerk.wait(u"a copy on paper"_s, [&story] { return !story.tray().forms().isEmpty(); });
        QVERIFY(story.tray().forms().contains(u"F01"_s));
        clerk.press(Qt::Key_D, Qt::AltModifier);
        clerk.seeFocus(u"紙で引き継いだ"_s);
        clerk.press(Qt::Key_Space);
        clerk.press(Qt::Key_Return);
        clerk.see(u"一覧から外しました。"_s);
        clerk.see(u"すべて中央に届いています。"_s);
        const auto kept = settled(story);
        QCOMPARE(kept.size(), std::size_t{1});
        QVERIFY(kept[0].settlement.way == Settlement::Way::Dismissed);
        QCOMPARE(kept[0].settlement.reason, u"紙で引き継いだ"_s);
    });
}

void TestUnsent::sameOutcomeGoesOnByItself() {
    play([this](Story& story) {
        Clerk& clerk = story.clerk();
        clerk.signIn(0);
        moveTaro(story, ad::addressee_change_reason_code, Value(u"99"_s));
        const Submission done = happening::confirmAsFiled(story.desk(), m_waiting);
        QVERIFY(done.answer && done.answer->outcome == Outcome::Conflict);
        clerk.see(u"再計算済み"_s);
        QTRY_COMPARE_WITH_TIMEOUT(answerOf(story.desk().caseView(m_waiting)).row.state, u"applied"_s, 20'000);
        QVERIFY(answerOf(story.desk().unsent()).empty());
        const auto kept = settled(story);
        QCOMPARE(kept.size(), std::size_t{1});
        QVERIFY(kept[0].settlement.way == Settlement::Way::Recomputed);
    });
}

void TestUnsent::anotherOutcomeIsForAPerson() {
    play([this](Story& story) {
        Clerk& clerk = story.clerk();
        clerk.signIn(0);
        moveTaro(story, ad::resident_class, Value(u"4"_s));  // moved out of the city
        const Submission done = happening::confirmAsFiled(story.desk(), m_waiting);
        QVERIFY(done.answer && done.answer->outcome == Outcome::Conflict);
        clerk.press(Qt::Key_5, Qt::ControlModifier);
        clerk.seeFocus(u"▲ 競合 | 確認 | "_s + m_waitingNo);
        clerk.press(Qt::Key_Return);
        clerk.see(u"現在の記録"_s);
        clerk.see(u"▲ 住民区分"_s);
        clerk.see(u"転出者"_s);
        clerk.see(u"鈴木 一郎が変更"_s);
        QCOMPARE(answerOf(story.desk().caseView(m_waiting)).row.state, u"entered"_s);
        clerk.press(Qt::Key_R, Qt::AltModifier);
        clerk.seeFocus(u"届出の後に記録が変わった"_s);
        clerk.press(Qt::Key_Space);
        clerk.press(Qt::Key_Return);
        clerk.see(u"入力した職員に差し戻しました。"_s);
        QCOMPARE(answerOf(story.desk().caseView(m_waiting)).row.state, u"returned"_s);
        QVERIFY(answerOf(story.desk().unsent()).empty());
    });
}

/// The witnesses of this terminal found the centre's audit trail changed (core/sync/AuditWitness). The clerk
/// reads whom to tell, and works on.
void TestUnsent::aDisputedTrailIsToldInWords() {
    play([this](Story& story) {
        story.clerk().signIn(0);
        QVERIFY(!story.clerk().sees(u"システム担当へ連絡"_s));
        story.close();
        {
            const auto stores =
                orThrow(TerminalStores::open(story.profile(), m_city->secrets(), m_city->clock()));
            const QString claim =
                u"[{\"at\":\"2026-11-22T01:30:00.000Z\",\"epoch\":\"e\",\"root\":\"00\",\"size\":1234}]"_s;
            QVERIFY(stores->outbox().keepFact(u"audit-disputed"_s, claim).ok());
        }
        story.open();
        Clerk& clerk = story.clerk();
        clerk.signIn(0);
        clerk.see(u"▲ システム担当へ連絡"_s);  // the status line
        clerk.press(Qt::Key_5, Qt::ControlModifier);
        clerk.see(u"システム担当へ知らせてください。受付は続けられます。"_s);
        clerk.see(u"中央の監査記録が、この端末の控えと食い違っています(1234行)。"_s);
        clerk.see(u"受付は今までどおり続けられます。"_s);
        clerk.see(u"E-SYNC-007"_s);
        // It does go on.
        story.find(u"ヤマ S33.4.1 青木"_s, taro);
        clerk.see(u"▲ システム担当へ連絡"_s);
    });
}

/// Abuse: yesterday's copy of the outbox is put in its place, with a draft of today gone from it.
void TestUnsent::anOutboxThatWasPutBackIsTold() {
    play([this](Story& story) {
        story.clerk().signIn(0);
        story.close();
        const QString outbox = story.profile() + u"/outbox.db"_s;
        QVERIFY(QFile::copy(outbox, outbox + u".yesterday"_s));
        story.open();
        story.clerk().signIn(0);
        Draft draft;
        draft.id = u"of-today"_s;
        draft.kind = u"case"_s;
        answered(story.desk().saveDraft(draft));
        story.close();
        QVERIFY(QFile::remove(outbox) && QFile::rename(outbox + u".yesterday"_s, outbox));
        story.open();
        Clerk& clerk = story.clerk();
        clerk.signIn(0);
        clerk.see(u"▲ システム担当へ連絡"_s);
        clerk.press(Qt::Key_5, Qt::ControlModifier);
        clerk.see(u"前の状態に戻っています"_s);
        clerk.see(u"E-STORE-034"_s);
    });
}

}  // namespace mado::test

QTEST_MAIN(mado::test::TestUnsent)
#include "TestUnsent.moc"
