// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui/PageChecks.h"
#include "tests/support/ui/PageWalk.h"

#include <QAccessible>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

bool takesFocus(const QWidget& widget) {
    return widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) != 0 && widget.focusProxy() == nullptr;
}

/// The list that a combo box opens and the like: named by their owner.
bool isPartOfAnother(const QWidget& widget) {
    return widget.objectName().startsWith(u"qt_"_s);
}

}  // namespace

QStringList namelessWidgets(QWidget& page) {
    if (!showActive(page)) return {u"the page cannot be shown in an active window"_s};
    QStringList problems;
    const QList<QWidget*> visible = visibleWidgets(page);
    for (QWidget* each : visible) {
        if (!takesFocus(*each) || isPartOfAnother(*each)) continue;
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(each);
        const QString name = spoken == nullptr ? QString() : spoken->text(QAccessible::Name);
        if (name.trimmed().isEmpty())
            problems << nameOf(*each) + u": takes the focus, has no accessible name"_s;
    }
    return problems;
}

}  // namespace mado::test
