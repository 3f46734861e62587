// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "ui/base/Destination.h"

#include <QWidget>

namespace mado {

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
    /// A refusal to be shown with what happened, what it means, what to do.
    void refused(const mado::Error& error);
};

}  // namespace mado
