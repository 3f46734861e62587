// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/MembersEditor.h"

#include "ui/base/Wording.h"
#include "ui/questions/FieldActions.h"
#include "ui/questions/FieldColumn.h"
#include "ui/questions/MemberRow.h"
#include "ui/questions/QuestionLook.h"
#include "ui/theme/Theme.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace mado {

MembersEditor::MembersEditor(const FieldSurroundings& surroundings, QWidget* parent)
    : AnswerEditor(parent),
      m_surroundings(surroundings),
      m_layout(new QVBoxLayout(this)),
      m_empty(questions::captionLabel(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_empty);
}

void MembersEditor::addEntry() {
    auto* box = new QCheckBox(this);
    Entry entry{new MemberRow(box, m_surroundings.wording, this), new FieldColumn(m_surroundings, this),
                questions::hairline(this)};
    entry.column->layout()->setContentsMargins(questions::indent(), 0, 0, theme::px(8));
    int at = int(m_entries.size()) * 3;
    for (QWidget* each : {static_cast<QWidget*>(entry.row), static_cast<QWidget*>(entry.column), entry.line})
        m_layout->insertWidget(at++, each);
    entry.row->show();
    entry.line->show();
    entry.column->hide();
    box->installEventFilter(this);
    connect(box, &QCheckBox::clicked, this, [this, row = entry.row](bool on) {
        Q_EMIT m_surroundings.actions.memberToggled(m_path, row->addresseeNo(), on);
    });
    m_entries.push_back(entry);
}

void MembersEditor::removeEntry() {
    const Entry entry = m_entries.back();
    m_entries.pop_back();
    for (QWidget* each :
         {static_cast<QWidget*>(entry.row), static_cast<QWidget*>(entry.column), entry.line}) {
        m_layout->removeWidget(each);
        each->hide();
        each->deleteLater();
    }
}

void MembersEditor::setField(const FieldState& field, const QList<Finding>& findings) {
    m_path = field.path;
    while (m_entries.size() > std::size_t(field.options.size()))
        removeEntry();
    while (m_entries.size() < std::size_t(field.options.size()))
        addEntry();
    const QString label = m_surroundings.wording.of(field.question->label);
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const MemberOption& option = field.options[qsizetype(i)];
        m_entries[i].row->setOption(option, label);
        m_entries[i].row->button()->setChecked(option.selected);
        showNested(m_entries[i], field, option.addresseeNo, findings);
    }
    questions::say(m_empty, m_entries.empty() ? tr("Nobody in the household fits.") : QString());
}

void MembersEditor::showNested(Entry& entry, const FieldState& field, const QString& person,
                               const QList<Finding>& findings) {
    QList<FieldState> nested;
    std::copy_if(field.fields.begin(), field.fields.end(), std::back_inserter(nested),
                 [&](const FieldState& each) { return each.rowKey == person; });
    entry.column->setVisible(!nested.isEmpty());
    entry.column->setFields(nested, findings);
}

QList<QWidget*> MembersEditor::stops() const {
    QList<QWidget*> stops;
    for (const Entry& entry : m_entries) {
        if (entry.row->button()->isEnabled()) stops << entry.row->button();
        stops << entry.column->stops();
    }
    return stops;
}

void MembersEditor::commit() {
    for (const Entry& entry : m_entries)
        entry.column->commit();
}

bool MembersEditor::step(const QObject* from, int by) {
    const auto here = std::find_if(m_entries.begin(), m_entries.end(),
                                   [&](const Entry& entry) { return entry.row->button() == from; });
    for (qsizetype i = (here - m_entries.begin()) + by; i >= 0 && i < qsizetype(m_entries.size()); i += by) {
        QAbstractButton* button = m_entries[std::size_t(i)].row->button();
        if (!button->isEnabled()) continue;
        button->setFocus(by > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
        return true;
    }
    return true;  // at the end the arrow must not wander into another question
}

bool MembersEditor::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down) return step(watched, 1);
        if (key == Qt::Key_Up) return step(watched, -1);
    }
    return AnswerEditor::eventFilter(watched, event);
}

}  // namespace mado
