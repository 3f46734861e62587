// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/CaptureFilter.h"

#include <QCoreApplication>
#include <QEvent>
#include <QWidget>

namespace mado {

CaptureFilter::CaptureFilter(Shield shield, QObject* parent) : QObject(parent), m_shield(std::move(shield)) {
    qApp->installEventFilter(this);
}

bool CaptureFilter::eventFilter(QObject* watched, QEvent* event) {
    // A window of the system is made before its widget is shown, and made anew when its flags change.
    if (event->type() == QEvent::Show || event->type() == QEvent::WinIdChange) {
        const auto* widget = qobject_cast<QWidget*>(watched);
        if (widget != nullptr && widget->isWindow() && widget->internalWinId() != 0)
            static_cast<void>(m_shield(widget->internalWinId()));
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace mado
