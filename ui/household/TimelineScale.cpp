// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/TimelineScale.h"

#include <algorithm>
#include <cmath>

namespace mado {

namespace {

constexpr double daysAYear = 365.2425;
constexpr double yearsAtFirst = 4.9;  // four fiscal years and what is left of the fifth
constexpr double yearsAhead = 0.55;   // a certificate's end is in sight
constexpr double leastDays = 60;
constexpr double marginOfReveal = 0.04;

}  // namespace

void TimelineScale::setLanes(const std::vector<TimelineLane>& lanes, const QDate& today) {
    m_today = static_cast<double>(today.toJulianDay());
    m_earliest = m_today - yearsAtFirst * daysAYear;
    m_latest = m_today + 2 * daysAYear;
    for (const TimelineLane& lane : lanes) {
        for (const TimelineItem& item : lane.items) {
            const QDate& from = item.outerFrom.isValid() ? item.outerFrom : item.from;
            m_earliest = std::min(m_earliest, static_cast<double>(from.toJulianDay()) - daysAYear / 4);
            if (item.until.isValid())
                m_latest = std::max(m_latest, static_cast<double>(item.until.toJulianDay()) + daysAYear / 4);
        }
    }
    showFirst();
}

void TimelineScale::setExtent(int left, int width) {
    m_left = left;
    m_width = std::max(1, width);
}

double TimelineScale::x(const QDate& day) const {
    return m_left + (static_cast<double>(day.toJulianDay()) - m_from) / span() * m_width;
}

QDate TimelineScale::day(double x) const {
    return QDate::fromJulianDay(static_cast<qint64>(std::floor(m_from + (x - m_left) / m_width * span())));
}

QDate TimelineScale::firstShown() const {
    return day(m_left);
}

QDate TimelineScale::lastShown() const {
    return day(m_left + m_width);
}

double TimelineScale::pixelsPerYear() const {
    return m_width / span() * daysAYear;
}

void TimelineScale::zoom(double factor, double aroundX) {
    const double part = std::clamp((aroundX - m_left) / m_width, 0.0, 1.0);
    const double fixed = m_from + part * span();
    const double wide = std::clamp(span() / factor, leastDays, m_latest - m_earliest);
    m_from = fixed - part * wide;
    m_to = m_from + wide;
    clamp();
}

void TimelineScale::pan(double pixels) {
    const double days = pixels / m_width * span();
    m_from -= days;
    m_to -= days;
    clamp();
}

void TimelineScale::showAll() {
    m_from = m_earliest;
    m_to = m_latest;
}

void TimelineScale::showFirst() {
    m_to = m_today + yearsAhead * daysAYear;
    m_from = m_to - (yearsAtFirst + yearsAhead) * daysAYear;
    clamp();
}

void TimelineScale::goToBeginning() {
    reveal(QDate::fromJulianDay(static_cast<qint64>(m_earliest)));
}

void TimelineScale::goToEnd() {
    reveal(QDate::fromJulianDay(static_cast<qint64>(m_latest)));
}

void TimelineScale::reveal(const QDate& day) {
    const double at = static_cast<double>(day.toJulianDay());
    const double margin = span() * marginOfReveal;
    double by = 0;
    if (at < m_from + margin) by = at - margin - m_from;
    if (at > m_to - margin) by = at + margin - m_to;
    m_from += by;
    m_to += by;
    clamp();
}

void TimelineScale::clamp() {
    const double wide = std::min(span(), m_latest - m_earliest);
    m_from = std::clamp(m_from, m_earliest, m_latest - wide);
    m_to = m_from + wide;
}

}  // namespace mado
