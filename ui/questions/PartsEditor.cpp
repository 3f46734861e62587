// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/PartsEditor.h"

#include "ui/base/Wording.h"
#include "ui/questions/PendingText.h"
#include "ui/questions/QuestionLook.h"
#include "ui/theme/Theme.h"

#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace mado {

PartsEditor::PartsEditor(const Wording& wording, QWidget* parent)
    : AnswerEditor(parent), m_wording(wording) {}

PartsEditor::Part& PartsEditor::addPart(const QString& name) {
    auto* line = new QLineEdit(this);
    auto* label = questions::captionLabel(this);
    label->setBuddy(line);
    label->setContentsMargins(0, theme::px(4), 0, 0);
    auto* pending = new PendingText(line);
    m_parts.push_back({name, label, line, pending});
    connect(pending, &PendingText::committed, this, &PartsEditor::send);
    return m_parts.back();
}

PartsEditor::Part* PartsEditor::part(const QString& name) {
    for (Part& each : m_parts)
        if (each.name == name) return &each;
    return nullptr;
}

void PartsEditor::name(Part& part, const QString& label, const FieldState& field) {
    part.label->setText(label);
    part.line->setAccessibleName(tr("%1: %2").arg(m_wording.of(field.question->label), label));
}

void PartsEditor::showParts(const FieldState& field) {
    const QJsonObject object =
        field.origin == AnswerOrigin::Refused ? field.typed.toObject() : field.value.toObject();
    for (Part& each : m_parts)
        each.pending->setStored(object.value(each.name).toString());
}

QJsonValue PartsEditor::typedValue() const {
    QJsonObject object;
    for (const Part& each : m_parts)
        if (const QString text = each.line->text().trimmed(); !text.isEmpty()) object.insert(each.name, text);
    return object.isEmpty() ? QJsonValue() : QJsonValue(object);
}

void PartsEditor::send() {
    Q_EMIT committed(typedValue());
}

QList<QWidget*> PartsEditor::stops() const {
    QList<QWidget*> stops;
    for (const Part& each : m_parts)
        stops << each.line;
    return stops;
}

void PartsEditor::commit() {
    for (Part& each : m_parts)
        each.pending->commit();
}

}  // namespace mado
