// SPDX-License-Identifier: GPL-3.0-or-later
// Every page of the program, in both languages at 100 and 150 %, in the smallest window: Tab goes as one
// reads and comes everywhere, no two things have one letter, everything has a name for a screen reader, no
// text is cut off, nothing is outside or to be scrolled to sideways.
#include "core/city/SyntheticCity.h"
#include "core/text/DateText.h"
#include "tests/ui/decide/ClaimStory.h"
#include "tests/ui/pages/Visit.h"
#include "tests/ui/story/Answers.h"
#include "tests/ui/story/Happenings.h"
#include "tests/ui/story/Story.h"
#include "ui/cases/CasePage.h"
#include "ui/confirm/ConfirmPage.h"
#include "ui/estimate/AgeField.h"
#include "ui/estimate/EstimatePage.h"
#include "ui/estimate/SliderField.h"
#include "ui/home/HomePage.h"
#include "ui/household/HouseholdPage.h"
#include "ui/household/RecordTabs.h"
#include "ui/issue/IssuePage.h"
#include "ui/issue/IssueWork.h"
#include "ui/settings/SettingsPage.h"
#include "ui/shell/Omnibox.h"
#include "ui/shell/RefusalBar.h"
#include "ui/shell/SearchModel.h"
#include "ui/signin/SignInPage.h"
#include "ui/unsent/ConflictPage.h"
#include "ui/unsent/UnsentPage.h"
#include "ui/widgets/ExplanationView.h"
#include "ui/widgets/NumberField.h"
#include "ui/worklist/WorkListPage.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;

namespace mado::test {

using Place = Destination::Place;

namespace {

namespace ad = field::addressee;

const QString taro = u"山田 太郎"_s;

bool always(Page&) {
    return true;
}

bool isRead(HouseholdPage& page) {
    return page.view().has_value();
}

bool isOpen(CasePage& page) {
    return page.work().isOpen();
}

}  // namespace

class TestPages : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase();
    void shell_data() { looks(); }
    void shell();
    void household_data() { looks(); }
    void household();
    void everyProcedure_data() { looks(); }
    void everyProcedure();
    void oneCase_data() { looks(); }
    void oneCase();
    void secondPerson_data() { looks(); }
    void secondPerson();
    void refused_data() { looks(); }
    void refused();
    void conflict_data() { looks(); }
    void conflict();
    void decision_data() { looks(); }
    void decision();
    void estimate_data() { looks(); }
    void estimate();

 private:
    static void looks();
    /// A visit in the look of the row; fails with everything that was found on it.
    void visit(const std::function<void(Visit&)>& led) { visit(*m_city, led); }
    static void visit(StoryCity& city, const std::function<void(Visit&)>& led);
    std::unique_ptr<StoryCity> m_city;
    std::unique_ptr<StoryCity> m_cityWithAClaim;
    QString m_waiting;  // id of a case that waits for a second person
};

void TestPages::looks() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("scale");
    for (const char* language : {"ja", "en"})
        for (const int scale : {100, 150})
            QTest::addRow("%s, %d %%", language, scale) << QString::fromLatin1(language) << scale;
}

void TestPages::visit(StoryCity& city, const std::function<void(Visit&)>& led) {
    QFETCH(QString, language);
    QFETCH(int, scale);
    try {
        Visit visit(city, {language, scale});
        led(visit);
        const QStringList problems = visit.problems();
        for (const QString& each : problems)  // a test's own message is cut at a thousand characters
            qWarning().noquote() << each;
        QCOMPARE(problems.size(), 0);
    } catch (const std::exception& failure) {
        QFAIL(failure.what());
    }
}

void TestPages::initTestCase() {
    dressTheProgram();
    m_city = std::make_unique<StoryCity>();
    Story story(*m_city);
    story.clerk().signIn(0);
    const auto filed =
        happening::changeOfTaro(story.desk(), ad::addressee_change_reason_code, Value(u"01"_s));
    story.changePerson(1);
    QVERIFY(happening::confirm(story.desk(), filed).isAccepted());  // so that his history is known
    story.changePerson(0);
    story.find(u"ヤマ S33.4.1 青木"_s, taro);
    story.enterLeavingWork();
    m_waiting = answerOf(story.desk().workList()).front().caseId;
    story.close();
    m_city->goOnFrom(story.profile());
    m_cityWithAClaim = claim_story::cityWithAClaim();
}

