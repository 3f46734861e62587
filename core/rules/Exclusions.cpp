// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/Exclusions.h"

#include "core/rules/EligibilityRules.h"
#include "core/rules/Figures.h"

#include <array>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr QLatin1StringView stayId("eligibility.least_stay_months");

struct GroundRow {
    QLatin1StringView code;
    QStringView ja;
    QLatin1StringView en;
    QStringView article;
};
const std::array<GroundRow, 16> groundRows{
    {{"employee_insured"_L1, u"健康保険の被保険者", "Insured as an employee"_L1, u"国民健康保険法6条1号"},
     {"seamen_insured"_L1, u"船員保険の被保険者", "Seamen's insured"_L1, u"国民健康保険法6条2号"},
     {"mutual_aid"_L1, u"共済組合の組合員", "Member of a mutual aid association"_L1, u"国民健康保険法6条3号"},
     {"private_school_aid"_L1, u"私立学校教職員共済の加入者", "Private school mutual aid"_L1,
      u"国民健康保険法6条4号"},
     {"dependant"_L1, u"被用者保険の被扶養者", "Dependant of an employee insured"_L1,
      u"国民健康保険法6条5号"},
     {"day_labour"_L1, u"日雇特例被保険者手帳の所持者", "Holder of a day-labour handbook"_L1,
      u"国民健康保険法6条7号"},
     {"late_elderly"_L1, u"後期高齢者医療の被保険者", "Late-elderly insured"_L1, u"国民健康保険法6条8号"},
     {"assistance"_L1, u"生活保護を受けている世帯(停止中を除く)", "Household on public assistance"_L1,
      u"国民健康保険法6条9号"},
     {"association"_L1, u"国民健康保険組合の被保険者", "Member of an NHI association"_L1,
      u"国民健康保険法6条10号"},
     {"not_registered"_L1, u"住民基本台帳に記録されていない", "Not on the resident register"_L1,
      u"国民健康保険法6条11号、同法施行規則1条"},
     {"short_stay"_L1, u"在留期間が3か月以下の外国人", "Period of stay of three months or less"_L1,
      u"国民健康保険法6条11号、同法施行規則1条"},
     {"medical_stay"_L1, u"医療を受けるための滞在とその付添い", "Stay for medical care, or its companion"_L1,
      u"国民健康保険法6条11号、同法施行規則1条"},
     {"sightseeing_stay"_L1, u"観光・保養などの長期滞在", "Long stay for sightseeing"_L1,
      u"国民健康保険法6条11号、同法施行規則1条"},
     {"diplomat"_L1, u"外交の在留資格", "Diplomat"_L1, u"国民健康保険法6条11号、同法施行規則1条"},
     {"social_security_agreement"_L1, u"社会保障協定により相手国の制度が適用される者",
      "Covered under a social security agreement"_L1, u"国民健康保険法6条11号、同法施行規則1条"},
     {"child_institution"_L1, u"扶養義務者のいない児童福祉施設入所者",
      "Child in an institution without a supporter"_L1, u"国民健康保険法6条11号、条例"}}};

bool isKnown(const QString& code) {
    for (const GroundRow& row : groundRows) {
        if (row.code == code) return true;
    }
    return false;
}

}  // namespace

QStringList exclusionGrounds() {
    QStringList codes;
    for (const GroundRow& row : groundRows)
        codes << QString(row.code);
    return codes;
}

Result<Exclusion> nhiExclusion(const Parameters& parameters, const ExclusionFacts& facts) {
    if (!facts.day.isValid()) return fail(u"E-RULE-014"_s, u"date"_s);
    for (qsizetype i = 0; i < facts.grounds.size(); ++i) {
        if (!isKnown(facts.grounds[i]))
            return fail(u"E-RULE-012"_s, u"grounds[%1]"_s.arg(i), {facts.grounds[i]});
    }
    if (facts.stayMonths && *facts.stayMonths < 0) return fail(u"E-RULE-011"_s, u"stay_months"_s);
    Figures figures(parameters, facts.day);
    const qint64 leastStay = figures.number(stayId);
    const ParameterUse stayUse = figures.use(stayId);
    MADO_TRY(figures.result());
    QStringList grounds = facts.grounds;
    if (facts.foreign && facts.stayMonths && *facts.stayMonths <= leastStay) grounds << u"short_stay"_s;
    if (facts.birth.isValid()) {
        if (facts.birth > facts.day) return fail(u"E-RULE-013"_s, u"birth_date"_s);
        MADO_ASSIGN(const AgeDates ages, ageDates(parameters, facts.birth, facts.day));
        if (facts.day >= ages.lateElderlyFrom) grounds << u"late_elderly"_s;
    }
    Exclusion result;
    for (const GroundRow& row : groundRows) {
        const QString code(row.code);
        if (!grounds.contains(code)) continue;
        const bool suspended = row.code == "assistance"_L1 && facts.assistanceSuspended;
        QList<ParameterUse> uses;
        if (row.code == "short_stay"_L1) uses << stayUse;
        result.explanation.add({row.ja.toString() + (suspended ? u": 停止中のため除外しない"_s : QString()),
                                QString(row.en) + (suspended ? u": suspended, not excluded"_s : QString()),
                                {},
                                code,
                                row.article.toString(),
                                uses});
        if (!suspended) result.grounds << code;
    }
    result.excluded = !result.grounds.isEmpty();
    result.explanation.add({result.excluded ? u"国民健康保険の適用除外"_s : u"適用除外に当たらない"_s,
                            result.excluded ? u"Excluded from the NHI"_s : u"Not excluded"_s,
                            {},
                            result.excluded ? u"excluded"_s : u"insured"_s,
                            u"国民健康保険法5条、6条"_s,
                            {}});
    return result;
}

}  // namespace mado
