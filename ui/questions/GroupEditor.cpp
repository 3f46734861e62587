// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/GroupEditor.h"

#include "ui/base/Wording.h"
#include "ui/questions/FieldActions.h"
#include "ui/questions/FieldColumn.h"
#include "ui/questions/QuestionLook.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

GroupEditor::GroupEditor(const FieldSurroundings& surroundings, QWidget* parent)
    : AnswerEditor(parent),
      m_surroundings(surroundings),
      m_layout(new QVBoxLayout(this)),
      m_add(new QPushButton(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(theme::px(8));
    m_add->setIcon(theme::icon(u"plus"_s, theme::accent()));
    m_layout->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, [this] {
        m_focusNew = true;
        Q_EMIT m_surroundings.actions.rowAdded(m_path);
    });
}

void GroupEditor::addRow() {
    auto* box = new QWidget(this);
    Row row{box, questions::headingLabel(box), questions::linkButton(box),
            new FieldColumn(m_surroundings, box)};
    auto* head = new QHBoxLayout;
    head->addWidget(row.number, 1);
    head->addWidget(row.remove);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(questions::narrowGap());
    column->addLayout(head);
    column->addWidget(row.column);
    row.column->layout()->setSpacing(theme::px(8));
    row.column->layout()->setContentsMargins(questions::indent(), 0, 0, 0);
    m_layout->insertWidget(int(m_rows.size()), box);
    box->show();
    connect(row.remove, &QToolButton::clicked, this, [this, box] { removeAsked(box); });
    auto* key = new QShortcut(QKeySequence(Qt::ALT | Qt::Key_D), box);
    key->setContext(Qt::WidgetWithChildrenShortcut);
    connect(key, &QShortcut::activated, this, [this, box] { removeAsked(box); });
    m_rows.push_back(row);
}

void GroupEditor::removeAsked(const QWidget* box) {
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& row) { return row.box == box; });
    if (found == m_rows.end()) return;
    m_add->setFocus(Qt::OtherFocusReason);  // sends what is unsent while the rows still have their numbers
    Q_EMIT m_surroundings.actions.rowRemoved(m_path, int(found - m_rows.begin()));
}

void GroupEditor::setField(const FieldState& field, const QList<Finding>& findings) {
    m_path = field.path;
    const std::size_t before = m_rows.size();
    while (m_rows.size() > std::size_t(field.rows)) {
        m_rows.back().column->clear();
        m_rows.back().box->hide();
        m_rows.back().box->deleteLater();
        m_rows.pop_back();
    }
    while (m_rows.size() < std::size_t(field.rows))
        addRow();
    const QString label = m_surroundings.wording.of(field.question->label);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const QString number = QString::number(i + 1);
        QList<FieldState> own;
        std::copy_if(field.fields.begin(), field.fields.end(), std::back_inserter(own),
                     [&](const FieldState& each) { return each.rowKey == QString::number(i); });
        m_rows[i].number->setText(number);
        m_rows[i].remove->setText(tr("Remove  Alt+D"));
        m_rows[i].remove->setAccessibleName(tr("Remove row %1 of %2").arg(number, label));
        m_rows[i].column->setFields(own, findings);
    }
    m_add->setText(tr("&Add a row"));
    m_add->setAccessibleName(tr("Add a row to %1").arg(label));
    const qint64 most = field.question->max;
    m_add->setProperty("asks", m_rows.empty());
    m_add->setEnabled(most == 0 || field.rows < most);
    if (m_focusNew && m_rows.size() > before) {
        m_focusNew = false;
        const QList<QWidget*> stops = m_rows.back().column->stops();
        if (!stops.isEmpty()) stops.front()->setFocus(Qt::TabFocusReason);
    }
}

QList<QWidget*> GroupEditor::stops() const {
    QList<QWidget*> stops;
    for (const Row& row : m_rows) {
        stops << row.remove;
        stops << row.column->stops();
    }
    return stops << m_add;
}

void GroupEditor::commit() {
    for (const Row& row : m_rows)
        row.column->commit();
}

}  // namespace mado
