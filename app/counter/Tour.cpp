// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/counter/Tour.h"

#include "core/city/SyntheticCity.h"
#include "core/text/DateText.h"
#include "ui/cases/CasePage.h"
#include "ui/confirm/ConfirmPage.h"
#include "ui/household/HouseholdPage.h"
#include "ui/issue/IssuePage.h"
#include "ui/issue/IssueWork.h"
#include "ui/preview/PaperView.h"
#include "ui/questions/IdentityForm.h"
#include "ui/questions/QuestionForm.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/Omnibox.h"
#include "ui/shell/SearchModel.h"
#include "ui/signin/PinEntry.h"
#include "ui/signin/SignInPage.h"
#include "ui/worklist/WorkListPage.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPixmap>

using namespace Qt::StringLiterals;

namespace mado {

using Place = Destination::Place;

namespace {

constexpr int patienceMilliseconds = 10'000;
constexpr int lateDays = 22;  // the resident comes three weeks after leaving: the filing is a little late

}  // namespace

template <class Wanted>
Wanted* Tour::page() {
    return qobject_cast<Wanted*>(m_counter.window().page());
}

bool Tour::wait(const QString& what, const std::function<bool()>& reached) {
    QElapsedTimer timer;
    timer.start();
    while (!reached()) {
        if (timer.elapsed() > patienceMilliseconds) {
            m_failure = what;
            return false;
        }
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }
    return true;
}

void Tour::settle(int milliseconds) {
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

QWidget* Tour::keyTarget() {
    if (QWidget* focused = QApplication::focusWidget()) return focused;
    // Where no window is active (a plug-in without a window manager): what has the focus inside the window.
    QWidget* window = QApplication::activeModalWidget();
    if (window == nullptr) window = &m_counter.window();
    QWidget* inside = window->focusWidget();
    return inside == nullptr ? window : inside;
}

void Tour::press(int key, Qt::KeyboardModifiers modifiers) {
    QWidget* target = keyTarget();
    QKeyEvent down(QEvent::KeyPress, key, modifiers);
    QKeyEvent up(QEvent::KeyRelease, key, modifiers);
    QCoreApplication::sendEvent(target, &down);
    QCoreApplication::sendEvent(target, &up);
    settle(60);
}

void Tour::type(const QString& text) {
    for (const QChar each : text) {
        QKeyEvent down(QEvent::KeyPress, 0, Qt::NoModifier, QString(each));
        QCoreApplication::sendEvent(keyTarget(), &down);
        settle(5);
    }
}

bool Tour::picture(const QString& name) {
    settle(350);
    const QString path =
        QDir(m_folder).filePath(u"%1-%2.png"_s.arg(++m_pictures, 2, 10, QLatin1Char('0')).arg(name));
    if (m_counter.window().grab().save(path)) return true;
    m_failure = u"picture "_s + path;
    return false;
}

bool Tour::signIn(int card) {
    SignInPage& page = m_counter.window().signIn();
    if (!wait(u"sign-in ready"_s, [&page] { return page.isReady(); })) return false;
    page.cards()->setCurrentRow(card);
    page.pin()->setFocus();
    type(u"1234"_s);
    if (card == 0 && !picture(u"sign-in"_s)) return false;
    press(Qt::Key_Return);
    return wait(u"signed in"_s, [this] { return m_counter.window().isWorking(); });
}

bool Tour::find() {
    Omnibox& omnibox = m_counter.window().omnibox();
    omnibox.focusField();
    type(u"やまだ S33.4.1 青木"_s);
    if (!wait(u"search finds one person"_s, [&omnibox] { return omnibox.model().rowCount() == 1; }))
        return false;
    if (!picture(u"search"_s)) return false;
    press(Qt::Key_Return);
    if (!wait(u"household on screen"_s, [this] {
            auto* household = page<HouseholdPage>();
            return household != nullptr && household->view().has_value();
        })) {
        return false;
    }
    return picture(u"household"_s);
}

bool Tour::begin() {
    m_counter.window().goTo({Place::NewCase, demo::householdNo});
    if (!wait(u"palette open"_s,
              [] { return qobject_cast<CommandPalette*>(QApplication::activeModalWidget()) != nullptr; }))
        return false;
    type(u"りだつ"_s);
    settle();
    press(Qt::Key_Return);
    return wait(u"case open"_s, [this] {
        auto* open = page<CasePage>();
        return open != nullptr && open->work().isOpen();
    });
}

bool Tour::fillFilerAndIdentity() {
    auto* open = page<CasePage>();
    if (!wait(u"step who files"_s, [open] { return open->step() == CaseStep::Filer; })) return false;
    if (!picture(u"who-files"_s)) return false;
    open->goTo(CaseStep::Identity);
    settle();
    if (!picture(u"identity"_s)) return false;
    press(Qt::Key_Space);  // the first document: one card that suffices
    if (!wait(u"identity complete"_s, [open] { return open->work().identity().complete; })) return false;
    open->goTo(CaseStep::Content);
    return true;
}

bool Tour::answer() {
    auto* open = page<CasePage>();
    settle();
    type(formatDate(m_counter.services().desk.clock().today().addDays(-lateDays), DateStyle::Short));
    press(Qt::Key_Return);
    settle();
    press(Qt::Key_Space);  // the certificate of loss
    if (!wait(u"effects computed"_s, [open] { return open->work().computation().isUsable(); })) return false;
    if (!wait(u"three people insured"_s,
              [open] { return open->work().computation().output.events.size() == 3; }))
        return false;
    settle(600);
    if (!picture(u"content"_s)) return false;
    open->goTo(CaseStep::Review);
    if (!wait(u"nothing missing"_s, [open] { return open->work().obstacles().isEmpty(); })) return false;
    return picture(u"review"_s);
}

bool Tour::enter() {
    auto* open = page<CasePage>();
    m_caseId = open->work().draft().id();
    press(Qt::Key_Return);
    if (!wait(u"case entered, papers on screen"_s, [this] {
            auto* issuing = page<IssuePage>();
            return issuing != nullptr && issuing->work().view().has_value() &&
                   issuing->work().chosenCount() > 0;
        })) {
        return false;
    }
    return issue(2, "entered");
}

bool Tour::issue(int papers, const char* name) {
    auto* issuing = page<IssuePage>();
    int count = -1;
    const auto counting =
        QObject::connect(&issuing->work(), &IssueWork::issued, issuing, [&count](int all) { count = all; });
    const QString folder = QDir(m_folder).filePath(QString::fromLatin1(name));
    QDir().mkpath(folder);
    issuing->work().issue({}, folder);
    const bool isDone = wait(u"papers issued"_s, [&count, papers] { return count == papers; });
    QObject::disconnect(counting);
    if (!isDone) return false;
    if (!wait(u"register read again"_s, [issuing] { return issuing->work().chosenCount() == 0; }))
        return false;
    const std::size_t row = issuing->work().papers().size() > 2 && papers > 2 ? 2 : 0;
    issuing->select(static_cast<int>(row));
    const auto isShown = [issuing, row] {
        const PaperView& shown = *issuing->paper();
        return shown.document() == issuing->work().papers()[row].pdf && shown.isUpToDate();
    };
    if (!wait(u"the chosen paper drawn"_s, isShown)) return false;
    return picture(u"papers-"_s + QString::fromLatin1(name));
}

bool Tour::confirm() {
    m_counter.window().signOut();
    settle();
    if (!signIn(1)) return false;
    m_counter.window().goTo({Place::WorkList, {}, u"confirm"_s});
    settle(400);
    if (!picture(u"work-list"_s)) return false;
    m_counter.window().goTo({Place::Confirm, m_caseId});
    if (!wait(u"second person may confirm"_s, [this] {
            auto* confirming = page<ConfirmPage>();
            return confirming != nullptr && confirming->mayConfirm();
        })) {
        return false;
    }
    if (!picture(u"confirmation"_s)) return false;
    page<ConfirmPage>()->confirm();
    if (!wait(u"confirmed, certificates on screen"_s, [this] {
            auto* issuing = page<IssuePage>();
            return issuing != nullptr && issuing->work().chosenCount() == 3;
        })) {
        return false;
    }
    return issue(3, "confirmed");
}

bool Tour::lookAgain() {
    m_counter.window().goTo({Place::Household, demo::householdNo});
    if (!wait(u"three insured members"_s, [this] {
            auto* household = page<HouseholdPage>();
            if (household == nullptr || !household->view()) return false;
            int insured = 0;
            for (const QJsonValue& each : household->view()->facts[u"members"_s].toArray())
                insured += each[u"coverage"_s][u"insured"_s].toBool() ? 1 : 0;
            return insured == 3;
        })) {
        return false;
    }
    if (!picture(u"household-after"_s)) return false;
    m_counter.window().goTo({Place::Settings});
    settle(400);
    return picture(u"settings"_s);
}

bool Tour::play() {
    if (!QDir().mkpath(m_folder)) {
        m_failure = m_folder;
        return false;
    }
    m_counter.window().resize(1366, 768);
    m_counter.window().activateWindow();
    return signIn(0) && picture(u"counter"_s) && find() && begin() && fillFilerAndIdentity() && answer() &&
           enter() && confirm() && lookAgain();
}

}  // namespace mado
