// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Card.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/SectionTitle.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mado {

Card::Card(QWidget* parent) : Card(QString(), parent) {}

Card::Card(const QString& title, QWidget* parent)
    : QFrame(parent),
      m_titleRow(new QWidget(this)),
      m_titleLayout(new QHBoxLayout(m_titleRow)),
      m_title(new SectionTitle(m_titleRow)),
      m_content(new QVBoxLayout) {
    setObjectName(u"Card"_s);  // the name in the style sheet
    m_titleLayout->setContentsMargins(0, 0, 0, 0);
    m_titleLayout->setSpacing(theme::grid());
    m_titleLayout->addWidget(m_title, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::px(16), theme::px(16), theme::px(16), theme::px(16));
    column->setSpacing(theme::px(12));
    column->addWidget(m_titleRow);
    column->addLayout(m_content, 1);
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(theme::grid());
    setTitle(title);
}

void Card::setTitle(const QString& title) {
    m_title->setText(title);
    setAccessibleName(title);
    showTitleRow();
}

QString Card::title() const {
    return m_title->text();
}

void Card::setRemark(const QString& remark) {
    m_title->setRemark(remark);
    showTitleRow();
}

void Card::addToTitle(QWidget* widget) {
    m_titleLayout->addWidget(widget);
    showTitleRow();
}

void Card::showTitleRow() {
    const bool hasMore = m_titleLayout->count() > 1;
    m_titleRow->setVisible(hasMore || !m_title->text().isEmpty() || !m_title->remark().isEmpty());
}

}  // namespace mado
