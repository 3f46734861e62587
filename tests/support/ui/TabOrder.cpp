// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui/PageChecks.h"
#include "tests/support/ui/PageWalk.h"

#include <QAbstractButton>
#include <QApplication>
#include <QButtonGroup>
#include <QTest>
#include <QTextBrowser>
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

/// Where the Tab key leads. A text with links is left after its last one.
QWidget* nextOf(QWidget* here) {
    const int presses = qobject_cast<QTextBrowser*>(here) != nullptr ? 30 : 1;
    for (int i = 0; i < presses && QApplication::focusWidget() == here; ++i)
        QTest::keyClick(here, Qt::Key_Tab);
    return QApplication::focusWidget();
}

/// What the Tab key comes to, from `first` round to it again. Ends early at a
/// widget that keeps the focus.
QList<QWidget*> walked(QWidget& page, QWidget* first, QWidget*& keeper) {
    QList<QWidget*> stops;
    first->setFocus(Qt::TabFocusReason);
    QWidget* here = QApplication::focusWidget();
    constexpr int most = 1000;  // a window that is not active never gets the focus
    for (int i = 0; i < most && here != nullptr && !stops.contains(here); ++i) {
        if (page.isAncestorOf(here) || here == &page)
            stops << here;
        else if (!stops.isEmpty() && here->window() != page.window())
            break;
        QWidget* next = nextOf(here);
        if (next == here) {
            keeper = here;
            break;
        }
        here = next;
    }
    return stops;
}

/// The parts of what both stand in that lead to the one and to the other.
std::pair<QRect, QRect> branches(const QWidget& one, const QWidget& other) {
    const QWidget* common = one.parentWidget();
    while (common != nullptr && !common->isAncestorOf(&other))
        common = common->parentWidget();
    if (common == nullptr) return {};
    const auto branch = [common](const QWidget& leaf) {
        const QWidget* part = &leaf;
        while (part->parentWidget() != common)
            part = part->parentWidget();
        return part->geometry();
    };
    return {branch(one), branch(other)};
}

/// Read after the other though it stands before it.
bool goesBack(const QRect& from, const QRect& to) {
    const bool isRight = to.left() >= from.right();
    if (to.bottom() <= from.top()) return !isRight;
    const bool isSameLine = to.top() < from.bottom() && from.top() < to.bottom();
    return isSameLine && to.right() <= from.left();
}

QList<QWidget*> wantedStops(QWidget& page) {
    QList<QWidget*> wanted;
    const QList<QWidget*> visible = visibleWidgets(page);
    std::copy_if(visible.begin(), visible.end(), std::back_inserter(wanted),
                 [](QWidget* each) { return wantsTab(*each); });
    return wanted;
}

}  // namespace

QStringList disorderedTabs(QWidget& page) {
    if (!showActive(page)) return {u"the page cannot be shown in an active window"_s};
    const QList<QWidget*> wanted = wantedStops(page);
    if (wanted.size() < 2) return {};
    QWidget* keeper = nullptr;
    QList<QWidget*> stops = walked(page, wanted.first(), keeper);
    // The chain is a circle; it is read from the stop that stands first: of the uppermost line the leftmost.
    const auto placeOf = [](const QWidget* each) {
        return QRect(each->mapTo(each->window(), QPoint()), each->size());
    };
    QRect uppermost;
    for (const QWidget* each : std::as_const(stops)) {
        const bool isSeen = !each->visibleRegion().isEmpty();  // others are scrolled out of sight
        if (isSeen && (uppermost.isNull() || placeOf(each).top() < uppermost.top()))
            uppermost = placeOf(each);
    }
    const auto isBefore = [&](QWidget* a, QWidget* b) {
        const auto isInLine = [&](const QWidget* each) {
            return !each->visibleRegion().isEmpty() && placeOf(each).top() <= uppermost.center().y();
        };
        return isInLine(a) && (!isInLine(b) || placeOf(a).left() < placeOf(b).left());
    };
    std::rotate(stops.begin(), std::min_element(stops.begin(), stops.end(), isBefore), stops.end());
    QStringList problems;
    for (qsizetype i = 1; i < stops.size(); ++i) {
        const auto [from, to] = branches(*stops[i - 1], *stops[i]);
        if (goesBack(from, to))
            problems << nameOf(*stops[i - 1]) + u" -> "_s + nameOf(*stops[i]) + u": back"_s;
    }
    return problems;
}

QStringList uncoveredTabOrder(QWidget& page) {
    if (!showActive(page)) return {u"the page cannot be shown in an active window"_s};
    const QList<QWidget*> wanted = wantedStops(page);
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
