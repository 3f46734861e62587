// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/LineEditor.h"

#include "ui/base/Wording.h"
#include "ui/questions/AnswerText.h"
#include "ui/questions/PendingText.h"
#include "ui/questions/QuestionLook.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int shortText = 20;  // characters

/// Narrow answers get narrow fields: the width tells what is expected.
int fieldWidth(const Question& question, const QFontMetrics& metrics) {
    const int figure = metrics.horizontalAdvance(u'0');
    switch (question.type) {
        case QuestionType::Number:
            return figure * 12;
        case QuestionType::Yen:
            return figure * 20;
        case QuestionType::Phone:
            return figure * 26;
        case QuestionType::Text:
            if (question.maxGraphemes > 0 && question.maxGraphemes <= shortText)
                return metrics.horizontalAdvance(u'国') * std::max(question.maxGraphemes, 8) + figure * 4;
            return QWIDGETSIZE_MAX;
        default:
            return QWIDGETSIZE_MAX;
    }
}

}  // namespace

LineEditor::LineEditor(const FieldState& field, const Wording& wording, QWidget* parent)
    : AnswerEditor(parent),
      m_wording(wording),
      m_question(field.question),
      m_line(new QLineEdit(this)),
      m_echo(questions::captionLabel(m_line)),
      m_pending(new PendingText(m_line)) {
    const QuestionType type = field.question->type;
    m_line->setMaximumWidth(fieldWidth(*field.question, fontMetrics()));
    if (type == QuestionType::Number || type == QuestionType::Yen || type == QuestionType::Date ||
        type == QuestionType::Month || type == QuestionType::Phone)
        m_line->setInputMethodHints(Qt::ImhPreferLatin);
    if (type == QuestionType::Number || type == QuestionType::Yen) m_line->setAlignment(Qt::AlignRight);
    m_echo->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_echo->setWordWrap(false);
    auto* inside = new QHBoxLayout(m_line);
    inside->setContentsMargins(0, 0, questions::narrowGap() + 4, 0);
    inside->addStretch();
    inside->addWidget(m_echo);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(questions::narrowGap());
    row->addWidget(m_line, 1);
    if (type == QuestionType::Yen) {
        auto* unit = questions::bodyLabel(this);
        unit->setText(wording.isJapanese() ? u"円"_s : u"yen"_s);
        row->addWidget(unit);
    }
    if (m_line->maximumWidth() != QWIDGETSIZE_MAX) row->addStretch(1);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textChanged, this, &LineEditor::showEcho);
    connect(m_pending, &PendingText::committed, this,
            [this](const QString& text) { Q_EMIT committed(text); });
}

void LineEditor::setField(const FieldState& field, const QList<Finding>&) {
    m_question = field.question;
    m_line->setAccessibleName(m_wording.of(field.question->label));
    m_line->setAccessibleDescription(m_wording.of(field.question->hint));
    m_pending->setStored(typedAnswer(m_wording, field));
    showEcho();
}

QList<QWidget*> LineEditor::stops() const {
    return {m_line};
}

void LineEditor::commit() {
    m_pending->commit();
}

void LineEditor::showEcho() {
    const QString echo = echoOf(m_wording, *m_question, m_line->text());
    questions::say(m_echo, echo);
    const int room = echo.isEmpty() ? 0 : m_echo->sizeHint().width() + questions::narrowGap();
    m_line->setTextMargins(0, 0, room, 0);
}

}  // namespace mado
