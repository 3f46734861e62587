// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/worklist/WorkListPage.h"

#include "ui/base/DeskAnswer.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FlatTable.h"
#include "ui/worklist/WorkListModel.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mado {

using Place = Destination::Place;

namespace {

const std::array<QString, 4> lists{u"confirm"_s, u"issue"_s, u"decide"_s, u"returned"_s};

}  // namespace

WorkListPage::WorkListPage(const CounterServices& services, const QString& list, QWidget* parent)
    : Page(parent),
      m_services(services),
      m_heading(new QLabel(this)),
      m_tabs(new QTabBar(this)),
      m_unsent(new QPushButton(this)),
      m_table(new FlatTable(this)),
      m_empty(new EmptyState(u"check"_s, {}, this)),
      m_model(new WorkListModel(services, this)) {
    m_heading->setFont(theme::pageTitle());
    for (std::size_t i = 0; i < lists.size(); ++i)
        m_tabs->addTab({});
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    const auto at = std::find(lists.begin(), lists.end(), list);
    m_tabs->setCurrentIndex(at == lists.end() ? 0 : static_cast<int>(at - lists.begin()));
    m_table->setModel(m_model);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::px(24), theme::px(16), theme::px(24), theme::px(16));
    column->setSpacing(theme::px(12));
    column->addWidget(m_heading);
    auto* lists = new QHBoxLayout;
    lists->addWidget(m_tabs);
    lists->addStretch();
    lists->addWidget(m_unsent);
    column->addLayout(lists);
    auto* card = new QFrame(this);
    card->setObjectName(u"Card"_s);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(theme::px(12), theme::px(8), theme::px(12), theme::px(12));
    inside->addWidget(m_table, 1);
    inside->addWidget(m_empty, 1);
    column->addWidget(card, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this] { take(m_all); });
    connect(m_table, &FlatTable::rowActivated, this, &WorkListPage::open);
    m_unsent->setAutoDefault(true);
    connect(m_unsent, &QPushButton::clicked, this, [this] { Q_EMIT wanted({Place::Unsent}); });
    connect(&services.desk, &CounterDesk::statusChanged, this, &WorkListPage::showUnsent);
    rename();
}

QString WorkListPage::title() const {
    return tr("Work list");
}
QString WorkListPage::list() const {
    return lists[static_cast<std::size_t>(std::max(0, m_tabs->currentIndex()))];
}

void WorkListPage::rename() {
    m_heading->setText(tr("Work list"));
    showUnsent();
    m_tabs->setAccessibleName(tr("Lists"));
    m_table->setAccessibleName(tr("Cases"));
}

void WorkListPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    rename();
    take(m_all);
}

void WorkListPage::showUnsent() {
    const DeskStatus& status = m_services.desk.status();
    m_unsent->setText(tr("&Unsent and returned %1").arg(status.unsent + status.refused + status.quarantined));
}

void WorkListPage::activate() {
    load();
    m_table->setFocus();
}

void WorkListPage::refresh() {
    load();
}

void WorkListPage::load() {
    m_services.desk.workList().then(&m_services.desk,
                                    whileAlive(this, [this](const Result<std::vector<CaseRow>>& rows) {
                                        if (!rows) {
                                            Q_EMIT refused(rows.error());
                                            return;
                                        }
                                        take(*rows);
                                    }));
}

bool WorkListPage::belongs(const CaseRow& row, const QString& list) const {
    if (list == u"confirm"_s) return row.state == u"entered"_s || row.state == u"conflict"_s;
    if (list == u"issue"_s) return row.awaitsPaper;
    if (list == u"decide"_s) return row.awaitsDecision;
    return row.state == u"returned"_s;
}

void WorkListPage::take(std::vector<CaseRow> rows) {
    m_all = std::move(rows);
    const std::array<QString, 4> names{tr("Awaiting confirmation"), tr("Papers to be issued"),
                                       tr("Claims to be decided"), tr("Returned")};
    for (std::size_t i = 0; i < lists.size(); ++i) {
        const auto count = std::count_if(m_all.begin(), m_all.end(),
                                         [&](const CaseRow& each) { return belongs(each, lists[i]); });
        m_tabs->setTabText(static_cast<int>(i), u"%1 %2"_s.arg(names[i]).arg(count));
    }
    const QString keyBefore =
        m_table->currentIndex().isValid() && m_table->currentIndex().row() < m_model->rowCount()
            ? m_model->at(m_table->currentIndex().row()).caseId
            : QString();
    std::vector<CaseRow> shown;
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(shown),
                 [this](const CaseRow& each) { return belongs(each, list()); });
    int row = 0;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (shown[i].caseId == keyBefore) row = static_cast<int>(i);
    }
    const bool isEmpty = shown.empty();
    m_model->setRows(std::move(shown));
    if (!isEmpty) m_table->setCurrentIndex(m_model->index(row, 0));
    if (isEmpty && window()->focusWidget() == m_table) m_tabs->setFocus();  // not to wherever it would fall
    m_table->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    m_empty->setText(tr("Nothing waits here. Cases that a colleague enters appear by themselves."));
}

void WorkListPage::open(int row) {
    const CaseRow& chosen = m_model->at(row);
    const bool isForIssue = list() == u"issue"_s;
    Q_EMIT wanted({isForIssue ? Place::Issue : Place::Confirm, chosen.caseId});
}

}  // namespace mado
