// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/CounterServices.h"
#include "ui/base/Destination.h"

#include <QDialog>

#include <functional>
#include <vector>

class QLineEdit;
class QListWidget;

namespace mado {

/// Ctrl+K: every procedure and page by kana, kanji or romaji. With a household on screen, procedures begin
/// for it.
class CommandPalette : public QDialog {
    Q_OBJECT
 public:
    /// `householdNo`: empty if none is on screen; `onlyProcedures`: for Ctrl+N.
    CommandPalette(const CounterServices& services, const QString& householdNo, bool onlyProcedures,
                   QWidget* parent = nullptr);
    struct Action {
        QString title;
        QString keywords;  ///< for finding, not shown
        std::function<void()> run;
    };
    /// What the main window offers besides procedures.
    void addAction(const Action& action);
    void fill();

 Q_SIGNALS:
    void wanted(const mado::Destination& destination);

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void choose(int row);
    void addLifeEvents(const QString& typed);
    const CounterServices& m_services;
    QString m_householdNo;
    std::vector<Action> m_actions;
    std::vector<std::function<void()>> m_choices;
    QLineEdit* m_field;
    QListWidget* m_list;
    bool m_onlyProcedures;
};

}  // namespace mado
