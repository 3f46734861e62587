// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/household/BenefitTab.h"
#include "ui/household/HistoryTab.h"
#include "ui/household/RecordTable.h"
#include "ui/household/TaxTab.h"

#include <QTabWidget>

#include <vector>

namespace mado {

/// 資格 証 保険税 収納 給付 届出の履歴 記録の履歴.
class RecordTabs : public QTabWidget {
    Q_OBJECT
 public:
    enum class Tab { Coverage, Certificates, Tax, Collection, Benefits, Cases, History };
    explicit RecordTabs(const CounterServices& services, QWidget* parent = nullptr);
    void setView(const HouseholdView& view);
    void showTab(Tab tab) { setCurrentIndex(static_cast<int>(tab)); }
    [[nodiscard]] HistoryTab& history() const { return *m_history; }
    [[nodiscard]] TaxTab& tax() const { return *m_tax; }
    [[nodiscard]] BenefitTab& benefits() const { return *m_benefits; }

 Q_SIGNALS:
    void opened(const mado::RecordRef& record);
    void pointedAt(const mado::RecordRef& record);
    void caseWanted(const QString& caseId, const QString& state);

 private:
    RecordTable* add(QWidget* page, RecordModel::Layout layout, const RecordTable::Words& words);
    void addTab(const QString& title, QWidget* page);
    [[nodiscard]] QWidget* page();
    const CounterServices& m_services;
    std::vector<RecordTable*> m_tables;  // children
    TaxTab* m_tax;
    BenefitTab* m_benefits;
    HistoryTab* m_history;
    RecordTable* m_cases = nullptr;
};

}  // namespace mado
