// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/MaskedNumberField.h"

#include "core/text/CheckDigits.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ReasonDialog.h"
#include "ui/widgets/SecretDigits.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace mado {

namespace {

constexpr int groupOf = 4;

}  // namespace

MaskedNumberField::MaskedNumberField(Use use, QWidget* parent)
    : QWidget(parent),
      m_use(use),
      m_digits(new SecretDigits(digits, groupOf, this)),
      m_button(new QPushButton(tr("Hold to show"), this)) {
    m_digits->setReadOnly(use == Use::Registered);
    m_digits->setAccessibleName(tr("Individual number"));
    m_button->setAccessibleName(tr("Individual number: hold to show"));
    if (use == Use::Registered)
        m_button->setAccessibleDescription(tr("Asks for a reason. Every look is logged."));
    m_button->setToolTip(m_button->accessibleDescription());
    setInputMethodHints(m_digits->inputMethodHints());
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::grid());
    row->addWidget(m_digits);
    row->addWidget(m_button);
    row->addStretch(1);
    setFocusProxy(use == Use::Entry ? static_cast<QWidget*>(m_digits) : m_button);
    connect(m_digits, &SecretDigits::edited, this, &MaskedNumberField::edited);
    connect(m_digits, &SecretDigits::filled, this, &MaskedNumberField::filled);
    connect(m_button, &QPushButton::pressed, this, &MaskedNumberField::hold);
    connect(m_button, &QPushButton::released, this, &MaskedNumberField::release);
}

bool MaskedNumberField::isShown() const {
    return m_digits->isShown();
}

bool MaskedNumberField::isEmpty() const {
    return m_digits->isEmpty();
}

void MaskedNumberField::hold() {
    m_isHeld = true;
    if (m_use == Use::Entry) return m_digits->showTyped();
    if (m_reason.isEmpty()) return askReason();
    Q_EMIT revealRequested(m_reason);
}

void MaskedNumberField::release() {
    m_isHeld = false;
    m_digits->hideDigits();
}

void MaskedNumberField::reveal(SecretBuffer number) {
    if (m_isHeld && m_use == Use::Registered) m_digits->showDigits(std::move(number));
}

void MaskedNumberField::askReason() {
    m_isHeld = false;  // the dialog takes the mouse; the button is held again afterwards
    if (m_isAsking) return;
    m_isAsking = true;
    auto* dialog =
        new ReasonDialog(tr("Show the individual number"),
                         tr("What is the number needed for? The reason is logged."), m_reasons, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, [this, dialog](int result) {
        m_isAsking = false;
        m_button->setDown(false);
        if (result == QDialog::Accepted) m_reason = dialog->reason();
        m_button->setFocus();
    });
    dialog->open();
}

void MaskedNumberField::forget() {
    release();
    m_digits->clear();
    m_reason.clear();
}

Result<SecretBuffer> MaskedNumberField::take() {
    SecretBuffer typed = m_digits->take();
    Result<SecretBuffer> number = individualNumberOf(typed, objectName());
    if (!number) m_digits->restore(typed);
    return number;
}

void MaskedNumberField::hideEvent(QHideEvent* event) {
    release();
    QWidget::hideEvent(event);
}

}  // namespace mado
