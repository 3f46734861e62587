// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/CodeTables.h"
#include "core/domain/HouseholdSnapshot.h"
#include "core/procedures/CityProfile.h"
#include "core/procedures/EffectOutput.h"
#include "core/rules/Parameters.h"

#include <QDate>
#include <QJsonObject>

namespace mado {

/// Makes the facts object that form prefill, checks, document layouts and effects share, from a household's
/// records. Individual numbers never appear in it. Pure; the references must outlive the builder; any thread.
class FactsBuilder {
 public:
    FactsBuilder(const Parameters& parameters, const CodeTables& codes, const CityProfile& city)
        : m_parameters(parameters), m_codes(codes), m_city(city) {}

    /// "today", "city", "household", "members", "open_cases" and, when given, "staff", "case", "filer",
    /// "answers", "results".
    struct Situation {
        QDate today;
        QJsonObject staff = {};
        QJsonObject caseFacts = {};
        QJsonObject filer = {};
        QJsonObject answers = {};
        QJsonObject results = {};
    };
    [[nodiscard]] QJsonObject facts(const HouseholdSnapshot& household, const Situation& situation) const;
    /// One "person" object; empty if not in the snapshot.
    [[nodiscard]] QJsonObject person(const HouseholdSnapshot& household, const QString& addresseeNo,
                                     const QDate& today) const;
    /// One certificate of any person, collected or not; {"kind": "none"} if there is none of that key.
    [[nodiscard]] QJsonObject certificate(const HouseholdSnapshot& household, const QString& key) const;
    [[nodiscard]] const CodeTables& codes() const { return m_codes; }
    [[nodiscard]] QJsonObject household(const HouseholdSnapshot& household, const QDate& today) const;

 private:
    const Parameters& m_parameters;
    const CodeTables& m_codes;
    const CityProfile& m_city;
};

/// Yen due before `today` and not paid, arrears charge and demand fee included.
[[nodiscard]] qint64 arrearsOf(const HouseholdSnapshot& household, const QDate& today);
/// True if a support measure (支援措置) is in force for the person, or non-disclosure was asked for.
[[nodiscard]] bool isProtected(const HouseholdSnapshot& household, const QString& addresseeNo,
                               const QDate& today);
/// True if somebody living here is protected.
[[nodiscard]] bool hasProtected(const HouseholdSnapshot& household, const QDate& today);
/// Insured persons, the head and former NHI members who have not declared the income that the tax of `today`
/// rests on.
[[nodiscard]] QStringList undeclared(const HouseholdSnapshot& household, const QDate& today);
/// First day of the unbroken application in this city: changes of head or household number do not start it
/// anew.
[[nodiscard]] QDate unbrokenApplicationStart(const HouseholdSnapshot& household, const Record& eligibility);

}  // namespace mado
