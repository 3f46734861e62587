// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/RecordPanel.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/WrappedLabel.h"

#include <QApplication>
#include <QGraphicsDropShadowEffect>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int panelWidth = 440;

}  // namespace

RecordPanel::RecordPanel(const CounterServices& services, QWidget* page, QWidget* place)
    : QFrame(page),
      m_place(place),
      m_title(new WrappedLabel(this)),
      m_person(new QLabel(this)),
      m_close(new QPushButton(this)),
      m_versions(new QPushButton(tr("&Who changed it, and when"), this)),
      m_extraPlace(new QWidget(this)),
      m_items(new FlatTable(this)),
      m_model(new ItemModel(services, this)) {
    setObjectName(u"RecordPanel"_s);
    setStyleSheet(u"QFrame#RecordPanel { background: %1; border: none; border-left: 1px solid %2; }"_s.arg(
        theme::surface().name(), theme::line().name()));
    setAutoFillBackground(true);
    auto* shadow = new QGraphicsDropShadowEffect(this);
    shadow->setBlurRadius(theme::px(24));
    shadow->setOffset(-theme::px(2), 0);
    shadow->setColor(QColor(0, 0, 0, 60));
    setGraphicsEffect(shadow);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(theme::px(16), theme::px(14), theme::px(8), theme::px(12));
    auto* head = new QHBoxLayout;
    QFont large = theme::bold();
    large.setPixelSize(theme::px(17));
    m_title->setFont(large);
    m_person->setForegroundRole(QPalette::PlaceholderText);
    m_close->setIcon(theme::icon(u"close"_s, theme::ink()));
    m_close->setFlat(true);
    m_close->setAccessibleName(tr("Close (Esc)"));
    m_close->setToolTip(tr("Close (Esc)"));
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    box->addLayout(head);
    box->addWidget(m_person);
    auto* extra = new QVBoxLayout(m_extraPlace);
    extra->setContentsMargins(0, theme::px(4), theme::px(8), theme::px(4));
    m_extraPlace->hide();
    box->addWidget(m_extraPlace);
    m_items->setAccessibleName(tr("Items of the record"));
    m_items->setModel(m_model);
    m_items->setWordWrap(true);
    m_items->horizontalHeader()->setStretchLastSection(true);
    m_items->verticalHeader()->setDefaultSectionSize(theme::px(30));
    box->addWidget(m_items, 1);
    box->addWidget(m_versions, 0, Qt::AlignLeft);
    setTabOrder(m_close, m_items);  // what is extra stands between: see setExtra()
    setTabOrder(m_items, m_versions);
    connect(m_close, &QPushButton::clicked, this, &RecordPanel::close);
    connect(m_versions, &QPushButton::clicked, this, &RecordPanel::versionsWanted);
    m_place->installEventFilter(this);
    hide();
}

void RecordPanel::setExtra(QWidget* extra) {
    m_extraPlace->layout()->addWidget(extra);
    QWidget* before = m_close;
    for (QWidget* each : extra->findChildren<QWidget*>()) {
        setTabOrder(before, each);
        before = each;
    }
    setTabOrder(before, m_items);
}

void RecordPanel::open(const Content& content) {
    if (!isVisible()) m_before = QApplication::focusWidget();
    m_record = content.record.ref();
    m_title->setText(content.title);
    m_person->setText(content.person);
    m_person->setVisible(!content.person.isEmpty());
    m_extraPlace->setVisible(content.record.entity() == Entity::Addressee &&
                             m_extraPlace->layout()->count() > 0);
    setAccessibleName(content.person.isEmpty() ? content.title : content.title + u' ' + content.person);
    m_model->show(content.record, content.people, content.masksWhereabouts);
    show();
    m_items->setColumnWidth(0, theme::px(168));
    place();
    raise();
    m_items->setFocus();
    if (m_model->rowCount() > 0) m_items->setCurrentIndex(m_model->index(0, 0));
}

void RecordPanel::close() {
    if (!m_record) return;
    m_record.reset();
    m_model->clear();
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    hide();
    if (hadFocus && m_before) m_before->setFocus();
    Q_EMIT closed();
}

void RecordPanel::place() {
    const QRect over = m_place->geometry();
    const int wide = std::min(theme::px(panelWidth), over.width());
    setGeometry(over.right() + 1 - wide, over.top(), wide, over.height());
    m_items->resizeRowsToContents();
}

void RecordPanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return close();
    QFrame::keyPressEvent(event);
}

bool RecordPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_place && (event->type() == QEvent::Resize || event->type() == QEvent::Move)) place();
    return QFrame::eventFilter(watched, event);
}

}  // namespace mado
