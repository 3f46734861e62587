// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/MemberRow.h"

#include "ui/base/Wording.h"
#include "ui/questions/AnswerText.h"
#include "ui/questions/QuestionLook.h"
#include "ui/theme/Theme.h"

#include <QAbstractButton>
#include <QGridLayout>
#include <QLabel>
#include <QMouseEvent>

using namespace Qt::StringLiterals;

namespace mado {

MemberRow::MemberRow(QAbstractButton* button, const Wording& wording, QWidget* parent)
    : QWidget(parent),
      m_wording(wording),
      m_button(button),
      m_details(questions::captionLabel(this)),
      m_remark(questions::captionLabel(this)) {
    m_button->setParent(this);
    m_details->setIndent(questions::indent());
    m_remark->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, theme::px(6), 0, theme::px(6));
    grid->setHorizontalSpacing(theme::px(8));
    grid->setVerticalSpacing(theme::px(2));
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 2);
    grid->addWidget(m_button, 0, 0);
    grid->addWidget(m_details, 1, 0);
    grid->addWidget(m_remark, 0, 1, 2, 1);
}

void MemberRow::setOption(const MemberOption& option, const QString& question) {
    m_addresseeNo = option.addresseeNo;
    const QString name = option.person.value("name"_L1).toString();
    const QString kana = option.person.value("kana"_L1).toString();
    const QString birth = birthAndAge(m_wording, option.person);
    const QString remark = m_wording.of(option.remark);
    m_button->setText(QString(name).replace(u'&', u"&&"_s));
    m_button->setEnabled(option.enabled);
    m_button->setAccessibleName(tr("%1: %2").arg(question, name));
    m_button->setAccessibleDescription(birth + u' ' + remark);
    questions::say(m_details, kana.isEmpty() ? birth : kana + u"   "_s + birth);
    questions::say(m_remark, remark);
}

void MemberRow::mouseReleaseEvent(QMouseEvent* event) {
    QWidget::mouseReleaseEvent(event);
    // The whole row takes the click, not only the small square.
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()) && m_button->isEnabled())
        m_button->click();
}

}  // namespace mado
