// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/WrappedText.h"

#include "ui/theme/Theme.h"

#include <QTextLayout>

#include <algorithm>

namespace mado::wrapped_text {

namespace {

constexpr int air = 4;  // between lines, at 100 %

int layOut(QTextLayout& layout, int width) {
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    double top = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(1, width));
        line.setPosition({0, top});
        top += line.height() + theme::px(air);
    }
    layout.endLayout();
    return static_cast<int>(top) - theme::px(air);
}

}  // namespace

int height(const QString& text, const QFont& font, int width) {
    if (text.isEmpty()) return 0;
    QTextLayout layout(QString(text).replace(u'\n', QChar::LineSeparator), font);
    return layOut(layout, width);
}

void paint(QPainter& painter, const QPoint& at, const QString& text, const QFont& font, int width) {
    if (text.isEmpty()) return;
    QTextLayout layout(QString(text).replace(u'\n', QChar::LineSeparator), font);
    layOut(layout, width);
    layout.draw(&painter, at);
}

}  // namespace mado::wrapped_text
