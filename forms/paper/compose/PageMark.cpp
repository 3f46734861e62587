// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/paper/compose/PageMark.h"

#include "forms/paper/compose/TextPainter.h"

#include <algorithm>
#include <cmath>

namespace mado {

namespace {
constexpr Ink markGrey = 0xDCDCDC;
/// Of the diagonal that the word may take, and the most of the paper's width that one letter may be.
constexpr double lengthOfDiagonal = 0.66;
constexpr double letterOfWidth = 0.25;
constexpr double emMiddle = 0.38;
}  // namespace

void paintMark(ContentStream& out, const ShapedText& text, double pageWidth, double pageHeight) {
    double ems = 0;
    for (const auto& cluster : text.clusters)
        ems += cluster.advance / 1000.0;
    if (ems <= 0) return;
    const double diagonal = std::hypot(pageWidth, pageHeight);
    const double letter = std::min(diagonal * lengthOfDiagonal / ems, pageWidth * letterOfWidth);
    const double centreX = pageWidth / 2, centreY = pageHeight / 2;
    out.beginTurned(centreX, centreY, std::atan2(pageHeight, pageWidth));
    out.beginActual(text.text);
    out.beginText(markGrey);
    paintLine(out, text, 0, text.clusters.size(), letter * pointsOfTenthMillimetre,
              centreX - ems * letter / 2, centreY + emMiddle * letter, 0.0);
    out.endText();
    out.endActual();
    out.endTurned();
}

}  // namespace mado
