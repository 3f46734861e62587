// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/MainWindow.h"

#include "ui/base/DeskAnswer.h"
#include "ui/base/Page.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/HelpPanel.h"
#include "ui/shell/HouseholdPicker.h"
#include "ui/shell/IdleWatch.h"
#include "ui/shell/Omnibox.h"
#include "ui/shell/PageHistory.h"
#include "ui/shell/Rail.h"
#include "ui/shell/RefusalBar.h"
#include "ui/shell/StatusLine.h"
#include "ui/signin/SignInPage.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/unsent/Recomputing.h"
#include "ui/widgets/Toast.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace mado {

using Place = Destination::Place;

MainWindow::MainWindow(const CounterServices& services, StaffCardReader& cards, const PageFactory& pages)
    : m_services(services),
      m_pages(pages),
      m_root(new QStackedWidget(this)),
      m_signIn(new SignInPage(services, cards, m_root)),
      m_workspace(new QWidget(m_root)),
      m_rail(new Rail(m_workspace)),
      m_top(new QFrame(m_workspace)),
      m_omnibox(new Omnibox(services, m_top)),
      m_evaluation(new QLabel(m_top)),
      m_person(new QToolButton(m_top)),
      m_refusals(new RefusalBar(services.wording, m_workspace)),
      m_stack(new QStackedWidget(m_workspace)),
      m_help(new HelpPanel(services, m_workspace)),
      m_status(new StatusLine(services.wording, m_workspace)),
      m_recomputing(new Recomputing(services, this)),
      m_history(new PageHistory(
          m_stack, [this](const Destination& destination) { return makePage(destination); }, this)),
      m_idle(new IdleWatch([&services] { return std::chrono::minutes(services.settings.idleLockMinutes()); },
                           this)) {
    setMinimumSize(1024, 640);
    build();
    addShortcuts();
    rename();
    connect(m_signIn, &SignInPage::signedIn, this, &MainWindow::letIn);
    connect(m_signIn, &SignInPage::cardTaken, this, &MainWindow::lock);
    connect(m_rail, &Rail::wanted, this, &MainWindow::goTo);
    connect(m_omnibox, &Omnibox::wanted, this, &MainWindow::goTo);
    connect(m_help, &HelpPanel::closed, this, &MainWindow::toggleHelp);
    connect(m_status, &StatusLine::waitingAsked, this, [this] { goTo({Place::WorkList, {}, u"confirm"_s}); });
    connect(m_status, &StatusLine::unsentAsked, this, [this] { goTo({Place::Unsent}); });
    connect(m_recomputing, &Recomputing::recomputed, this,
            [this](const QString& caseId, const QString& caseNo) {
                m_status->tell(tr("Recomputed, the same outcome: %1 goes on.").arg(caseNo));
                if (isConfirming(caseId)) goTo({Place::Issue, caseId});
            });
    connect(m_recomputing, &Recomputing::left, this, [this](const QString& caseId, const QString& commandId) {
        if (isConfirming(caseId)) goTo({Place::Conflict, caseId, commandId});
    });
    connect(&services.desk, &CounterDesk::statusChanged, this, &MainWindow::showStatus);
    connect(&services.desk, &CounterDesk::signedOutByCentre, this, [this](const Error& why) {
        lock();
        m_signIn->tell(why);
    });
    connect(&services.desk, &CounterDesk::troubled, m_refusals, &RefusalBar::show);
    connect(&services.desk, &CounterDesk::recordsChanged, this, [this] {
        countWork();
        if (Page* shown = page()) shown->refresh();
    });
    connect(m_history, &PageHistory::shown, this, &MainWindow::showPage);
    connect(m_idle, &IdleWatch::idle, this, &MainWindow::lock);
    restoreLayout();
    m_root->setCurrentWidget(m_signIn);
}

MainWindow::~MainWindow() = default;

