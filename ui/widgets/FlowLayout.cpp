// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/FlowLayout.h"

#include <algorithm>

namespace mado {

FlowLayout::FlowLayout(QWidget* parent, int across, int down)
    : QLayout(parent), m_across(across), m_down(down) {
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem* item) {
    m_items.emplace_back(item);
}

QLayoutItem* FlowLayout::itemAt(int index) const {
    return index >= 0 && index < count() ? m_items[std::size_t(index)].get() : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index) {
    if (index < 0 || index >= count()) return nullptr;
    QLayoutItem* item = m_items[std::size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

int FlowLayout::heightForWidth(int width) const {
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::minimumSize() const {
    QSize size;
    for (const auto& item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size;
}

QSize FlowLayout::sizeHint() const {
    int width = 0;
    int height = 0;
    for (const auto& item : m_items) {
        if (item->isEmpty()) continue;
        width += item->sizeHint().width() + m_across;
        height = std::max(height, item->sizeHint().height());
    }
    return {std::max(0, width - m_across), height};
}

void FlowLayout::setGeometry(const QRect& area) {
    QLayout::setGeometry(area);
    arrange(area, true);
}

int FlowLayout::arrange(const QRect& area, bool move) const {
    int x = area.x();
    int y = area.y();
    int height = 0;
    std::vector<std::pair<QLayoutItem*, QRect>> line;
    // What stands beside each other is centred, so that words, boxes and fields share one line of sight.
    const auto finishLine = [&] {
        for (const auto& [item, place] : line)
            if (move) item->setGeometry(place.translated(0, (height - place.height()) / 2));
        line.clear();
    };
    for (const auto& item : m_items) {
        if (item->isEmpty()) continue;
        const QSize wanted = item->sizeHint();
        if (x > area.x() && x + wanted.width() > area.x() + area.width()) {
            finishLine();
            x = area.x();
            y += height + m_down;
            height = 0;
        }
        const QSize given(std::min(wanted.width(), std::max(area.width(), 1)), wanted.height());
        line.emplace_back(item.get(), QRect(QPoint(x, y), given));
        x += wanted.width() + m_across;
        height = std::max(height, wanted.height());
    }
    finishLine();
    return y + height - area.y();
}

}  // namespace mado
