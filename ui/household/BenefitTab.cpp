// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/BenefitTab.h"

#include "core/text/YearMonth.h"
#include "ui/household/HouseholdReading.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/WrappedLabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int leastTable = 120;  // px at 100 %

}  // namespace

BenefitTab::BenefitTab(const CounterServices& services, QWidget* parent)
    : QWidget(parent),
      m_services(services),
      m_picture(new QWidget(this)),
      m_period(new QComboBox(m_picture)),
      m_hits(new QLabel(m_picture)),
      m_claims(new WrappedLabel(m_picture)),
      m_months(new BenefitMonths(services.wording, m_picture)),
      m_table(new RecordTable(
          record_layout::benefits(),
          {tr("Benefits"),
           tr("No benefit is on record. Claims, and the bills of medical providers, add lines.")},
          services, this)) {
    m_period->setObjectName(u"benefit_period"_s);
    m_period->setAccessibleName(tr("Twelve months"));
    m_period->addItems(
        {tr("the last 12 months"), tr("the 12 months before"), tr("the 12 months before that")});
    m_hits->setObjectName(u"benefit_hits"_s);
    m_claims->setObjectName(u"benefit_claims"_s);
    m_claims->setFont(theme::caption());
    QPalette colours = m_claims->palette();
    colours.setColor(QPalette::WindowText, theme::look());
    m_claims->setPalette(colours);
    auto* head = new QHBoxLayout;
    head->setSpacing(theme::px(12));
    head->addWidget(m_period);
    head->addWidget(m_hits, 1);
    auto* inside = new QVBoxLayout(m_picture);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(theme::px(8));
    inside->addLayout(head);
    inside->addWidget(m_months);
    inside->addWidget(m_claims);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::px(8), 0, 0);
    column->setSpacing(theme::px(12));
    column->addWidget(m_picture);
    column->addWidget(m_table, 1);
    m_table->setMinimumHeight(theme::px(leastTable));
    connect(m_period, &QComboBox::currentIndexChanged, this, &BenefitTab::showYear);
    connect(m_months, &BenefitMonths::opened, this, &BenefitTab::opened);
    connect(m_table, &RecordTable::opened, this, &BenefitTab::opened);
}

void BenefitTab::setView(const HouseholdView& view) {
    m_records = view.records;
    m_today = household_reading::today(view);
    m_table->setRecords(view.records);
    showYear();
}

void BenefitTab::showYear() {
    if (!m_records) return;
    const YearMonth until =
        YearMonth::of(m_today).addMonths(-monthsOfYear * std::max(0, m_period->currentIndex()));
    const auto year = benefitYear(*m_records, m_services.desk.knowledge().parameters(), until, m_today);
    // Without anything on record there is nothing to draw; the table says what would fill it.
    m_picture->setVisible(year.ok() && !m_records->records(Entity::Benefit).empty());
    if (!year) return;
    m_months->setMonths(year->months);
    tellHits(*year);
    tellClaims(*year);
}

void BenefitTab::tellHits(const BenefitYear& year) {
    QString words =
        tr("Reached the limit %n times in these months.", nullptr, static_cast<int>(year.hits.size()));
    words += m_services.wording.isJapanese() ? QString() : u" "_s;
    words += year.isMultiple
                 ? tr("The next is number %1: the lower limit for many times applies.").arg(year.nextHit())
                 : tr("The next is number %1; the lower limit applies from number %2.")
                       .arg(year.nextHit())
                       .arg(year.multipleFrom);
    m_hits->setText(words);
}

void BenefitTab::tellClaims(const BenefitYear& year) {
    const auto isOpen = [](const BenefitMonth& each) {
        return each.state == BenefitMonth::State::Unclaimed || each.state == BenefitMonth::State::Above;
    };
    const auto first = std::find_if(year.months.begin(), year.months.end(), isOpen);
    m_claims->setVisible(first != year.months.end());
    if (first == year.months.end()) return;
    const auto count = static_cast<int>(std::count_if(year.months.begin(), year.months.end(), isOpen));
    QString words = u"▲ "_s + tr("%n months above the limit are not claimed.", nullptr, count) + u' ';
    if (first->claimUntil.isValid()) {
        words += tr("The first is to be claimed by %1.").arg(m_services.wording.date(first->claimUntil));
    } else {
        words += tr("The two years run from the day after the claim form was received, which is not on "
                    "record: for the "
                    "first of them until %1 at the earliest.")
                     .arg(m_services.wording.date(first->claimNotBefore));
    }
    m_claims->setText(words);
}

}  // namespace mado
