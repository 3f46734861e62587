// SPDX-License-Identifier: GPL-3.0-or-later
// An officer grants and denies claims, by keys alone.
#include "core/city/SyntheticCity.h"
#include "forms/filing/CasePayloads.h"
#include "tests/documents/PdfText.h"
#include "tests/support/households/CaseClerk.h"
#include "tests/ui/story/Answers.h"
#include "tests/ui/story/CentreReading.h"
#include "tests/ui/story/Story.h"

#include <QApplication>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

namespace be = field::benefit;
namespace file = field::case_file;

const QString mother = u"1000000032"_s;
const QString claimCode = u"01940000-0000-7000-8000-000000000001"_s;

}  // namespace

class TestDecision : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase();
    void grants();
    void denies();
    void nobodyElseDecides();
    void reachedFromTheHousehold();

 private:
    void play(const std::function<void(Story&)>& told);
    /// From the list of claims to be decided to the claim.
    static void openFromTheList(Clerk& clerk);
    [[nodiscard]] QString textOf(const PrintRequest& paper) const;
    std::unique_ptr<StoryCity> m_city;
};

/// A claim for a birth on 1 November 2026, entered by 佐藤 恵 and confirmed by 鈴木 一郎.
void TestDecision::initTestCase() {
    dressTheProgram();
    m_city = std::make_unique<StoryCity>();
    const FormCatalogue forms = orThrow(FormCatalogue::load());
    play([&](Story& story) {
        story.clerk().signIn(0);
        CounterDesk& desk = story.desk();
        const HouseholdView household = answerOf(desk.household(demo::foreignHouseholdNo));
        CaseClerk clerk(m_city->knowledge(), forms, household.records, {u"claim_childbirth"_s});
        clerk.people(u"mother"_s, mother)
            .type(u"born_on"_s, u"R081101"_s)
            .type(u"weeks"_s, 39)
            .type(u"direct_payment"_s, true)
            .type(u"hospital_cost"_s, 460'000)
            .type(u"baby_name"_s, u"青山 光"_s);
        CasePayload payload =
            casePayload(clerk.draft(), clerk.compute(), clerk.household(), clerk.situation(), {});
        payload.caseNo = answerOf(desk.newCase()).caseNo;
        const Submission entered =
            answerOf(desk.carryOut(desk_command::enterCase(*desk.staff(), payload), u"claim"_s));
        if (!entered.isAccepted()) throw std::runtime_error("not entered");
        story.changePerson(1);
        Clerk& second = story.clerk();
        second.press(Qt::Key_2, Qt::ControlModifier);
        second.seeFocus(u"出産育児一時金支給申請"_s);
        second.press(Qt::Key_Return);
        second.seeFocus(u"確認  Ctrl+Enter"_s);
        second.press(Qt::Key_Return, Qt::ControlModifier);
        second.see(u"鈴木 一郎さんが確認しました"_s);
        story.close();
        m_city->goOnFrom(story.profile());
    });
}

void TestDecision::play(const std::function<void(Story&)>& told) {
    try {
        Story story(*m_city);
        told(story);
    } catch (const std::exception& failure) {
        QFAIL(failure.what());
    }
}

void TestDecision::openFromTheList(Clerk& clerk) {
    clerk.press(Qt::Key_4, Qt::ControlModifier);
    clerk.seeFocus(u"出産育児一時金支給申請"_s);
    clerk.press(Qt::Key_Return);
}

QString TestDecision::textOf(const PrintRequest& paper) const {
    return readPdf(paper.pdf).text().replace(QChar(0x3000), u' ');
}

void TestDecision::grants() {
    play([this](Story& story) {
        Clerk& clerk = story.clerk();
        clerk.signIn(2);
        openFromTheList(clerk);
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
        const auto cases = recordsAtCentre(*m_city, story.profile(), file::case_id, claimCode);
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
        openFromTheList(clerk);
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
        const auto cases = recordsAtCentre(*m_city, story.profile(), file::case_id, claimCode);
        QCOMPARE(cases.at(0).text(file::decision_class), u"deny"_s);
        QCOMPARE(cases.at(0).text(file::return_reason), reason);
    });
}

/// Without the right the page is there to be read; neither key does anything.
void TestDecision::nobodyElseDecides() {
    play([](Story& story) {
        Clerk& clerk = story.clerk();
        clerk.signIn(1);
        openFromTheList(clerk);
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

}  // namespace mado::test

QTEST_MAIN(mado::test::TestDecision)
#include "TestDecision.moc"
