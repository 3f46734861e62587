// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/ChoiceEditor.h"

#include "ui/base/Wording.h"
#include "ui/questions/QuestionLook.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/FlowLayout.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr std::size_t mostButtons = 6;
constexpr int widestLabel = 36;  // half-width characters

int widthOf(const QString& text) {
    return std::accumulate(text.begin(), text.end(), 0,
                           [](int sum, QChar c) { return sum + (c.unicode() < 0x1100 ? 1 : 2); });
}

QString codeOf(const Question& question, const QJsonValue& value) {
    if (question.type != QuestionType::YesNo) return value.toString();
    return value.isBool() ? (value.toBool() ? u"yes"_s : u"no"_s) : QString();
}

}  // namespace

bool ChoiceEditor::suits(const Question& question) {
    if (question.type == QuestionType::YesNo) return true;
    return question.choices.size() <= qsizetype(mostButtons) &&
           std::all_of(question.choices.begin(), question.choices.end(),
                       [](const Choice& each) { return widthOf(each.label.ja) <= widestLabel; });
}

ChoiceEditor::ChoiceEditor(const FieldState& field, const Wording& wording, QWidget* parent)
    : AnswerEditor(parent),
      m_wording(wording),
      m_question(field.question),
      m_group(new QButtonGroup(this)),
      m_note(questions::noteLabel(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(questions::narrowGap());
    auto* buttons = new QWidget(this);
    auto* flow = new FlowLayout(buttons, questions::wideGap(), theme::grid());
    if (m_question->type == QuestionType::YesNo) {
        addOption(flow, u"yes"_s);
        addOption(flow, u"no"_s);
    }
    for (const Choice& choice : m_question->choices)
        addOption(flow, choice.code);
    column->addWidget(buttons);
    column->addWidget(m_note, 0, Qt::AlignLeft);
}

void ChoiceEditor::addOption(QLayout* flow, const QString& code) {
    auto* button = new QRadioButton(flow->parentWidget());
    m_group->addButton(button);
    flow->addWidget(button);
    m_options.push_back({button, code});
    button->installEventFilter(this);
    connect(button, &QAbstractButton::clicked, this, [this, option = m_options.back()] { chosen(option); });
}

QString ChoiceEditor::labelOf(const QString& code) const {
    if (m_question->type == QuestionType::YesNo) return code == u"yes"_s ? tr("Yes") : tr("No");
    const Choice* choice = m_question->choice(code);
    return choice == nullptr ? code : m_wording.of(choice->label);
}

QJsonValue ChoiceEditor::valueOf(const QString& code) const {
    if (code.isEmpty()) return {};
    return m_question->type == QuestionType::YesNo ? QJsonValue(code == u"yes"_s) : QJsonValue(code);
}

void ChoiceEditor::chosen(const Option& option) {
    const bool empties = option.code == m_stored && !m_required;
    if (option.code == m_stored && !empties) return;
    if (empties) showChecked({});
    Q_EMIT committed(valueOf(empties ? QString() : option.code));
}

void ChoiceEditor::showChecked(const QString& code) {
    m_group->setExclusive(false);
    for (const Option& option : m_options)
        option.button->setChecked(option.code == code);
    m_group->setExclusive(true);
}

void ChoiceEditor::setField(const FieldState& field, const QList<Finding>&) {
    m_question = field.question;
    m_required = field.required;
    m_stored = codeOf(*m_question, field.value);
    const QString label = m_wording.of(m_question->label);
    for (const Option& option : m_options) {
        const QString text = labelOf(option.code);
        option.button->setText(QString(text).replace(u'&', u"&&"_s));
        option.button->setAccessibleName(tr("%1: %2").arg(label, text));
    }
    showChecked(m_stored);
    const Choice* choice = m_question->choice(m_stored);
    questions::say(m_note, choice == nullptr ? QString() : m_wording.of(choice->note));
}

QList<QWidget*> ChoiceEditor::stops() const {
    QList<QWidget*> stops;
    for (const Option& option : m_options)
        stops << option.button;
    return stops;
}

bool ChoiceEditor::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return AnswerEditor::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool empties = key == Qt::Key_Delete || key == Qt::Key_Backspace;
    if (!empties || m_required || m_stored.isEmpty()) return AnswerEditor::eventFilter(watched, event);
    showChecked({});
    Q_EMIT committed(QJsonValue());
    return true;
}

}  // namespace mado
