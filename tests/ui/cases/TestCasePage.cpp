// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked in the middle of a case stops nothing: no dialog waits in a loop of its own, and what was
// discarded comes back.
#include "tests/ui/story/Answers.h"
#include "tests/ui/story/Story.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

const QString taro = u"山田 太郎"_s;

}  // namespace

class TestCasePage : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase() {
        dressTheProgram();
        m_city = std::make_unique<StoryCity>();
    }
    void discardedDraftComesBack();
    void discardedDraftIsNotGoneBackTo();
    void reprintAsksAndWaitsForNobody();

 private:
    void play(const std::function<void(Story&)>& told) {
        try {
            Story story(*m_city);
            told(story);
        } catch (const std::exception& failure) {
            QFAIL(failure.what());
        }
    }
    /// A case of leaving employee insurance, its first question answered.
    void beginCase(Story& story) {
        story.clerk().signIn(0);
        story.find(u"ヤマ S33.4.1 青木"_s, taro);
        story.choose(Qt::Key_N, u"りだつ"_s, u"資格取得届（社保離脱）"_s);
        story.passFilerAndIdentity();
        story.clerk().seeFocus(u"社保の資格を失った日"_s);
        story.clerk().type(u"R8.11.1"_s);
    }
    std::unique_ptr<StoryCity> m_city;
};

void TestCasePage::discardedDraftComesBack() {
    play([this](Story& story) {
        Clerk& clerk = story.clerk();
        beginCase(story);
        clerk.press(Qt::Key_D, Qt::AltModifier);  // what was just typed, too, is in what comes back
        clerk.see(u"下書きを破棄しました。"_s);
        clerk.seeFocus(taro);  // the household
        QVERIFY(answerOf(story.desk().drafts()).empty());
        clerk.press(Qt::Key_U, Qt::AltModifier);
        clerk.seeFocus(u"証明するもの"_s);  // where work goes on
        clerk.see(u"R8.11.1"_s);
        clerk.seeNot(u"下書きを破棄しました。"_s);
        const auto drafts = answerOf(story.desk().drafts());
        QCOMPARE(drafts.size(), std::size_t{1});
        QCOMPARE(drafts[0].payload[u"case_no"_s].toString(), u"R8-A12-000001"_s);
    });
}

void TestCasePage::discardedDraftIsNotGoneBackTo() {
    play([this](Story& story) {
        Clerk& clerk = story.clerk();
        beginCase(story);
        clerk.press(Qt::Key_D, Qt::AltModifier);
        clerk.seeFocus(taro);
        clerk.press(Qt::Key_Left, Qt::AltModifier);
        clerk.see(u"手続と画面を探す"_s);  // the counter page
        QVERIFY(!clerk.sees(u"社保の資格を失った日"_s));
        // Nobody who comes next is offered what another person discarded.
        clerk.press(Qt::Key_L, Qt::ControlModifier);
        clerk.signIn();
        QVERIFY(!clerk.sees(u"下書きを破棄しました。"_s));
        QVERIFY(answerOf(story.desk().drafts()).empty());
    });
}

void TestCasePage::reprintAsksAndWaitsForNobody() {
    play([](Story& story) {
        Clerk& clerk = story.clerk();
        clerk.signIn(0);
        story.find(u"ヤマ S33.4.1 青木"_s, taro);
        story.enterLeavingWork();
        story.print({u"F01"_s, u"F02"_s});
        clerk.press(Qt::Key_Space);  // the first paper once more
        clerk.press(Qt::Key_P, Qt::ControlModifier);
        clerk.see(u"再印刷の理由"_s);
        clerk.press(Qt::Key_Escape);
        clerk.seeNot(u"再印刷の理由"_s);
        QCOMPARE(story.tray().forms().size(), 2);
        clerk.press(Qt::Key_P, Qt::ControlModifier);
        clerk.seeFocus(u"FocusRadio"_s);
        clerk.press(Qt::Key_Return);  // without a reason nothing is printed
        clerk.see(u"再印刷の理由"_s);
        clerk.press(Qt::Key_Space);
        clerk.press(Qt::Key_Return);
        clerk.wait(u"printed again"_s, [&story] { return story.tray().forms().size() == 3; });
        QCOMPARE(story.tray().forms().last(), u"F01"_s);
    });
}

}  // namespace mado::test

QTEST_MAIN(mado::test::TestCasePage)
#include "TestCasePage.moc"
