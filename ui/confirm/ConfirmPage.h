// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/filing/ClaimReview.h"
#include "ui/base/CounterServices.h"
#include "ui/base/Page.h"
#include "ui/cases/EffectText.h"
#include "ui/confirm/CaseReading.h"
#include "ui/confirm/DecisionReading.h"

#include <QSet>

#include <optional>

class QFrame;
class QLabel;
class QPushButton;
class QTextBrowser;

namespace mado {

class ElidedLabel;

class PaperView;

/// The second person: record now, filed, evidence; differences lit; computed figures with their steps.
/// Confirms (Ctrl+Enter) or returns with a reason (Ctrl+R). One's own case can be read, not confirmed. A
/// claim that is in force is granted (Ctrl+Enter) or denied (Ctrl+R) here by an officer, who sees the amount
/// computed anew with its steps, what was claimed and shown, what else to look at, and the letter as it will
/// print; a case that came back is corrected from here.
class ConfirmPage : public Page {
    Q_OBJECT
 public:
    ConfirmPage(const CounterServices& services, const QString& caseId, QWidget* parent = nullptr);
    [[nodiscard]] QString title() const override;
    void activate() override;
    void refresh() override;
    [[nodiscard]] QString helpTopic() const override;
    [[nodiscard]] bool mayConfirm() const;
    [[nodiscard]] const std::optional<CaseView>& view() const { return m_view; }
    void confirm();
    void giveBack(const QString& reason);

 Q_SIGNALS:
    void read();  ///< everything is on screen
    void confirmed(const QString& caseId);

 protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    enum class Task { Confirm, Decide, Read };
    void build();
    void rename();
    void load();
    void take(const CaseView& view);
    void take(const CaseView& view, const ClaimReview& review);
    void nameColumns();
    void drawColumns();
    void drawLetter();
    [[nodiscard]] CaseSituation situation(const CaseView& view) const;
    [[nodiscard]] static bool isForDecision(const CaseView& view) { return view.row.awaitsDecision; }
    void draw();
    void drawButtons();
    void askReason();
    void withdraw();
    void withdrawFor(const QString& reason);
    void correct();
    void decide(const QString& decision, const QString& reason);
    void finish(const Result<Submission>& result, const QString& words, const Destination& next);
    [[nodiscard]] Task task() const;
    [[nodiscard]] bool isOwn() const;
    [[nodiscard]] bool isReturned() const;
    [[nodiscard]] bool mayCorrect() const;
    [[nodiscard]] bool hasMoved() const;
    [[nodiscard]] QString remark() const;

    const CounterServices& m_services;
    QString m_caseId;
    std::optional<CaseView> m_view;
    CaseComputation m_computation;
    ClaimReview m_review;  ///< while a claim is to be decided
    CaseReading m_reading;
    DecisionReading m_decision;
    EffectText m_words;
    QSet<QString> m_open;
    bool m_isBusy = false;
    bool m_isStacked = false;
    QLabel* m_heading;
    ElidedLabel* m_about;
    QLabel* m_remark;
    QLabel* m_titles[4] = {};
    QTextBrowser* m_columns[4] = {};
    QFrame* m_cards[4] = {};
    QFrame* m_letterCard;  ///< while a claim is to be decided: what the resident will read
    QLabel* m_letterTitle;
    PaperView* m_letter;
    int m_letters = 0;  ///< asked for so far; the answer to the last one counts
    QPushButton* m_confirm;
    QPushButton* m_return;
    QPushButton* m_withdraw;
    QPushButton* m_correct;
    QPushButton* m_household;
};

}  // namespace mado
