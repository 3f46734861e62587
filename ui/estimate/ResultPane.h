// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/LevyEstimate.h"
#include "ui/base/CounterServices.h"
#include "ui/estimate/EstimateText.h"

#include <QFrame>

class QComboBox;
class QGridLayout;
class QLabel;

namespace mado {

class Banner;
class Chip;
class EmptyState;
class ExplanationView;
class SectionTitle;
class WaterfallView;

/// What the estimate comes to: the tax of the year, its instalments, the waterfall, the steps. Or, in their
/// place, what is missing or wrong; never an amount that does not belong to what was entered.
class ResultPane : public QFrame {
    Q_OBJECT
 public:
    explicit ResultPane(const CounterServices& services, QWidget* parent = nullptr);

    void showEstimate(const LevyEstimate& estimate);
    void showMissing(const QString& words);
    void showRefusal(const QString& title, const QString& words);
    /// Spread over all periods of the year, or over those after today.
    void setFromToday(bool fromToday);
    void setCanDecideToday(bool can);
    void retranslate();
    [[nodiscard]] ExplanationView& explanation() const { return *m_explanation; }

 Q_SIGNALS:
    void fromTodayChosen(bool fromToday);

 private:
    void build();
    void showOnly(QWidget* part);
    void fillInstalments(const QList<Instalment>& instalments);
    [[nodiscard]] Language language() const { return m_services.wording.language(); }

    const CounterServices& m_services;
    EstimateText m_words;
    std::optional<LevyEstimate> m_shown;
    EmptyState* m_missing;
    Banner* m_refusal;
    QWidget* m_result;
    QLabel* m_annualLabel;
    QLabel* m_annual;
    Chip* m_reduction;
    Chip* m_unconfirmed;
    SectionTitle* m_instalmentTitle;
    QLabel* m_spreadLabel;
    QComboBox* m_spread;
    QGridLayout* m_instalments;
    SectionTitle* m_waterfallTitle;
    WaterfallView* m_waterfall;
    ExplanationView* m_explanation;
};

}  // namespace mado
