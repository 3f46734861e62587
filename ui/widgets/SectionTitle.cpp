// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/SectionTitle.h"

#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QLabel>

namespace mado {

SectionTitle::SectionTitle(QWidget* parent) : SectionTitle(QString(), parent) {}

SectionTitle::SectionTitle(const QString& text, QWidget* parent)
    : QWidget(parent), m_text(new QLabel(this)), m_remark(new QLabel(this)) {
    m_text->setFont(theme::bold());
    m_remark->setFont(theme::caption());
    m_remark->setForegroundRole(QPalette::PlaceholderText);
    m_remark->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::px(12));
    row->addWidget(m_text);
    row->addWidget(m_remark);
    row->addStretch(1);
    setText(text);
}

void SectionTitle::setText(const QString& text) {
    m_text->setText(text);
}

QString SectionTitle::text() const {
    return m_text->text();
}

void SectionTitle::setRemark(const QString& remark) {
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
}

QString SectionTitle::remark() const {
    return m_remark->text();
}

}  // namespace mado
