// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/NumberEditor.h"

#include "core/text/CheckDigits.h"
#include "ui/base/Wording.h"
#include "ui/questions/FieldActions.h"
#include "ui/questions/HiddenDigits.h"
#include "ui/questions/QuestionLook.h"
#include "ui/theme/Theme.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mado {

NumberEditor::NumberEditor(const FieldSurroundings& surroundings, QWidget* parent)
    : AnswerEditor(parent),
      m_surroundings(surroundings),
      m_digits(new HiddenDigits(this)),
      m_refusal(questions::captionLabel(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(questions::narrowGap());
    column->addWidget(m_digits, 0, Qt::AlignLeft);
    column->addWidget(m_refusal);
    QPalette palette = m_refusal->palette();
    palette.setColor(QPalette::WindowText, theme::stop());
    m_refusal->setPalette(palette);
    m_refusal->hide();
    setFocusProxy(m_digits);
    connect(m_digits, &HiddenDigits::filled, this, &NumberEditor::check);
    connect(m_digits, &HiddenDigits::changed, this, [this] { questions::say(m_refusal, {}); });
}

void NumberEditor::setField(const FieldState& field, const QList<Finding>&) {
    m_path = field.path;
    m_digits->setAccessibleName(m_surroundings.wording.of(field.question->label));
}

QList<QWidget*> NumberEditor::stops() const {
    return {m_digits};
}

void NumberEditor::commit() {
    if (!m_digits->isEmpty()) check();
}

void NumberEditor::check() {
    const SecretBuffer typed = m_digits->take();
    Result<SecretBuffer> number = individualNumberOf(typed, m_path);
    if (!number) {
        questions::say(m_refusal, m_surroundings.wording.of(number.error()).what);
        return;
    }
    Q_EMIT m_surroundings.actions.numberEntered(m_path,
                                                std::make_shared<SecretBuffer>(std::move(number).value()));
}

}  // namespace mado
