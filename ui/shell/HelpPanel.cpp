// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/HelpPanel.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/CalmText.h"

#include <QApplication>
#include <QFile>
#include <QHBoxLayout>
#include <QHideEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextCursor>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QString paragraphs(const QString& plain) {
    QString html;
    for (const QString& each : plain.split(u"\n\n"_s, Qt::SkipEmptyParts))
        html += u"<p>"_s + each.toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</p>"_s;
    return html;
}

/// Headings as on the other pages (bold, hardly larger), and room between paragraphs. What is to be typed
/// stands in the font of the screen too: the system's font of even width has no Japanese beside it.
void calm(QTextDocument& document) {
    QTextCursor cursor(&document);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        const bool isHeading = format.headingLevel() > 0;
        format.setTopMargin(format.headingLevel() > 1 ? 12 : 0);
        format.setBottomMargin(block.textList() == nullptr ? 6 : 2);
        cursor.setPosition(block.position());
        cursor.setBlockFormat(format);
        cursor.setPosition(block.position() + block.length() - 1, QTextCursor::KeepAnchor);
        QTextCharFormat screen;
        screen.setFontFamilies(theme::body().families());
        screen.setFontFixedPitch(false);
        cursor.mergeCharFormat(screen);
        cursor.setPosition(block.position());
        if (!isHeading) continue;
        cursor.setPosition(block.position() + block.length() - 1, QTextCursor::KeepAnchor);
        QTextCharFormat letters;
        letters.setFontWeight(QFont::Bold);
        letters.setProperty(QTextFormat::FontSizeAdjustment, format.headingLevel() == 1 ? 1 : 0);
        cursor.mergeCharFormat(letters);
    }
}

}  // namespace

HelpPanel::HelpPanel(const CounterServices& services, QWidget* parent)
    : QFrame(parent), m_services(services), m_title(new QLabel(this)), m_text(new QTextBrowser(this)) {
    setObjectName(u"HelpPanel"_s);
    setFixedWidth(theme::px(380));
    m_title->setFont(theme::bold());
    auto* close = new QPushButton(tr("Close"), this);
    setTabOrder(close, m_text);
    connect(close, &QPushButton::clicked, this, &HelpPanel::closed);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::px(16), theme::px(10), theme::px(8), theme::px(8));
    column->addLayout(head);
    column->addWidget(m_text, 1);
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(0);
    m_text->document()->setIndentWidth(theme::px(18));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setAccessibleName(tr("Help"));
    hide();
}

QString HelpPanel::text() const {
    return m_text->toPlainText();
}

QString HelpPanel::procedureHelp(const QString& topic) const {
    const QString id = topic.section(u'/', 0, 0);
    const QString path = topic.section(u'/', 1);
    const auto definition = m_services.forms.definition(id);
    if (!definition) return {};
    const Wording& wording = m_services.wording;
    QString html = u"<h3>%1</h3>"_s.arg(wording.of((*definition)->title).toHtmlEscaped());
    if (const Question* question = path.isEmpty() ? nullptr : (*definition)->questionAt(path)) {
        const QString help = wording.of(question->help.isEmpty() ? question->hint : question->help);
        html +=
            u"<h4>%1</h4>"_s.arg(wording.of(question->label).toHtmlEscaped()) + paragraphs(help) + u"<hr>"_s;
    }
    return html + paragraphs(wording.of((*definition)->help));
}

QString HelpPanel::pageHelp(const QString& topic) const {
    QFile file(u":/help/%1/%2.md"_s.arg(m_services.settings.languageCode(), topic));
    if (!file.open(QIODevice::ReadOnly)) return {};
    QTextDocument document;
    document.setMarkdown(QString::fromUtf8(file.readAll()));
    calm(document);
    return document.toHtml();
}

void HelpPanel::show(const QString& topic) {
    m_title->setText(tr("Help"));
    const QString prefix = u"procedure:"_s;
    QString html = topic.startsWith(prefix) ? procedureHelp(topic.mid(prefix.size())) : pageHelp(topic);
    if (html.isEmpty()) html = pageHelp(u"page.start"_s);
    setCalmHtml(m_text, html);
    if (!isAncestorOf(QApplication::focusWidget())) m_before = QApplication::focusWidget();
    QFrame::show();
    m_text->setFocus();
}

void HelpPanel::hideEvent(QHideEvent* event) {
    QFrame::hideEvent(event);
    if (event->spontaneous()) return;
    if (m_before && m_before->isVisible()) m_before->setFocus();
    m_before.clear();
}

void HelpPanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closed();
        return;
    }
    QFrame::keyPressEvent(event);
}

void HelpPanel::lieOver(QWidget* pages) {
    pages->installEventFilter(this);
    setAutoFillBackground(true);
    place();
}

void HelpPanel::place() {
    const QRect room = parentWidget()->rect();
    setGeometry(room.right() + 1 - width(), 0, width(), room.height());
}

bool HelpPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize) place();
    return QFrame::eventFilter(watched, event);
}

}  // namespace mado
