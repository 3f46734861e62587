// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/CommandPalette.h"

#include "ui/theme/Theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mado {

CommandPalette::CommandPalette(const CounterServices& services, const QString& householdNo,
                               bool onlyProcedures, QWidget* parent)
    : QDialog(parent),
      m_services(services),
      m_householdNo(householdNo),
      m_field(new QLineEdit(this)),
      m_list(new QListWidget(this)),
      m_onlyProcedures(onlyProcedures) {
    setWindowTitle(onlyProcedures ? tr("New case") : tr("Commands"));
    setModal(true);
    resize(theme::px(620), theme::px(460));
    m_field->setPlaceholderText(onlyProcedures ? tr("What happened? (kana, kanji or romaji)")
                                               : tr("Procedure or page (kana, kanji or romaji)"));
    m_field->setAccessibleName(windowTitle());
    m_field->installEventFilter(this);
    m_list->setAccessibleName(tr("Choices"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::px(16), theme::px(16), theme::px(16), theme::px(12));
    column->setSpacing(theme::grid());
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    auto* hint = new QLabel(householdNo.isEmpty() ? tr("Open a household first to begin a procedure for it.")
                                                  : tr("Enter: begin.  Esc: close."),
                            this);
    hint->setFont(theme::caption());
    hint->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(hint);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_list, &QListWidget::itemClicked, this,
            [this](QListWidgetItem* item) { choose(m_list->row(item)); });
}

void CommandPalette::addAction(const Action& action) {
    m_actions.push_back(action);
}

void CommandPalette::addLifeEvents(const QString& typed) {
    // A life event that needs several procedures at once: filed, confirmed and printed together.
    for (const LifeEvent& event : m_services.forms.lifeEvents()) {
        if (event.procedures.size() < 2) continue;
        const QString title = m_services.wording.of(event.title);
        if (!typed.isEmpty() && !title.contains(typed)) continue;
        m_list->addItem(
            tr("Life event: %1 (%n procedures)", nullptr, static_cast<int>(event.procedures.size()))
                .arg(title));
        m_choices.push_back([this, event] {
            Q_EMIT wanted({Destination::Place::NewCase, m_householdNo, {}, event.procedures});
        });
    }
}

void CommandPalette::fill() {
    m_list->clear();
    m_choices.clear();
    const QString typed = m_field->text().trimmed();
    for (const FormSummary* form : m_services.forms.matching(typed)) {
        if (m_householdNo.isEmpty()) break;
        m_list->addItem(m_services.wording.of(form->title));
        m_choices.push_back([this, id = form->id] {
            Q_EMIT wanted({Destination::Place::NewCase, m_householdNo, {}, {id}});
        });
    }
    if (!m_householdNo.isEmpty()) addLifeEvents(typed);
    if (!m_onlyProcedures) {
        for (const Action& each : m_actions) {
            const bool fits = typed.isEmpty() || each.title.contains(typed, Qt::CaseInsensitive) ||
                              each.keywords.contains(typed, Qt::CaseInsensitive);
            if (!fits) continue;
            m_list->addItem(each.title);
            m_choices.push_back(each.run);
        }
    }
    m_list->setCurrentRow(m_list->count() > 0 ? 0 : -1);
}

void CommandPalette::choose(int row) {
    if (row < 0 || row >= static_cast<int>(m_choices.size())) return;
    const auto run = m_choices[static_cast<std::size_t>(row)];
    accept();
    run();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_field || event->type() != QEvent::KeyPress) return QDialog::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
        case Qt::Key_Down:
            m_list->setCurrentRow(std::min(m_list->currentRow() + 1, m_list->count() - 1));
            return true;
        case Qt::Key_Up:
            m_list->setCurrentRow(std::max(m_list->currentRow() - 1, 0));
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            choose(m_list->currentRow());
            return true;
        default:
            return QDialog::eventFilter(watched, event);
    }
}

}  // namespace mado
