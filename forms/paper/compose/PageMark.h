// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/paper/compose/TextShaper.h"
#include "forms/paper/pdf/ContentStream.h"

namespace mado {

/// Longer marks would be too small to warn anybody.
inline constexpr qsizetype longestMark = 16;

/// Paints a word ("下書き") large, grey and from corner to corner of a page, whose size is in tenths of a
/// millimetre. Paint it first: what the paper says then stays readable on top of it.
void paintMark(ContentStream& out, const ShapedText& text, double pageWidth, double pageHeight);

}  // namespace mado
