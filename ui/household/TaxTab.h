// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/procedures/TaxEstimates.h"
#include "ui/household/InstalmentBars.h"
#include "ui/household/TaxYear.h"

#include <QComboBox>
#include <QLabel>
#include <QScrollArea>
#include <QWidget>

namespace mado {

class ExplanationView;
class WaterfallView;

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
    void showPortions(const TaxYear& year);
    /// The steps of the tax as today's records give it, computed beside the GUI thread.
    void compute(const TaxYear& year);
    void showSteps(const TaxYear& year, const Result<HouseholdTax>& tax);
    const CounterServices& m_services;
    std::vector<TaxYear> m_years;
    std::optional<HouseholdSnapshot> m_records;
    int m_turn = 0;
    QComboBox* m_choice;  // children
    QLabel* m_sum;
    QLabel* m_remarks;
    QLabel* m_late;
    InstalmentBars* m_bars;
    QLabel* m_noInstalments;
    WaterfallView* m_waterfall;
    QLabel* m_noPortions;
    ExplanationView* m_explanation;
    QLabel* m_differs;
    QScrollArea* m_content;
    QLabel* m_empty;
};

}  // namespace mado
