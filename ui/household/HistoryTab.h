// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/household/HistoryModel.h"
#include "ui/widgets/FlatTable.h"

#include <QLabel>
#include <QWidget>

namespace mado {

/// The versions of the record that was last pointed at. Asked from the centre, and only when it is looked at.
class HistoryTab : public QWidget {
    Q_OBJECT
 public:
    explicit HistoryTab(const CounterServices& services, QWidget* parent = nullptr);
    void setRecord(const RecordRef& record, const QString& title, const HouseholdSnapshot& people,
                   bool masks);
    void clear();
    /// Asks the centre, if it has not been asked about this record yet.
    void load();
    void setVersions(std::vector<RecordVersion> versions);

 private:
    void say(const QString& words);
    const CounterServices& m_services;
    std::optional<RecordRef> m_record;
    HouseholdSnapshot m_people;
    bool m_masks = false;
    bool m_isAsked = false;
    int m_turn = 0;   // an answer about an earlier record is dropped
    QLabel* m_title;  // children
    QLabel* m_words;
    FlatTable* m_table;
    HistoryModel* m_model;
};

}  // namespace mado
