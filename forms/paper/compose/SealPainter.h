// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/paper/compose/TextShaper.h"
#include "forms/paper/pdf/ContentStream.h"

#include <QRectF>

namespace mado {

/// Draws an electronic official seal (電子公印): a square red frame, the characters in columns from right to
/// left as on a carved seal, each stretched to its cell. Extracts as the text in reading order.
void paintSeal(ContentStream& out, const ShapedText& text, const QRectF& square);

}  // namespace mado
