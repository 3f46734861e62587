// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/PersonEditor.h"

#include "ui/base/Wording.h"
#include "ui/questions/MemberRow.h"
#include "ui/questions/QuestionLook.h"

#include <QButtonGroup>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mado {

PersonEditor::PersonEditor(const Wording& wording, QWidget* parent)
    : AnswerEditor(parent),
      m_wording(wording),
      m_group(new QButtonGroup(this)),
      m_column(new QVBoxLayout(this)),
      m_nobody(new QRadioButton(this)),
      m_empty(questions::captionLabel(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_nobody);
    m_column->addWidget(m_empty);
    m_group->addButton(m_nobody);
    connect(m_nobody, &QRadioButton::clicked, this, [this] { Q_EMIT committed(QJsonValue()); });
}

MemberRow* PersonEditor::addRow() {
    auto* button = new QRadioButton(this);
    auto* row = new MemberRow(button, m_wording, this);
    m_group->addButton(button);
    m_column->insertWidget(int(m_rows.size()), row);
    connect(button, &QRadioButton::clicked, this, [this, row] { Q_EMIT committed(row->addresseeNo()); });
    m_rows << row;
    row->show();
    return row;
}

void PersonEditor::setField(const FieldState& field, const QList<Finding>&) {
    const QString label = m_wording.of(field.question->label);
    while (m_rows.size() > field.options.size())
        delete m_rows.takeLast();
    while (m_rows.size() < field.options.size())
        addRow();
    m_group->setExclusive(false);
    const QString chosen = field.value.toString();
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setOption(field.options[i], label);
        m_rows[i]->button()->setChecked(field.options[i].addresseeNo == chosen && !chosen.isEmpty());
    }
    const bool mayBeNobody = !field.required && !m_rows.isEmpty();
    m_nobody->setVisible(mayBeNobody);
    m_nobody->setText(tr("Nobody in the list"));
    m_nobody->setAccessibleName(tr("%1: %2").arg(label, m_nobody->text()));
    m_nobody->setChecked(mayBeNobody && chosen.isEmpty());
    m_group->setExclusive(true);
    questions::say(m_empty, m_rows.isEmpty() ? tr("Nobody in the household fits.") : QString());
}

QList<QWidget*> PersonEditor::stops() const {
    QList<QWidget*> stops;
    for (const MemberRow* row : m_rows)
        if (row->button()->isEnabled()) stops << row->button();
    if (!m_nobody->isHidden()) stops << m_nobody;
    return stops;
}

}  // namespace mado
