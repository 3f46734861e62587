// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/Wording.h"
#include "ui/household/BenefitYear.h"
#include "ui/household/CellRow.h"

namespace mado {

/// A year of months against the limit: what the patients bore as bars, what lies above the limit hatched, the
/// limit as a line, the state of the claim in words below. A click chooses a month, a double click opens its
/// record.
class BenefitMonths : public CellRow {
    Q_OBJECT
 public:
    explicit BenefitMonths(const Wording& wording, QWidget* parent = nullptr);
    void setMonths(std::vector<BenefitMonth> months);
    [[nodiscard]] const std::vector<BenefitMonth>& months() const { return m_months; }
    [[nodiscard]] QString words(const BenefitMonth& month) const;

 protected:
    [[nodiscard]] int count() const override { return static_cast<int>(m_months.size()); }
    [[nodiscard]] int cellHeight() const override;
    [[nodiscard]] QString cellWords(int index) const override;
    [[nodiscard]] std::optional<RecordRef> cellRecord(int index) const override;
    void paintCell(QPainter& painter, int index) const override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

 private:
    [[nodiscard]] qint64 most() const;
    [[nodiscard]] QString monthName(const YearMonth& month) const;
    [[nodiscard]] static QString stateWords(BenefitMonth::State state);
    void paintBar(QPainter& painter, const QRect& room, const BenefitMonth& month) const;
    void paintWords(QPainter& painter, const QRect& room, const BenefitMonth& month) const;

    const Wording& m_wording;
    std::vector<BenefitMonth> m_months;
};

}  // namespace mado
