// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRadioButton>

namespace mado {

/// A radio button whose focus is seen: the ring of 2 px instead of the style's
/// dots.
class FocusRadio : public QRadioButton {
    Q_OBJECT
 public:
    explicit FocusRadio(const QString& text, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
    void paintEvent(QPaintEvent* event) override;
    bool hitButton(const QPoint& place) const override;
};

}  // namespace mado
