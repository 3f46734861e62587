// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/CounterServices.h"
#include "ui/base/Page.h"
#include "ui/cases/EffectText.h"
#include "ui/confirm/CaseReading.h"
#include "ui/unsent/ConflictText.h"
#include "ui/unsent/ConflictWork.h"

class QLabel;
class QPushButton;
class QTextBrowser;

namespace mado {

class ElidedLabel;

class Banner;

/// A case whose records have changed since it was filed: three columns, the evidence, what it would do now;
/// and who is to do what about it. Nothing is merged by itself.
class ConflictPage : public Page {
    Q_OBJECT
 public:
    /// `commandId`: what the centre found in conflict; empty if only the case is known.
    ConflictPage(const CounterServices& services, const QString& caseId, const QString& commandId,
                 QWidget* parent = nullptr);
    [[nodiscard]] QString title() const override;
    void activate() override;
    void refresh() override;
    [[nodiscard]] QString helpTopic() const override { return QStringLiteral("page.conflict"); }
    [[nodiscard]] const ConflictWork& work() const { return *m_work; }

    /// The record stands as it is; what was filed is given up, for a reason.
    void giveUp(const QString& reason);
    /// What was filed is filed anew: a draft that takes the place of the case.
    void fileAnew();

 Q_SIGNALS:
    void read();

 protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    enum class Role { Author, SecondPerson, Reader };
    void build();
    void rename();
    void draw();
    void drawVerdict();
    void drawButtons();
    void askReason();
    void goOn();
    void returnToAuthor(const QString& reason);
    void settleAnd(Settlement::Way way, const QString& reason, const std::optional<Draft>& draft,
                   const Destination& next, const QString& words);
    [[nodiscard]] Role role() const;
    [[nodiscard]] bool isAtCentre() const;

    const CounterServices& m_services;
    ConflictWork* m_work;
    CaseReading m_reading;
    ConflictText m_text;
    EffectText m_effects;
    bool m_isStacked = false;
    QLabel* m_heading;
    ElidedLabel* m_about;
    Banner* m_verdict;
    QLabel* m_titles[3] = {};
    QTextBrowser* m_columns[3] = {};  // three columns; evidence; computed anew
    QPushButton* m_giveUp;
    QPushButton* m_anew;
    QPushButton* m_confirmer;
    QPushButton* m_goOn;
};

}  // namespace mado
