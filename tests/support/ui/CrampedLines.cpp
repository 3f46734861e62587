// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui/PageChecks.h"
#include "tests/support/ui/PageWalk.h"

#include <QCoreApplication>
#include <QLabel>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

constexpr double leastPitch = 1.4;  // from line to line, in heights of the font

/// The closest two lines of a paragraph, in heights of the font; 0 where no paragraph has two lines.
double closest(const QTextDocument& text) {
    double least = 0;
    for (QTextBlock block = text.begin(); block.isValid(); block = block.next()) {
        const QTextLayout* layout = block.layout();
        for (int line = 1; line < layout->lineCount(); ++line) {
            const double pitch = layout->lineAt(line).y() - layout->lineAt(line - 1).y();
            const double high = layout->lineAt(line - 1).height();
            if (high > 0) least = least == 0 ? pitch / high : std::min(least, pitch / high);
        }
    }
    return least;
}

double closest(const QLabel& label) {
    const int width = label.contentsRect().width() - 2 * label.margin();
    if (label.textFormat() == Qt::RichText ||
        (label.textFormat() == Qt::AutoText && Qt::mightBeRichText(label.text()))) {
        QTextDocument text;
        text.setDefaultFont(label.font());
        text.setHtml(label.text());
        text.setTextWidth(width);
        static_cast<void>(text.size());  // lays it out
        return closest(text);
    }
    const QFontMetrics measure = label.fontMetrics();
    const int solid =
        measure.boundingRect(QRect(0, 0, width, QWIDGETSIZE_MAX), Qt::TextWordWrap, label.text()).height();
    const int lines = solid / std::max(1, measure.lineSpacing());
    if (lines < 2) return 0;
    const int margins = label.height() - label.contentsRect().height() + 2 * label.margin();
    const double text = label.heightForWidth(label.width()) - margins;
    return (text - measure.height()) / (lines - 1) / measure.height();
}

}  // namespace

QStringList crampedLines(QWidget& page) {
    if (!showActive(page)) return {u"the page cannot be shown in an active window"_s};
    QCoreApplication::sendPostedEvents();
    QStringList problems;
    for (const QWidget* each : visibleWidgets(page)) {
        double pitch = 0;
        const auto* label = qobject_cast<const QLabel*>(each);
        if (label != nullptr && label->wordWrap() && !label->text().isEmpty()) pitch = closest(*label);
        if (const auto* browser = qobject_cast<const QTextBrowser*>(each))
            pitch = closest(*browser->document());
        if (pitch > 0 && pitch < leastPitch)
            problems << u"%1: lines stand too tight, %2"_s.arg(nameOf(*each)).arg(pitch, 0, 'f', 2);
    }
    return problems;
}

}  // namespace mado::test
