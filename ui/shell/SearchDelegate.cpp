// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/SearchDelegate.h"

#include "ui/shell/SearchModel.h"
#include "ui/theme/Theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

void text(QPainter* painter, const QRect& box, const QFont& font, const QColor& colour,
          const QString& words) {
    painter->setFont(font);
    painter->setPen(colour);
    const QString fitted = QFontMetrics(font).elidedText(words, Qt::ElideRight, box.width());
    painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter, fitted);
}

}  // namespace

SearchDelegate::SearchDelegate(const SearchModel& model, QObject* parent)
    : QStyledItemDelegate(parent), m_model(model) {}

QSize SearchDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {0, theme::px(48)};  // as wide as the list
}

void SearchDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    painter->save();
    const QRect row = option.rect;
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter->fillRect(row, isSelected ? theme::accentLight() : theme::surface());
    painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), theme::line());
    if (isSelected)
        painter->fillRect(QRect(row.left(), row.top(), theme::px(3), row.height()), theme::accent());

    const SearchHit& hit = m_model.hit(index.row());
    const int margin = theme::px(16);
    const int left = row.left() + margin;
    const int upper = theme::px(18);
    const int lower = row.height() - upper - theme::px(6);
    const int width = row.width() - 2 * margin;
    if (hit.kind == SearchHit::Kind::Case) {
        text(painter, QRect(left, row.top(), width, row.height()), theme::bold(), theme::ink(),
             SearchModel::tr("Case %1").arg(hit.caseNo));
        painter->restore();
        return;
    }
    const int nameWidth = width * 34 / 100;
    const int birthWidth = width * 20 / 100;
    const int top = row.top() + theme::px(4);
    text(painter, QRect(left, top, nameWidth, upper), theme::caption(), theme::muted(), hit.nameKana);
    const QString alias = hit.aliasKanji.isEmpty() ? QString() : u"（"_s + hit.aliasKanji + u"）"_s;
    text(painter, QRect(left, top + upper, nameWidth, lower), theme::bold(), theme::ink(),
         hit.nameKanji + alias);
    text(painter, QRect(left + nameWidth + margin, row.top(), birthWidth, row.height()), theme::figures(),
         theme::ink(), m_model.birth(hit));
    const QString mark = m_model.mark(hit);
    const int placeLeft = left + nameWidth + birthWidth + 2 * margin;
    const int markWidth =
        mark.isEmpty() ? 0 : QFontMetrics(theme::caption()).horizontalAdvance(mark) + margin;
    text(painter, QRect(placeLeft, row.top(), row.right() - margin - placeLeft - markWidth, row.height()),
         theme::body(), hit.isProtected ? theme::stop() : theme::muted(), m_model.place(hit));
    if (!mark.isEmpty()) {
        text(painter, QRect(row.right() - markWidth, row.top(), markWidth, row.height()), theme::caption(),
             theme::look(), mark);
    }
    painter->restore();
}

}  // namespace mado
