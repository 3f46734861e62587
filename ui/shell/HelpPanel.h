// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/CounterServices.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QTextBrowser;

namespace mado {

/// F1: what the field with the focus means, what the procedure is, what this page does.
class HelpPanel : public QFrame {
    Q_OBJECT
 public:
    explicit HelpPanel(const CounterServices& services, QWidget* parent = nullptr);
    /// "page.household", "procedure:acquire_left_employee", "procedure:acquire_left_employee/lost_on".
    void show(const QString& topic);
    [[nodiscard]] QString text() const;
    /// Stands at the right edge of `pages`, over what is there.
    void lieOver(QWidget* pages);

 Q_SIGNALS:
    void closed();

 protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;  ///< gives the focus back

 private:
    void place();
    [[nodiscard]] QString procedureHelp(const QString& topic) const;
    [[nodiscard]] QString pageHelp(const QString& topic) const;
    const CounterServices& m_services;
    QLabel* m_title;
    QTextBrowser* m_text;
    QPointer<QWidget> m_before;  ///< had the focus when the help came
};

}  // namespace mado
