// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui/PageChecks.h"
#include "tests/support/ui/PageWalk.h"

#include <QAbstractScrollArea>
#include <QCoreApplication>
#include <QLabel>
#include <QTabBar>
#include <QTextDocument>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

constexpr int tolerance = 1;  // px: text measures are rounded

bool isRich(const QLabel& label) {
    return label.textFormat() == Qt::RichText ||
           (label.textFormat() == Qt::AutoText && Qt::mightBeRichText(label.text()));
}

QSize needed(const QLabel& label, int width) {
    if (isRich(label)) {
        QTextDocument text;
        text.setDefaultFont(label.font());
        text.setDocumentMargin(0);
        text.setHtml(label.text());
        if (label.wordWrap()) text.setTextWidth(width);
        return text.size().toSize();
    }
    int flags = label.buddy() != nullptr ? Qt::TextShowMnemonic : Qt::TextLongestVariant;
    if (label.wordWrap()) flags |= Qt::TextWordWrap;
    return label.fontMetrics().boundingRect(QRect(0, 0, width, QWIDGETSIZE_MAX), flags, label.text()).size();
}

bool isElided(const QWidget& widget, const QString& shown) {
    return shown.endsWith(QChar(0x2026)) && !widget.toolTip().isEmpty();
}

QString clippedLabel(const QLabel& label) {
    if (label.text().isEmpty() || isElided(label, label.text())) return {};
    const int margin = 2 * label.margin();
    const QSize room = label.contentsRect().size() - QSize(margin, margin);
    const QSize wanted = needed(label, room.width());
    const bool isLow =
        label.hasHeightForWidth() && label.heightForWidth(label.width()) > label.height() + tolerance;
    if (isLow) return u"too low"_s;
    if (wanted.width() > room.width() + tolerance) return u"too narrow"_s;
    return wanted.height() > room.height() + tolerance ? u"too low"_s : QString();
}

/// By the style's own measure, frame and icon with it.
QString clippedButton(const QAbstractButton& button) {
    if (button.text().isEmpty() || isElided(button, button.text())) return {};
    if (const auto* tool = qobject_cast<const QToolButton*>(&button)) {
        if (tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull()) return {};
    }
    const QSize wanted = button.minimumSizeHint().expandedTo(QSize(0, 0));
    if (wanted.width() > button.width() + tolerance) return u"too narrow"_s;
    if (button.hasHeightForWidth() && button.heightForWidth(button.width()) > button.height() + tolerance)
        return u"too low"_s;
    return button.fontMetrics().height() > button.height() + tolerance ? u"too low"_s : QString();
}

QString clippedTab(const QTabBar& tabs, int tab) {
    const QRect place = tabs.tabRect(tab);
    const int wanted = tabs.fontMetrics().size(Qt::TextShowMnemonic, tabs.tabText(tab)).width();
    if (wanted > place.width() + tolerance) return u"too narrow"_s;
    const bool isOutside = place.right() > tabs.width() + tolerance || place.left() < -tolerance;
    return isOutside && !tabs.usesScrollButtons() ? u"outside the bar"_s : QString();
}

bool isScrolled(const QWidget& parent) {
    const auto* area = qobject_cast<const QAbstractScrollArea*>(parent.parentWidget());
    return area != nullptr && area->viewport() == &parent;
}

/// Cut off by something that it stands in.
bool isCutOff(const QWidget& widget, const QWidget& page) {
    const QWidget* inner = &widget;
    while (inner != &page && inner->parentWidget() != nullptr) {
        const QWidget* outer = inner->parentWidget();
        if (isScrolled(*outer)) return false;
        const QRect room = outer->rect().adjusted(-tolerance, -tolerance, tolerance, tolerance);
        if (!room.contains(QRect(widget.mapTo(outer, QPoint(0, 0)), widget.size()))) return true;
        inner = outer;
    }
    return false;
}

}  // namespace

QStringList clippedTexts(QWidget& page) {
    if (!showActive(page)) return {u"the page cannot be shown in an active window"_s};
    QCoreApplication::sendPostedEvents();  // layouts that are due
    QStringList problems;
    const QList<QWidget*> visible = visibleWidgets(page);
    for (const QWidget* each : visible) {
        QString problem;
        const auto* label = qobject_cast<const QLabel*>(each);
        const auto* button = qobject_cast<const QAbstractButton*>(each);
        if (label != nullptr) problem = clippedLabel(*label);
        if (button != nullptr) problem = clippedButton(*button);
        if (const auto* tabs = qobject_cast<const QTabBar*>(each)) {
            for (int tab = 0; tab < tabs->count(); ++tab) {
                const QString at = tabs->isTabVisible(tab) ? clippedTab(*tabs, tab) : QString();
                if (!at.isEmpty()) problems << nameOf(*each) + u" '"_s + tabs->tabText(tab) + u"': "_s + at;
            }
        }
        const bool hasText = (label != nullptr && !label->text().isEmpty()) ||
                             (button != nullptr && !button->text().isEmpty());
        if (problem.isEmpty() && hasText && isCutOff(*each, page))
            problem = u"cut off by what it stands in"_s;
        if (!problem.isEmpty()) problems << nameOf(*each) + u": "_s + problem;
    }
    return problems;
}

QStringList outgrown(QWidget& window, const QSize& room) {
    window.resize(room);
    QCoreApplication::sendPostedEvents();
    const QSize needed = window.size().expandedTo(window.minimumSizeHint());
    if (needed.width() <= room.width() && needed.height() <= room.height()) return {};
    return {u"%1: needs %2 x %3, has %4 x %5"_s.arg(nameOf(window))
                .arg(needed.width())
                .arg(needed.height())
                .arg(room.width())
                .arg(room.height())};
}

}  // namespace mado::test
