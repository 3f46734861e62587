// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/StepList.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/StepMark.h"

#include <QHBoxLayout>
#include <QKeyEvent>

#include <algorithm>
#include <utility>

namespace mado {

namespace {

/// The thin line between two steps.
QWidget* link(QWidget* parent) {
    auto* made = new QWidget(parent);
    made->setFixedHeight(1);
    made->setMinimumWidth(theme::px(8));
    made->setMaximumWidth(theme::px(48));
    made->setAutoFillBackground(true);
    QPalette colours = made->palette();
    colours.setColor(QPalette::Window, theme::softEdge());
    made->setPalette(colours);
    return made;
}

}  // namespace

StepList::StepList(const QStringList& names, QWidget* parent)
    : QWidget(parent), m_layout(new QHBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(theme::px(4));
    for (int step = 0; step < names.size(); ++step) {
        if (step > 0) m_layout->addWidget(link(this), 1);
        auto* mark = new StepMark(step + 1, int(names.size()), this);
        mark->installEventFilter(this);
        m_layout->addWidget(mark);
        m_steps << mark;
        connect(mark, &QAbstractButton::clicked, this, [this, step, mark] {
            if (mark->state() != State::Blocked) Q_EMIT chosen(step);
        });
    }
    m_layout->addStretch(1);
    setNames(names);
    placeTabStop();
}

void StepList::setNames(const QStringList& names) {
    for (int step = 0; step < m_steps.size() && step < names.size(); ++step)
        m_steps[step]->setName(names[step]);
}

void StepList::setState(int step, State state) {
    m_steps[step]->setState(state);
    placeTabStop();
}

void StepList::setCurrent(int step) {
    const int before = current();
    if (before >= 0) m_steps[before]->setState(State::Open);
    setState(step, State::Current);
}

StepList::State StepList::state(int step) const {
    return m_steps[step]->state();
}

int StepList::current() const {
    for (int step = 0; step < m_steps.size(); ++step) {
        if (m_steps[step]->state() == State::Current) return step;
    }
    return -1;
}

bool StepList::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Left:
            move(watched, -1);
            return true;
        case Qt::Key_Right:
            move(watched, 1);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            qobject_cast<StepMark*>(watched)->click();
            return true;
        default:
            return QWidget::eventFilter(watched, event);
    }
}

void StepList::move(const QObject* from, int by) {
    qsizetype at = 0;
    while (at < m_steps.size() && m_steps[at] != from)
        ++at;
    at += by;
    if (at >= 0 && at < m_steps.size()) m_steps[at]->setFocus(Qt::TabFocusReason);
}

void StepList::placeTabStop() {
    if (m_steps.isEmpty()) return;
    StepMark* stop = m_steps[std::max(current(), 0)];
    for (StepMark* each : std::as_const(m_steps))
        each->setFocusPolicy(each == stop ? Qt::StrongFocus : Qt::ClickFocus);
    setFocusProxy(stop);
}

}  // namespace mado
