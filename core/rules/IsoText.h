// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>

namespace mado {

/// A date as formulas of explanations show it, the same in both languages: "2026-08-01".
[[nodiscard]] inline QString isoText(QDate date) {
    return date.toString(Qt::ISODate);
}

}  // namespace mado
