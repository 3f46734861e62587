// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/TaxTab.h"

#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QLabel* muted(const QString& words, QWidget* parent) {
    auto* label = new QLabel(words, parent);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setWordWrap(true);
    return label;
}

}  // namespace

TaxTab::TaxTab(const CounterServices& services, QWidget* parent)
    : QWidget(parent),
      m_services(services),
      m_choice(new QComboBox(this)),
      m_sum(new QLabel(this)),
      m_remarks(muted({}, this)),
      m_late(new QLabel(this)),
      m_bars(new InstalmentBars(services.wording, this)),
      m_noInstalments(muted(tr("No instalments are on record for this year."), this)),
      m_steps(new FlatTable(this)),
      m_levy(new LevyModel(services.wording, this)),
      m_noSteps(muted(tr("The steps of this year's assessment are not on record."), this)),
      m_content(new QWidget(this)),
      m_empty(muted(
          tr("No tax has been assessed for this household. The first assessment after somebody is insured "
             "fills this page."),
          this)) {
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, theme::px(8), 0, 0);
    box->addWidget(m_empty);
    box->addWidget(m_content, 1);
    auto* columns = new QHBoxLayout(m_content);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(theme::px(24));
    columns->addWidget(makeLeft(), 5);
    columns->addWidget(makeRight(), 4);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &TaxTab::showYear);
    connect(m_bars, &InstalmentBars::opened, this, &TaxTab::opened);
    connect(m_steps, &FlatTable::rowActivated, this, [this](int row) {
        if (const auto record = m_levy->record(row)) Q_EMIT opened(*record);
    });
}

QWidget* TaxTab::makeLeft() {
    auto* side = new QWidget(m_content);
    auto* box = new QVBoxLayout(side);
    box->setContentsMargins(0, 0, 0, 0);
    auto* head = new QHBoxLayout;
    head->setSpacing(theme::px(12));
    m_choice->setAccessibleName(tr("Fiscal year"));
    QFont large = theme::bold();
    large.setPixelSize(theme::px(19));
    m_sum->setFont(large);
    m_late->setFont(theme::caption());
    m_late->setObjectName(u"StopChip"_s);
    m_late->setStyleSheet(u"background: %1; color: %2; border-radius: %3px; padding: %4px %5px;"_s.arg(
        theme::stopGround().name(), theme::stop().name(), QString::number(theme::px(4)),
        QString::number(theme::px(2)), QString::number(theme::px(8))));
    head->addWidget(m_choice);
    head->addWidget(m_sum);
    head->addWidget(m_late);
    head->addStretch(1);
    box->addLayout(head);
    box->addWidget(m_remarks);
    box->addSpacing(theme::px(8));
    box->addWidget(m_bars, 1);
    box->addWidget(m_noInstalments);
    box->addStretch(0);
    return side;
}

QWidget* TaxTab::makeRight() {
    auto* side = new QWidget(m_content);
    auto* box = new QVBoxLayout(side);
    box->setContentsMargins(0, 0, 0, 0);
    m_steps->setObjectName(u"levy_steps"_s);
    m_steps->setAccessibleName(tr("How the tax is made up"));
    m_steps->setModel(m_levy);
    m_steps->setItemDelegateForColumn(LevyModel::Steps, new LevyDelegate(m_steps));
    QHeaderView* header = m_steps->horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(LevyModel::Portion, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(LevyModel::Steps, QHeaderView::Stretch);
    header->setSectionResizeMode(LevyModel::Amount, QHeaderView::ResizeToContents);
    m_steps->setWordWrap(true);
    connect(header, &QHeaderView::sectionResized, m_steps, &QTableView::resizeRowsToContents);
    box->addWidget(m_steps, 1);
    box->addWidget(m_noSteps);
    return side;
}

void TaxTab::setView(const HouseholdView& view) {
    const int before = m_years.empty()
                           ? 0
                           : m_years.at(static_cast<std::size_t>(std::max(0, m_choice->currentIndex()))).year;
    m_years = TaxYears::of(view, m_services);
    m_empty->setVisible(m_years.empty());
    m_content->setVisible(!m_years.empty());
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    int chosen = 0;
    for (const TaxYear& each : m_years) {
        if (each.year == before) chosen = m_choice->count();
        m_choice->addItem(each.name);
    }
    m_choice->setCurrentIndex(m_years.empty() ? -1 : chosen);
    showYear(m_choice->currentIndex());
}

void TaxTab::showYear(int index) {
    if (index < 0) return;
    const TaxYear& year = m_years.at(static_cast<std::size_t>(index));
    m_sum->setText(m_services.wording.yen(year.total));
    QStringList remarks{tr("%n instalments", nullptr, static_cast<int>(year.instalments.size())),
                        year.directDebit ? tr("direct debit") : tr("no direct debit")};
    if (!year.reduction.isEmpty()) remarks << tr("reduction: %1").arg(year.reduction);
    m_remarks->setText(remarks.join(u"   "_s));
    m_late->setText(tr("%1 overdue").arg(m_services.wording.yen(year.overdue())));
    m_late->setVisible(year.overdue() > 0);
    m_bars->setInstalments(year.instalments);
    m_noInstalments->setVisible(year.instalments.empty());
    m_levy->setYear(year);
    m_steps->resizeRowsToContents();
    m_steps->setVisible(m_levy->rowCount() > 0);
    m_noSteps->setVisible(m_levy->rowCount() == 0);
}

}  // namespace mado
