// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/TwoLineDelegate.h"

#include "ui/household/MemberModel.h"
#include "ui/theme/Theme.h"

#include <QAbstractItemView>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int sidePadding = 8;
constexpr int linePadding = 7;
constexpr int air = 4;

}  // namespace

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    const QFontMetrics upper(index.data(MemberModel::Strong).toBool() ? theme::bold() : theme::body());
    const QFontMetrics lower(theme::caption());
    const int wide = std::max(upper.horizontalAdvance(index.data().toString()),
                              lower.horizontalAdvance(index.data(MemberModel::SecondLine).toString()));
    return {wide + 2 * theme::px(sidePadding) + theme::px(4),
            upper.height() + lower.height() + theme::px(air) + 2 * theme::px(linePadding)};
}

void TwoLineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    painter->save();
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool hasFocus = view != nullptr && view->hasFocus();
    if (isSelected) painter->fillRect(option.rect, hasFocus ? theme::accentLight() : theme::ground());
    painter->setPen(theme::line());
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (isSelected && hasFocus && index.column() == 0) {
        painter->fillRect(QRect(option.rect.topLeft(), QSize(theme::px(3), option.rect.height())),
                          theme::accent());
    }
    const QRect room = option.rect.adjusted(theme::px(sidePadding), 0, -theme::px(sidePadding), 0);
    const QString second = index.data(MemberModel::SecondLine).toString();
    const bool isMuted = index.data(MemberModel::Muted).toBool();
    const QFont font = index.data(MemberModel::Strong).toBool() ? theme::bold() : theme::body();
    const QFontMetrics upper(font);
    const QFontMetrics lower(theme::caption());
    const int total = second.isEmpty() ? upper.height() : upper.height() + lower.height() + theme::px(air);
    int top = room.top() + (room.height() - total) / 2;
    painter->setFont(font);
    painter->setPen(isMuted ? theme::muted() : theme::ink());
    painter->drawText(QRect(room.left(), top, room.width(), upper.height()), Qt::AlignLeft | Qt::AlignVCenter,
                      upper.elidedText(index.data().toString(), Qt::ElideRight, room.width()));
    top += upper.height() + theme::px(air);
    if (!second.isEmpty()) {
        const bool needsLook = index.data(MemberModel::NeedsLook).toBool();
        painter->setFont(theme::caption());
        painter->setPen(needsLook ? theme::look() : theme::muted());
        painter->drawText(QRect(room.left(), top, room.width(), lower.height()),
                          Qt::AlignLeft | Qt::AlignVCenter,
                          lower.elidedText(second, Qt::ElideRight, room.width()));
    }
    painter->restore();
}

}  // namespace mado
