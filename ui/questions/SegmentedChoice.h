// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QToolButton;

namespace mado {

/// A few words side by side of which one or none is chosen. One stop of the Tab key; arrows move, Space
/// chooses, choosing again empties it.
class SegmentedChoice : public QWidget {
    Q_OBJECT
 public:
    explicit SegmentedChoice(QWidget* parent = nullptr);

    void addSegment(int id);
    void setSegment(int id, const QString& text, bool enabled = true);
    void setCurrent(int id);  ///< -1: none
    [[nodiscard]] int current() const { return m_current; }
    /// `name` is what is being chosen.
    void nameAll(const QString& name);
    [[nodiscard]] QList<QWidget*> stops() const;  ///< all segments; only one takes the Tab key

 Q_SIGNALS:
    void chosen(int id);  ///< -1 if it was emptied

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    struct Segment {
        int id;
        QToolButton* button;
    };
    void click(int id);
    void move(const QObject* from, int by);
    void showCurrent();
    [[nodiscard]] const QWidget* stop() const;
    std::vector<Segment> m_segments;
    int m_current = -1;
};

}  // namespace mado
