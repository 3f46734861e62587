// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/CounterServices.h"
#include "ui/base/Page.h"

class QLabel;

namespace mado {

class DraftModel;
class EmptyState;
class FlatTable;

/// The counter between two residents: how to begin, and the drafts that wait here.
class HomePage : public Page {
    Q_OBJECT
 public:
    explicit HomePage(const CounterServices& services, QWidget* parent = nullptr);
    [[nodiscard]] QString title() const override;
    void activate() override;
    void refresh() override;
    [[nodiscard]] QString helpTopic() const override { return QStringLiteral("page.start"); }
    [[nodiscard]] int draftCount() const;

 Q_SIGNALS:
    void loaded();

 protected:
    void changeEvent(QEvent* event) override;

 private:
    void rename();
    const CounterServices& m_services;
    QLabel* m_heading;
    QLabel* m_hints;
    QLabel* m_draftTitle;
    EmptyState* m_empty;
    FlatTable* m_table;
    DraftModel* m_model;
};

}  // namespace mado
