// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/RecordTable.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/WrappedLabel.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

RecordTable::RecordTable(RecordModel::Layout layout, const Words& words, const CounterServices& services,
                         QWidget* parent)
    : QWidget(parent),
      m_model(new RecordModel(std::move(layout), services, this)),
      m_table(new FlatTable(this)),
      m_empty(new WrappedLabel(words.empty, this)) {
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(theme::px(4));
    if (words.isHeaded) {
        auto* title = new QLabel(words.name, this);
        title->setFont(theme::bold());
        box->addWidget(title);
    }
    box->addWidget(m_table, 1);
    box->addWidget(m_empty);
    m_empty->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setContentsMargins(0, theme::px(8), 0, theme::px(8));
    m_table->setModel(m_model);
    m_table->horizontalHeader()->setTextElideMode(Qt::ElideRight);
    const QString table = dictionary::tableName(m_model->layout().entity);
    m_table->setObjectName(table + u"_table"_s);
    m_table->setAccessibleName(words.name);
    const auto refOf = [this](int row) { return m_model->record(row).ref(); };
    connect(m_table, &FlatTable::rowActivated, this, [this, refOf](int row) { Q_EMIT opened(refOf(row)); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this, refOf](const QModelIndex& now) {
                if (now.isValid()) Q_EMIT pointedAt(refOf(now.row()));
            });
}

void RecordTable::setRecords(const HouseholdSnapshot& records) {
    m_model->setRecords(records);
    m_table->setVisible(m_model->rowCount() > 0);
    m_empty->setVisible(m_model->rowCount() == 0);
}

}  // namespace mado
