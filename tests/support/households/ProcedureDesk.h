// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/CodeTables.h"
#include "core/procedures/CityProfile.h"
#include "core/procedures/Effect.h"
#include "core/procedures/FactsBuilder.h"
#include "core/procedures/NoticeCatalogue.h"
#include "core/rules/Parameters.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace mado::test {

/// Everything that effects need, loaded as the program does, with the days and the case that a test sets.
struct ProcedureDesk {
    ProcedureDesk();

    Parameters parameters;
    CodeTables codes;
    CityProfile city;
    NoticeCatalogue notices;
    EffectRegistry registry;
    QDate today;
    QDate filedOn;
    QString caseId = QStringLiteral("01940000-0000-7000-8000-000000000001");
    int attempt = 0;
    QJsonObject filer;

    [[nodiscard]] EffectContext context() const;
    [[nodiscard]] Result<EffectOutput> file(const HouseholdSnapshot& before, const QString& procedure,
                                            const QJsonObject& answers) const;
    [[nodiscard]] Result<EffectOutput> file(const HouseholdSnapshot& before,
                                            const std::vector<Filing>& filings) const;
    [[nodiscard]] FactsBuilder facts() const { return {parameters, codes, city}; }
    /// Both days.
    void on(const QString& isoDate);
};

[[nodiscard]] QJsonArray people(const QString& numbers);  ///< "A B" -> ["A","B"]
[[nodiscard]] bool hasFinding(const EffectOutput& output, const QString& id);
[[nodiscard]] QStringList findingIds(const EffectOutput& output);

}  // namespace mado::test
