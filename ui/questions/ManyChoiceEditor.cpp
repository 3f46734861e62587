// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/ManyChoiceEditor.h"

#include "ui/base/Wording.h"
#include "ui/questions/QuestionLook.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/FlowLayout.h"

#include <QCheckBox>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace mado {

ManyChoiceEditor::ManyChoiceEditor(const FieldState& field, const Wording& wording, QWidget* parent)
    : AnswerEditor(parent), m_wording(wording) {
    auto* flow = new FlowLayout(this, questions::wideGap(), theme::grid());
    for (const Choice& choice : field.question->choices) {
        auto* box = new QCheckBox(this);
        flow->addWidget(box);
        m_options.push_back({box, choice.code});
        connect(box, &QCheckBox::clicked, this, &ManyChoiceEditor::send);
    }
}

void ManyChoiceEditor::send() {
    QJsonArray codes;
    for (const Option& option : m_options)
        if (option.box->isChecked()) codes.append(option.code);
    Q_EMIT committed(codes);
}

void ManyChoiceEditor::setField(const FieldState& field, const QList<Finding>&) {
    const QJsonArray chosen = field.value.toArray();
    const QString label = m_wording.of(field.question->label);
    for (const Option& option : m_options) {
        const Choice* choice = field.question->choice(option.code);
        if (choice == nullptr) continue;
        const QString text = m_wording.of(choice->label);
        option.box->setText(QString(text).replace(u'&', u"&&"_s));
        option.box->setAccessibleName(tr("%1: %2").arg(label, text));
        option.box->setChecked(chosen.contains(option.code));
    }
}

QList<QWidget*> ManyChoiceEditor::stops() const {
    QList<QWidget*> stops;
    for (const Option& option : m_options)
        stops << option.box;
    return stops;
}

}  // namespace mado
