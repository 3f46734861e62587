// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>
#include <QTimer>

#include <functional>
#include <vector>

namespace mado {

/// A calm table: never to be scrolled sideways (wide columns give way, cut with "…"), no grid, whole rows, a
/// light row under the pointer, elided text with tooltips. Enter, double click or Space open the row. Tab
/// leaves it.
class FlatTable : public QTableView {
    Q_OBJECT
 public:
    /// Where the widths of the columns are kept between two starts of the
    /// program.
    struct WidthMemory {
        std::function<QByteArray()> read;
        std::function<void(const QByteArray&)> keep;
    };
    explicit FlatTable(QWidget* parent = nullptr);
    void setModel(QAbstractItemModel* model) override;
    /// Widths that the clerk sets come back here and after every reset of the
    /// model. They belong to the columns' names: headerData(Qt::UserRole), or the
    /// place where a column has none.
    void rememberWidths(WidthMemory memory);
    /// The column whose text is cut first where the room does not suffice; then the widest ones are.
    void setGivesWay(int column);
    /// The row under the pointer; -1 if there is none.
    [[nodiscard]] int hoveredRow() const { return m_hovered; }

 Q_SIGNALS:
    void rowActivated(int row);

 protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    void hover(int row);
    bool showWhole(const QPoint& place, const QPoint& global);
    void fitColumns();
    void squeeze();
    void noteWidths();
    void keepWidths();
    [[nodiscard]] QString columnName(int column) const;

    WidthMemory m_memory;
    QTimer m_keepSoon;
    int m_hovered = -1;
    int m_givesWay = -1;
    std::vector<int> m_wanted;  // widths of the columns if there is room
    bool m_isByHand = false;    // a person set them
};

}  // namespace mado
