// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/SecretBuffer.h"

#include <QWidget>

namespace mado {

/// Places for digits that must not be seen: typed ones show as dots. They live
/// in memory that is wiped, never in the text of a widget: nothing to select,
/// copy, drag, undo, learn for an input method or read for a screen reader.
/// Backspace takes the last away, Delete all.
class SecretDigits : public QWidget {
    Q_OBJECT
 public:
    /// `places` digits at most, with a gap after every `groupOf` (0: none).
    SecretDigits(int places, int groupOf, QWidget* parent = nullptr);

    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] bool isEmpty() const { return m_count == 0; }
    [[nodiscard]] int places() const { return m_places; }
    /// The digits (ASCII); empty afterwards.
    [[nodiscard]] SecretBuffer take();
    /// Puts back what take() gave.
    void restore(const SecretBuffer& digits);
    void clear();
    /// Cannot be typed into, and does not take the focus.
    void setReadOnly(bool on);
    [[nodiscard]] bool isReadOnly() const { return m_isReadOnly; }
    /// Digits to be seen instead of dots until hideDigits(); ASCII, at most
    /// `places`.
    void showDigits(SecretBuffer digits);
    /// The typed digits themselves, until hideDigits().
    void showTyped();
    /// Wipes what was shown.
    void hideDigits();
    [[nodiscard]] bool isShown() const { return m_isTypedShown || !m_shown.isEmpty(); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 Q_SIGNALS:
    void edited();
    void filled();   ///< the last place was typed
    void entered();  ///< Enter

 protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void hideEvent(QHideEvent* event) override;

 private:
    void type(unsigned char digit);
    void eraseLast();
    void drawPlace(QPainter& painter, int place) const;
    [[nodiscard]] QRectF placeRect(int place) const;

    int m_places;
    int m_groupOf;
    SecretBuffer m_digits;
    SecretBuffer m_shown;
    int m_count = 0;
    bool m_isReadOnly = false;
    bool m_isTypedShown = false;
};

}  // namespace mado
