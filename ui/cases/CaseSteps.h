// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/engine/CaseDraft.h"

#include <QFrame>

#include <vector>

class QLabel;
class QPushButton;

namespace mado {

/// "進み方": the five steps with what is done, and what the clerk can say.
class CaseSteps : public QFrame {
    Q_OBJECT
 public:
    explicit CaseSteps(QWidget* parent = nullptr);
    void setCurrent(CaseStep step);
    void setDone(CaseStep step, bool isDone, const QString& remark = {});
    void setSay(const QString& words);
    /// In a narrow window: the steps alone.
    void setNarrow(bool isNarrow);

 Q_SIGNALS:
    void chosen(mado::CaseStep step);

 protected:
    void changeEvent(QEvent* event) override;

 private:
    struct Step {
        QPushButton* button;
        QLabel* remark;
        bool isDone = false;
    };
    void rename();
    [[nodiscard]] static QString name(CaseStep step);
    std::vector<Step> m_steps;
    CaseStep m_current = CaseStep::Filer;
    bool m_isNarrow = false;
    QLabel* m_title;
    QLabel* m_sayTitle;
    QLabel* m_say;
};

}  // namespace mado
