// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/RatioChoice.h"

#include "core/procedures/NhiHouseholdChanges.h"
#include "core/rules/BurdenRatio.h"
#include "core/rules/EligibilityRules.h"
#include "core/text/FiscalYear.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

namespace ce = field::certificate;
namespace in = field::income;

const QString elderlyAgeClass = u"70to74"_s;

/// The yearly test uses the tax of the running fiscal year; before it, that of the year before.
Result<int> incomeYear(const Parameters& parameters, const QDate& day) {
    MADO_ASSIGN(const QDate testDay, ratioFrom(parameters, RatioChange::Yearly, day));
    return testDay.year() - 1;
}

const Record* incomeOf(const HouseholdSnapshot& household, const QString& person, int year) {
    for (const Record* each : household.of(person, Entity::Income)) {
        if (each->number(in::income_year) == year) return each;
    }
    return nullptr;
}

/// Everybody of 70-74 who is insured here, with the taxable income on file; nothing if one is missing.
Result<std::optional<RatioFacts>> elderlyFacts(const EffectWork& work, const Record& person,
                                               const QDate& day) {
    RatioFacts facts;
    facts.day = day;
    const QString household = person.text(field::addressee::household_no);
    MADO_ASSIGN(const int year, incomeYear(work.context.parameters, day));
    for (const Record* each : residentsOf(work.ledger, household)) {
        const QDate birth = birthOf(*each);
        if (!birth.isValid() || birth > day || openCoverage(work.ledger, each->key()) == nullptr) continue;
        MADO_ASSIGN(const BasicRatio basic, basicRatio(work.context.parameters, birth, day));
        if (basic.ageClass != elderlyAgeClass) continue;
        const Record* income = incomeOf(work.ledger, each->key(), year);
        if (income == nullptr || !income->flag(in::is_declared) ||
            income->isNull(in::resident_tax_taxable_income)) {
            return std::optional<RatioFacts>();
        }
        RatioMember member;
        member.birth = birth;
        member.taxable = income->number(in::resident_tax_taxable_income);
        facts.members << member;
    }
    return std::optional(facts);
}

}  // namespace

Result<ChosenRatio> chooseRatio(EffectWork& work, const Record& person, const QDate& day) {
    const QDate birth = birthOf(person);
    if (!birth.isValid()) return ChosenRatio{};
    MADO_ASSIGN(const BasicRatio basic, basicRatio(work.context.parameters, birth, day));
    if (basic.ageClass != elderlyAgeClass) return ChosenRatio{basic.percent, {}};
    const Record* current = work.ledger.currentCertificate(person.key());
    // A ratio holds as long as the paper that says it: after the yearly test an old one tells nothing.
    const bool runsOn =
        current != nullptr && (current->isNull(ce::valid_until) || current->date(ce::valid_until) >= day);
    const bool assessed =
        runsOn && !current->isNull(ce::burden_ratio) && current->date(ce::elderly_effective_from).isValid();
    if (assessed) {
        return ChosenRatio{static_cast<int>(current->number(ce::burden_ratio)),
                           current->date(ce::elderly_effective_from)};
    }
    MADO_ASSIGN(const std::optional<RatioFacts> facts, elderlyFacts(work, person, day));
    if (facts) {
        MADO_ASSIGN(const RatioDecision decision, burdenRatio(work.context.parameters, *facts));
        // Step 1 needs the taxable income alone; the later ones need revenues that may not be on file.
        if (decision.step == u"1"_s) return ChosenRatio{decision.percent, basic.from};
    }
    work.find(u"burden_ratio_to_assess"_s, {{u"name"_s, knownName(person)}}, person.key());
    return ChosenRatio{basic.percent, basic.from};
}

}  // namespace mado
