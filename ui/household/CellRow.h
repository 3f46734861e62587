// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/Record.h"

#include <QWidget>

#include <optional>

namespace mado {

/// A row of painted cells of the same width, one of which is chosen: Left/Right, Home/End choose, Enter opens
/// its record; the words of a cell are its tool tip, and of the chosen one the accessible description. Who
/// derives says what the cells are and paints them.
class CellRow : public QWidget {
    Q_OBJECT
 public:
    [[nodiscard]] int selected() const { return m_selected; }  ///< -1: none
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void opened(const mado::RecordRef& record);

 protected:
    /// How wide a cell is at least and at most: pixels at 100 %.
    struct Widths {
        int least;
        int most;
    };
    /// `first`: the cell that is chosen when the focus comes, before anybody chose one.
    enum class First { Leftmost, Rightmost };
    CellRow(Widths widths, First first, QWidget* parent);

    [[nodiscard]] virtual int count() const = 0;
    [[nodiscard]] virtual int cellHeight() const = 0;  ///< pixels as painted
    [[nodiscard]] virtual QString cellWords(int index) const = 0;
    [[nodiscard]] virtual std::optional<RecordRef> cellRecord(int index) const = 0;
    virtual void paintCell(QPainter& painter, int index) const = 0;

    /// Call after the cells are others: none is chosen.
    void cellsChanged();
    [[nodiscard]] QRect cell(int index) const;
    [[nodiscard]] int at(const QPoint& point) const;
    void select(int index);
    void open(int index);

    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

 private:
    const Widths m_widths;
    const First m_first;
    int m_selected = -1;
};

}  // namespace mado
