// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/paper/compose/TextFit.h"
#include "forms/paper/pdf/ContentStream.h"

#include <QRectF>

namespace mado {

inline constexpr double pointsOfTenthMillimetre = 72.0 / 254.0;

/// Paints a fitted text into `rect` (tenths of a millimetre), aligned by `style`. What
/// is painted extracts as the text itself, also where letters are spaced out.
void paintText(ContentStream& out, const ShapedText& text, const FittedText& fitted, const TypeStyle& style,
               const QRectF& rect);

/// Paints one line with its left end at x.
void paintLine(ContentStream& out, const ShapedText& text, std::size_t first, std::size_t last, double size,
               double x, double baseline, double trackingPoints, double horizontal = 1.0);

}  // namespace mado
