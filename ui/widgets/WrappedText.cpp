// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/WrappedText.h"

#include "ui/theme/Theme.h"

#include <QFontInfo>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace mado::wrapped_text {

namespace {

int layOut(QTextLayout& layout, int width, Qt::Alignment alignment) {
    QTextOption option(alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    // From line to line the same, whatever font a rare character of a name comes from.
    const double pitch = std::round(QFontInfo(layout.font()).pixelSize() * theme::lineHeight());
    layout.beginLayout();
    double top = 0;
    double bottom = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(1, width));
        line.setPosition({0, top});
        bottom = top + line.height();
        top += std::max(pitch, std::ceil(line.height()));
    }
    layout.endLayout();
    return static_cast<int>(std::ceil(bottom));
}

QString separated(QString text) {
    return text.replace(u'\n', QChar::LineSeparator);
}

}  // namespace

int height(const QString& text, const QFont& font, int width) {
    if (text.isEmpty()) return 0;
    QTextLayout layout(separated(text), font);
    return layOut(layout, width, Qt::AlignLeft);
}

void paint(QPainter& painter, const QPoint& at, const QString& text, const QFont& font, int width,
           Qt::Alignment alignment) {
    if (text.isEmpty()) return;
    QTextLayout layout(separated(text), font);
    layOut(layout, width, alignment & Qt::AlignHorizontal_Mask);
    layout.draw(&painter, at);
}

}  // namespace mado::wrapped_text
