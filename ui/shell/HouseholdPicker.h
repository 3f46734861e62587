// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/CounterServices.h"

#include <QDialog>

namespace mado {

class Omnibox;

/// Finds another household for a case that concerns two (a merge). Esc leaves without one.
class HouseholdPicker : public QDialog {
    Q_OBJECT
 public:
    explicit HouseholdPicker(const CounterServices& services, QWidget* parent = nullptr);

 Q_SIGNALS:
    void picked(const QString& householdNo);

 private:
    Omnibox* m_omnibox;
};

}  // namespace mado
