// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/HomePage.h"

#include "ui/base/DeskAnswer.h"
#include "ui/home/DraftModel.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FlatTable.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mado {

HomePage::HomePage(const CounterServices& services, QWidget* parent)
    : Page(parent),
      m_services(services),
      m_heading(new QLabel(this)),
      m_hints(new QLabel(this)),
      m_draftTitle(new QLabel(this)),
      m_empty(new EmptyState(u"search"_s, {}, this)),
      m_table(new FlatTable(this)),
      m_model(new DraftModel(services, this)) {
    m_heading->setFont(theme::pageTitle());
    m_hints->setTextFormat(Qt::RichText);
    m_hints->setWordWrap(true);
    m_draftTitle->setFont(theme::bold());
    m_table->setModel(m_model);
    auto* card = new QFrame(this);
    card->setObjectName(u"Card"_s);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(theme::px(16), theme::px(14), theme::px(16), theme::px(14));
    inside->addWidget(m_draftTitle);
    inside->addWidget(m_table, 1);
    inside->addWidget(m_empty, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::px(24), theme::px(16), theme::px(24), theme::px(16));
    column->setSpacing(theme::px(16));
    column->addWidget(m_heading);
    column->addWidget(m_hints);
    column->addWidget(card, 1);
    connect(m_table, &FlatTable::rowActivated, this, [this](int row) {
        Q_EMIT wanted({Destination::Place::Draft, m_model->at(row).id});
    });
    rename();
}

void HomePage::rename() {
    const auto key = [](const QString& text) {
        return u"<span style='background:#e9eef3; font-weight:bold'>&nbsp;%1&nbsp;</span>"_s.arg(text);
    };
    m_heading->setText(tr("Counter"));
    m_hints->setText(u"%1&nbsp; %2 &nbsp;&nbsp;&nbsp; %3&nbsp; %4 &nbsp;&nbsp;&nbsp; %5&nbsp; %6"_s.arg(
        key(u"F2"_s), tr("find a resident").toHtmlEscaped(), key(u"Ctrl+K"_s),
        tr("all procedures and pages").toHtmlEscaped(), key(u"F1"_s), tr("help").toHtmlEscaped()));
    m_draftTitle->setText(tr("Drafts on this terminal"));
    m_empty->setText(
        tr("No drafts. A case that is begun and not entered yet waits here, as far as it was typed."));
    m_table->setAccessibleName(tr("Drafts on this terminal"));
}

void HomePage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) rename();
}

QString HomePage::title() const {
    return tr("Counter");
}
int HomePage::draftCount() const {
    return m_model->rowCount();
}
void HomePage::activate() {
    refresh();
}

void HomePage::refresh() {
    m_services.desk.drafts().then(&m_services.desk,
                                  whileAlive(this, [this](const Result<std::vector<Draft>>& drafts) {
                                      if (!drafts) {
                                          Q_EMIT refused(drafts.error());
                                          return;
                                      }
                                      m_model->setDrafts(*drafts);
                                      const bool isEmpty = m_model->rowCount() == 0;
                                      m_table->setVisible(!isEmpty);
                                      m_empty->setVisible(isEmpty);
                                      if (!isEmpty && !m_table->currentIndex().isValid())
                                          m_table->setCurrentIndex(m_model->index(0, 0));
                                      Q_EMIT loaded();
                                  }));
}

}  // namespace mado
