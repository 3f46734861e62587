// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/Wording.h"
#include "ui/household/BenefitYear.h"

#include <QWidget>

namespace mado {

/// A year of months against the limit: what the patients bore as bars, what lies above the limit hatched, the
/// limit as a line, the state of the claim in words below. Left/Right, Home/End choose a month, Enter opens
/// its record.
class BenefitMonths : public QWidget {
    Q_OBJECT
 public:
    explicit BenefitMonths(const Wording& wording, QWidget* parent = nullptr);
    void setMonths(std::vector<BenefitMonth> months);
    [[nodiscard]] const std::vector<BenefitMonth>& months() const { return m_months; }
    [[nodiscard]] int selected() const { return m_selected; }  ///< -1: none
    [[nodiscard]] QString words(const BenefitMonth& month) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void opened(const mado::RecordRef& record);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

 private:
    [[nodiscard]] QRect cell(int index) const;
    [[nodiscard]] int at(const QPoint& point) const;
    [[nodiscard]] qint64 most() const;
    [[nodiscard]] QString monthName(const YearMonth& month) const;
    [[nodiscard]] static QString stateWords(BenefitMonth::State state);
    void select(int index);
    void open(int index);
    void paintOne(QPainter& painter, int index) const;
    void paintBar(QPainter& painter, const QRect& room, const BenefitMonth& month) const;
    void paintWords(QPainter& painter, const QRect& room, const BenefitMonth& month) const;

    const Wording& m_wording;
    std::vector<BenefitMonth> m_months;
    int m_selected = -1;
};

}  // namespace mado
