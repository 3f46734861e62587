// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/CounterServices.h"
#include "ui/base/Page.h"
#include "ui/cases/CaseWork.h"

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTabBar;
class QTextBrowser;
class QVBoxLayout;

namespace mado {

class Banner;
class CaseSteps;
class EffectPane;
class FilerForm;
class IdentityForm;
class PreviewPane;
class QuestionForm;

/// A case being filled in: steps, questions, the paper as it will print, what changes.
class CasePage : public Page {
    Q_OBJECT
 public:
    explicit CasePage(const CounterServices& services, QWidget* parent = nullptr);
    ~CasePage() override;
    void begin(const QString& householdNo, const QStringList& procedures, const QStringList& people);
    void open(const QString& draftId);
    /// A returned case again, as a draft of its own; if that was begun before, the draft that there is.
    void correct(const QString& caseId);

    [[nodiscard]] QString title() const override;
    void activate() override;
    void takeHousehold(const QString& householdNo) override;
    void refresh() override;
    void leave() override;
    [[nodiscard]] bool isOver() const override { return m_work->isOver(); }
    [[nodiscard]] QString helpTopic() const override;

    [[nodiscard]] CaseStep step() const;
    void goTo(CaseStep step);
    [[nodiscard]] const CaseWork& work() const { return *m_work; }
    [[nodiscard]] QuestionForm* questions() { return m_questions; }
    [[nodiscard]] FilerForm* filer() { return m_filer; }
    [[nodiscard]] IdentityForm* identity() { return m_identity; }
    [[nodiscard]] EffectPane* effects() { return m_effects; }

 Q_SIGNALS:
    void opened();                        ///< household and draft are there
    void updated();                       ///< computed and drawn after a change
    void entered(const QString& caseId);  ///< on disk

 protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    void build();
    void connectForms();
    void connectQuestions();
    void addShortcuts();
    void arrange();
    void showSide();
    void orderTabs();
    void rename();
    void takeWork();
    void beginCorrection(const QString& caseId);
    void show();
    void showSteps();
    void showHead();
    void showReview();
    void showCorrection();
    void showPapers();
    void showForms();
    void sessionChanged();
    void next();
    void enter();
    void takeEntered(const Result<Submission>& result);
    void discard();
    void undo();
    void redo();
    void printWhatToBring();
    void setProcedure(int index);
    [[nodiscard]] FormSession* session();

    const CounterServices& m_services;
    std::unique_ptr<CaseWork> m_work;
    QString m_procedure;  // whose questions are shown
    bool m_isSending = false;
    bool m_isNarrow = false;
    QSplitter* m_columns = nullptr;
    QVBoxLayout* m_side = nullptr;
    QLabel* m_heading;
    QLabel* m_about;
    QLabel* m_saved;
    QLabel* m_deadline;
    Banner* m_correction;  // why the case came back
    CaseSteps* m_steps;
    QStackedWidget* m_stack;
    FilerForm* m_filer;
    IdentityForm* m_identity;
    QTabBar* m_tabs;
    QuestionForm* m_questions;
    QTextBrowser* m_review;
    QLabel* m_stepTitle;
    PreviewPane* m_preview;
    EffectPane* m_effects;
    QPushButton* m_paper;  // in a narrow window: the paper instead of what changes
    QPushButton* m_join;   // another household, for a merge
    QPushButton* m_next;
    QPushButton* m_later;
    QPushButton* m_discard;
};

}  // namespace mado
