// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/RefusalBar.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/CalmText.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace mado {

RefusalBar::RefusalBar(const Wording& wording, QWidget* parent)
    : QFrame(parent), m_wording(wording), m_words(new QLabel(this)), m_close(new QPushButton(this)) {
    setObjectName(u"RefusalBar"_s);
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_words->setTextFormat(Qt::RichText);
    auto* picture = new QLabel(this);
    picture->setPixmap(theme::icon(u"warning"_s, theme::stop()).pixmap(theme::px(22)));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::px(16), theme::px(8), theme::px(8), theme::px(8));
    row->setSpacing(theme::px(12));
    row->addWidget(picture, 0, Qt::AlignTop);
    row->addWidget(m_words, 1);
    row->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_close, &QPushButton::clicked, this, &RefusalBar::clear);
    hide();
}

void RefusalBar::show(const Error& error) {
    const ErrorCatalogue::Words words = m_wording.of(error);
    m_code = error.code;
    m_words->setText(calmLines(u"<b>%1</b><br>%2 %3 <span style='color:%4'>%5</span>"_s.arg(
        words.what.toHtmlEscaped(), words.means.toHtmlEscaped(), words.next.toHtmlEscaped(),
        theme::muted().name(), error.code)));
    m_close->setText(tr("Close"));
    setAccessibleName(words.what + u' ' + words.next);
    QFrame::show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void RefusalBar::clear() {
    m_code.clear();
    hide();
}

}  // namespace mado
