// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/CalmText.h"

#include <QScrollBar>
#include <QTextBlock>
#include <QTextBrowser>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int lineHeightPercent = 140;

}  // namespace

void setCalmHtml(QTextBrowser* browser, const QString& html) {
    const int at = browser->verticalScrollBar()->value();
    browser->setHtml(html);
    QTextCursor cursor(browser->document());
    cursor.beginEditBlock();
    for (QTextBlock block = browser->document()->begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        format.setLineHeight(lineHeightPercent, QTextBlockFormat::ProportionalHeight);
        cursor.setPosition(block.position());
        cursor.setBlockFormat(format);
    }
    cursor.endEditBlock();
    browser->verticalScrollBar()->setValue(at);
}

QString calmLines(const QString& plain) {
    if (plain.isEmpty()) return {};
    return u"<p style='line-height:%1%'>%2</p>"_s.arg(lineHeightPercent).arg(plain.toHtmlEscaped());
}

}  // namespace mado
