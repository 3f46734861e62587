// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/filing/AnswerRows.h"
#include "forms/filing/CasePayloads.h"
#include "ui/base/CounterServices.h"

#include <QString>

namespace mado {

/// What the second person reads, as rich text: the record now, what was filed, what was shown as evidence.
class CaseReading {
 public:
    explicit CaseReading(const CounterServices& services) : m_services(services) {}
    /// Every item that will change, as it stands now.
    [[nodiscard]] QString recordNow(const CaseView& view, const CaseComputation& computation) const;
    /// Answers, then every item as it will be, what differs lit.
    [[nodiscard]] QString filed(const CaseView& view, const CaseComputation& computation) const;
    [[nodiscard]] QString evidence(const CaseView& view) const;
    /// In a narrow column a value stands below its label: no number is broken in two.
    void setStacked(bool stacked) { m_isStacked = stacked; }

 private:
    [[nodiscard]] QString row(const QString& label, const QString& value, bool isLit = false) const;
    [[nodiscard]] QString answers(const CaseView& view) const;
    [[nodiscard]] QString identity(const QJsonObject& identity) const;
    const CounterServices& m_services;
    bool m_isStacked = false;
};

}  // namespace mado
