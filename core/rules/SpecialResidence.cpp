// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/SpecialResidence.h"

#include "core/rules/Figures.h"
#include "core/rules/IsoText.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr QLatin1StringView proofId("residence.student_proof");
const QString studentArticle = u"国民健康保険法116条"_s;
const QString facilityArticle = u"国民健康保険法116条の2"_s;
constexpr int municipalityDigits = 5;
constexpr int prefectureDigits = 2;

struct FacilityRow {
    QLatin1StringView code;
    QStringView ja;
    QLatin1StringView en;
};
const std::array<FacilityRow, 5> facilityRows{{{"hospital"_L1, u"病院・診療所", "hospital"_L1},
                                               {"care_home"_L1, u"介護施設", "care home"_L1},
                                               {"disability"_L1, u"障害者施設", "facility for disabled"_L1},
                                               {"child"_L1, u"児童福祉施設", "children's institution"_L1},
                                               {"other"_L1, u"特例の対象でない施設", "other facility"_L1}}};

const FacilityRow& rowOf(FacilityKind kind) {
    return facilityRows[static_cast<std::size_t>(kind)];
}

Result<void> checkStudent(const StudentFacts& facts) {
    if (!facts.from.isValid()) return fail(u"E-RULE-014"_s, u"from"_s);
    if (!facts.schoolUntil.isValid()) return fail(u"E-RULE-014"_s, u"school_until"_s);
    if (!facts.asOf.isValid()) return fail(u"E-RULE-014"_s, u"as_of"_s);
    if (facts.schoolUntil < facts.from) return fail(u"E-RULE-016"_s, u"school_until"_s);
    if (facts.endedOn.isValid() && facts.endedOn < facts.from) return fail(u"E-RULE-016"_s, u"ended_on"_s);
    if (facts.ownLivelihoodOn.isValid() && facts.ownLivelihoodOn < facts.from)
        return fail(u"E-RULE-016"_s, u"own_livelihood_on"_s);
    return {};
}

QDate earliest(QDate first, QDate other) {
    return !first.isValid() || (other.isValid() && other < first) ? other : first;
}

StudentException notApplying(StudentException result, const QString& code, const QString& ja,
                             const QString& en, QDate day) {
    result.applies = false;
    result.reason = code;
    result.explanation.add({ja, en, isoText(day), code, studentArticle, {}});
    return result;
}

bool isMunicipality(const QString& code) {
    return code.size() == municipalityDigits &&
           std::all_of(code.begin(), code.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

Result<void> checkSteps(const QList<ResidenceStep>& steps) {
    if (steps.isEmpty()) return fail(u"E-RULE-010"_s, u"steps"_s);
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const QString at = u"steps[%1]."_s.arg(i);
        if (!isMunicipality(steps[i].municipality))
            return fail(u"E-RULE-012"_s, at + u"municipality"_s, {steps[i].municipality});
        if (!steps[i].since.isValid()) return fail(u"E-RULE-014"_s, at + u"since"_s);
        if (i > 0 && steps[i].since <= steps[i - 1].since) return fail(u"E-RULE-016"_s, at + u"since"_s);
    }
    return {};
}

FacilityRule decided(FacilityRule rule, const QList<ResidenceStep>& steps, const QString& reason,
                     const QString& ja, const QString& en) {
    rule.reason = reason;
    rule.applies = reason.isEmpty();
    const QString& present = steps.last().municipality;
    rule.samePrefecture = rule.responsible.left(prefectureDigits) == present.left(prefectureDigits);
    rule.explanation.add({ja, en, {}, reason.isEmpty() ? u"applies"_s : reason, facilityArticle, {}});
    if (rule.applies) {
        rule.explanation.add({rule.samePrefecture ? u"同じ都道府県内(適用の市町村だけが変わる)"_s
                                                  : u"都道府県をまたぐ(資格も元の都道府県に残る)"_s,
                              rule.samePrefecture
                                  ? u"Same prefecture: only the municipality of application differs"_s
                                  : u"Across prefectures: the qualification stays, too"_s,
                              u"%1 → %2"_s.arg(rule.responsible, present),
                              rule.samePrefecture ? u"application"_s : u"qualification"_s,
                              facilityArticle,
                              {}});
    }
    rule.explanation.add({u"被保険者とする市町村"_s,
                          u"Responsible municipality"_s,
                          rule.responsible,
                          rule.responsible,
                          facilityArticle,
                          {}});
    return rule;
}

}  // namespace

