// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/household/BenefitMonths.h"
#include "ui/household/RecordTable.h"

#include <QComboBox>
#include <QLabel>
#include <QWidget>

#include <optional>

namespace mado {

/// The benefits of a household: a year of months against the limit, how often it was reached, until when to
/// claim; below it the records.
class BenefitTab : public QWidget {
    Q_OBJECT
 public:
    explicit BenefitTab(const CounterServices& services, QWidget* parent = nullptr);
    void setView(const HouseholdView& view);
    [[nodiscard]] RecordTable& table() const { return *m_table; }
    [[nodiscard]] BenefitMonths& months() const { return *m_months; }

 Q_SIGNALS:
    void opened(const mado::RecordRef& record);

 private:
    void showYear();
    void tellHits(const BenefitYear& year);
    void tellClaims(const BenefitYear& year);
    const CounterServices& m_services;
    std::optional<HouseholdSnapshot> m_records;
    QDate m_today;
    QWidget* m_picture;  // children
    QComboBox* m_period;
    QLabel* m_hits;
    QLabel* m_claims;
    BenefitMonths* m_months;
    RecordTable* m_table;
};

}  // namespace mado
