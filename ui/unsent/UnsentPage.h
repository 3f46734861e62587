// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/CounterServices.h"
#include "ui/base/Page.h"
#include "ui/unsent/UnsentModel.h"

class QLabel;
class QPushButton;
class QTextBrowser;

namespace mado {

class Banner;
class Card;
class EmptyState;
class FlatTable;

/// "未送信・差戻し・隔離": what has not reached the centre, was refused, in conflict, set apart or given
/// back; what that means for the resident, and what can be done about it now. Above it what the administrator
/// must be told of (DeskStatus::warnings).
class UnsentPage : public Page {
    Q_OBJECT
 public:
    /// `at`: id of a command or case to point at; may be empty.
    UnsentPage(const CounterServices& services, const QString& at, QWidget* parent = nullptr);
    [[nodiscard]] QString title() const override;
    void activate() override;
    void refresh() override;
    [[nodiscard]] QString helpTopic() const override { return QStringLiteral("page.unsent"); }
    [[nodiscard]] FlatTable* table() { return m_table; }
    [[nodiscard]] const UnsentModel& model() const { return *m_model; }

    void correct();
    void sendAgain();
    void compare();
    void printCopy();
    /// `reason` as in ReasonDialog.
    void dismiss(const QString& reason);

 Q_SIGNALS:
    void loaded();

 protected:
    void changeEvent(QEvent* event) override;

 private:
    void build();
    void rename();
    void take(std::vector<UnsentRow> rows);
    void showSummary();
    void showWarnings();
    void showDetail();
    void showButtons(const UnsentRow* row);
    void openCase();
    void askReason();
    void reopen(const UnsentRow& row);
    void refile(const UnsentRow& row);
    void report(const Result<void>& done, const QString& words);
    [[nodiscard]] const UnsentRow* current() const;
    [[nodiscard]] bool mayTouch(const UnsentRow& row) const;

    const CounterServices& m_services;
    QString m_at;
    DeskStatus m_last;
    UnsentWords m_words;
    UnsentModel* m_model;
    QLabel* m_heading;
    QLabel* m_summary;
    Banner* m_warning;
    FlatTable* m_table;
    EmptyState* m_empty;
    Card* m_detail;
    QTextBrowser* m_text;
    QPushButton* m_correct;
    QPushButton* m_compare;
    QPushButton* m_send;
    QPushButton* m_open;
    QPushButton* m_print;
    QPushButton* m_dismiss;
};

}  // namespace mado
