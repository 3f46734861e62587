// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/FieldBlock.h"

#include "forms/engine/AnswerInput.h"
#include "ui/base/Wording.h"
#include "ui/questions/AnswerEditor.h"
#include "ui/questions/AnswerText.h"
#include "ui/questions/FieldActions.h"
#include "ui/questions/FindingList.h"
#include "ui/questions/QuestionLook.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/CalmText.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QString span(const QString& text, const QColor& colour, const QFont& font) {
    return u"<span style='color:%1; font-size:%2px'>%3</span>"_s.arg(colour.name())
        .arg(font.pixelSize())
        .arg(text.toHtmlEscaped());
}

QWidget* textWithButton(QWidget* parent, QLabel* text, QToolButton* button) {
    auto* row = new QWidget(parent);
    auto* across = new QHBoxLayout(row);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(theme::px(8));
    text->setParent(row);
    button->setParent(row);
    across->addWidget(text, 0, Qt::AlignVCenter);
    across->addWidget(button, 0, Qt::AlignVCenter);
    across->addStretch(1);
    return row;
}

}  // namespace

FieldBlock::FieldBlock(const FieldState& field, const FieldSurroundings& surroundings, QWidget* parent)
    : QWidget(parent),
      m_surroundings(surroundings),
      m_question(field.question),
      m_path(field.path),
      m_layout(new QVBoxLayout(this)),
      m_heading(questions::headingLabel(this)),
      m_label(questions::questionLabel(this)),
      m_knownText(questions::bodyLabel(this)),
      m_change(questions::linkButton(this)),
      m_registered(questions::captionLabel(this)),
      m_reset(questions::linkButton(this)),
      m_findings(new FindingList(surroundings, this)) {
    build();
}

void FieldBlock::build() {
    m_known = textWithButton(this, m_knownText, m_change);
    m_changed = textWithButton(this, m_registered, m_reset);
    m_label->setTextFormat(Qt::RichText);
    m_heading->setContentsMargins(0, theme::px(8), 0, theme::px(4));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(questions::narrowGap());
    for (QWidget* each : {static_cast<QWidget*>(m_heading), static_cast<QWidget*>(m_label), m_known,
                          m_changed, static_cast<QWidget*>(m_findings)})
        m_layout->addWidget(each);
    connect(m_change, &QToolButton::clicked, this, &FieldBlock::open);
    connect(m_reset, &QToolButton::clicked, this, [this] {
        m_isOpen = false;
        Q_EMIT m_surroundings.actions.resetAsked(m_path);
    });
}

bool FieldBlock::isKnown(const FieldState& field) const {
    const QuestionType type = field.question->type;
    if (type == QuestionType::Members || type == QuestionType::Group) return false;
    if (isEmptyAnswer(field.value)) return false;
    return field.origin == AnswerOrigin::Register || type == QuestionType::IndividualNumber;
}

void FieldBlock::setField(const FieldState& field, const QList<Finding>& findings) {
    m_field = field;
    m_formFindings = findings;
    m_isRefused = field.origin == AnswerOrigin::Refused;
    const bool isKnownNow = isKnown(field);
    // Known again, it is text again; but not under the hands of who is typing what is on record anyway.
    if (!isKnownNow) m_isOpen = m_editor != nullptr && m_editor->isAncestorOf(QApplication::focusWidget());
    showLabel(field);
    showKnown(field);
    if (!isKnownNow || m_isOpen) {
        makeEditor(field);
        m_editor->setField(field, findings);
    }
    if (m_editor != nullptr) {
        const bool hadFocus = m_editor->isAncestorOf(QApplication::focusWidget());
        m_editor->setVisible(!isKnownNow || m_isOpen);
        if (hadFocus && m_editor->isHidden()) m_change->setFocus(Qt::OtherFocusReason);
    }
    showChanged(field);
    QList<Finding> own;
    std::copy_if(findings.begin(), findings.end(), std::back_inserter(own),
                 [&](const Finding& each) { return each.question == m_path; });
    m_findings->setFindings(own);
}

void FieldBlock::showLabel(const FieldState& field) {
    const Wording& wording = m_surroundings.wording;
    questions::say(m_heading, wording.of(field.question->heading));
    QString text = span(wording.of(field.question->label), theme::muted(), theme::body());
    if (field.required && !isWholeAnswer(*field.question, field.value))
        text += u"&nbsp; "_s + span(tr("required"), theme::accent(), theme::caption());
    const QString hint = wording.of(field.question->hint);
    if (!hint.isEmpty() && !isKnown(field))
        text += u"&nbsp; "_s + span(hint, theme::muted(), theme::caption());
    questions::say(m_label, calmLines(text));
}

void FieldBlock::showKnown(const FieldState& field) {
    const Wording& wording = m_surroundings.wording;
    const bool isShown = isKnown(field) && !m_isOpen;
    m_known->setVisible(isShown);
    if (!isShown) return;
    questions::say(m_knownText, answerText(wording, field, field.value));
    m_change->setText(tr("Change"));
    m_change->setAccessibleName(
        tr("Change %1, now %2").arg(wording.of(field.question->label), m_knownText->text()));
}

void FieldBlock::showChanged(const FieldState& field) {
    const bool isShown = field.changed && !isEmptyAnswer(field.registered);
    m_changed->setVisible(isShown);
    if (!isShown) return;
    const QString before = answerText(m_surroundings.wording, field, field.registered);
    questions::say(m_registered, tr("On record: %1").arg(before));
    m_reset->setText(tr("Back to this"));
    m_reset->setAccessibleName(tr("Back to what is on record: %1").arg(before));
}

void FieldBlock::makeEditor(const FieldState& field) {
    if (m_editor != nullptr) return;
    m_editor = AnswerEditor::make(field, m_surroundings, this).release();
    m_layout->insertWidget(m_layout->indexOf(m_changed), m_editor);
    connect(m_editor, &AnswerEditor::committed, this,
            [this](const QJsonValue& value) { Q_EMIT m_surroundings.actions.answered(m_path, value); });
    Q_EMIT m_surroundings.actions.stopsChanged();
}

void FieldBlock::open() {
    m_isOpen = true;
    setField(FieldState(m_field), QList<Finding>(m_formFindings));
    Q_EMIT m_surroundings.actions.stopsChanged();
    takeFocus();
}

void FieldBlock::takeFocus() {
    if (isKnown(m_field) && !m_isOpen) {
        open();
        return;
    }
    const QList<QWidget*> own = m_editor == nullptr ? QList<QWidget*>() : m_editor->stops();
    if (own.isEmpty()) return;
    own.front()->setFocus(Qt::TabFocusReason);
    if (auto* line = qobject_cast<QLineEdit*>(own.front())) line->selectAll();
}

void FieldBlock::commit() {
    if (m_editor != nullptr && !m_editor->isHidden()) m_editor->commit();
}

void FieldBlock::retire() {
    if (m_editor != nullptr) m_editor->disconnect(this);
}

QList<QWidget*> FieldBlock::stops() const {
    QList<QWidget*> stops;
    if (!m_known->isHidden()) stops << m_change;
    if (m_editor != nullptr && !m_editor->isHidden()) stops << m_editor->stops();
    if (!m_changed->isHidden()) stops << m_reset;
    return stops + m_findings->stops();
}

}  // namespace mado
