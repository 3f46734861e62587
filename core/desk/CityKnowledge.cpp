// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/CityKnowledge.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QuerySettings querySettings(const QStringList& towns) {
    QuerySettings settings;
    settings.towns = towns;
    return settings;
}

}  // namespace

CityKnowledge::CityKnowledge(Parameters parameters, CityProfile city, NoticeCatalogue notices,
                             KanjiFolding folding, const QStringList& towns)
    : m_parameters(std::move(parameters)),
      m_city(std::move(city)),
      m_notices(std::move(notices)),
      m_folding(std::move(folding)),
      m_effects(EffectRegistry::standard()),
      m_queries(m_folding, querySettings(towns)),
      m_facts(m_parameters, m_codes, m_city) {
    const QString name = m_city.facts[u"name"_s].toString();
    m_cityPrefixes = {m_city.prefecture() + name, name};
}

Result<std::unique_ptr<CityKnowledge>> CityKnowledge::load(const QString& municipality) {
    MADO_ASSIGN(Parameters parameters, Parameters::load(municipality));
    MADO_ASSIGN(CityProfile city, CityProfile::load(municipality));
    MADO_ASSIGN(NoticeCatalogue notices, NoticeCatalogue::load());
    MADO_ASSIGN(KanjiFolding folding, KanjiFolding::load());
    MADO_ASSIGN(const TownTable towns, TownTable::load());
    return std::unique_ptr<CityKnowledge>(new CityKnowledge(
        std::move(parameters), std::move(city), std::move(notices), std::move(folding), towns.names()));
}

}  // namespace mado
