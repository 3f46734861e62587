// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/TaxTab.h"

#include "ui/base/DeskAnswer.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ExplanationView.h"
#include "ui/widgets/LevyRows.h"
#include "ui/widgets/WrappedLabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QLabel* muted(const QString& words, QWidget* parent) {
    auto* label = new WrappedLabel(words, parent);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
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
      m_waterfall(new WaterfallView(this)),
      m_noPortions(muted(tr("How this year's tax is made up is not on record."), this)),
      m_explanation(new ExplanationView(this)),
      m_differs(new WrappedLabel(this)),
      m_content(new QScrollArea(this)),
      m_empty(muted(
          tr("No tax has been assessed for this household. The first assessment after somebody is insured "
             "fills this page."),
          this)) {
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, theme::px(8), 0, 0);
    box->addWidget(m_empty);
    box->addWidget(m_content, 1);
    auto* inside = new QWidget;
    auto* rows = new QVBoxLayout(inside);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::px(12));
    auto* columns = new QHBoxLayout;
    columns->setSpacing(theme::px(24));
    columns->addWidget(makeLeft(), 5);
    columns->addWidget(makeRight(), 4);
    rows->addLayout(columns);
    m_differs->setFont(theme::caption());
    QPalette colours = m_differs->palette();
    colours.setColor(QPalette::WindowText, theme::look());
    m_differs->setPalette(colours);
    m_differs->hide();
    m_explanation->setTitle(tr("How it is computed from the records"));
    rows->addWidget(m_differs);
    rows->addWidget(m_explanation);
    rows->addStretch(1);
    m_content->setWidget(inside);
    m_content->setWidgetResizable(true);
    m_content->setFocusPolicy(Qt::NoFocus);
    m_content->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    inside->setAutoFillBackground(false);
    m_content->viewport()->setAutoFillBackground(false);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &TaxTab::showYear);
    connect(m_bars, &InstalmentBars::opened, this, &TaxTab::opened);
    connect(m_waterfall, &WaterfallView::activated, this, [this](int tag) {
        const int at = m_choice->currentIndex();
        if (at < 0 || tag < 0) return;
        const TaxYear& year = m_years.at(static_cast<std::size_t>(at));
        const auto portion = static_cast<std::size_t>(tag);
        if (portion < year.portions.size())
            Q_EMIT opened(year.portions[portion].record);
        else if (year.levy)
            Q_EMIT opened(*year.levy);
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
    auto* title = new QLabel(tr("How the tax is made up"), side);
    title->setFont(theme::bold());
    box->addWidget(title);
    box->addWidget(m_waterfall);
    box->addWidget(m_noPortions);
    box->addStretch(1);
    return side;
}

void TaxTab::setView(const HouseholdView& view) {
    const int before = m_years.empty()
                           ? 0
                           : m_years.at(static_cast<std::size_t>(std::max(0, m_choice->currentIndex()))).year;
    m_years = TaxYears::of(view, m_services);
    m_records = view.records;
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
    showPortions(year);
    compute(year);
}

void TaxTab::showPortions(const TaxYear& year) {
    std::vector<LevyGroup> groups;
    qint64 sum = 0;
    for (const TaxPortion& each : year.portions) {
        groups.push_back({each.name, each.pieces(), static_cast<int>(groups.size())});
        sum += each.amount;
    }
    // What the portions on record do not explain is said, not hidden.
    if (!groups.empty() && sum != year.total)
        groups.push_back({{}, {{{}, LevyPiece::Kind::Rounding, year.total - sum}}, -1});
    m_waterfall->setRows(
        levyRows(groups, tr("Total"), m_services.wording.language(), static_cast<int>(year.portions.size())));
    m_waterfall->setVisible(!groups.empty());
    m_noPortions->setVisible(groups.empty());
}

void TaxTab::compute(const TaxYear& year) {
    m_explanation->setRows({}, m_services.wording.language());
    m_differs->hide();
    if (!m_records) return;
    const Parameters& parameters = m_services.desk.knowledge().parameters();
    m_services.background
        .run([records = *m_records, &parameters, of = FiscalYear(year.year)] {
            return householdTax(records, parameters, of);
        })
        .then(&m_services.desk,
              whileAlive(this, [this, turn = ++m_turn, year](const Result<HouseholdTax>& tax) {
                  if (turn == m_turn) showSteps(year, tax);
              }));
}

void TaxTab::showSteps(const TaxYear& year, const Result<HouseholdTax>& tax) {
    if (!tax) return;  // no figures for a year long past
    const Language language = m_services.wording.language();
    m_explanation->setRows(explanationRows(tax->steps, m_services.desk.knowledge().parameters(), language),
                           language);
    const bool isOther = !tax->steps.isEmpty() && tax->annual != year.total;
    m_differs->setText(u"▲ "_s +
                       tr("Today's records give %1; levied are %2. The steps are those of today's records.")
                           .arg(m_services.wording.yen(tax->annual), m_services.wording.yen(year.total)));
    m_differs->setVisible(isOther);
}

}  // namespace mado
