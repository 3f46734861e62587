// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui/PageChecks.h"
#include "tests/support/ui/PageWalk.h"

#include <QAbstractScrollArea>
#include <QCoreApplication>
#include <QHeaderView>
#include <QScrollArea>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

constexpr int tolerance = 1;

/// Inside something that can be scrolled: what is outside now is a matter of scrolling.
bool isInScrolled(const QWidget& widget, const QWidget& page) {
    for (const QWidget* each = widget.parentWidget(); each != nullptr && each != &page;
         each = each->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea*>(each) != nullptr) return true;
    }
    return false;
}

}  // namespace

QStringList sidewaysScrolled(QWidget& page) {
    if (!showActive(page)) return {u"the page cannot be shown in an active window"_s};
    QCoreApplication::sendPostedEvents();
    QStringList problems;
    for (const QWidget* each : visibleWidgets(page)) {
        const auto* area = qobject_cast<const QAbstractScrollArea*>(each);
        if (area == nullptr || qobject_cast<const QHeaderView*>(each) != nullptr) continue;
        int hidden = area->horizontalScrollBar()->maximum() - area->horizontalScrollBar()->minimum();
        if (const auto* scroll = qobject_cast<const QScrollArea*>(area);
            scroll != nullptr && scroll->widget())
            hidden = std::max(hidden, scroll->widget()->width() - scroll->viewport()->width());
        if (hidden > tolerance)
            problems << u"%1: %2 px are to be scrolled to sideways"_s.arg(nameOf(*each)).arg(hidden);
    }
    return problems;
}

QStringList outside(QWidget& page) {
    if (!showActive(page)) return {u"the page cannot be shown in an active window"_s};
    QCoreApplication::sendPostedEvents();
    QStringList problems;
    const QRect room = page.rect().adjusted(-tolerance, -tolerance, tolerance, tolerance);
    for (const QWidget* each : visibleWidgets(page)) {
        if (each == &page || isInScrolled(*each, page) || each->size().isEmpty()) continue;
        const QRect place(each->mapTo(&page, QPoint(0, 0)), each->size());
        if (!room.contains(place))
            problems << u"%1: outside, at %2,%3 %4 x %5"_s.arg(nameOf(*each))
                            .arg(place.x())
                            .arg(place.y())
                            .arg(place.width())
                            .arg(place.height());
    }
    return problems;
}

QStringList clippedHeaders(QWidget& page) {
    if (!showActive(page)) return {u"the page cannot be shown in an active window"_s};
    QCoreApplication::sendPostedEvents();
    QStringList problems;
    for (const QWidget* each : visibleWidgets(page)) {
        const auto* header = qobject_cast<const QHeaderView*>(each);
        if (header == nullptr || header->orientation() != Qt::Horizontal || header->model() == nullptr)
            continue;
        for (int section = 0; section < header->count(); ++section) {
            const QString text = header->model()->headerData(section, Qt::Horizontal).toString();
            if (header->isSectionHidden(section) || text.isEmpty()) continue;
            if (!header->model()->headerData(section, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty())
                continue;
            if (header->fontMetrics().horizontalAdvance(text) > header->sectionSize(section) + tolerance)
                problems << u"%1: the head of column '%2' is too narrow"_s.arg(
                    nameOf(*header->parentWidget()), text);
        }
    }
    return problems;
}

}  // namespace mado::test
