// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Banner.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Accessible.h"
#include "ui/widgets/WrappedLabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace mado {

Banner::Banner(Kind kind, const QString& text, QWidget* parent)
    : QFrame(parent),
      m_kind(kind),
      m_icon(new QLabel(this)),
      m_title(new WrappedLabel(this)),
      m_text(new WrappedLabel(this)),
      m_action(new QPushButton(this)) {
    const int side = theme::px(20);
    m_icon->setFixedSize(side, side);
    m_title->setFont(theme::bold());
    m_action->hide();
    auto* words = new QVBoxLayout;
    words->setSpacing(theme::px(4));
    words->addWidget(m_title);
    words->addWidget(m_text);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::px(16), theme::px(10), theme::px(16), theme::px(10));
    row->setSpacing(theme::px(12));
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(m_action, 0, Qt::AlignVCenter);
    connect(m_action, &QPushButton::clicked, this, &Banner::acted);
    setKind(kind);
    setText(text);
}

Tone Banner::tone() const {
    switch (m_kind) {
        case Kind::Info:
            return Tone::Accent;
        case Kind::Look:
            return Tone::Look;
        case Kind::Stop:
            break;
    }
    return Tone::Stop;
}

void Banner::setText(const QString& text, const QString& title) {
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    // Beside the title, or in the middle of the one line.
    layout()->setAlignment(m_icon, title.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleDescription(text);
    describeAnew();
}

void Banner::setKind(Kind kind) {
    m_kind = kind;
    const ToneLook look = lookOf(tone());
    m_icon->setPixmap(theme::icon(look.icon, look.ink).pixmap(m_icon->size(), m_icon->devicePixelRatioF()));
    describeAnew();
    update();
}

void Banner::setAction(const QString& text) {
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

void Banner::describeAnew() {
    const QString heading = m_kind == Kind::Stop   ? tr("Stop")
                            : m_kind == Kind::Look ? tr("Attention")
                                                   : tr("Note");
    const QString title = m_title->text();
    describe(this, title.isEmpty() ? heading : heading + u": "_s + title, accessibleDescription());
    if (isVisible()) announce(this);
}

void Banner::paintEvent(QPaintEvent*) {
    const ToneLook look = lookOf(tone());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(look.border, 1));
    painter.setBrush(look.ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::radius(), theme::radius());
}

void Banner::showEvent(QShowEvent* event) {
    QFrame::showEvent(event);
    announce(this);
}

}  // namespace mado
