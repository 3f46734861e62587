// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

namespace mado {

/// The dark parts of a QR code (ISO/IEC 18004, level M) with its quiet zone, fitted into a square: one
/// rectangle a run of modules, so that printers show no seams. Nothing if `text` is empty or too long for a
/// symbol.
[[nodiscard]] std::optional<std::vector<QRectF>> qrRectangles(const QString& text, const QRectF& square);

}  // namespace mado
