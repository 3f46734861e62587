// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Accessible.h"

#include "ui/theme/Theme.h"

#include <QAccessible>
#include <QPainter>
#include <QWidget>

namespace mado {

namespace {

constexpr double ringWidth = 2;

}  // namespace

void describe(QWidget* widget, const QString& name, const QString& description) {
    widget->setAccessibleName(withoutMnemonic(name));
    widget->setAccessibleDescription(description);
}

QString withoutMnemonic(const QString& text) {
    QString plain;
    plain.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'&' && ++i == text.size()) break;
        plain += text[i];
    }
    return plain;
}

void announce(QWidget* widget) {
    if (!QAccessible::isActive()) return;
    QAccessibleEvent event(widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void paintFocusRing(QPainter& painter, const QRectF& frame) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::accent(), ringWidth));
    painter.setBrush(Qt::NoBrush);
    const double inset = ringWidth / 2;
    painter.drawRoundedRect(frame.adjusted(inset, inset, -inset, -inset), theme::px(5), theme::px(5));
    painter.restore();
}

}  // namespace mado
