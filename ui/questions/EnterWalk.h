// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

#include <functional>

class QWidget;

namespace mado {

class FieldBlock;

/// Enter goes to the next widget that asks for something, Shift+Enter back. What the records know, links and
/// the other boxes of the same list are passed over; an open finding is not. Buttons are pressed, paragraphs
/// get their new line. Escape first sends what is unsent.
class EnterWalk : public QObject {
    Q_OBJECT
 public:
    /// `stops`: everything in `host` that can take the focus, in reading order, asked for each time.
    EnterWalk(QWidget* host, std::function<QList<QWidget*>()> stops);

    /// Makes the Tab key follow the reading order; call when widgets came or went.
    void order();
    /// While this holds, Enter finishes wherever the focus is.
    void finishWhen(std::function<bool()> isDone) { m_isDone = std::move(isDone); }
    /// To the first widget that asks for something.
    void begin();
    /// The question that a widget of the host belongs to; null if none.
    [[nodiscard]] FieldBlock* blockOf(const QWidget* widget) const;
    /// Scrolls the area that the widget is in.
    static void bringIntoView(QWidget* widget);

 Q_SIGNALS:
    void finished();     ///< Enter on the last one
    void commitAsked();  ///< Escape

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    bool enterPressed(QWidget* widget, bool back);
    void goOn(int from, int step);
    QWidget* m_host;
    std::function<QList<QWidget*>()> m_stops;
    std::function<bool()> m_isDone;
};

}  // namespace mado
