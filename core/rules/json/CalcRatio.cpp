// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/BurdenRatio.h"
#include "core/rules/EligibilityRules.h"
#include "core/rules/json/CalcKinds.h"
#include "core/text/Age.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QJsonObject decisionToJson(const RatioDecision& decision) {
    QJsonObject output{{u"ratio"_s, decision.percent},
                       {u"step"_s, decision.step},
                       {u"on_application"_s, decision.onApplication},
                       {u"class"_s, elderlyClassCode(decision.classOf)}};
    addExplanation(output, decision.explanation);
    return output;
}

Result<QJsonObject> ratioByAge(const Parameters& parameters, QDate birth, QDate day, const QString& field) {
    auto ratio = basicRatio(parameters, birth, day);
    if (!ratio) {
        Error error = ratio.error();
        if (error.field == "birth_date"_L1) error.field = field;
        return error;
    }
    QJsonObject output{{u"ratio"_s, ratio->percent},
                       {u"age_class"_s, ratio->ageClass},
                       {u"from"_s, ratio->from.toString(Qt::ISODate)},
                       {u"on_application"_s, false},
                       {u"class"_s, elderlyClassCode(ElderlyClass::General)}};
    addExplanation(output, ratio->explanation);
    return output;
}

void readRest(JsonInput& input, RatioFacts& facts) {
    facts.youngUnder16 = static_cast<int>(std::min<qint64>(input.amount(u"young_under16"_s, 0), 100));
    facts.young16to18 = static_cast<int>(std::min<qint64>(input.amount(u"young_16to18"_s, 0), 100));
    facts.applied = input.flag(u"applied"_s, true);
}

/// Where in the input each member of the test stands, and what was left out of it.
struct MemberAt {
    QString path;
    bool levyBase = false;
    bool revenue = false;
};

/// A test that was reached needs the figures it compares; one that was not reached does not.
Result<void> checkCompleteness(const RatioDecision& decision, const QList<MemberAt>& members) {
    const bool beyondTaxable = decision.step != "1"_L1;
    const bool beyondLevyBase = beyondTaxable && decision.step != "2"_L1;
    for (const MemberAt& member : members) {
        if (beyondTaxable && !member.levyBase) return fail(u"E-RULE-010"_s, member.path + u"levy_base"_s);
        if (beyondLevyBase && !member.revenue) return fail(u"E-RULE-010"_s, member.path + u"revenue"_s);
    }
    return {};
}

/// "persons[2].birth_date" for "members[0].birth_date".
Error renamed(Error error, const QList<MemberAt>& members) {
    for (qsizetype i = 0; i < members.size(); ++i) {
        const QString before = u"members[%1]."_s.arg(i);
        if (!error.field.startsWith(before)) continue;
        const QString key = error.field.mid(before.size());
        error.field = members[i].path + (key == "taxable"_L1 ? u"taxable_income"_s : key);
        break;
    }
    return error;
}

/// `persons`: the people of the household; those of 70-74 on the day make the test, the former NHI insured
/// join it with their revenue, the others are left out. With nobody of 70-74 the ratio goes by age.
Result<QJsonObject> ratioOfPersons(const Parameters& parameters, JsonInput& input, RatioFacts facts) {
    QList<MemberAt> members;
    QDate firstBirth;
    QString firstPath;
    QList<JsonInput> persons = input.objects(u"persons"_s);
    if (persons.isEmpty()) input.refuse(u"E-RULE-010"_s, u"persons"_s);
    for (JsonInput& person : persons) {
        const QDate birth = person.date(u"birth_date"_s);
        MADO_TRY(input.result());
        if (birth > facts.day) return fail(u"E-RULE-013"_s, person.path(u"birth_date"_s));
        const auto taxable = person.optionalAmount(u"taxable_income"_s);
        const auto levyBase = person.optionalAmount(u"levy_base"_s);
        const auto revenue = person.optionalAmount(u"revenue"_s);
        const bool head = person.flag(u"head"_s, false);
        if (person.flag(u"former_nhi_insured"_s, false)) {
            if (!revenue) person.refuse(u"E-RULE-010"_s, u"revenue"_s);
            facts.formerNhiRevenues << revenue.value_or(0);
            continue;
        }
        if (!firstBirth.isValid()) {
            firstBirth = birth;
            firstPath = person.path(u"birth_date"_s);
        }
        MADO_ASSIGN(const AgeDates ages, ageDates(parameters, birth, facts.day));
        if (facts.day < ages.elderlyRatioFrom || facts.day >= ages.lateElderlyFrom) continue;
        if (!taxable) person.refuse(u"E-RULE-010"_s, u"taxable_income"_s);
        facts.members << RatioMember{birth, taxable.value_or(0), levyBase.value_or(0), revenue.value_or(0),
                                     head};
        members << MemberAt{person.path(QString()), levyBase.has_value(), revenue.has_value()};
    }
    readRest(input, facts);
    MADO_TRY(input.result());
    if (members.isEmpty()) {
        if (!firstBirth.isValid()) return fail(u"E-RULE-010"_s, u"persons"_s);
        return ratioByAge(parameters, firstBirth, facts.day, firstPath);
    }
    auto decision = burdenRatio(parameters, facts);
    if (!decision) return renamed(decision.error(), members);
    MADO_TRY(checkCompleteness(*decision, members));
    return decisionToJson(*decision);
}

}  // namespace

Result<QJsonObject> calcRatio(const Parameters& parameters, JsonInput& input) {
    RatioFacts facts;
    facts.day = input.date(u"date"_s);
    MADO_TRY(input.result());
    if (input.has(u"persons"_s)) return ratioOfPersons(parameters, input, facts);
    if (!input.has(u"members"_s)) {
        if (!input.has(u"birth_date"_s)) return fail(u"E-RULE-010"_s, u"persons"_s);
        const QDate birth = input.date(u"birth_date"_s);
        MADO_TRY(input.result());
        return ratioByAge(parameters, birth, facts.day, u"birth_date"_s);
    }
    QList<JsonInput> members = input.objects(u"members"_s);
    for (JsonInput& member : members) {
        facts.members << RatioMember{member.date(u"birth_date"_s), member.amount(u"taxable"_s),
                                     member.amount(u"levy_base"_s), member.amount(u"revenue"_s, 0),
                                     member.flag(u"head"_s, false)};
    }
    facts.formerNhiRevenues = input.amounts(u"former_nhi_revenues"_s);
    readRest(input, facts);
    MADO_TRY(input.result());
    return burdenRatio(parameters, facts).map(decisionToJson);
}

}  // namespace mado