Result<StudentException> studentException(const Parameters& parameters, const StudentFacts& facts) {
    MADO_TRY(checkStudent(facts));
    Figures figures(parameters, facts.asOf);
    const QJsonObject proof = figures.object(proofId);
    const ParameterUse use = figures.use(proofId);
    MADO_TRY(figures.result());
    StudentException result;
    result.from = facts.from;
    result.explanation.add({u"修学のため転出した日"_s,
                            u"Moved away for study"_s,
                            isoText(facts.from),
                            facts.from,
                            studentArticle,
                            {}});
    if (!facts.supported)
        return notApplying(result, u"not_supported"_s, u"元の世帯に生計を維持されていない"_s,
                           u"Does not live on the means of the former household"_s, facts.from);
    if (facts.asOf < facts.from)
        return notApplying(result, u"not_begun"_s, u"修学の開始前"_s, u"Not begun"_s, facts.from);
    const QDate own = facts.ownLivelihoodOn;
    const QDate end = earliest(facts.endedOn.isValid() ? facts.endedOn : facts.schoolUntil,
                               own.isValid() ? own.addDays(-1) : QDate());
    result.until = end;
    if (facts.asOf > end) {
        const bool livelihood = own.isValid() && own <= facts.asOf && end == own.addDays(-1);
        return livelihood ? notApplying(result, u"own_livelihood"_s, u"自ら生計を立てている"_s,
                                        u"Lives on own means"_s, own)
                          : notApplying(result, u"ended"_s, u"卒業・退学により修学が終わった"_s,
                                        u"The course has ended"_s, end);
    }
    result.applies = true;
    const QDate yearStart(facts.asOf.year() - (facts.asOf.month() < 4 ? 1 : 0), 4, 1);
    const QDate proofDay(yearStart.year(), proof["month"_L1].toInt(), proof["day"_L1].toInt());
    result.proofMissing = !facts.provenUntil.isValid() || facts.provenUntil < facts.asOf;
    const QDate next = result.proofMissing ? std::max(proofDay, facts.from) : proofDay.addYears(1);
    if (next <= end) {
        result.proofDue = next;
        result.explanation.add({u"次の在学証明の期限(毎年度)"_s,
                                u"Next proof of enrolment, each school year"_s,
                                isoText(next),
                                next,
                                studentArticle,
                                {use}});
    }
    result.explanation.add({u"特例の終わる日(見込み)"_s,
                            u"The exception ends (expected)"_s,
                            isoText(end),
                            end,
                            studentArticle,
                            {}});
    return result;
}

std::optional<FacilityKind> facilityKindFromCode(const QString& code) {
    for (std::size_t i = 0; i < facilityRows.size(); ++i) {
        if (facilityRows[i].code == code) return static_cast<FacilityKind>(i);
    }
    return std::nullopt;
}

Result<FacilityRule> facilityRule(const QList<ResidenceStep>& steps) {
    MADO_TRY(checkSteps(steps));
    FacilityRule rule;
    rule.responsible = steps.last().municipality;
    for (const ResidenceStep& step : steps) {
        const QString place = step.facility ? rowOf(*step.facility).ja.toString() : u"自宅など"_s;
        const QString placeEn = step.facility ? QString(rowOf(*step.facility).en) : u"home"_s;
        rule.explanation.add({u"%1から: %2"_s.arg(isoText(step.since), place),
                              u"From %1: %2"_s.arg(isoText(step.since), placeEn),
                              step.municipality,
                              step.municipality,
                              facilityArticle,
                              {}});
    }
    const auto eligible = [](const ResidenceStep& step) {
        return step.facility && *step.facility != FacilityKind::Other;
    };
    if (!steps.last().facility)
        return decided(rule, steps, u"no_facility"_s, u"施設に住所がない"_s,
                       u"Does not live in a facility"_s);
    if (!eligible(steps.last()))
        return decided(rule, steps, u"facility_kind"_s, u"特例の対象でない施設"_s,
                       u"Not a facility the rule is for"_s);
    qsizetype first = steps.size() - 1;
    while (first > 0 && eligible(steps[first - 1]))
        --first;
    if (first == 0)
        return decided(rule, steps, u"no_home"_s, u"施設に入る前の住所が分からない"_s,
                       u"No address before the first facility"_s);
    rule.responsible = steps[first - 1].municipality;
    if (rule.responsible == steps.last().municipality)
        return decided(rule, steps, u"same_municipality"_s, u"施設に入る前の住所と同じ市町村"_s,
                       u"Same municipality as before the facility"_s);
    return decided(rule, steps, {}, u"住所地特例の対象(最初の施設に入る前の市町村)"_s,
                   u"The municipality before the first facility stays responsible"_s);
}

}  // namespace mado