void TestPages::shell() {
    visit([](Visit& at) {
        Clerk& clerk = at.clerk();
        clerk.wait(u"a PIN can be typed"_s, [&at] { return at.window().signIn().isReady(); });
        at.look(u"sign-in"_s);
        at.changePerson(0);
        at.on<HomePage>(always);
        at.look(u"counter"_s);
        Omnibox& omnibox = at.window().omnibox();
        clerk.press(Qt::Key_F2);
        clerk.type(u"ヤマ"_s);
        clerk.wait(u"hits"_s, [&omnibox] { return omnibox.model().rowCount() > 0; });
        at.look(u"search"_s, Visit::Touch::Still);
        clerk.press(Qt::Key_F2);
        clerk.type(u"ンンン"_s);
        clerk.wait(u"no hits"_s, [&omnibox] { return omnibox.model().rowCount() == 0; });
        at.look(u"search-nobody"_s, Visit::Touch::Still);
        clerk.press(Qt::Key_Escape);
        clerk.press(Qt::Key_K, Qt::ControlModifier);
        clerk.wait(u"palette"_s, [] { return QApplication::activeModalWidget() != nullptr; });
        at.look(u"palette"_s);
        clerk.press(Qt::Key_Escape);
        clerk.press(Qt::Key_F1);
        at.look(u"help"_s);
        clerk.press(Qt::Key_F1);
        at.goTo<SettingsPage>({Place::Settings}, always);
        at.look(u"settings"_s);
        at.window().refusals().show(fail(u"E-CENTRAL-032"_s));
        at.look(u"refusal"_s);
        at.window().lock();
        clerk.wait(u"locked"_s, [&at] { return at.window().signIn().isReady(); });
        at.look(u"locked"_s);
    });
}

void TestPages::household() {
    visit([](Visit& at) {
        at.changePerson(0);
        auto* page = at.goTo<HouseholdPage>({Place::Household, demo::householdNo}, isRead);
        auto* tabs = page->findChild<RecordTabs*>();
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            at.look(u"household-tab-%1"_s.arg(tab + 1));
        }
        tabs->setCurrentIndex(0);
        page->findChild<QWidget*>(u"members"_s)->setFocus();
        at.clerk().press(Qt::Key_Return);
        at.look(u"household-record"_s);
        at.clerk().press(Qt::Key_Escape);
        at.clerk().press(Qt::Key_N, Qt::ControlModifier);
        at.clerk().wait(u"palette"_s, [] { return QApplication::activeModalWidget() != nullptr; });
        at.look(u"new-case"_s);
        at.clerk().press(Qt::Key_Escape);
        at.clerk().press(Qt::Key_F1);
        at.look(u"household-help"_s);
    });
}

void TestPages::everyProcedure() {
    visit([](Visit& at) {
        at.changePerson(0);
        const FormCatalogue forms = orThrow(FormCatalogue::load());
        for (const FormSummary* form : forms.matching({})) {
            auto* page = at.goTo<CasePage>({Place::NewCase, demo::householdNo, {}, {form->id}}, isOpen);
            page->goTo(CaseStep::Content);
            at.clerk().wait(form->id, [page] { return page->step() == CaseStep::Content; });
            // The keys are the same in either language and size.
            const bool isFirst = at.isPlain();
            at.look(form->id, isFirst ? Visit::Touch::Tab : Visit::Touch::Still);
        }
    });
}

