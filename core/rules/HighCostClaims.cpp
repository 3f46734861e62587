// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/HighCostClaims.h"

#include "core/rules/EligibilityRules.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

struct KindRow {
    QLatin1StringView code;
    QStringView ja;
};
const std::array<KindRow, 4> kindRows{{{"inpatient"_L1, u"入院"},
                                       {"outpatient"_L1, u"外来"},
                                       {"dental"_L1, u"歯科"},
                                       {"pharmacy"_L1, u"薬局"}}};
const std::array<QLatin1StringView, 4> diseaseCodes{"none"_L1, "dialysis"_L1, "haemophilia"_L1, "hiv"_L1};

/// A pharmacy joins the prescribing facility: its dental side if that is all there was.
ClaimKind groupKind(const PatientMonth& person, const MedicalClaim& claim) {
    if (claim.kind != ClaimKind::Pharmacy) return claim.kind;
    bool dental = false;
    for (const MedicalClaim& other : person.claims) {
        if (other.facility != claim.prescriber) continue;
        if (other.kind == ClaimKind::Outpatient) return ClaimKind::Outpatient;
        dental = dental || other.kind == ClaimKind::Dental;
    }
    return dental ? ClaimKind::Dental : ClaimKind::Outpatient;
}

QList<ClaimGroup> group(const PatientMonth& person, const std::optional<SpecifiedDisease>& only) {
    QList<ClaimGroup> groups;
    for (qsizetype i = 0; i < person.claims.size(); ++i) {
        const MedicalClaim& claim = person.claims[i];
        if (only && claim.disease != *only) continue;
        const bool joins = claim.kind == ClaimKind::Pharmacy && !claim.prescriber.isEmpty();
        const QString& facility = joins ? claim.prescriber : claim.facility;
        const ClaimKind kind = groupKind(person, claim);
        auto found = std::find_if(groups.begin(), groups.end(), [&](const ClaimGroup& one) {
            return one.facility == facility && one.kind == kind;
        });
        if (found == groups.end()) found = groups.insert(groups.end(), ClaimGroup{facility, kind, 0, 0, {}});
        found->totalCost += claim.totalCost;
        found->copayment += claim.copayment;
        found->claims << i;
    }
    return groups;
}

}  // namespace

std::optional<ClaimKind> claimKindFromCode(const QString& code) {
    for (std::size_t i = 0; i < kindRows.size(); ++i) {
        if (kindRows[i].code == code) return static_cast<ClaimKind>(i);
    }
    return std::nullopt;
}

QString claimKindName(ClaimKind kind, bool japanese) {
    const KindRow& row = kindRows[static_cast<std::size_t>(kind)];
    return japanese ? row.ja.toString() : QString(row.code);
}

std::optional<SpecifiedDisease> specifiedDiseaseFromCode(const QString& code) {
    for (std::size_t i = 0; i < diseaseCodes.size(); ++i) {
        if (diseaseCodes[i] == code) return static_cast<SpecifiedDisease>(i);
    }
    return std::nullopt;
}

QList<ClaimGroup> claimGroups(const PatientMonth& person) {
    return group(person, std::nullopt);
}
QList<ClaimGroup> claimGroups(const PatientMonth& person, SpecifiedDisease disease) {
    return group(person, disease);
}

Result<PatientAge> patientAge(const Parameters& parameters, QDate birth, YearMonth month) {
    if (!month.isValid()) return fail(u"E-RULE-014"_s, u"month"_s);
    if (!birth.isValid()) return fail(u"E-RULE-014"_s, u"birth_date"_s);
    if (birth > month.lastDay()) return fail(u"E-RULE-013"_s, u"birth_date"_s);
    MADO_ASSIGN(const AgeDates ages, ageDates(parameters, birth, month.firstDay()));
    if (ages.lateElderlyFrom <= month.firstDay()) return fail(u"E-RULE-016"_s, u"birth_date"_s);
    return PatientAge{month.firstDay() >= ages.elderlyRatioFrom, month.contains(ages.lateElderlyFrom)};
}

}  // namespace mado
