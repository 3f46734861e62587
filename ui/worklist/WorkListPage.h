// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/CounterServices.h"
#include "ui/base/Page.h"

class QLabel;
class QPushButton;
class QTabBar;

namespace mado {

class EmptyState;
class FlatTable;
class WorkListModel;

/// What waits for somebody: cases to confirm, papers to issue, claims to decide, cases that came back.
class WorkListPage : public Page {
    Q_OBJECT
 public:
    /// `list`: "confirm", "issue", "decide", "returned".
    WorkListPage(const CounterServices& services, const QString& list, QWidget* parent = nullptr);
    [[nodiscard]] QString title() const override;
    void activate() override;
    void refresh() override;
    [[nodiscard]] QString helpTopic() const override { return QStringLiteral("page.worklist"); }
    [[nodiscard]] FlatTable* table() { return m_table; }

 protected:
    void changeEvent(QEvent* event) override;

 private:
    void load();
    void take(std::vector<CaseRow> rows);
    void open(int row);
    void rename();
    void showUnsent();
    [[nodiscard]] QString list() const;
    [[nodiscard]] bool belongs(const CaseRow& row, const QString& list) const;

    const CounterServices& m_services;
    QLabel* m_heading;
    QTabBar* m_tabs;
    QPushButton* m_unsent;
    FlatTable* m_table;
    EmptyState* m_empty;
    WorkListModel* m_model;
    std::vector<CaseRow> m_all;
};

}  // namespace mado
