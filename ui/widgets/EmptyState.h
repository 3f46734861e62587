// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace mado {

/// Stands where a list would be: what would fill it, and the way to fill it if
/// there is one.
class EmptyState : public QWidget {
    Q_OBJECT
 public:
    /// `icon`: a name for theme::icon; may be empty.
    EmptyState(const QString& icon, const QString& text, QWidget* parent = nullptr);

    void setText(const QString& text);
    /// The button below the text; empty takes it away.
    void setAction(const QString& text);

 Q_SIGNALS:
    void acted();

 private:
    QLabel* m_icon;
    QLabel* m_text;
    QPushButton* m_action;
};

}  // namespace mado