void MainWindow::build() {
    m_top->setObjectName(u"TopBar"_s);
    auto* topRow = new QHBoxLayout(m_top);
    topRow->setContentsMargins(theme::px(16), theme::px(8), theme::px(16), theme::px(8));
    topRow->setSpacing(theme::px(16));
    m_omnibox->setMaximumWidth(theme::px(760));
    topRow->addWidget(m_omnibox, 3);
    topRow->addStretch(1);
    topRow->addWidget(m_evaluation);
    topRow->addWidget(m_person);
    m_evaluation->setObjectName(u"EvaluationMark"_s);
    m_person->setObjectName(u"PersonButton"_s);
    m_person->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_person->setIcon(theme::icon(u"person"_s, theme::muted()));
    m_person->setIconSize(QSize(theme::px(16), theme::px(16)));
    m_person->setAutoRaise(true);
    connect(m_person, &QToolButton::clicked, this, &MainWindow::openPersonMenu);

    auto* pages = new QWidget(m_workspace);
    auto* middle = new QHBoxLayout(pages);
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(0);
    middle->addWidget(m_stack, 1);
    m_help->setParent(pages);  // over the page, which keeps its width
    m_help->hide();
    m_help->lieOver(pages);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_top);
    right->addWidget(m_refusals);
    right->addWidget(pages, 1);
    auto* upper = new QHBoxLayout;
    upper->setSpacing(0);
    upper->addWidget(m_rail);
    upper->addLayout(right, 1);
    auto* all = new QVBoxLayout(m_workspace);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(upper, 1);
    all->addWidget(m_status);

    m_toast = new Toast(pages);
    connect(m_toast, &Toast::undone, this, &MainWindow::undo);

    m_omnibox->setListParent(m_workspace);
    m_root->addWidget(m_signIn);
    m_root->addWidget(m_workspace);
    auto* frame = new QVBoxLayout(this);
    frame->setContentsMargins(0, 0, 0, 0);
    frame->addWidget(m_root);
}

