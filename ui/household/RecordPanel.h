// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/household/ItemModel.h"
#include "ui/widgets/FlatTable.h"

#include <QFrame>
#include <QLabel>
#include <QPointer>
#include <QPushButton>

namespace mado {

/// All items of one record, over the right edge of the page. Esc closes it and gives the focus back.
class RecordPanel : public QFrame {
    Q_OBJECT
 public:
    /// Over the right part of `place`, a child of `page`: what stands above it (the protection banner) stays
    /// in sight.
    RecordPanel(const CounterServices& services, QWidget* page, QWidget* place);

    struct Content {
        const Record& record;
        const HouseholdSnapshot& people;
        QString title;
        QString person;  ///< name; empty for the household
        bool masksWhereabouts = false;
    };
    void open(const Content& content);
    void close();
    [[nodiscard]] const std::optional<RecordRef>& record() const { return m_record; }
    /// Beneath the title, above the items; hidden with the panel. Not owned.
    void setExtra(QWidget* extra);

 Q_SIGNALS:
    void closed();
    void versionsWanted();

 protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void place();
    QWidget* m_place;  // sibling
    std::optional<RecordRef> m_record;
    QPointer<QWidget> m_before;  // had the focus
    QLabel* m_title;             // children
    QLabel* m_person;
    QPushButton* m_close;
    QPushButton* m_versions;
    QWidget* m_extraPlace;
    FlatTable* m_items;
    ItemModel* m_model;
};

}  // namespace mado
