// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/Tone.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace mado {

/// A strip across a page or a card: what happened and what it means, with at
/// most one thing to do about it. Told to a screen reader when it appears.
class Banner : public QFrame {
    Q_OBJECT
 public:
    enum class Kind { Info, Look, Stop };
    Banner(Kind kind, const QString& text, QWidget* parent = nullptr);

    /// `title`: a few words in bold above the text; may be empty.
    void setText(const QString& text, const QString& title = {});
    void setKind(Kind kind);
    [[nodiscard]] Kind kind() const { return m_kind; }
    /// The button at the right; empty takes it away.
    void setAction(const QString& text);

 Q_SIGNALS:
    void acted();

 protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;

 private:
    [[nodiscard]] Tone tone() const;
    void describeAnew();
    Kind m_kind;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_action;
};

}  // namespace mado
