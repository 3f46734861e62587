// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/RecordTabs.h"

#include "ui/theme/Theme.h"

#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mado {

RecordTabs::RecordTabs(const CounterServices& services, QWidget* parent)
    : QTabWidget(parent),
      m_services(services),
      m_tax(new TaxTab(services, this)),
      m_benefits(new BenefitTab(services, this)),
      m_history(new HistoryTab(services, this)) {
    setDocumentMode(true);
    tabBar()->setDrawBase(false);
    tabBar()->setExpanding(false);
    tabBar()->setAccessibleName(tr("Records of the household"));
    setAccessibleName(tabBar()->accessibleName());
    setObjectName(u"record_tabs"_s);

    QWidget* coverage = page();
    add(coverage, record_layout::eligibility(),
        {tr("NHI"),
         tr("Nobody here has been insured by the city's NHI. A filing of acquisition adds the first line."),
         true});
    add(coverage, record_layout::otherCoverage(),
        {tr("Other insurance"), tr("No other insurance is on record. Filings of gain and loss add it."),
         true});
    addTab(tr("&Coverage"), coverage);
    QWidget* certificates = page();
    add(certificates, record_layout::certificates(),
        {tr("Certificates"),
         tr("No certificate has been issued. It is made when an acquisition is confirmed.")});
    addTab(tr("Certi&ficates"), certificates);
    addTab(tr("Ta&x"), m_tax);
    QWidget* collection = page();
    add(collection, record_layout::collection(),
        {tr("Collection"),
         tr("No instalment has been assessed. The first assessment adds the instalments of the year.")});
    addTab(tr("Co&llection"), collection);
    addTab(tr("&Benefits"), m_benefits);
    QWidget* cases = page();
    m_cases = add(cases, record_layout::cases(),
                  {tr("Filings"), tr("Nothing has been filed at this counter yet. Ctrl+N begins a filing.")});
    addTab(tr("F&ilings"), cases);
    addTab(tr("&Versions"), m_history);
    connect(m_tax, &TaxTab::opened, this, &RecordTabs::opened);
    connect(m_benefits, &BenefitTab::opened, this, &RecordTabs::opened);
    connect(&m_benefits->table(), &RecordTable::pointedAt, this, &RecordTabs::pointedAt);
    connect(this, &QTabWidget::currentChanged, this, [this](int index) {
        if (static_cast<Tab>(index) == Tab::History) m_history->load();
    });
}

QWidget* RecordTabs::page() {
    auto* made = new QWidget(this);
    auto* box = new QVBoxLayout(made);
    box->setContentsMargins(0, theme::px(8), 0, 0);
    box->setSpacing(theme::px(8));
    return made;
}

void RecordTabs::addTab(const QString& title, QWidget* page) {
    QTabWidget::addTab(page, title);
}

RecordTable* RecordTabs::add(QWidget* page, RecordModel::Layout layout, const RecordTable::Words& words) {
    const bool isCases = layout.entity == Entity::CaseFile;
    auto* table = new RecordTable(std::move(layout), words, m_services, page);
    page->layout()->addWidget(table);
    m_tables.push_back(table);
    connect(table, &RecordTable::pointedAt, this, &RecordTabs::pointedAt);
    if (isCases) {
        connect(table, &RecordTable::opened, this, [this](const RecordRef& record) {
            const RecordModel& model = m_cases->model();
            for (int row = 0; row < model.rowCount(); ++row) {
                if (model.record(row).key() == record.key)
                    Q_EMIT caseWanted(record.key, model.record(row).text(field::case_file::state));
            }
        });
    } else {
        connect(table, &RecordTable::opened, this, &RecordTabs::opened);
    }
    return table;
}

void RecordTabs::setView(const HouseholdView& view) {
    for (RecordTable* each : m_tables)
        each->setRecords(view.records);
    m_tax->setView(view);
    m_benefits->setView(view);
}

}  // namespace mado
