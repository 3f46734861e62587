// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/household/InstalmentBars.h"
#include "ui/household/LevyModel.h"
#include "ui/widgets/FlatTable.h"

#include <QComboBox>
#include <QLabel>
#include <QWidget>

namespace mado {

/// The tax of a year: what it comes to, the instalments, and how it is made up.
class TaxTab : public QWidget {
    Q_OBJECT
 public:
    explicit TaxTab(const CounterServices& services, QWidget* parent = nullptr);
    void setView(const HouseholdView& view);
    [[nodiscard]] InstalmentBars& bars() const { return *m_bars; }

 Q_SIGNALS:
    void opened(const mado::RecordRef& record);

 private:
    [[nodiscard]] QWidget* makeLeft();
    [[nodiscard]] QWidget* makeRight();
    void showYear(int index);
    const CounterServices& m_services;
    std::vector<TaxYear> m_years;
    QComboBox* m_choice;  // children
    QLabel* m_sum;
    QLabel* m_remarks;
    QLabel* m_late;
    InstalmentBars* m_bars;
    QLabel* m_noInstalments;
    FlatTable* m_steps;
    LevyModel* m_levy;
    QLabel* m_noSteps;
    QWidget* m_content;
    QLabel* m_empty;
};

}  // namespace mado
