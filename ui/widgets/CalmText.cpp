// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/CalmText.h"

#include "ui/theme/Theme.h"

#include <QScrollBar>
#include <QTextBlock>
#include <QTextBrowser>

using namespace Qt::StringLiterals;

namespace mado {

void setCalmHtml(QTextBrowser* browser, const QString& html) {
    const int at = browser->verticalScrollBar()->value();
    browser->setHtml(html);
    QTextCursor cursor(browser->document());
    cursor.beginEditBlock();
    for (QTextBlock block = browser->document()->begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        format.setLineHeight(theme::lineHeight() * 100, QTextBlockFormat::ProportionalHeight);
        cursor.setPosition(block.position());
        cursor.setBlockFormat(format);
    }
    cursor.endEditBlock();
    browser->verticalScrollBar()->setValue(at);
}

QString calmLines(const QString& html) {
    return html.isEmpty()
               ? QString()
               : u"<div style='line-height:%1%'>%2</div>"_s.arg(theme::lineHeight() * 100).arg(html);
}

}  // namespace mado