void TestPages::oneCase() {
    visit([](Visit& at) {
        Clerk& clerk = at.clerk();
        at.changePerson(0);
        auto* page =
            at.goTo<CasePage>({Place::NewCase, demo::householdNo, {}, {u"acquire_left_employee"_s}}, isOpen);
        at.look(u"case-who-files"_s);
        page->goTo(CaseStep::Identity);
        at.look(u"case-identity"_s);
        page->goTo(CaseStep::Identity);
        clerk.press(Qt::Key_Space);
        page->goTo(CaseStep::Content);
        at.look(u"case-content"_s);
        page->goTo(CaseStep::Review);
        at.look(u"case-review-lacking"_s);
        page->goTo(CaseStep::Content);
        clerk.type(u"R8.9.1"_s);
        clerk.press(Qt::Key_Return);
        clerk.press(Qt::Key_Space);
        clerk.wait(u"effects"_s, [page] { return page->work().computation().isUsable(); });
        at.look(u"case-content-answered"_s);
        page->goTo(CaseStep::Review);
        clerk.wait(u"computed"_s, [page] { return !page->work().computation().documents.empty(); });
        at.look(u"case-review"_s);
        at.clerk().press(Qt::Key_D, Qt::AltModifier);
        at.on<HouseholdPage>(isRead);
        at.look(u"draft-discarded"_s);
    });
}

void TestPages::secondPerson() {
    visit([this](Visit& at) {
        Clerk& clerk = at.clerk();
        const auto isDrawn = [](ConfirmPage& page) { return page.view().has_value(); };
        const auto isLoaded = [](IssuePage& page) { return page.work().view().has_value(); };
        at.changePerson(0);
        at.goTo<ConfirmPage>({Place::Confirm, m_waiting}, isDrawn);
        at.look(u"own-case"_s);
        at.goTo<IssuePage>({Place::Issue, m_waiting}, isLoaded);
        at.look(u"papers"_s);
        at.changePerson(1);
        const QStringList lists{u"confirm"_s, u"issue"_s, u"decide"_s, u"returned"_s};
        for (const QString& list : lists) {
            at.goTo<WorkListPage>({Place::WorkList, {}, list}, always);
            at.look(u"work-list-"_s + list);
        }
        auto* page = at.goTo<ConfirmPage>({Place::Confirm, m_waiting},
                                          [](ConfirmPage& each) { return each.mayConfirm(); });
        at.look(u"confirmation"_s);
        clerk.press(Qt::Key_R, Qt::ControlModifier);
        clerk.wait(u"a reason is asked"_s, [] { return QApplication::activeModalWidget() != nullptr; });
        at.look(u"return-reason"_s);
        clerk.press(Qt::Key_Escape);
        page->confirm();
        at.on<IssuePage>([](IssuePage& each) { return each.work().chosenCount() > 0; });
        at.look(u"papers-confirmed"_s);
        clerk.press(Qt::Key_P, Qt::ControlModifier);
        at.on<IssuePage>([](IssuePage& each) { return each.work().chosenCount() == 0; });
        clerk.press(Qt::Key_Space);
        clerk.press(Qt::Key_P, Qt::ControlModifier);
        clerk.wait(u"a reason is asked"_s, [] { return QApplication::activeModalWidget() != nullptr; });
        at.look(u"reprint-reason"_s);
        clerk.press(Qt::Key_Escape);
    });
}

void TestPages::refused() {
    visit([this](Visit& at) {
        Clerk& clerk = at.clerk();
        const auto isThere = [](UnsentPage& page) { return page.model().rowCount() > 0; };
        at.changePerson(0);
        at.goTo<UnsentPage>({Place::Unsent}, always);
        at.look(u"unsent-nothing"_s);
        static_cast<void>(happening::refusedCopy(at.desk(), m_waiting));
        at.goTo<UnsentPage>({Place::Unsent}, isThere);
        at.look(u"unsent-refused"_s);
        clerk.press(Qt::Key_D, Qt::AltModifier);
        clerk.wait(u"a reason is asked"_s, [] { return QApplication::activeModalWidget() != nullptr; });
        at.look(u"unsent-dealt-with"_s);
        clerk.press(Qt::Key_Escape);
    });
}

