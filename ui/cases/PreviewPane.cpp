// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/PreviewPane.h"

#include "ui/preview/PaperView.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ElidedChoice.h"

#include <QEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mado {

PreviewPane::PreviewPane(PageRasterizer& pictures, QWidget* parent)
    : QFrame(parent), m_choice(new ElidedChoice(this)), m_view(new PaperView(pictures, this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::grid());
    column->addWidget(m_choice);
    column->addWidget(m_view, 1);
    connect(m_choice, &QComboBox::activated, this, &PreviewPane::paperChosen);
    rename();
}

void PreviewPane::rename() {
    m_choice->setAccessibleName(tr("Paper shown"));
    m_view->setEmptyText(tr("The paper appears here as soon as the answers suffice."));
}

void PreviewPane::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) rename();
}

void PreviewPane::setPapers(const QStringList& titles, int current) {
    QStringList shown;
    for (int i = 0; i < m_choice->count(); ++i)
        shown << m_choice->itemText(i);
    const QSignalBlocker quiet(m_choice);
    if (shown != titles) {
        m_choice->clear();
        m_choice->addItems(titles);
    }
    m_choice->setCurrentIndex(current);
    m_choice->setVisible(titles.size() > 1);
}

void PreviewPane::setDocument(const QByteArray& pdf) {
    if (pdf.isEmpty())
        m_view->clear();
    else
        m_view->setDocument(pdf);
}

void PreviewPane::clear() {
    m_view->clear();
}

}  // namespace mado
