// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/household/TimelineScale.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace mado {

/// Sizes of the timeline in pixels, from the font.
struct TimelineMetrics {
    int names = 0;  ///< width of the column of names
    int axis = 0;   ///< height of the years above
    int bar = 0;
    int thin = 0;  ///< height of a certificate with the gap above it
    int gap = 0;   ///< between lanes
    int foot = 0;  ///< "today" below
};

/// The past of a household as a picture: one lane a member, bars for coverage, thin bars for certificates,
/// marks for moves and filings, years in eras.
///
/// Keys: Left/Right go from bar to bar, Up/Down from member to member, Home/End to the first and last bar of
/// the lane, Enter opens the record, + and - zoom, 0 goes back to the first view, Ctrl+Left/Right move the
/// picture. Mouse: Ctrl+wheel zooms, dragging moves, a click selects and opens. Each bar is an accessible
/// child.
class TimelineView : public QWidget {
    Q_OBJECT
 public:
    explicit TimelineView(const Wording& wording, QWidget* parent = nullptr);

    void setLanes(std::vector<TimelineLane> lanes, const QDate& today);
    [[nodiscard]] const std::vector<TimelineLane>& lanes() const { return m_lanes; }
    [[nodiscard]] const TimelineScale& scale() const { return m_scale; }

    struct Place {
        std::size_t lane = 0;
        std::size_t item = 0;
        friend bool operator==(const Place&, const Place&) = default;
    };
    /// Nothing where there are no bars at all.
    [[nodiscard]] std::optional<Place> selected() const { return m_selected; }
    void select(const Place& place);
    [[nodiscard]] const TimelineItem* selectedItem() const;
    [[nodiscard]] const TimelineItem& item(const Place& place) const;
    /// All of them, lane by lane, in the order of the arrow keys.
    [[nodiscard]] std::vector<Place> places() const;
    /// In widget coordinates; cut to what is in sight.
    [[nodiscard]] QRect itemRect(const Place& place) const;
    [[nodiscard]] std::optional<Place> placeAt(const QPoint& point) const;
    [[nodiscard]] QString itemName(const Place& place) const;  ///< "Taro: NHI, from ..."
    void open(const Place& place);
    [[nodiscard]] const TimelineMetrics& metrics() const { return m_metrics; }
    [[nodiscard]] int laneTop(std::size_t lane) const;
    [[nodiscard]] QDate today() const { return m_today; }
    [[nodiscard]] const Wording& wording() const { return m_wording; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void opened(const mado::RecordRef& record);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

 private:
    void layOut();
    void spread();
    void step(int by);
    void changeLane(int by);
    bool zoomKey(int key);
    void tell();

    const Wording& m_wording;
    std::vector<TimelineLane> m_lanes;
    TimelineScale m_scale;
    QDate m_today;
    std::optional<Place> m_selected;
    std::optional<QPoint> m_pressed;
    int m_draggedTo = 0;
    bool m_isDragging = false;
    TimelineMetrics m_metrics;
};

}  // namespace mado
