// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/household/TimelineView.h"

#include <QAccessibleWidget>
#include <QPointer>

#include <map>

namespace mado {

/// The timeline for a screen reader: a list whose items are the bars.
class TimelineAccess : public QAccessibleWidget {
 public:
    explicit TimelineAccess(TimelineView* view);
    ~TimelineAccess() override;
    /// Once a program; more often does no harm.
    static void install();

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface* child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface* focusChild() const override;

 private:
    [[nodiscard]] TimelineView* view() const;
    mutable std::map<int, QAccessible::Id> m_children;
};

}  // namespace mado
