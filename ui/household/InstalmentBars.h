// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/household/TaxYear.h"

#include <QWidget>

namespace mado {

/// The instalments of a year as bars: paid, partly paid, overdue, to be paid; never by colour alone.
/// Left/Right, Home/End choose one, Enter opens its record.
class InstalmentBars : public QWidget {
    Q_OBJECT
 public:
    explicit InstalmentBars(const Wording& wording, QWidget* parent = nullptr);
    void setInstalments(std::vector<TaxInstalment> instalments);
    [[nodiscard]] const std::vector<TaxInstalment>& instalments() const { return m_instalments; }
    [[nodiscard]] int selected() const { return m_selected; }  ///< -1: none
    [[nodiscard]] QString words(const TaxInstalment& it) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void opened(const mado::RecordRef& record);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

 private:
    [[nodiscard]] int heightOfWords() const;
    [[nodiscard]] QRect cell(int index) const;
    [[nodiscard]] int at(const QPoint& point) const;
    void select(int index);
    void paintOne(QPainter& painter, int index) const;

    const Wording& m_wording;
    std::vector<TaxInstalment> m_instalments;
    int m_selected = -1;
};

}  // namespace mado
