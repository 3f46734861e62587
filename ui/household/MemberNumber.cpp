// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/MemberNumber.h"

#include "ui/base/DeskAnswer.h"
#include "ui/household/ReasonPrompt.h"
#include "ui/theme/Theme.h"

#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int groups = 3;
constexpr int groupSize = 4;
constexpr int digitsLeft = 130;
constexpr int lineHeight = 28;  // of the digits, above the button

}  // namespace

MemberNumber::MemberNumber(const CounterServices& services, QWidget* parent)
    : QWidget(parent), m_services(services), m_button(new QPushButton(tr("&Hold to show"), this)) {
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, theme::px(lineHeight), 0, 0);
    box->addWidget(m_button, 0, Qt::AlignLeft);
    m_button->setObjectName(u"hold_number"_s);
    m_button->setAccessibleName(tr("Individual number: hold to show"));
    m_button->setAccessibleDescription(tr("Asks for a reason first. Every look is logged."));
    m_button->setToolTip(m_button->accessibleDescription());
    connect(m_button, &QPushButton::pressed, this, &MemberNumber::hold);
    connect(m_button, &QPushButton::released, this, &MemberNumber::release);
}

QSize MemberNumber::sizeHint() const {
    return {theme::px(300), m_button->sizeHint().height() + theme::px(lineHeight)};
}

void MemberNumber::setPerson(const QString& addresseeNo) {
    if (addresseeNo == m_addresseeNo) return;
    forget();
    m_addresseeNo = addresseeNo;
}

void MemberNumber::forget() {
    release();
    m_reason.clear();
    m_addresseeNo.clear();
}

void MemberNumber::hold() {
    if (m_addresseeNo.isEmpty()) return;
    if (m_reason.isEmpty()) return ask();
    m_isHeld = true;
    const int turn = ++m_turn;
    whenAnswered(m_services.desk, m_services.desk.readNumber(m_addresseeNo, m_reason), this,
                 [this, turn](const Result<std::shared_ptr<SecretBuffer>>& answer) {
                     if (!answer) {
                         if (turn == m_turn) Q_EMIT refused(answer.error());
                         return;
                     }
                     if (turn == m_turn && m_isHeld) return take(answer.value());
                     if (answer.value()) answer.value()->wipe();  // let go before it came
                 });
}

void MemberNumber::ask() {
    const QString person = m_addresseeNo;
    askReason(this, tr("Show the individual number"),
              tr("For what do you need the individual number? The reason is logged. Then hold the button."),
              [this, person](const QString& reason) {
                  if (person != m_addresseeNo) return;
                  m_reason = reason;
                  m_button->setFocus();
              });
}

void MemberNumber::take(std::shared_ptr<SecretBuffer> digits) {
    m_digits = std::move(digits);
    update();
}

void MemberNumber::release() {
    ++m_turn;
    m_isHeld = false;
    if (m_digits) m_digits->wipe();
    m_digits.reset();
    update();
}

void MemberNumber::hideEvent(QHideEvent* event) {
    release();
    QWidget::hideEvent(event);
}

void MemberNumber::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(theme::caption());
    painter.setPen(theme::muted());
    const QRect line(0, 0, width(), theme::px(lineHeight));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, tr("Individual number"));
    painter.setFont(theme::figures());
    painter.setPen(theme::ink());
    const int wide = painter.fontMetrics().horizontalAdvance(u"00000"_s);
    for (int group = 0; group < groups; ++group) {
        QString shown(groupSize, u'•');
        for (int i = 0; m_digits && i < groupSize; ++i) {
            const auto at = static_cast<std::size_t>(group * groupSize + i);
            if (at < m_digits->size()) shown[i] = QLatin1Char(static_cast<char>(m_digits->bytes()[at]));
        }
        painter.drawText(QRect(theme::px(digitsLeft) + group * wide, 0, wide, line.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, shown);
        shown.fill(u'0');
    }
}

}  // namespace mado
