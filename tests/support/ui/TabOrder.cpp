// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui/PageChecks.h"
#include "tests/support/ui/PageWalk.h"

#include <QAbstractButton>
#include <QApplication>
#include <QButtonGroup>
#include <QTest>
#include <QWidget>

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

bool wantsTab(const QWidget& widget) {
    return widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) != 0 &&
           widget.focusProxy() == nullptr && !widget.size().isEmpty();
}

/// Choices of one question of which the Tab key takes one.
bool isSameGroup(const QWidget& a, const QWidget& b) {
    const auto* one = qobject_cast<const QAbstractButton*>(&a);
    const auto* other = qobject_cast<const QAbstractButton*>(&b);
    if (one == nullptr || other == nullptr) return false;
    if (one->group() != nullptr) return one->group() == other->group() && one->group()->exclusive();
    return one->autoExclusive() && other->autoExclusive() && one->parent() == other->parent();
}

/// What the Tab key comes to, from `first` round to it again. Ends early at a
/// widget that keeps the focus.
QList<QWidget*> walked(QWidget& page, QWidget* first, QWidget*& keeper) {
    QList<QWidget*> stops;
    first->setFocus(Qt::TabFocusReason);
    QWidget* here = QApplication::focusWidget();
    while (here != nullptr && !stops.contains(here)) {
        if (page.isAncestorOf(here) || here == &page)
            stops << here;
        else if (!stops.isEmpty() && here->window() != page.window())
            break;
        QTest::keyClick(here, Qt::Key_Tab);
        QWidget* next = QApplication::focusWidget();
        if (next == here) {
            keeper = here;
            break;
        }
        here = next;
    }
    return stops;
}

}  // namespace

QStringList uncoveredTabOrder(QWidget& page) {
    if (!showActive(page)) return {u"the page cannot be shown in an active window"_s};
    QList<QWidget*> wanted;
    const QList<QWidget*> visible = visibleWidgets(page);
    std::copy_if(visible.begin(), visible.end(), std::back_inserter(wanted),
                 [](QWidget* each) { return wantsTab(*each); });
    if (wanted.isEmpty()) return {};

    QStringList problems;
    QWidget* keeper = nullptr;
    const QList<QWidget*> stops = walked(page, wanted.first(), keeper);
    if (keeper != nullptr && wanted.size() > 1) problems << nameOf(*keeper) + u": keeps the Tab key"_s;
    for (const QWidget* each : std::as_const(wanted)) {
        const bool isReached = std::any_of(stops.begin(), stops.end(), [each](const QWidget* stop) {
            return stop == each || isSameGroup(*stop, *each);
        });
        if (!isReached) problems << nameOf(*each) + u": the Tab key does not come here"_s;
    }
    return problems;
}

}  // namespace mado::test
