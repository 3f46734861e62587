// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/CounterServices.h"
#include "ui/base/Page.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace mado {

class ElidedLabel;
class FlatTable;
class IssueModel;
class IssueWork;
class PaperView;

/// Issue and print: the papers of a case, those to be issued ticked, the one with the cursor shown as it
/// prints.
class IssuePage : public Page {
    Q_OBJECT
 public:
    IssuePage(const CounterServices& services, const QString& caseId, QWidget* parent = nullptr);
    ~IssuePage() override;
    [[nodiscard]] QString title() const override;
    void activate() override;
    void refresh() override;
    void leave() override;
    [[nodiscard]] QString helpTopic() const override { return QStringLiteral("page.issue"); }
    [[nodiscard]] IssueWork& work() { return *m_work; }
    [[nodiscard]] PaperView* paper() { return m_paper; }
    void select(int row);

 Q_SIGNALS:
    void loaded();

 protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void rename();
    void draw();
    void start(const QString& folder);
    void askReason(const QString& folder);
    void save();
    const CounterServices& m_services;
    IssueWork* m_work;
    IssueModel* m_model;
    QLabel* m_heading;
    ElidedLabel* m_about;
    QLabel* m_state;
    FlatTable* m_table;
    PaperView* m_paper;
    QPushButton* m_print;
    QPushButton* m_save;
    QPushButton* m_household;
    QPushButton* m_confirm;
    QProgressBar* m_progress;
};

}  // namespace mado
