// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/HistoryTab.h"

#include "ui/base/DeskAnswer.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/WrappedLabel.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mado {

HistoryTab::HistoryTab(const CounterServices& services, QWidget* parent)
    : QWidget(parent),
      m_services(services),
      m_title(new QLabel(this)),
      m_words(new WrappedLabel(this)),
      m_table(new FlatTable(this)),
      m_model(new HistoryModel(services, this)) {
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, theme::px(8), 0, 0);
    m_title->setFont(theme::bold());
    m_words->setForegroundRole(QPalette::PlaceholderText);
    m_table->setModel(m_model);
    m_table->setObjectName(u"history_table"_s);
    m_table->setAccessibleName(tr("Versions of the record"));
    box->addWidget(m_title);
    box->addWidget(m_words);
    box->addWidget(m_table, 1);
    box->addStretch(0);
    clear();
}

void HistoryTab::say(const QString& words) {
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
    m_table->setVisible(words.isEmpty());
}

void HistoryTab::clear() {
    m_record.reset();
    m_people = {};
    ++m_turn;
    m_title->hide();
    m_model->setVersions({}, {}, true);
    say(
        tr("Point at a bar of the timeline or a line of a table; this page then shows who changed that "
           "record, when, "
           "and what."));
}

void HistoryTab::setRecord(const RecordRef& record, const QString& title, const HouseholdSnapshot& people,
                           bool masks) {
    m_record = record;
    m_people = people;
    m_masks = masks;
    m_isAsked = false;
    ++m_turn;
    m_title->setText(title);
    m_title->show();
    if (isVisible()) load();
}

void HistoryTab::load() {
    if (!m_record || m_isAsked) return;
    m_isAsked = true;
    say(tr("Asking the centre …"));
    const int turn = m_turn;
    whenAnswered(m_services.desk, m_services.desk.history(m_record->entity, m_record->key), this,
                 [this, turn](const Result<std::vector<RecordVersion>>& answer) {
                     if (turn != m_turn) return;
                     if (answer) return setVersions(answer.value());
                     m_isAsked = false;
                     const auto words = m_services.wording.of(answer.error());
                     say(words.what + u'\n' + words.next);
                 });
}

void HistoryTab::setVersions(std::vector<RecordVersion> versions) {
    m_isAsked = true;
    ++m_turn;
    if (versions.empty())
        return say(tr("The centre has no versions of this record yet: it waits to be sent."));
    m_model->setVersions(std::move(versions), m_people, m_masks);
    say({});
}

}  // namespace mado
