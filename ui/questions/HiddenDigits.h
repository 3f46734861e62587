// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/SecretBuffer.h"

#include <QWidget>

namespace mado {

/// Twelve places for the digits of an individual number, shown as dots. Keys only: no clipboard, no input
/// method, no undo. Wiped when taken and when the widget goes.
class HiddenDigits : public QWidget {
    Q_OBJECT
 public:
    static constexpr int places = 12;
    explicit HiddenDigits(QWidget* parent = nullptr);

    [[nodiscard]] bool isEmpty() const { return m_count == 0; }
    /// The digits typed so far (ASCII); the field is empty afterwards.
    [[nodiscard]] SecretBuffer take();
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 Q_SIGNALS:
    void changed();
    void filled();  ///< twelve digits are there

 protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

 private:
    SecretBuffer m_digits;
    int m_count = 0;
};

}  // namespace mado
