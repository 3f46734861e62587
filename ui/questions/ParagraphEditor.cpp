// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/ParagraphEditor.h"

#include "ui/base/Wording.h"
#include "ui/questions/AnswerText.h"
#include "ui/questions/PendingText.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace mado {

namespace {

constexpr int lines = 4;

}  // namespace

ParagraphEditor::ParagraphEditor(const Wording& wording, QWidget* parent)
    : AnswerEditor(parent),
      m_wording(wording),
      m_text(new QPlainTextEdit(this)),
      m_pending(new PendingText(m_text)) {
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * lines + 20);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_text);
    setFocusProxy(m_text);
    connect(m_pending, &PendingText::committed, this,
            [this](const QString& text) { Q_EMIT committed(text); });
}

void ParagraphEditor::setField(const FieldState& field, const QList<Finding>&) {
    m_text->setAccessibleName(m_wording.of(field.question->label));
    m_text->setAccessibleDescription(m_wording.of(field.question->hint));
    m_pending->setStored(typedAnswer(m_wording, field));
}

QList<QWidget*> ParagraphEditor::stops() const {
    return {m_text};
}

void ParagraphEditor::commit() {
    m_pending->commit();
}

}  // namespace mado
