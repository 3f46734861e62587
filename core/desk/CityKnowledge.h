// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/domain/CodeTables.h"
#include "core/procedures/CityProfile.h"
#include "core/procedures/Effect.h"
#include "core/procedures/FactsBuilder.h"
#include "core/procedures/NoticeCatalogue.h"
#include "core/rules/Parameters.h"
#include "core/text/KanjiFolding.h"
#include "core/text/PostalCodeTable.h"
#include "core/text/QueryParser.h"

#include <memory>

namespace mado {

/// What a city and its law say, read once at the start from the data that is compiled in. Never changed
/// afterwards; any thread.
class CityKnowledge {
 public:
    [[nodiscard]] static Result<std::unique_ptr<CityKnowledge>> load(const QString& municipality);
    CityKnowledge(const CityKnowledge&) = delete;
    CityKnowledge& operator=(const CityKnowledge&) = delete;

    [[nodiscard]] const Parameters& parameters() const { return m_parameters; }
    [[nodiscard]] const CityProfile& city() const { return m_city; }
    [[nodiscard]] const NoticeCatalogue& notices() const { return m_notices; }
    [[nodiscard]] const KanjiFolding& folding() const { return m_folding; }
    [[nodiscard]] const CodeTables& codes() const { return m_codes; }
    [[nodiscard]] const EffectRegistry& effects() const { return m_effects; }
    [[nodiscard]] const PostalCodeTable& postalCodes() const { return m_postalCodes; }
    [[nodiscard]] const QueryParser& queries() const { return m_queries; }
    [[nodiscard]] const FactsBuilder& factsBuilder() const { return m_facts; }
    /// "埼玉県川口市", "川口市": what may stand before a town in an address.
    [[nodiscard]] const QStringList& cityPrefixes() const { return m_cityPrefixes; }

 private:
    CityKnowledge(Parameters parameters, CityProfile city, NoticeCatalogue notices, KanjiFolding folding,
                  const QStringList& towns);

    Parameters m_parameters;
    CityProfile m_city;
    NoticeCatalogue m_notices;
    KanjiFolding m_folding;
    CodeTables m_codes;
    EffectRegistry m_effects;
    PostalCodeTable m_postalCodes;
    QueryParser m_queries;
    FactsBuilder m_facts;
    QStringList m_cityPrefixes;
};

}  // namespace mado
