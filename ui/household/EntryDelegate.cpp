// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/EntryDelegate.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/WrappedText.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int markSize = 16;
constexpr int padding = 8;

QColor colourOf(Entry::Level level) {
    switch (level) {
        case Entry::Level::Stop:
            return theme::stop();
        case Entry::Level::Look:
            return theme::look();
        case Entry::Level::Info:
            return theme::accent();
        case Entry::Level::None:
            break;
    }
    return theme::muted();
}

QColor groundOf(Entry::Level level) {
    if (level == Entry::Level::Stop) return theme::stopGround();
    return level == Entry::Level::Look ? theme::lookGround() : theme::accentLight();
}

}  // namespace

EntryDelegate::EntryDelegate(EntryList* list) : QStyledItemDelegate(list), m_list(list) {}

const Entry& EntryDelegate::entry(const QModelIndex& index) const {
    return m_list->entries().at(static_cast<std::size_t>(index.row()));
}

int EntryDelegate::textLeft(const Entry& entry) const {
    return entry.level == Entry::Level::None ? theme::px(4) : theme::px(markSize + 12);
}

QString EntryDelegate::below(const Entry& entry) {
    if (entry.until.isEmpty()) return entry.detail;
    return entry.detail.isEmpty() ? entry.until : entry.detail + u'\n' + entry.until;
}

QSize EntryDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    const Entry& it = entry(index);
    const int width = m_list->viewport()->width() - textLeft(it) - theme::px(8);
    const int title = std::max(wrapped_text::height(it.title, theme::bold(), width), theme::px(markSize));
    int height = title + 2 * theme::px(padding);
    if (!it.chip.isEmpty()) height += QFontMetrics(theme::caption()).height() + theme::px(9);
    const QString more = below(it);
    if (!more.isEmpty()) height += wrapped_text::height(more, theme::caption(), width) + theme::px(5);
    return {m_list->viewport()->width(), height};
}

void EntryDelegate::paintMark(QPainter& painter, const QRectF& room, Entry::Level level) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colourOf(level));
    QString sign = u"!"_s;
    if (level == Entry::Level::Stop) {
        // The octagon of a stop sign.
        const double cut = room.width() * 0.29;
        painter.drawPolygon(QPolygonF({{room.left() + cut, room.top()},
                                       {room.right() - cut, room.top()},
                                       {room.right(), room.top() + cut},
                                       {room.right(), room.bottom() - cut},
                                       {room.right() - cut, room.bottom()},
                                       {room.left() + cut, room.bottom()},
                                       {room.left(), room.bottom() - cut},
                                       {room.left(), room.top() + cut}}));
    } else if (level == Entry::Level::Look) {
        painter.drawPolygon(
            QPolygonF({{room.center().x(), room.top()}, room.bottomRight(), room.bottomLeft()}));
    } else {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colourOf(level), theme::px(1.5)));
        painter.drawEllipse(room.adjusted(1, 1, -1, -1));
        sign = u"i"_s;
    }
    QFont font = theme::bold();
    font.setPixelSize(theme::px(11));
    painter.setFont(font);
    painter.setPen(level == Entry::Level::Info ? colourOf(level) : QColor(Qt::white));
    const double lower = level == Entry::Level::Look ? room.height() * 0.12 : 0;
    painter.drawText(room.adjusted(0, lower, 0, lower / 2), Qt::AlignCenter, sign);
}

void EntryDelegate::paintChip(QPainter& painter, const Entry& entry, const QPoint& at) {
    const QFontMetrics small(theme::caption());
    const QRect chip(
        at, QSize(small.horizontalAdvance(entry.chip) + theme::px(14), small.height() + theme::px(4)));
    painter.setPen(Qt::NoPen);
    painter.setBrush(groundOf(entry.chipLevel));
    painter.drawRoundedRect(chip, theme::px(3), theme::px(3));
    painter.setFont(theme::caption());
    painter.setPen(entry.chipLevel == Entry::Level::Info ? theme::ink() : colourOf(entry.chipLevel));
    painter.drawText(chip, Qt::AlignCenter, entry.chip);
}

void EntryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    const Entry& it = entry(index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isCurrent = m_list->hasFocus() && index == m_list->currentIndex();
    const bool isUnder = option.state.testFlag(QStyle::State_MouseOver) && it.opens;
    if (isCurrent || isUnder) painter->fillRect(option.rect, theme::accentLight());
    painter->setPen(theme::line());
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (isCurrent) {
        painter->setPen(QPen(theme::accent(), 2));
        painter->drawLine(option.rect.topLeft() + QPoint(1, 1), option.rect.bottomLeft() + QPoint(1, -1));
    }
    const int left = option.rect.left() + textLeft(it);
    const int width = option.rect.width() - textLeft(it) - theme::px(8);
    int top = option.rect.top() + theme::px(padding);
    if (it.level != Entry::Level::None)
        paintMark(*painter,
                  QRectF(option.rect.left() + theme::px(6), top, theme::px(markSize), theme::px(markSize)),
                  it.level);
    const int titleHeight = wrapped_text::height(it.title, theme::bold(), width);
    painter->setPen(theme::ink());
    wrapped_text::paint(*painter, {left, top}, it.title, theme::bold(), width);
    top += std::max(titleHeight, theme::px(markSize)) + theme::px(4);
    if (!it.chip.isEmpty()) {
        paintChip(*painter, it, {left, top});
        top += QFontMetrics(theme::caption()).height() + theme::px(9);
    }
    painter->setPen(theme::muted());
    wrapped_text::paint(*painter, {left, top}, below(it), theme::caption(), width);
    painter->restore();
}

}  // namespace mado
