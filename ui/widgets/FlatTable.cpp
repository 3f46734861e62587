// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/FlatTable.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/FlatCell.h"

#include <QApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace mado {

namespace {

/// Captions that do not fit end with an ellipsis; a style sheet would cut them off.
class FlatHeader final : public QHeaderView {
 public:
    explicit FlatHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
        setSectionsClickable(true);
        setHighlightSections(false);
    }

 protected:
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override {
        QHeaderView::initStyleOptionForIndex(option, section);
        const int room = sectionSize(section) - 2 * theme::px(captionPadding);
        option->text = fontMetrics().elidedText(option->text, Qt::ElideRight, room);
    }

 private:
    static constexpr int captionPadding = 8;  // as in the style sheet
};

constexpr int keepAfterMs = 400;  // a column is dragged in many small steps
constexpr int leastWidth = 24;
constexpr int leastSqueezed = 44;
constexpr int leastGivenWay = 160;
constexpr int mostWanted = 420;

}  // namespace

FlatTable::FlatTable(QWidget* parent) : QTableView(parent) {
    setHorizontalHeader(new FlatHeader(this));
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);  // Tab leaves the table
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTextElideMode(Qt::ElideRight);
    setWordWrap(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setMouseTracking(true);
    setItemDelegate(new FlatCell(this));
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(theme::px(36));
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setFont(theme::caption());
    m_keepSoon.setSingleShot(true);
    m_keepSoon.setInterval(keepAfterMs);
    connect(&m_keepSoon, &QTimer::timeout, this, &FlatTable::keepWidths);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, &FlatTable::noteWidths);
    connect(this, &QTableView::doubleClicked, this,
            [this](const QModelIndex& index) { Q_EMIT rowActivated(index.row()); });
}

void FlatTable::setModel(QAbstractItemModel* model) {
    if (this->model() != nullptr)
        disconnect(this->model(), &QAbstractItemModel::modelReset, this, &FlatTable::fitColumns);
    QTableView::setModel(model);
    if (model == nullptr) return;
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    horizontalHeader()->setStretchLastSection(true);
    connect(model, &QAbstractItemModel::modelReset, this, &FlatTable::fitColumns);
}

void FlatTable::rememberWidths(WidthMemory memory) {
    m_memory = std::move(memory);
    fitColumns();
}

QString FlatTable::columnName(int column) const {
    const QString name = model()->headerData(column, Qt::Horizontal, Qt::UserRole).toString();
    return name.isEmpty() ? QString::number(column) : name;
}

void FlatTable::fitColumns() {
    m_isByHand = false;
    resizeColumnsToContents();
    m_wanted.clear();
    for (int column = 0; model() != nullptr && column < model()->columnCount(); ++column) {
        // Not the width it has: the last one has what the others left of the room.
        const int wanted = std::max(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column));
        m_wanted.push_back(std::min(wanted, theme::px(mostWanted)));
    }
    squeeze();
    if (!m_memory.read || model() == nullptr) return;
    const QJsonObject widths = QJsonDocument::fromJson(m_memory.read()).object();
    for (int column = 0; column + 1 < model()->columnCount(); ++column) {  // the last one takes what is left
        // Kept for 100 %, so that another scale does not squeeze the columns.
        const double kept = widths.value(columnName(column)).toDouble();
        if (kept > 0) setColumnWidth(column, std::max(theme::px(kept), theme::px(leastWidth)));
        m_isByHand = m_isByHand || kept > 0;
    }
}

void FlatTable::setGivesWay(int column) {
    m_givesWay = column;
    squeeze();
}

/// The widest columns are cut to one width, as wide as all fit with it; before that the one that gives way.
void FlatTable::squeeze() {
    if (wordWrap() || m_isByHand || m_wanted.empty() || viewport()->width() <= 0) return;
    const int room = viewport()->width();
    std::vector<int> wanted = m_wanted;
    const auto sum = [this, &wanted](int most) {
        int all = 0;
        for (std::size_t i = 0; i < wanted.size(); ++i)
            all += isColumnHidden(static_cast<int>(i)) ? 0 : std::min(wanted[i], most);
        return all;
    };
    int most = *std::max_element(wanted.begin(), wanted.end());
    if (m_givesWay >= 0 && m_givesWay < static_cast<int>(wanted.size()) && !isColumnHidden(m_givesWay)) {
        int& first = wanted[static_cast<std::size_t>(m_givesWay)];
        const int others = sum(most) - first;
        first = std::clamp(room - others, std::min(first, theme::px(leastGivenWay)), first);
    }
    while (most > theme::px(leastSqueezed) && sum(most) > room)
        --most;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const int column = static_cast<int>(i);
        if (horizontalHeader()->sectionResizeMode(column) == QHeaderView::Interactive)
            setColumnWidth(column, std::min(wanted[i], most));
    }
}

void FlatTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    squeeze();
}

void FlatTable::noteWidths() {
    const bool byHand = (QApplication::mouseButtons() & Qt::LeftButton) != 0;
    m_isByHand = m_isByHand || byHand;
    if (byHand && m_memory.keep) m_keepSoon.start();
}

void FlatTable::keepWidths() {
    m_keepSoon.stop();
    if (!m_memory.keep || model() == nullptr) return;
    QJsonObject widths;
    for (int column = 0; column + 1 < model()->columnCount(); ++column) {
        if (!isColumnHidden(column))
            widths.insert(columnName(column), columnWidth(column) * 100.0 / theme::px(100));
    }
    m_memory.keep(QJsonDocument(widths).toJson(QJsonDocument::Compact));
}

void FlatTable::hover(int row) {
    if (row == m_hovered) return;
    m_hovered = row;
    viewport()->update();
}

void FlatTable::paintEvent(QPaintEvent* event) {
    if (m_hovered >= 0) {  // below the cells, whatever draws them
        QPainter painter(viewport());
        const QRect row(0, rowViewportPosition(m_hovered), viewport()->width(), rowHeight(m_hovered));
        painter.fillRect(row, theme::ground());
    }
    QTableView::paintEvent(event);
}

bool FlatTable::showWhole(const QPoint& place, const QPoint& global) {
    if (wordWrap()) return false;  // wrapped text is there in full
    const QModelIndex index = indexAt(place);
    if (!index.isValid() || index.data(Qt::ToolTipRole).isValid()) return false;
    QStyleOptionViewItem cell;
    initViewItemOption(&cell);
    const QSize wanted = itemDelegateForIndex(index)->sizeHint(cell, index);
    if (wanted.width() <= columnWidth(index.column())) return false;
    QToolTip::showText(global, index.data(Qt::DisplayRole).toString(), this, visualRect(index));
    return true;
}

bool FlatTable::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::MouseMove)
        hover(rowAt(static_cast<QMouseEvent*>(event)->position().toPoint().y()));
    if (event->type() == QEvent::Leave) hover(-1);
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (showWhole(help->pos(), help->globalPos())) return true;
    }
    return QTableView::viewportEvent(event);
}

void FlatTable::hideEvent(QHideEvent* event) {
    if (m_keepSoon.isActive()) keepWidths();
    hover(-1);
    QTableView::hideEvent(event);
}

void FlatTable::keyPressEvent(QKeyEvent* event) {
    const bool opens =
        event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (opens && currentIndex().isValid()) {
        Q_EMIT rowActivated(currentIndex().row());
        return;
    }
    QTableView::keyPressEvent(event);
}

}  // namespace mado
