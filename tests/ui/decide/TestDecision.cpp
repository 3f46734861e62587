// SPDX-License-Identifier: GPL-3.0-or-later
// An officer grants and denies claims, by keys alone.
#include "tests/documents/PdfText.h"
#include "tests/ui/decide/ClaimStory.h"
#include "tests/ui/story/CentreReading.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

namespace be = field::benefit;
namespace file = field::case_file;

using claim_story::mother;

}  // namespace

class TestDecision : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase();
    void grants();
    void denies();
    void nobodyElseDecides();
    void reachedFromTheHousehold();
    void reachedFromTheNotice();

 private:
    void play(const std::function<void(Story&)>& told);
    [[nodiscard]] QString textOf(const PrintRequest& paper) const;
    std::unique_ptr<StoryCity> m_city;
};

void TestDecision::initTestCase() {
    dressTheProgram();
    try {
        m_city = claim_story::cityWithAClaim();
    } catch (const std::exception& failure) {
        QFAIL(failure.what());
    }
}

void TestDecision::play(const std::function<void(Story&)>& told) {
    try {
        Story story(*m_city);
        told(story);
    } catch (const std::exception& failure) {
        QFAIL(failure.what());
    }
}

QString TestDecision::textOf(const PrintRequest& paper) const {
    return readPdf(paper.pdf).text().replace(QChar(0x3000), u' ');
}

void TestDecision::grants() {
    play([this](Story& story) {
        Clerk& clerk = story.clerk();
        clerk.signIn(2);
        claim_story::openFromTheList(clerk);
        clerk.seeFocus(u"支給決定  Ctrl+Enter"_s);
        // Amount, steps with their law, what was claimed, limit, earlier benefits, account.
        clerk.see(u"40,000円"_s);
        clerk.see(u"500,000 − 460,000 = 40,000"_s);
        clerk.see(u"国民健康保険法58条1項"_s);
        clerk.see(u"青山 光"_s);
        clerk.see(u"R10.11.1まで"_s);
        clerk.see(u"この世帯にはありません"_s);
        clerk.see(u"振込先"_s);
        clerk.press(Qt::Key_Return, Qt::ControlModifier);
        clerk.see(u"支給を決定しました"_s);
        story.print({u"F68"_s, u"F02"_s, u"F70"_s});
        const QString letter = textOf(story.tray().papers().constLast());
        QVERIFY2(letter.contains(u"４０,０００円"_s), qPrintable(letter));
        QVERIFY2(letter.contains(u"500,000 − 460,000 = 40,000"_s), qPrintable(letter));
        story.close();
        const auto cases = recordsAtCentre(*m_city, story.profile(), file::case_id, claim_story::claim);
        QCOMPARE(cases.at(0).text(file::decision_class), u"grant"_s);
        const auto claims = recordsAtCentre(*m_city, story.profile(), be::addressee_no, mother);
        QVERIFY(std::any_of(claims.begin(), claims.end(), [](const Record& each) {
            return !each.isNull(be::payment_fixed_amount) && each.number(be::payment_fixed_amount) == 40'000;
        }));
    });
}

void TestDecision::denies() {
    play([this](Story& story) {
        Clerk& clerk = story.clerk();
        clerk.signIn(2);
        claim_story::openFromTheList(clerk);
        clerk.seeFocus(u"支給決定  Ctrl+Enter"_s);
        clerk.press(Qt::Key_R, Qt::ControlModifier);
        clerk.see(u"申請した人への通知に載ります"_s);
        const QString reason = u"お願いした書類の提出がなく、支給の要件を確認できないため"_s;
        clerk.see(reason);
        clerk.pressUntil(Qt::Key_Down, reason, [&] { return clerk.focus().contains(reason); });
        clerk.press(Qt::Key_Space);
        clerk.press(Qt::Key_Return);
        clerk.see(u"不支給を決定しました"_s);
        story.print({u"F68"_s, u"F02"_s, u"F71"_s});
        QString letter = textOf(story.tray().papers().constLast());
        QVERIFY2(letter.contains(u"不支給決定通知書"_s), qPrintable(letter));
        QVERIFY2(letter.remove(u'\n').contains(reason), qPrintable(letter));
        story.close();
        const auto cases = recordsAtCentre(*m_city, story.profile(), file::case_id, claim_story::claim);
        QCOMPARE(cases.at(0).text(file::decision_class), u"deny"_s);
        QCOMPARE(cases.at(0).text(file::return_reason), reason);
    });
}

/// Without the right the page is there to be read; neither key does anything.
void TestDecision::nobodyElseDecides() {
    play([](Story& story) {
        Clerk& clerk = story.clerk();
        clerk.signIn(1);
        claim_story::openFromTheList(clerk);
        clerk.see(u"決定の権限がある職員が"_s);
        clerk.see(u"40,000円"_s);
        clerk.press(Qt::Key_Return, Qt::ControlModifier);
        clerk.press(Qt::Key_R, Qt::ControlModifier);
        QVERIFY(QApplication::activeModalWidget() == nullptr);
        clerk.see(u"決定の権限がある職員が"_s);
    });
}

void TestDecision::reachedFromTheHousehold() {
    play([](Story& story) {
        Clerk& clerk = story.clerk();
        clerk.signIn(2);
        clerk.press(Qt::Key_F2);
        clerk.type(u"アオヤマ"_s);
        clerk.see(u"NGUYEN VAN MINH"_s);
        clerk.press(Qt::Key_Return);
        clerk.see(u"決定待ち"_s);
        clerk.pressUntil(Qt::Key_Tab, u"the open case"_s, [&clerk] {
            const QString focus = clerk.focus();
            return focus.contains(u"出産育児一時金支給申請"_s) && focus.contains(u"決定待ち"_s);
        });
        clerk.press(Qt::Key_Return);
        clerk.seeFocus(u"支給決定  Ctrl+Enter"_s);
    });
}

void TestDecision::reachedFromTheNotice() {
    play([](Story& story) {
        Clerk& clerk = story.clerk();
        clerk.signIn(2);
        clerk.press(Qt::Key_F2);
        clerk.type(u"アオヤマ"_s);
        clerk.see(u"NGUYEN VAN MINH"_s);
        clerk.press(Qt::Key_Return);
        clerk.see(u"決定されていない申請があります"_s);
        clerk.pressUntil(Qt::Key_Tab, u"what can be done"_s,
                         [&clerk] { return clerk.focus().contains(u"できること・気づき"_s); });
        clerk.pressUntil(Qt::Key_Down, u"the notice"_s, [] {
            const auto* list = qobject_cast<QAbstractItemView*>(QApplication::focusWidget());
            return list != nullptr &&
                   list->currentIndex().data().toString() == u"決定されていない申請があります"_s;
        });
        clerk.press(Qt::Key_Return);
        clerk.seeFocus(u"支給決定  Ctrl+Enter"_s);
    });
}

}  // namespace mado::test

QTEST_MAIN(mado::test::TestDecision)
#include "TestDecision.moc"
