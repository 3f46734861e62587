// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/EnterWalk.h"

#include "ui/questions/FieldBlock.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QToolButton>

#include <algorithm>

namespace mado {

namespace {

constexpr int viewMargin = 40;

/// Of the buttons of one choice Enter stops at the chosen one, else at the first.
bool standsForGroup(const QRadioButton& radio) {
    const QButtonGroup* group = radio.group();
    if (group == nullptr || group->checkedButton() != nullptr) return radio.isChecked();
    const QList<QAbstractButton*> all = group->buttons();
    const auto first =
        std::find_if(all.begin(), all.end(), [](const QAbstractButton* each) { return each->isEnabled(); });
    return first != all.end() && *first == &radio;
}

bool asksForSomething(const QWidget* widget, bool isSameQuestion) {
    if (!widget->isEnabled()) return false;
    if (qobject_cast<const QPushButton*>(widget) != nullptr) return widget->property("asks").toBool();
    if (const auto* tool = qobject_cast<const QToolButton*>(widget))
        return tool->isCheckable() && (tool->focusPolicy() & Qt::TabFocus) != 0;
    if (const auto* radio = qobject_cast<const QRadioButton*>(widget)) return standsForGroup(*radio);
    const auto* box = qobject_cast<const QCheckBox*>(widget);
    if (box == nullptr) return true;
    const bool isFinding = box->parentWidget()->objectName() == QLatin1String("FindingStrip");
    return isFinding ? !box->isChecked() : !isSameQuestion;
}

bool isEnter(const QKeyEvent& key) {
    return key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
}

}  // namespace

EnterWalk::EnterWalk(QWidget* host, std::function<QList<QWidget*>()> stops)
    : QObject(host), m_host(host), m_stops(std::move(stops)) {}

void EnterWalk::order() {
    const QList<QWidget*> now = m_stops();
    QWidget* before = nullptr;
    for (QWidget* stop : now) {
        if (before != nullptr) QWidget::setTabOrder(before, stop);
        stop->removeEventFilter(this);
        stop->installEventFilter(this);
        before = stop;
    }
}

void EnterWalk::begin() {
    goOn(-1, 1);
}

FieldBlock* EnterWalk::blockOf(const QWidget* widget) const {
    if (widget == nullptr || !m_host->isAncestorOf(widget)) return nullptr;
    for (QWidget* each = widget->parentWidget(); each != nullptr && each != m_host;
         each = each->parentWidget())
        if (auto* block = qobject_cast<FieldBlock*>(each)) return block;
    return nullptr;
}

void EnterWalk::bringIntoView(QWidget* widget) {
    for (QWidget* each = widget->parentWidget(); each != nullptr; each = each->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(each))
            area->ensureWidgetVisible(widget, viewMargin, viewMargin);
}

bool EnterWalk::enterPressed(QWidget* widget, bool back) {
    if (qobject_cast<QPlainTextEdit*>(widget) != nullptr) return false;
    if (auto* button = qobject_cast<QAbstractButton*>(widget); button != nullptr && !button->isCheckable()) {
        button->click();
        return true;
    }
    if (!back && m_isDone && m_isDone()) {
        Q_EMIT finished();
        return true;
    }
    const int index = int(m_stops().indexOf(widget));
    const QPointer<FieldBlock> block(blockOf(widget));
    const bool wasRefused = block && block->isRefused();
    if (block) block->commit();
    // What can't be read stays under the cursor once, with its reason below; a second Enter leaves it.
    if (block && block->isRefused() && !wasRefused && !back) return true;
    const int here = int(m_stops().indexOf(widget));
    goOn(here >= 0 ? here : index - 1, back ? -1 : 1);
    return true;
}

void EnterWalk::goOn(int from, int step) {
    const QList<QWidget*> all = m_stops();
    const FieldBlock* left = from >= 0 && from < all.size() ? blockOf(all[from]) : nullptr;
    for (int i = from + step; i >= 0 && i < int(all.size()); i += step) {
        if (!asksForSomething(all[i], left != nullptr && blockOf(all[i]) == left)) continue;
        all[i]->setFocus(step > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
        if (auto* line = qobject_cast<QLineEdit*>(all[i])) line->selectAll();
        bringIntoView(all[i]);
        return;
    }
    if (step > 0) Q_EMIT finished();
}

bool EnterWalk::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return QObject::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const Qt::KeyboardModifiers modifiers = key->modifiers() & ~Qt::KeypadModifier;
    const bool isPlain = modifiers == Qt::NoModifier || modifiers == Qt::ShiftModifier;
    if (isEnter(*key) && isPlain && watched->isWidgetType())
        return enterPressed(static_cast<QWidget*>(watched), modifiers == Qt::ShiftModifier);
    if (key->key() == Qt::Key_Escape) Q_EMIT commitAsked();
    return QObject::eventFilter(watched, event);
}

}  // namespace mado
