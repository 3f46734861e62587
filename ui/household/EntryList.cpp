// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/EntryList.h"

#include "ui/household/EntryDelegate.h"
#include "ui/theme/Theme.h"

#include <QCoreApplication>
#include <QKeyEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

QString Entry::levelWords(Level level) {
    switch (level) {
        case Level::Stop:
            return EntryList::tr("Stop");
        case Level::Look:
            return EntryList::tr("Needs a look");
        case Level::Info:
            return EntryList::tr("Good to know");
        case Level::None:
            break;
    }
    return {};
}

void EntryModel::setEntries(std::vector<Entry> entries) {
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

int EntryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant EntryModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Entry& entry = m_entries.at(static_cast<std::size_t>(index.row()));
    if (role == Qt::DisplayRole) return entry.title;
    if (role != Qt::AccessibleTextRole) return {};
    QStringList words{Entry::levelWords(entry.level), entry.title, entry.chip, entry.detail, entry.until};
    words.removeAll(QString());
    return words.join(u". "_s);
}

EntryList::EntryList(QWidget* parent) : QListView(parent), m_model(new EntryModel(this)) {
    setModel(m_model);
    setItemDelegate(new EntryDelegate(this));
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(QListView::Adjust);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    connect(this, &QListView::clicked, this,
            [this](const QModelIndex& index) { Q_EMIT entryActivated(index.row()); });
}

void EntryList::setEntries(std::vector<Entry> entries) {
    m_model->setEntries(std::move(entries));
    setVisible(!m_model->entries().empty());
    updateGeometry();
}

int EntryList::contentHeight() const {
    int height = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        height += sizeHintForIndex(m_model->index(row)).height();
    return height;
}

QSize EntryList::sizeHint() const {
    return {theme::px(260), contentHeight() + 2 * frameWidth()};
}

void EntryList::keyPressEvent(QKeyEvent* event) {
    const bool opens =
        event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (!opens || !currentIndex().isValid()) return QListView::keyPressEvent(event);
    Q_EMIT entryActivated(currentIndex().row());
}

void EntryList::resizeEvent(QResizeEvent* event) {
    QListView::resizeEvent(event);
    // Details wrap at the new width.
    if (event->size().width() != event->oldSize().width()) scheduleDelayedItemsLayout();
    updateGeometry();
}

void EntryList::focusInEvent(QFocusEvent* event) {
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model->rowCount() > 0) setCurrentIndex(m_model->index(0));
}

}  // namespace mado
