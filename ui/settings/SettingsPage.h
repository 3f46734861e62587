// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/CounterServices.h"
#include "ui/base/Page.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QSpinBox;
class QTableWidget;

namespace mado {

/// Language, size, idle lock, and where each paper goes.
class SettingsPage : public Page {
    Q_OBJECT
 public:
    explicit SettingsPage(const CounterServices& services, QWidget* parent = nullptr);
    [[nodiscard]] QString title() const override;
    void activate() override;
    void leave() override;
    [[nodiscard]] QString helpTopic() const override { return QStringLiteral("page.settings"); }
    [[nodiscard]] QComboBox* language() { return m_language; }
    [[nodiscard]] QSpinBox* idleMinutes() { return m_idle; }
    /// What the administrator has fixed, in words; hidden if nothing.
    [[nodiscard]] QLabel* fixedNote() { return m_fixed; }

 protected:
    void changeEvent(QEvent* event) override;

 private:
    void rename();
    void fillRoutes(const std::vector<PrinterInfo>& printers);
    void keepRoutes();
    const CounterServices& m_services;
    QLabel* m_heading;
    QLabel* m_labels[3] = {};
    QComboBox* m_language;
    QComboBox* m_scale;
    QSpinBox* m_idle;
    QLabel* m_restart;
    QLabel* m_fixed;
    QLabel* m_routesTitle;
    QTableWidget* m_routes;
    bool m_isFilled = false;
};

}  // namespace mado
