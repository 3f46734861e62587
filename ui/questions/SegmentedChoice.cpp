// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/SegmentedChoice.h"

#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QString sheet() {
    return u"QToolButton { border: 1px solid %7; border-left: none; padding: %1px %2px; background: %3; "
           u"color: %4; }"
           "QToolButton[first=\"true\"] { border-left: 1px solid %7; }"
           "QToolButton:checked { background: %5; color: %6; font-weight: bold; }"
           "QToolButton:focus, QToolButton[first=\"true\"]:focus { border: 2px solid %6; }"
           "QToolButton:disabled { color: #9aa6b1; }"_s.arg(theme::px(3))
               .arg(theme::px(3))
               .arg(theme::surface().name(), theme::ink().name(), theme::accentLight().name(),
                    theme::accent().name(), theme::edge().name());
}

/// Wide enough for the bold word of the chosen one, so that nothing moves.
int segmentWidth(const QString& text) {
    QFont font = theme::caption();
    font.setBold(true);
    return std::max(theme::px(44), QFontMetrics(font).horizontalAdvance(text) + theme::px(18) + 1);
}

}  // namespace

SegmentedChoice::SegmentedChoice(QWidget* parent) : QWidget(parent) {
    auto* across = new QHBoxLayout(this);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(0);
    setStyleSheet(sheet());
}

void SegmentedChoice::addSegment(int id) {
    auto* button = new QToolButton(this);
    button->setFont(theme::caption());
    button->setCheckable(true);
    button->setProperty("first", m_segments.empty());
    button->installEventFilter(this);
    layout()->addWidget(button);
    connect(button, &QToolButton::clicked, this, [this, id] { click(id); });
    m_segments.push_back({id, button});
    showCurrent();
}

void SegmentedChoice::setSegment(int id, const QString& text, bool enabled) {
    for (const Segment& segment : m_segments) {
        if (segment.id != id) continue;
        segment.button->setText(text);
        segment.button->setFixedWidth(segmentWidth(text));
        segment.button->setEnabled(enabled);
    }
}

void SegmentedChoice::nameAll(const QString& name) {
    setAccessibleName(name);
    for (const Segment& segment : m_segments)
        segment.button->setAccessibleName(tr("%1: %2").arg(name, segment.button->text()));
}

void SegmentedChoice::setCurrent(int id) {
    m_current = id;
    showCurrent();
}

void SegmentedChoice::showCurrent() {
    const QWidget* taking = stop();
    for (const Segment& segment : m_segments) {
        segment.button->setChecked(segment.id == m_current);
        segment.button->setFocusPolicy(segment.button == taking ? Qt::StrongFocus : Qt::ClickFocus);
    }
}

QList<QWidget*> SegmentedChoice::stops() const {
    QList<QWidget*> stops;
    for (const Segment& segment : m_segments)
        stops << segment.button;
    return stops;
}

const QWidget* SegmentedChoice::stop() const {
    for (const Segment& segment : m_segments)
        if (segment.id == m_current) return segment.button;
    return m_segments.empty() ? nullptr : m_segments.front().button;
}

void SegmentedChoice::click(int id) {
    setCurrent(id == m_current ? -1 : id);
    Q_EMIT chosen(m_current);
}

void SegmentedChoice::move(const QObject* from, int by) {
    const auto here = std::find_if(m_segments.begin(), m_segments.end(),
                                   [&](const Segment& segment) { return segment.button == from; });
    const auto last = qsizetype(m_segments.size());
    for (qsizetype i = (here - m_segments.begin()) + by; i >= 0 && i < last; i += by) {
        if (!m_segments[std::size_t(i)].button->isEnabled()) continue;
        m_segments[std::size_t(i)].button->setFocus(Qt::TabFocusReason);
        return;
    }
}

bool SegmentedChoice::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right) {
            move(watched, key == Qt::Key_Right ? 1 : -1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace mado
