// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/ChoiceListEditor.h"

#include "ui/base/Wording.h"
#include "ui/questions/QuestionLook.h"
#include "ui/widgets/ElidedChoice.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int shownEntries = 16;

}  // namespace

ChoiceListEditor::ChoiceListEditor(const Wording& wording, QWidget* parent)
    : AnswerEditor(parent),
      m_wording(wording),
      m_list(new ElidedChoice(this)),
      m_note(questions::noteLabel(this)) {
    m_list->setMaxVisibleItems(shownEntries);
    m_list->setFocusPolicy(Qt::StrongFocus);
    m_list->installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(questions::narrowGap());
    column->addWidget(m_list);
    column->addWidget(m_note, 0, Qt::AlignLeft);
    setFocusProxy(m_list);
    connect(m_list, &QComboBox::activated, this, [this](int index) {
        const QString code = m_list->itemData(index).toString();
        Q_EMIT committed(code.isEmpty() ? QJsonValue() : QJsonValue(code));
    });
}

void ChoiceListEditor::fill(const FieldState& field) {
    QStringList texts{field.required ? QString() : tr("None")};
    QStringList codes{QString()};
    for (const Choice& choice : field.question->choices) {
        texts << m_wording.of(choice.label);
        codes << choice.code;
    }
    bool same = m_list->count() == texts.size();
    for (int i = 0; same && i < m_list->count(); ++i)
        same = m_list->itemText(i) == texts[i] && m_list->itemData(i).toString() == codes[i];
    if (same) return;
    m_list->clear();
    for (qsizetype i = 0; i < texts.size(); ++i)
        m_list->addItem(texts[i], codes[i]);
}

void ChoiceListEditor::setField(const FieldState& field, const QList<Finding>&) {
    fill(field);
    m_list->setAccessibleName(m_wording.of(field.question->label));
    m_list->setAccessibleDescription(m_wording.of(field.question->hint));
    m_list->setCurrentIndex(std::max(0, m_list->findData(field.value.toString())));
    const Choice* choice = field.question->choice(field.value.toString());
    questions::say(m_note, choice == nullptr ? QString() : m_wording.of(choice->note));
}

QList<QWidget*> ChoiceListEditor::stops() const {
    return {m_list};
}

bool ChoiceListEditor::eventFilter(QObject* watched, QEvent* event) {
    // Scrolling the page must not change an answer that happens to lie under the pointer.
    if (event->type() == QEvent::Wheel) {
        event->ignore();
        return true;
    }
    return AnswerEditor::eventFilter(watched, event);
}

}  // namespace mado
