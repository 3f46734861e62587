// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/LevyModel.h"

#include "ui/household/HouseholdColours.h"
#include "ui/household/WrappedText.h"

#include <QPainter>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int sidePadding = 8;
constexpr int linePadding = 6;
constexpr int leastSteps = 120;

}  // namespace

LevyModel::LevyModel(const Wording& wording, QObject* parent)
    : QAbstractTableModel(parent), m_wording(wording) {}

void LevyModel::setYear(const TaxYear& year) {
    beginResetModel();
    m_year = year;
    endResetModel();
}

std::optional<RecordRef> LevyModel::record(int row) const {
    return isSum(row) ? m_year.levy : m_year.portions.at(static_cast<std::size_t>(row)).record;
}

int LevyModel::rowCount(const QModelIndex& parent) const {
    if (parent.isValid() || m_year.portions.empty()) return 0;
    return static_cast<int>(m_year.portions.size()) + 1;
}

int LevyModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString LevyModel::steps(const TaxPortion& portion) const {
    QStringList parts;
    const auto yen = [](qint64 amount) { return QLocale(QLocale::English).toString(amount); };
    if (portion.income != 0) parts << tr("income %1").arg(yen(portion.income));
    if (portion.perCapita != 0) {
        const QString perPerson = tr("per person %1").arg(yen(portion.perCapita));
        parts << (portion.persons > 0
                      ? tr("%1 (%n persons)", nullptr, static_cast<int>(portion.persons)).arg(perPerson)
                      : perPerson);
    }
    QString text = parts.join(u" + "_s);
    if (portion.reduced != 0) text += tr(" − reduced %1").arg(yen(portion.reduced));
    if (portion.overLimit != 0) text += tr(" − over the limit %1").arg(yen(portion.overLimit));
    return text.isEmpty() ? tr("nobody concerned") : text;
}

double LevyModel::share(int row, bool end) const {
    qint64 sum = 0;
    qint64 before = 0;
    for (int i = 0; i < static_cast<int>(m_year.portions.size()); ++i) {
        const qint64 amount = m_year.portions[static_cast<std::size_t>(i)].amount;
        if (i < row || (end && i == row)) before += amount;
        sum += amount;
    }
    if (isSum(row)) before = end ? sum : 0;
    return sum <= 0 ? 0 : static_cast<double>(before) / static_cast<double>(sum);
}

QVariant LevyModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const int row = index.row();
    if (role == Begin) return share(row, false);
    if (role == End) return share(row, true);
    if (role == Qt::TextAlignmentRole && index.column() == Amount)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (role == Qt::FontRole && (isSum(row) || index.column() == Amount))
        return isSum(row) ? theme::bold() : theme::figures();
    if (role != Qt::DisplayRole) return {};
    if (isSum(row)) {
        if (index.column() == Portion) return tr("Total");
        return index.column() == Amount ? m_wording.yen(m_year.total) : QString();
    }
    const TaxPortion& portion = m_year.portions[static_cast<std::size_t>(row)];
    switch (index.column()) {
        case Portion:
            return portion.name;
        case Steps:
            return steps(portion);
        default:
            return m_wording.yen(portion.amount);
    }
}

QVariant LevyModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole && section == Amount)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case Portion:
            return tr("Portion");
        case Steps:
            return tr("Steps");
        default:
            return tr("Amount");
    }
}

void LevyDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    if (option.state.testFlag(QStyle::State_Selected)) painter->fillRect(option.rect, theme::accentLight());
    painter->setPen(theme::ink());
    const QPoint at = option.rect.topLeft() + QPoint(theme::px(sidePadding), theme::px(linePadding));
    wrapped_text::paint(*painter, at, index.data().toString(), theme::body(),
                        option.rect.width() - 2 * theme::px(sidePadding));
    const double begin = index.data(LevyModel::Begin).toDouble();
    const double end = index.data(LevyModel::End).toDouble();
    const QRectF room = QRectF(option.rect).adjusted(theme::px(8), 0, -theme::px(8), 0);
    const QRectF bar(room.left() + begin * room.width(), room.bottom() - theme::px(6),
                     std::max(1.0, (end - begin) * room.width()), theme::px(3));
    if (end <= begin) return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(begin <= 0 && end >= 1 ? theme::accent() : household_colour::accentSoft());
    painter->drawRoundedRect(bar, 1, 1);
    painter->restore();
}

QSize LevyDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto* table = qobject_cast<const QTableView*>(option.widget);
    const int columnWidth = table == nullptr ? option.rect.width() : table->columnWidth(index.column());
    const int width = std::max(theme::px(leastSteps), columnWidth - 2 * theme::px(sidePadding));
    const int text = wrapped_text::height(index.data().toString(), theme::body(), width);
    const int least = QFontMetrics(theme::body()).height();
    return {width, std::max(text, least) + 2 * theme::px(linePadding) + theme::px(6)};
}

}  // namespace mado
