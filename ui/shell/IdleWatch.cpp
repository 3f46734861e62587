// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/IdleWatch.h"

#include <QApplication>
#include <QEvent>

namespace mado {

IdleWatch::IdleWatch(std::function<std::chrono::minutes()> longest, QObject* parent)
    : QObject(parent), m_longest(std::move(longest)) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &IdleWatch::idle);
    qApp->installEventFilter(this);
}

void IdleWatch::start() {
    m_timer.start(m_longest());
}

bool IdleWatch::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::KeyPress:
        case QEvent::MouseButtonPress:
        case QEvent::MouseMove:
        case QEvent::Wheel:
            if (m_timer.isActive()) start();
            break;
        default:
            break;
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace mado
