// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/SecretDigits.h"

namespace mado {

/// The PIN of a card: as SecretDigits, 4 to 12 digits. takePin() empties it; so
/// does hiding it.
class PinField : public SecretDigits {
    Q_OBJECT
 public:
    static constexpr int mostDigits = 12;
    explicit PinField(QWidget* parent = nullptr);
    /// ASCII digits; the field is empty afterwards.
    [[nodiscard]] SecretBuffer takePin() { return take(); }

 protected:
    void hideEvent(QHideEvent* event) override;
};

}  // namespace mado
