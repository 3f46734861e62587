// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/PinField.h"

namespace mado {

PinField::PinField(QWidget* parent) : SecretDigits(mostDigits, 0, parent) {
    setAccessibleName(tr("PIN"));
}

void PinField::hideEvent(QHideEvent* event) {
    clear();
    SecretDigits::hideEvent(event);
}

}  // namespace mado
