// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/Effect.h"

#include "core/procedures/Effects.h"

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace mado {

EffectRegistry::EffectRegistry(std::vector<Effect> effects) {
    for (Effect& each : effects) {
        if (m_effects.contains(each.id)) throw std::logic_error("two effects of one id");
        m_effects.insert(each.id, std::move(each));
    }
}

EffectRegistry EffectRegistry::standard() {
    std::vector<Effect> all;
    for (auto list : {effects::acquisition(), effects::loss(), effects::household(), effects::details(),
                      effects::certificates(), effects::benefits(), effects::correction()}) {
        all.insert(all.end(), list.begin(), list.end());
    }
    return EffectRegistry(std::move(all));
}

const Effect* EffectRegistry::find(const QString& procedure) const {
    const auto found = m_effects.constFind(procedure);
    return found == m_effects.cend() ? nullptr : &*found;
}

QStringList EffectRegistry::procedures() const {
    QStringList ids = m_effects.keys();
    ids.sort();
    return ids;
}

Result<EffectOutput> EffectRegistry::compute(const QString& procedure, const EffectInput& input) const {
    const Effect* effect = find(procedure);
    if (effect == nullptr) return fail(u"E-PROC-001"_s, {}, {procedure});
    return effect->compute(input);
}

}  // namespace mado
