// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/household/CellRow.h"
#include "ui/household/TaxYear.h"

namespace mado {

/// The instalments of a year as bars: paid, partly paid, overdue, to be paid; never by colour alone.
/// A click opens one's record.
class InstalmentBars : public CellRow {
    Q_OBJECT
 public:
    explicit InstalmentBars(const Wording& wording, QWidget* parent = nullptr);
    void setInstalments(std::vector<TaxInstalment> instalments);
    [[nodiscard]] const std::vector<TaxInstalment>& instalments() const { return m_instalments; }
    [[nodiscard]] QString words(const TaxInstalment& it) const;

 protected:
    [[nodiscard]] int count() const override { return static_cast<int>(m_instalments.size()); }
    [[nodiscard]] int cellHeight() const override;
    [[nodiscard]] QString cellWords(int index) const override;
    [[nodiscard]] std::optional<RecordRef> cellRecord(int index) const override;
    void paintCell(QPainter& painter, int index) const override;
    void mouseReleaseEvent(QMouseEvent* event) override;

 private:
    [[nodiscard]] int heightOfWords() const;

    const Wording& m_wording;
    std::vector<TaxInstalment> m_instalments;
};

}  // namespace mado
