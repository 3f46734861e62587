// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/EmptyState.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/WrappedLabel.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace mado {

EmptyState::EmptyState(const QString& icon, const QString& text, QWidget* parent)
    : QWidget(parent),
      m_icon(new QLabel(this)),
      m_text(new WrappedLabel(this)),
      m_action(new QPushButton(this)) {
    const QSize side(theme::px(32), theme::px(32));
    m_icon->setPixmap(theme::icon(icon, theme::muted()).pixmap(side, devicePixelRatioF()));
    m_icon->setAlignment(Qt::AlignCenter);
    m_icon->setVisible(!icon.isEmpty());
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_action->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::px(16), theme::px(24), theme::px(16), theme::px(24));
    column->setSpacing(theme::px(12));
    column->addStretch(1);
    column->addWidget(m_icon);
    column->addWidget(m_text);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(1);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::acted);
    setText(text);
}

void EmptyState::setText(const QString& text) {
    m_text->setText(text);
    setAccessibleName(text);
}

void EmptyState::setAction(const QString& text) {
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

}  // namespace mado
