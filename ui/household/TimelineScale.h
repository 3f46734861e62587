// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/household/TimelineLanes.h"

#include <QDate>

#include <vector>

namespace mado {

/// Which days the timeline shows, and where. Days in, pixels out; knows no widget.
class TimelineScale {
 public:
    /// All days that can be reached, and what is shown at first: some years back from `today`.
    void setLanes(const std::vector<TimelineLane>& lanes, const QDate& today);
    void setExtent(int left, int width);  ///< where the bars stand, in pixels

    [[nodiscard]] double x(const QDate& day) const;
    [[nodiscard]] QDate day(double x) const;
    [[nodiscard]] QDate firstShown() const;
    [[nodiscard]] QDate lastShown() const;
    [[nodiscard]] double pixelsPerYear() const;
    [[nodiscard]] int left() const { return m_left; }
    [[nodiscard]] int right() const { return m_left + m_width; }

    void zoom(double factor, double aroundX);  ///< more than 1: closer
    void pan(double pixels);                   ///< to the right shows earlier days
    void showAll();
    void showFirst();  ///< back to what is shown at first
    void goToBeginning();
    void goToEnd();
    /// The least movement after which `day` is in sight.
    void reveal(const QDate& day);

 private:
    void clamp();
    [[nodiscard]] double span() const { return m_to - m_from; }
    double m_earliest = 0;  // Julian days
    double m_latest = 1;
    double m_from = 0;
    double m_to = 1;
    double m_today = 0;
    int m_left = 0;
    int m_width = 1;
};

}  // namespace mado
