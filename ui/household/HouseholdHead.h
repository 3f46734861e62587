// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/DeskTypes.h"
#include "ui/base/CounterServices.h"

#include <QLabel>
#include <QPushButton>
#include <QWidget>

namespace mado {

/// The first lines of the page: whose household, its number, where, what is remarkable about it.
class HouseholdHead : public QWidget {
    Q_OBJECT
 public:
    explicit HouseholdHead(const CounterServices& services, QWidget* parent = nullptr);
    /// `isRevealed`: the address of a protected household may be shown.
    void setView(const HouseholdView& view, bool isRevealed);

 Q_SIGNALS:
    void newCaseWanted();
    void revealWanted();

 private:
    [[nodiscard]] QLabel* chip(const QString& name, const QColor& ink, const QColor& ground);
    const CounterServices& m_services;
    QLabel* m_title;  // children
    QLabel* m_number;
    QLabel* m_address;
    QPushButton* m_reveal;
    QLabel* m_phone;
    QLabel* m_undeclared;
    QLabel* m_arrears;
    QLabel* m_nominal;
    QLabel* m_debit;
    QPushButton* m_new;
};

}  // namespace mado
