// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBuffer.h"

#include <QStringList>
#include <QWidget>

class QPushButton;

namespace mado {

class SecretDigits;

/// An individual number (個人番号): typed, or registered and looked at. Masked;
/// seen only as long as the button is held, and a registered one only for a
/// reason (番号法20条). What was shown is wiped on release and when the field
/// is hidden.
class MaskedNumberField : public QWidget {
    Q_OBJECT
 public:
    static constexpr int digits = 12;
    enum class Use {
        Entry,       ///< digits are typed; holding the button shows them again
        Registered,  ///< the centre holds the digits; holding the button asks for
                     ///< them
    };
    explicit MaskedNumberField(Use use, QWidget* parent = nullptr);

    /// Registered: what the clerk may choose as a reason. The first hold asks;
    /// the reason serves until forget().
    void setReasons(const QStringList& reasons) { m_reasons = reasons; }
    /// Registered: the answer to revealRequested(). Wiped at once if the button
    /// is no longer held.
    void reveal(SecretBuffer number);
    /// Wipes typed and shown digits and the reason; before another person is
    /// shown.
    void forget();
    [[nodiscard]] bool isShown() const;
    [[nodiscard]] bool isEmpty() const;
    /// Entry: the twelve digits with a right check digit; the field is empty
    /// afterwards. Else E-NUMBER-001 or -003, and the digits stay.
    [[nodiscard]] Result<SecretBuffer> take();

 Q_SIGNALS:
    /// Registered: read the number for this reason, log it, and call reveal().
    void revealRequested(const QString& reason);
    void edited();
    void filled();  ///< twelve digits are typed

 protected:
    void hideEvent(QHideEvent* event) override;

 private:
    void hold();
    void release();
    void askReason();
    Use m_use;
    SecretDigits* m_digits;
    QPushButton* m_button;
    QStringList m_reasons;
    QString m_reason;
    bool m_isHeld = false;
    bool m_isAsking = false;
};

}  // namespace mado
