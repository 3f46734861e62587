// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/StepList.h"

#include <QAbstractButton>

namespace mado {

/// One step of a StepList: a circle with its number, a check or a lock, and its
/// name.
class StepMark : public QAbstractButton {
    Q_OBJECT
 public:
    StepMark(int number, int of, QWidget* parent);

    void setName(const QString& name);
    void setState(StepList::State state);
    [[nodiscard]] StepList::State state() const { return m_state; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    void describeAnew();
    void paintCircle(QPainter& painter, const QRect& circle) const;
    int m_number;
    int m_of;
    StepList::State m_state = StepList::State::Open;
};

}  // namespace mado
