// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/InstalmentBars.h"

#include "ui/household/HouseholdColours.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int leastCell = 62;
constexpr int mostCell = 112;
constexpr int barHeight = 76;
constexpr int mostBar = 104;
constexpr int air = 3;  // between lines

QColor colourOf(TaxInstalment::State state) {
    switch (state) {
        case TaxInstalment::State::Paid:
            return theme::good();
        case TaxInstalment::State::Overdue:
            return theme::stop();
        case TaxInstalment::State::Partly:
        case TaxInstalment::State::Due:
            break;
    }
    return household_colour::notYetDue();
}

QString signOf(TaxInstalment::State state) {
    switch (state) {
        case TaxInstalment::State::Paid:
            return u"✓"_s;
        case TaxInstalment::State::Overdue:
            return u"!"_s;
        case TaxInstalment::State::Partly:
        case TaxInstalment::State::Due:
            break;
    }
    return {};
}

/// Paid is full, overdue hatched, what is to be paid an outline: to be told apart without colours.
void paintBar(QPainter& painter, const QRectF& bar, TaxInstalment::State state) {
    const QColor colour = colourOf(state);
    const bool isPaid = state == TaxInstalment::State::Paid;
    const bool isOverdue = state == TaxInstalment::State::Overdue;
    painter.setPen(isPaid ? QPen(Qt::NoPen) : QPen(isOverdue ? colour : theme::muted(), 1));
    painter.setBrush(isPaid ? colour : isOverdue ? theme::stopGround() : theme::ground());
    painter.drawRoundedRect(bar, theme::px(2), theme::px(2));
    if (!isOverdue) return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(QBrush(colour, Qt::BDiagPattern));
    painter.drawRoundedRect(bar, theme::px(2), theme::px(2));
    const QRectF middle(bar.center().x() - theme::px(9), bar.center().y() - theme::px(11), theme::px(18),
                        theme::px(22));
    painter.setBrush(theme::stopGround());  // so that the sign can be read
    painter.drawRoundedRect(middle, theme::px(3), theme::px(3));
}

}  // namespace

InstalmentBars::InstalmentBars(const Wording& wording, QWidget* parent)
    : CellRow({leastCell, mostCell}, First::Leftmost, parent), m_wording(wording) {
    setObjectName(u"instalments"_s);
    setAccessibleName(tr("Instalments"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void InstalmentBars::setInstalments(std::vector<TaxInstalment> instalments) {
    m_instalments = std::move(instalments);
    setVisible(!m_instalments.empty());
    cellsChanged();
}

QString InstalmentBars::words(const TaxInstalment& it) const {
    QString text = tr("%1, due %2, %3 of %4 paid: %5")
                       .arg(it.name, m_wording.date(it.due), m_wording.yen(it.paid),
                            m_wording.yen(it.assessed), TaxYears::stateWords(it.state));
    if (it.charges > 0) text += u'\n' + tr("Charges and fees open: %1").arg(m_wording.yen(it.charges));
    return text;
}

int InstalmentBars::heightOfWords() const {
    const int below = 3 * (QFontMetrics(theme::caption()).height() + theme::px(air));
    return QFontMetrics(theme::figures()).height() + below + theme::px(12);
}

int InstalmentBars::cellHeight() const {
    return theme::px(barHeight) + heightOfWords();
}

QString InstalmentBars::cellWords(int index) const {
    return words(m_instalments[static_cast<std::size_t>(index)]);
}

std::optional<RecordRef> InstalmentBars::cellRecord(int index) const {
    return m_instalments[static_cast<std::size_t>(index)].record;
}

void InstalmentBars::paintCell(QPainter& painter, int index) const {
    const TaxInstalment& it = m_instalments[static_cast<std::size_t>(index)];
    const QRect all = cell(index).adjusted(theme::px(3), 0, -theme::px(7), 0);
    const QFontMetrics figures(theme::figures());
    const QFontMetrics small(theme::caption());
    qint64 most = 1;
    for (const TaxInstalment& each : m_instalments)
        most = std::max(most, each.assessed);
    const int room = std::clamp(height() - heightOfWords(), theme::px(barHeight), theme::px(mostBar));
    const int tall = std::max(theme::px(3), static_cast<int>(room * it.assessed / most));
    const int top = figures.height() + theme::px(4);
    const QRectF bar(all.left(), top + room - tall, all.width(), tall);
    painter.setFont(theme::figures());
    painter.setPen(theme::ink());
    painter.drawText(
        QRectF(all.left(), bar.top() - figures.height() - theme::px(2), all.width(), figures.height()),
        Qt::AlignLeft | Qt::AlignBottom, QLocale(QLocale::English).toString(it.assessed));
    paintBar(painter, bar, it.state);
    if (it.state != TaxInstalment::State::Paid && it.paid > 0 && it.assessed > 0) {
        QRectF part = bar;
        part.setTop(bar.bottom() -
                    bar.height() * static_cast<double>(it.paid) / static_cast<double>(it.assessed));
        painter.setBrush(theme::good());
        painter.drawRoundedRect(part, theme::px(2), theme::px(2));
    }
    painter.setPen(it.state == TaxInstalment::State::Overdue ? theme::stop() : QColor(Qt::white));
    painter.setFont(theme::bold());
    painter.drawText(bar, Qt::AlignCenter, signOf(it.state));
    const int below = top + room + theme::px(4);
    painter.setFont(theme::caption());
    painter.setPen(theme::ink());
    const auto line = [&](int number, const QString& text) {
        painter.drawText(QRect(all.left(), below + number * (small.height() + theme::px(air)), all.width(),
                               small.height()),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         small.elidedText(text, Qt::ElideRight, all.width()));
    };
    line(0, it.name);
    painter.setPen(theme::muted());
    line(1, m_wording.date(it.due));
    painter.setPen(it.state == TaxInstalment::State::Overdue ? theme::stop() : theme::muted());
    line(2, TaxYears::stateWords(it.state));
    if (index == selected() && hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme::accent(), 2));
        painter.drawRoundedRect(QRectF(all.left() - theme::px(3), 1, all.width() + theme::px(6),
                                       top + room + heightOfWords() - theme::px(22)),
                                theme::px(3), theme::px(3));
    }
}

void InstalmentBars::mouseReleaseEvent(QMouseEvent* event) {
    const int index = at(event->pos());
    if (index < 0) return;
    select(index);
    open(index);
}

}  // namespace mado
