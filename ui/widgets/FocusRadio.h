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
    /// For whole sentences: the text goes on below where there is no room.
    void setWraps();
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return m_wraps; }
    [[nodiscard]] int heightForWidth(int width) const override;

 protected:
    void paintEvent(QPaintEvent* event) override;
    bool hitButton(const QPoint& place) const override;

 private:
    bool m_wraps = false;
};

}  // namespace mado
