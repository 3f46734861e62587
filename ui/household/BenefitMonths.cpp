// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/BenefitMonths.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/Accessible.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

using State = BenefitMonth::State;

// Pixels at 100 %.
constexpr int leastCell = 58;
constexpr int mostCell = 104;
constexpr int barRoom = 84;
constexpr int linesBelow = 2;
constexpr int air = 3;

bool needsALook(State state) {
    return state == State::Unclaimed || state == State::Above || state == State::Expired;
}

int lineHeight() {
    return QFontMetrics(theme::caption()).height() + theme::px(air);
}

QString grouped(qint64 yen) {
    return QLocale(QLocale::English).toString(yen);
}

}  // namespace

BenefitMonths::BenefitMonths(const Wording& wording, QWidget* parent)
    : CellRow({leastCell, mostCell}, First::Rightmost, parent), m_wording(wording) {
    setObjectName(u"benefit_months"_s);
    setAccessibleName(tr("Months of treatment against the limit"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BenefitMonths::setMonths(std::vector<BenefitMonth> months) {
    m_months = std::move(months);
    cellsChanged();
}

QString BenefitMonths::stateWords(State state) {
    switch (state) {
        case State::Nothing:
            return tr("none");
        case State::Below:
            return tr("below");
        case State::Unclaimed:
            return tr("not claimed");
        case State::Claimed:
            return tr("claimed");
        case State::Paid:
            return tr("paid");
        case State::Expired:
            return tr("expired");
        case State::Above:
            return tr("above limit");
    }
    return {};
}

QString BenefitMonths::monthName(const YearMonth& month) const {
    if (!m_wording.isJapanese()) return month.toIso();
    return m_wording.date(month.firstDay()).section(u'.', 0, 1);
}

QString BenefitMonths::words(const BenefitMonth& month) const {
    QStringList parts{monthName(month.month)};
    if (month.state == State::Nothing) return parts.first() + u": "_s + tr("no treatment on record");
    if (month.paid > 0) parts << tr("borne %1").arg(m_wording.yen(month.paid));
    if (month.limit) parts << tr("limit %1").arg(m_wording.yen(*month.limit));
    if (month.benefit > 0) parts << tr("high-cost benefit %1").arg(m_wording.yen(month.benefit));
    parts << stateWords(month.state);
    if (month.claimUntil.isValid()) parts << tr("to be claimed by %1").arg(m_wording.date(month.claimUntil));
    if (month.claimNotBefore.isValid()) {
        parts << tr("two years from the day after the form is received, %1 at the earliest")
                     .arg(m_wording.date(month.claimNotBefore));
    }
    return parts.join(m_wording.isJapanese() ? u"、"_s : u", "_s);
}

int BenefitMonths::cellHeight() const {
    const int words = QFontMetrics(theme::figures()).height() + linesBelow * lineHeight() + theme::px(16);
    return theme::px(barRoom) + words;
}

QString BenefitMonths::cellWords(int index) const {
    return words(m_months[static_cast<std::size_t>(index)]);
}

std::optional<RecordRef> BenefitMonths::cellRecord(int index) const {
    return m_months[static_cast<std::size_t>(index)].record;
}

qint64 BenefitMonths::most() const {
    qint64 most = 1;
    for (const BenefitMonth& each : m_months)
        most = std::max({most, each.paid, each.limit.value_or(0), each.benefit});
    return most;
}

void BenefitMonths::paintCell(QPainter& painter, int index) const {
    const BenefitMonth& month = m_months[static_cast<std::size_t>(index)];
    const QRect all = cell(index).adjusted(theme::px(3), theme::px(2), -theme::px(5), -theme::px(2));
    const int figures = QFontMetrics(theme::figures()).height();
    const QRect room(all.left(), all.top() + figures + theme::px(2), all.width(), theme::px(barRoom));
    paintBar(painter, room, month);
    paintWords(painter,
               QRect(all.left(), room.bottom() + theme::px(4), all.width(), linesBelow * lineHeight()),
               month);
    if (index == selected() && hasFocus()) paintFocusRing(painter, QRectF(cell(index)));
}

void BenefitMonths::paintBar(QPainter& painter, const QRect& room, const BenefitMonth& month) const {
    painter.setPen(QPen(theme::line(), 1));
    painter.drawLine(room.bottomLeft(), room.bottomRight());
    if (month.state == State::Nothing) return;
    const double scale = room.height() / static_cast<double>(most());
    const auto height = [scale](qint64 yen) { return static_cast<double>(yen) * scale; };
    // Where no bill is on record, what is known is the benefit: what was above the limit.
    const qint64 borne = month.paid > 0 ? month.paid : month.benefit;
    const qint64 within = month.paid == 0 ? 0 : std::min(month.paid, month.limit.value_or(month.paid));
    const QRectF bar(room.left(), room.bottom() - height(borne), room.width(), height(borne));
    const QRectF below(room.left(), room.bottom() - height(within), room.width(), height(within));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::accent());
    painter.drawRect(below);
    if (borne > within) {
        const QRectF above(bar.left(), bar.top(), bar.width(), bar.height() - below.height());
        painter.setPen(QPen(theme::look(), 1));
        painter.setBrush(QBrush(theme::look(), Qt::BDiagPattern));
        painter.drawRect(above);
    }
    painter.setFont(theme::figures());
    painter.setPen(theme::ink());
    const int high = QFontMetrics(theme::figures()).height();
    painter.drawText(QRectF(bar.left(), bar.top() - high, bar.width() + theme::px(5), high),
                     Qt::AlignLeft | Qt::AlignBottom, grouped(borne));
    if (!month.limit) return;
    const double y = room.bottom() - height(*month.limit);
    painter.setPen(QPen(theme::ink(), 1.5, Qt::DashLine));
    painter.drawLine(QPointF(room.left() - theme::px(2), y), QPointF(room.right() + theme::px(2), y));
}

void BenefitMonths::paintWords(QPainter& painter, const QRect& room, const BenefitMonth& month) const {
    const QFontMetrics small(theme::caption());
    painter.setFont(theme::caption());
    const auto line = [&](int number, const QString& text, const QColor& colour) {
        painter.setPen(colour);
        painter.drawText(
            QRect(room.left(), room.top() + number * lineHeight(), room.width() + theme::px(4), lineHeight()),
            Qt::AlignLeft | Qt::AlignVCenter,
            small.elidedText(text, Qt::ElideRight, room.width() + theme::px(4)));
    };
    line(0, monthName(month.month), theme::ink());
    if (month.state == State::Nothing) return;
    const bool isLook = needsALook(month.state);
    line(1, (isLook ? u"▲"_s : QString()) + stateWords(month.state), isLook ? theme::look() : theme::muted());
}

void BenefitMonths::mousePressEvent(QMouseEvent* event) {
    QWidget::mousePressEvent(event);
    if (const int index = at(event->pos()); index >= 0) select(index);
}

void BenefitMonths::mouseDoubleClickEvent(QMouseEvent* event) {
    QWidget::mouseDoubleClickEvent(event);
    open(at(event->pos()));
}

}  // namespace mado
