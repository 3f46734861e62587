// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/base/Result.h"
#include "ui/base/Destination.h"

#include <QFuture>
#include <QWidget>

#include <functional>

namespace mado {

/// The way back from something that was just done.
struct WayBack {
    QString words;                                ///< what was done; names nobody
    std::function<QFuture<Result<void>>()> undo;  ///< may be called when the page is gone
    Destination then;                             ///< where to go when it is undone
};

/// One page of the main window. Made when it is first gone to; kept while it is in the history.
class Page : public QWidget {
    Q_OBJECT
 public:
    using QWidget::QWidget;

    /// For history and palette; never names a resident (it may appear in a window title).
    [[nodiscard]] virtual QString title() const = 0;
    /// Shown again: read anew what may have changed, put the focus where work goes on.
    virtual void activate() = 0;
    /// Records changed, here or at another terminal.
    virtual void refresh() {}
    /// About to be left or locked: keep what was typed. Must not ask anything.
    virtual void leave() {}
    /// Nothing to come back to: the history forgets it when it is left.
    [[nodiscard]] virtual bool isOver() const { return false; }
    /// A household that was asked for with householdWanted().
    virtual void takeHousehold(const QString& householdNo) { static_cast<void>(householdNo); }
    /// Id of the help text (F1) for what has the focus: procedure id, or "page.household".
    [[nodiscard]] virtual QString helpTopic() const { return {}; }

 Q_SIGNALS:
    void wanted(const mado::Destination& destination);
    /// Another household is to be chosen; the answer comes by takeHousehold().
    void householdWanted();
    /// One line in the status line for some seconds ("下書きを保存しました").
    void told(const QString& words);
    /// Said for some seconds with a button that undoes it.
    void undoable(const mado::WayBack& back);
    /// A refusal to be shown with what happened, what it means, what to do.
    void refused(const mado::Error& error);
};

}  // namespace mado