/// Tab goes as one reads, part by part: what a page makes later would else come after the status line.
bool MainWindow::focusNextPrevChild(bool next) {
    if (!isWorking()) return QWidget::focusNextPrevChild(next);
    QList<QWidget*> stops;
    const QWidget* const parts[] = {m_rail, m_top, m_refusals, m_stack, m_help, m_toast, m_status};
    for (const QWidget* part : parts) {
        for (QWidget* each = nextInFocusChain(); each != this; each = each->nextInFocusChain()) {
            const bool isStop = part->isAncestorOf(each) && each->isVisible() && each->isEnabled() &&
                                (each->focusPolicy() & Qt::TabFocus) != 0 && each->focusProxy() == nullptr;
            if (isStop) stops << each;
        }
    }
    if (stops.isEmpty()) return false;
    const auto at = stops.indexOf(focusWidget());
    const auto count = stops.size();
    const auto to = at < 0 ? (next ? 0 : count - 1) : (at + (next ? 1 : count - 1)) % count;
    stops.at(to)->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void MainWindow::addShortcuts() {
    const auto add = [this](const QKeySequence& keys, auto slot) {
        auto* shortcut = new QShortcut(keys, m_workspace);
        shortcut->setContext(Qt::WindowShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    add(Qt::Key_F2, [this] { m_omnibox->focusField(); });
    add(Qt::Key_F1, [this] { toggleHelp(); });
    add(Qt::CTRL | Qt::Key_K, [this] { openPalette(false); });
    add(Qt::CTRL | Qt::Key_N, [this] { openPalette(true); });
    add(Qt::CTRL | Qt::Key_L, [this] { lock(); });
    add(Qt::ALT | Qt::Key_Left, [this] { goBack(); });
    add(Qt::CTRL | Qt::Key_1, [this] { goTo({Place::Home}); });
    add(Qt::CTRL | Qt::Key_2, [this] { goTo({Place::WorkList, {}, u"confirm"_s}); });
    add(Qt::CTRL | Qt::Key_3, [this] { goTo({Place::WorkList, {}, u"issue"_s}); });
    add(Qt::CTRL | Qt::Key_4, [this] { goTo({Place::WorkList, {}, u"decide"_s}); });
    add(Qt::CTRL | Qt::Key_5, [this] { goTo({Place::Unsent}); });
    add(Qt::CTRL | Qt::Key_6, [this] { goTo({Place::Estimate}); });
    add(Qt::CTRL | Qt::Key_Comma, [this] { goTo({Place::Settings}); });
}

void MainWindow::rename() {
    setWindowTitle(tr("Madoguchi"));  // never a resident's name
    m_evaluation->setText(tr("Evaluation data – not for real cases"));
    m_person->setAccessibleName(tr("Person signed in"));
}

bool MainWindow::isWorking() const {
    return m_root->currentWidget() == m_workspace;
}

Page* MainWindow::page() const {
    return m_history->page();
}

QString MainWindow::householdOnScreen() const {
    const Destination here = m_history->here();
    const bool isOf = here.place == Place::Household || here.place == Place::NewCase;
    return isOf ? here.key : QString();
}

bool MainWindow::isConfirming(const QString& caseId) const {
    const Destination here = m_history->here();
    return here.place == Place::Confirm && here.key == caseId;
}

Page* MainWindow::makePage(const Destination& destination) {
    Page* made = m_pages.make(destination, m_stack);
    if (made == nullptr) return nullptr;
    connect(made, &Page::wanted, this, &MainWindow::goTo, Qt::QueuedConnection);
    connect(made, &Page::householdWanted, this, [this, made] {
        auto* picker = new HouseholdPicker(m_services, this);
        picker->setAttribute(Qt::WA_DeleteOnClose);
        connect(picker, &HouseholdPicker::picked, made, &Page::takeHousehold);
        picker->open();
    });
    connect(made, &Page::told, m_status, &StatusLine::tell);
    connect(made, &Page::undoable, this, [this](const WayBack& back) {
        m_wayBack = back;
        m_toast->tell(back.words, tr("&Undo"));
    });
    connect(made, &Page::refused, m_refusals, &RefusalBar::show);
    m_stack->addWidget(made);
    return made;
}

void MainWindow::goTo(const Destination& destination) {
    if (!m_services.desk.staff()) return;
    if (destination.place == Place::Back) {
        goBack();
        return;
    }
    if (destination.place == Place::NewCase && destination.procedures.isEmpty()) {
        openPalette(true);
        return;
    }
    m_refusals->clear();
    m_history->open(destination);
}

void MainWindow::undo() {
    if (!m_wayBack.undo || !isWorking()) return;
    whenAnswered(m_services.desk, m_wayBack.undo(), this,
                 [this, then = m_wayBack.then](const Result<void>& done) {
                     if (done)
                         goTo(then);
                     else
                         m_refusals->show(done.error());
                 });
    m_wayBack = {};
}

void MainWindow::goBack() {
    m_refusals->clear();
    if (!m_history->back()) goTo({Place::Home});
}

void MainWindow::showPage(Page* shown, const Destination& destination) {
    m_rail->setCurrent(destination);
    shown->activate();
    Q_EMIT pageShown(shown);
}

void MainWindow::letIn(const StaffIdentity& staff) {
    const bool isSame = m_last && m_last->staffId == staff.staffId;
    if (!isSame) m_history->forget();
    m_last = staff;
    m_person->setText(staff.name + u"  ▼"_s);
    m_root->setCurrentWidget(m_workspace);
    m_idle->start();
    showStatus(m_services.desk.status());
    countWork();
    if (Page* shown = page()) {
        shown->activate();
    } else {
        goTo({Place::Home});
        m_omnibox->focusField();
    }
}

void MainWindow::lock() {
    if (!isWorking()) return;
    if (Page* shown = page()) shown->leave();
    m_idle->stop();
    m_toast->dismiss();
    m_wayBack = {};
    m_omnibox->clear();
    m_refusals->clear();
    m_services.pictures.clear();
    m_root->setCurrentWidget(m_signIn);  // blank at once, before anything else
    static_cast<void>(m_services.desk.signOut(u"lock"_s));
    m_signIn->waitFor(m_last);
}

void MainWindow::cannotOpen(const Error& error) {
    m_signIn->stop(error);
}

void MainWindow::signOut() {
    lock();
    m_history->forget();
    m_last.reset();
    m_signIn->waitFor({});
}

void MainWindow::showStatus(const DeskStatus& status) {
    const auto& staff = m_services.desk.staff();
    m_status->setStatus(status, staff);
    m_evaluation->setVisible(status.isEmbedded);
}

void MainWindow::countWork() {
    if (!m_services.desk.staff()) return;
    m_services.desk.workList().then(
        &m_services.desk, whileAlive(this, [this](const Result<std::vector<CaseRow>>& rows) {
            const auto& staff = m_services.desk.staff();
            if (!rows || !staff) return;
            const auto count = [&rows](auto fits) {
                return static_cast<int>(std::count_if(rows->begin(), rows->end(), fits));
            };
            m_rail->setCounts(count([&staff](const CaseRow& each) {
                                  return (each.state == u"entered"_s || each.state == u"conflict"_s) &&
                                         each.authorId != staff->staffId;
                              }),
                              count([](const CaseRow& each) { return each.awaitsPaper; }),
                              count([](const CaseRow& each) { return each.awaitsDecision; }));
        }));
}

void MainWindow::openPalette(bool onlyProcedures) {
    auto* palette = new CommandPalette(m_services, householdOnScreen(), onlyProcedures, this);
    palette->setAttribute(Qt::WA_DeleteOnClose);
    connect(palette, &CommandPalette::wanted, this, &MainWindow::goTo);
    palette->addAction({tr("Counter: search and drafts"), u"home madoguchi まどぐち マドグチ"_s,
                        [this] { goTo({Place::Home}); }});
    palette->addAction({tr("Cases awaiting confirmation"), u"kakunin confirm かくにん カクニン"_s, [this] {
                            goTo({Place::WorkList, {}, u"confirm"_s});
                        }});
    palette->addAction({tr("Papers to be issued"), u"koufu kofu issue こうふ コウフ"_s, [this] {
                            goTo({Place::WorkList, {}, u"issue"_s});
                        }});
    palette->addAction({tr("Claims to be decided"), u"kettei decide けってい ケッテイ"_s, [this] {
                            goTo({Place::WorkList, {}, u"decide"_s});
                        }});
    palette->addAction(
        {tr("Unsent and returned"),
         u"misoushin misoshin sashimodoshi kakuri unsent みそうしん ミソウシン さしもどし サシモドシ かくり カクリ"_s,
         [this] { goTo({Place::Unsent}); }});
    palette->addAction(
        {tr("Tax estimate"),
         u"estimate_tax shisan zeigaku zei estimate tax しさん シサン ぜいがく ゼイガク ほけんぜい ホケンゼイ"_s,
         [this] { goTo({Place::Estimate}); }});
    palette->addAction(
        {tr("Settings"), u"settei settings せってい セッテイ"_s, [this] { goTo({Place::Settings}); }});
    palette->addAction({tr("Lock the screen"), u"lock rokku ろっく ロック"_s, [this] { lock(); }});
    palette->addAction(
        {tr("Switch person"), u"switch sign out koutai こうたい コウタイ"_s, [this] { signOut(); }});
    palette->fill();
    palette->open();
}

void MainWindow::openPersonMenu() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Lock") + u"\tCtrl+L"_s, this, &MainWindow::lock);
    menu->addAction(tr("&Switch person"), this, &MainWindow::signOut);
    menu->addAction(tr("S&ettings") + u"\tCtrl+,"_s, this, [this] { goTo({Place::Settings}); });
    menu->popup(m_person->mapToGlobal(QPoint(0, m_person->height())));
}

void MainWindow::toggleHelp() {
    if (m_help->isVisible()) {
        m_help->hide();
        if (Page* shown = page(); shown != nullptr && !shown->isAncestorOf(QApplication::focusWidget()))
            shown->setFocus();
        return;
    }
    Page* shown = page();
    m_help->show(shown == nullptr ? QString() : shown->helpTopic());
}

void MainWindow::restoreLayout() {
    resize(theme::px(1366), theme::px(768));
    const QByteArray geometry = m_services.settings.layout(u"window"_s);
    if (!geometry.isEmpty()) restoreGeometry(geometry);
}

void MainWindow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) rename();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (Page* shown = page()) shown->leave();
    m_services.settings.setLayout(u"window"_s, saveGeometry());
    QWidget::closeEvent(event);
}

}  // namespace mado
