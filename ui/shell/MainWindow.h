// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/CounterServices.h"
#include "ui/base/Destination.h"
#include "ui/base/Page.h"
#include "ui/shell/PageFactory.h"

#include <QWidget>

#include <optional>

class QFrame;
class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace mado {

class HelpPanel;
class IdleWatch;
class Omnibox;
class PageHistory;
class Rail;
class Recomputing;
class RefusalBar;
class SignInPage;
class StaffCardReader;
class StatusLine;
class Toast;

/// The one window: sign-in, then rail, search box, pages, status line.
class MainWindow : public QWidget {
    Q_OBJECT
 public:
    /// All outlive the window.
    MainWindow(const CounterServices& services, StaffCardReader& cards, const PageFactory& pages);
    ~MainWindow() override;

    using QWidget::show;
    void goTo(const Destination& destination);
    /// The stores can't be opened (another instance, no key, damaged): said on the sign-in page, in words.
    void cannotOpen(const Error& error);
    void lock();
    void signOut();
    [[nodiscard]] Page* page() const;
    [[nodiscard]] Omnibox& omnibox() { return *m_omnibox; }
    [[nodiscard]] SignInPage& signIn() { return *m_signIn; }
    [[nodiscard]] RefusalBar& refusals() { return *m_refusals; }
    [[nodiscard]] StatusLine& statusLine() { return *m_status; }
    [[nodiscard]] HelpPanel& help() { return *m_help; }
    [[nodiscard]] bool isWorking() const;

 Q_SIGNALS:
    void pageShown(mado::Page* page);

 protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    bool focusNextPrevChild(bool next) override;

 private:
    void build();
    void addShortcuts();
    void rename();
    void goBack();
    void undo();
    void showPage(Page* shown, const Destination& destination);
    [[nodiscard]] Page* makePage(const Destination& destination);
    void letIn(const StaffIdentity& staff);
    void showStatus(const DeskStatus& status);
    void countWork();
    void openPalette(bool onlyProcedures);
    void openPersonMenu();
    void toggleHelp();
    [[nodiscard]] QString householdOnScreen() const;
    [[nodiscard]] bool isConfirming(const QString& caseId) const;
    void restoreLayout();

    const CounterServices& m_services;
    const PageFactory& m_pages;
    QStackedWidget* m_root;
    SignInPage* m_signIn;
    QWidget* m_workspace;
    Rail* m_rail;
    QFrame* m_top;
    Omnibox* m_omnibox;
    QLabel* m_evaluation;
    QToolButton* m_person;
    RefusalBar* m_refusals;
    QStackedWidget* m_stack;
    HelpPanel* m_help;
    StatusLine* m_status;
    Toast* m_toast = nullptr;
    WayBack m_wayBack;  // of what the toast says
    Recomputing* m_recomputing;
    PageHistory* m_history;
    std::optional<StaffIdentity> m_last;  // who was here before the lock
    IdleWatch* m_idle;
};

}  // namespace mado
