// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/SecretBuffer.h"

#include <QLineEdit>

namespace mado {

/// A PIN: digits, never shown, never copied, no history. takePin() empties it.
class PinEntry : public QLineEdit {
    Q_OBJECT
 public:
    explicit PinEntry(QWidget* parent = nullptr);
    /// ASCII digits in memory that is wiped. The field's own text is overwritten and emptied.
    [[nodiscard]] SecretBuffer takePin();

 protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

}  // namespace mado
