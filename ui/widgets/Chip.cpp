// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Chip.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

#include <QPainter>

namespace mado {

namespace {

int side() {
    return theme::px(14);
}

int padding() {
    return theme::px(8);
}

}  // namespace

Chip::Chip(QWidget* parent) : Chip(Kind::Neutral, QString(), parent) {}

Chip::Chip(Kind kind, const QString& text, QWidget* parent) : QLabel(text, parent), m_kind(kind) {
    setFont(theme::caption());
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setKind(kind);
}

void Chip::setKind(Kind kind) {
    m_kind = kind;
    const ToneLook look = lookOf(kind);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, look.ink);
    setPalette(colours);
    const int icon = look.icon.isEmpty() ? 0 : side() + theme::px(4);
    setContentsMargins(padding() + icon, theme::px(4), padding(), theme::px(4));
    update();
}

void Chip::paintEvent(QPaintEvent* event) {
    const ToneLook look = lookOf(m_kind);
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.ground);
        painter.drawRoundedRect(rect(), theme::px(4), theme::px(4));
        if (!look.icon.isEmpty()) {
            const QRect place(padding(), (height() - side()) / 2, side(), side());
            theme::icon(look.icon, look.ink).paint(&painter, place);
        }
    }
    QLabel::paintEvent(event);
}

}  // namespace mado
