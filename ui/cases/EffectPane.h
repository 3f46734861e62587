// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/filing/CaseComputation.h"
#include "ui/cases/EffectText.h"

#include <QFrame>
#include <QSet>

class QLabel;
class QTextBrowser;

namespace mado {

/// "変わること": what the case will do, with amounts and their steps, and every item before and after.
class EffectPane : public QFrame {
    Q_OBJECT
 public:
    EffectPane(const Wording& wording, const CodeTables& codes, QWidget* parent = nullptr);
    void show(const CaseComputation& computation);
    void setStacked(bool stacked);  ///< for a narrow pane; see EffectText
    [[nodiscard]] QString text() const;

 protected:
    void changeEvent(QEvent* event) override;

 private:
    void draw();
    const Wording& m_wording;
    EffectText m_words;
    CaseComputation m_computation;
    QSet<QString> m_open;
    QLabel* m_title;
    QTextBrowser* m_text;
};

}  // namespace mado
