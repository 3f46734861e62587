// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/SecretBuffer.h"
#include "ui/base/CounterServices.h"

#include <QPushButton>
#include <QWidget>

#include <memory>

namespace mado {

/// The individual number (個人番号) of one member: masked, and shown only as long as the button is held, for
/// a reason that the centre logs before it gives the number (番号法20条: collected and kept for its purpose
/// only). Wiped on release, when hidden and by forget(). The digits are never text of a widget and cannot be
/// copied.
class MemberNumber : public QWidget {
    Q_OBJECT
 public:
    explicit MemberNumber(const CounterServices& services, QWidget* parent = nullptr);
    void setPerson(const QString& addresseeNo);
    /// Wipes the number and the reason.
    void forget();
    [[nodiscard]] bool isShown() const { return m_digits != nullptr; }
    /// As the centre answers while the button is held; dropped if it is not.
    void take(std::shared_ptr<SecretBuffer> digits);
    [[nodiscard]] QSize sizeHint() const override;

 Q_SIGNALS:
    void refused(const mado::Error& error);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void hideEvent(QHideEvent* event) override;

 private:
    void hold();
    void release();
    void ask();
    const CounterServices& m_services;
    QString m_addresseeNo;
    QString m_reason;
    std::shared_ptr<SecretBuffer> m_digits;
    bool m_isHeld = false;
    int m_turn = 0;
    QPushButton* m_button;  // child
};

}  // namespace mado
