// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/EffectPane.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/CalmText.h"

#include <QEvent>
#include <QLabel>
#include <QTextBrowser>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mado {

EffectPane::EffectPane(const Wording& wording, const CodeTables& codes, QWidget* parent)
    : QFrame(parent),
      m_wording(wording),
      m_words(wording, codes),
      m_title(new QLabel(this)),
      m_text(new QTextBrowser(this)) {
    setObjectName(u"Card"_s);
    m_title->setFont(theme::bold());
    m_text->setOpenLinks(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::px(16), theme::px(16), theme::px(8), theme::px(8));
    column->addWidget(m_title);
    column->addWidget(m_text, 1);
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        const QString id = link.toString().section(u':', 1);
        if (!m_open.remove(id)) m_open.insert(id);
        draw();
    });
    draw();
}

void EffectPane::show(const CaseComputation& computation) {
    m_computation = computation;
    draw();
}

void EffectPane::setStacked(bool stacked) {
    m_words.setStacked(stacked);
    draw();
}

QString EffectPane::text() const {
    return m_text->toPlainText();
}

void EffectPane::draw() {
    m_title->setText(tr("What changes"));
    m_text->setAccessibleName(tr("What changes"));
    QString html;
    if (m_computation.refusal) {
        const ErrorCatalogue::Words words = m_wording.of(*m_computation.refusal);
        html = u"<p style='color:%1'>%2</p>"_s.arg(
            theme::muted().name(),
            tr("Shown as soon as the answers suffice. Still missing: %1").arg(words.what).toHtmlEscaped());
    } else {
        html = m_words.summary(m_computation.output, m_open) +
               m_words.findings(m_computation.output.findings) +
               m_words.differences(m_computation.differences);
        if (m_computation.output.changes.isEmpty()) {
            html += u"<p style='color:%1'>%2</p>"_s.arg(theme::muted().name(),
                                                        tr("No record changes.").toHtmlEscaped());
        }
    }
    setCalmHtml(m_text, html);
}

void EffectPane::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) draw();
}

}  // namespace mado
