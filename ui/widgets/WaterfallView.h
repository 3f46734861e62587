// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace mado {

/// One line of a waterfall. Yen, counted from nothing at the left.
struct WaterfallRow {
    enum class Kind {
        Part,   ///< a heading with the sum of what follows: a pale bar from `begin` to `end`
        Added,  ///< a bar to the right
        Taken,  ///< hatched, to the left: `end` is less than `begin`
        Total,
    };
    Kind kind = Kind::Added;
    QString label;
    QString amount;  ///< "+233,185", "−22,000", "387,100円"
    qint64 begin = 0;
    qint64 end = 0;
    int tag = -1;  ///< for the owner: what activated() tells
    friend bool operator==(const WaterfallRow&, const WaterfallRow&) = default;
};

/// How a sum comes about, from top to bottom: each line begins where the one before ended. What is taken off
/// is hatched and has its sign, so nothing is told by colour alone. Up and Down go from line to line, Home
/// and End to the first and last; Enter and double click tell the owner.
class WaterfallView : public QWidget {
    Q_OBJECT
 public:
    explicit WaterfallView(QWidget* parent = nullptr);

    void setRows(const QList<WaterfallRow>& rows);
    [[nodiscard]] const QList<WaterfallRow>& rows() const { return m_rows; }
    [[nodiscard]] int selected() const { return m_selected; }  ///< -1: none
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void activated(int tag);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

 private:
    struct Columns {
        int labels;
        int amounts;
        qint64 most;
    };
    [[nodiscard]] Columns columns() const;
    [[nodiscard]] QRect line(int row) const;
    [[nodiscard]] QRectF bar(int row, const Columns& columns) const;
    [[nodiscard]] int rowAt(int y) const;
    void select(int row);
    void paintRow(QPainter& painter, int row, const Columns& columns) const;
    void paintLink(QPainter& painter, int row, const Columns& columns) const;

    QList<WaterfallRow> m_rows;
    int m_selected = -1;
};

}  // namespace mado