void TestPages::conflict() {
    visit([this](Visit& at) {
        Clerk& clerk = at.clerk();
        at.changePerson(0);
        const auto filed = happening::changeOfTaro(at.desk(), ad::resident_class, Value(u"4"_s));
        at.changePerson(1);
        if (!happening::confirm(at.desk(), filed).isAccepted())
            throw std::runtime_error("taro was not moved");
        static_cast<void>(happening::confirmAsFiled(at.desk(), m_waiting));
        at.goTo<UnsentPage>({Place::Unsent}, [](UnsentPage& page) {
            return page.model().rowCount() > 0 && page.model().at(0).state == UnsentRow::State::Conflict;
        });
        at.look(u"unsent-conflict"_s);
        clerk.press(Qt::Key_Return);
        at.on<ConflictPage>([](ConflictPage& page) { return page.work().finding().has_value(); });
        at.look(u"conflict"_s);
        clerk.press(Qt::Key_R, Qt::AltModifier);
        clerk.wait(u"a reason is asked"_s, [] { return QApplication::activeModalWidget() != nullptr; });
        at.look(u"conflict-return"_s);
        clerk.press(Qt::Key_Space);
        clerk.press(Qt::Key_Return);
        at.changePerson(0);
        at.goTo<UnsentPage>({Place::Unsent}, [](UnsentPage& page) { return page.model().rowCount() > 0; });
        at.look(u"unsent-returned"_s);
        at.goTo<ConfirmPage>({Place::Confirm, m_waiting},
                             [](ConfirmPage& page) { return page.view().has_value(); });
        at.look(u"returned-case"_s);
        at.goTo<CasePage>({Place::Correction, m_waiting}, isOpen);
        at.look(u"correction"_s);
    });
}

void TestPages::decision() {
    visit(*m_cityWithAClaim, [](Visit& at) {
        Clerk& clerk = at.clerk();
        const auto isOpen = [](ConfirmPage& page) { return page.view() && page.view()->row.awaitsDecision; };
        const Destination claim{Place::Confirm, claim_story::claim};
        at.changePerson(1);  // may not decide
        at.goTo<ConfirmPage>(claim, isOpen);
        at.look(u"decision-of-others"_s);
        at.changePerson(2);
        at.goTo<WorkListPage>({Place::WorkList, {}, u"decide"_s}, always);
        at.look(u"work-list-claims"_s);
        at.goTo<ConfirmPage>(claim, isOpen);
        at.look(u"decision"_s);
        clerk.press(Qt::Key_R, Qt::ControlModifier);
        clerk.wait(u"a reason is asked"_s, [] { return QApplication::activeModalWidget() != nullptr; });
        at.look(u"denial-reason"_s);
        clerk.press(Qt::Key_Escape);
        clerk.press(Qt::Key_Return, Qt::ControlModifier);
        at.on<IssuePage>([](IssuePage& each) { return each.work().chosenCount() > 0; });
        at.look(u"papers-decided"_s);
    });
}

void TestPages::estimate() {
    visit([](Visit& at) {
        at.changePerson(0);
        auto* page = at.goTo<EstimatePage>({Place::Estimate}, always);
        const auto type = [&at](QWidget* field, const QString& text) {
            field->setFocus();
            at.clerk().press(Qt::Key_A, Qt::ControlModifier);
            at.clerk().type(text);
            at.clerk().press(Qt::Key_Return);
        };
        auto* annual = page->findChild<QLabel*>(u"annual"_s);
        auto* salary = page->findChild<SliderField*>(u"salary_revenue"_s);
        at.look(u"estimate-nobody"_s);
        type(page->findChild<AgeField*>(), u"45"_s);
        type(&salary->field(), u"5000000"_s);
        for (const char* age : {"39", "10"}) {  // an age of a line of the law, a child
            page->findChild<QPushButton*>(u"add"_s)->click();
            type(page->findChild<AgeField*>(), QString::fromLatin1(age));
        }
        at.clerk().wait(u"an amount"_s, [annual] { return annual->isVisible(); });
        at.look(u"estimate"_s);
        for (auto* each : page->findChildren<QPushButton*>(u"ExplanationHead"_s))
            each->click();
        at.look(u"estimate-special-and-steps"_s);
        page->findChild<QTabWidget*>()->setCurrentIndex(1);
        at.look(u"estimate-paper"_s);
        page->findChild<QTabWidget*>()->setCurrentIndex(0);
        type(&salary->field(), u"five"_s);
        at.clerk().wait(u"no amount"_s, [annual] { return !annual->isVisible(); });
        at.look(u"estimate-unreadable"_s);
        at.clerk().press(Qt::Key_F1);
        at.look(u"estimate-help"_s);
    });
}

}  // namespace mado::test

QTEST_MAIN(mado::test::TestPages)
#include "TestPages.moc"
