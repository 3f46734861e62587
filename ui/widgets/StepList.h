// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>
#include <QWidget>

class QHBoxLayout;

namespace mado {

class StepMark;

/// Numbered steps from left to right: where one is, what is done, what cannot
/// be gone to yet. One stop of the Tab key; Left and Right move, Enter or Space
/// choose. A choice changes nothing by itself.
class StepList : public QWidget {
    Q_OBJECT
 public:
    enum class State {
        Open,
        Current,
        Done,
        Blocked,  ///< shown with a lock; cannot be chosen
    };
    explicit StepList(const QStringList& names, QWidget* parent = nullptr);

    void setNames(const QStringList& names);  ///< as many as there are
    void setState(int step, State state);     ///< `step` counts from 0
    /// The step where one is; the one before goes back to `Open` unless its state
    /// is set.
    void setCurrent(int step);
    [[nodiscard]] State state(int step) const;
    [[nodiscard]] int current() const;  ///< -1 if there is none

 Q_SIGNALS:
    void chosen(int step);

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void move(const QObject* from, int by);
    void placeTabStop();
    QHBoxLayout* m_layout;
    QList<StepMark*> m_steps;
};

}  // namespace mado
