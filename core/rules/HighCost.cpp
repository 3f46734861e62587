// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/HighCost.h"

#include "core/rules/Figures.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

const std::array<QLatin1StringView, 4> kindCodes{"inpatient"_L1, "outpatient"_L1, "dental"_L1, "pharmacy"_L1};
const std::array<QLatin1StringView, 4> diseaseCodes{"none"_L1, "dialysis"_L1, "haemophilia"_L1, "hiv"_L1};

/// Claims of one under-70 person that are added before the 21,000 line is looked at.
struct ClaimGroup {
    QString facility;
    ClaimKind kind = ClaimKind::Outpatient;
    qint64 totalCost = 0;
    qint64 copayment = 0;
};

/// What a person still bears after the steps done so far.
struct Burden {
    qint64 outpatient = 0;
    qint64 inpatient = 0;
    qint64 totalCost = 0;
    [[nodiscard]] qint64 sum() const { return outpatient + inpatient; }
};

ClaimKind groupKind(const PatientMonth& person, const MedicalClaim& claim) {
    if (claim.kind != ClaimKind::Pharmacy) return claim.kind;
    // A pharmacy joins the prescribing facility: its dental side if that is all there was.
    bool dental = false;
    for (const MedicalClaim& other : person.claims) {
        if (other.facility != claim.prescriber) continue;
        if (other.kind == ClaimKind::Outpatient) return ClaimKind::Outpatient;
        dental = dental || other.kind == ClaimKind::Dental;
    }
    return dental ? ClaimKind::Dental : ClaimKind::Outpatient;
}

QList<ClaimGroup> groupsOf(const PatientMonth& person) {
    QList<ClaimGroup> groups;
    for (const MedicalClaim& claim : person.claims) {
        const QString facility = claim.kind == ClaimKind::Pharmacy && !claim.prescriber.isEmpty()
                                     ? claim.prescriber
                                     : claim.facility;
        const ClaimKind kind = groupKind(person, claim);
        auto found = std::find_if(groups.begin(), groups.end(), [&](const ClaimGroup& group) {
            return group.facility == facility && group.kind == kind;
        });
        if (found == groups.end()) found = groups.insert(groups.end(), ClaimGroup{facility, kind, 0, 0});
        found->totalCost += claim.totalCost;
        found->copayment += claim.copayment;
    }
    return groups;
}

Result<void> checkFacts(const HighCostFacts& facts) {
    if (!facts.month.isValid()) return fail(u"E-RULE-014"_s, u"month"_s);
    for (qsizetype i = 0; i < facts.persons.size(); ++i) {
        const PatientMonth& person = facts.persons[i];
        if (person.elderly && !facts.elderly) return fail(u"E-RULE-010"_s, u"category_70to74"_s);
        if (!person.elderly && !facts.under70) return fail(u"E-RULE-010"_s, u"category_under70"_s);
        for (qsizetype k = 0; k < person.claims.size(); ++k) {
            const MedicalClaim& claim = person.claims[k];
            const QString at = u"persons[%1].claims[%2]."_s.arg(i).arg(k);
            if (!isAmount(claim.totalCost)) return fail(u"E-RULE-011"_s, at + u"total_cost"_s);
            if (claim.copayment < 0 || claim.copayment > claim.totalCost)
                return fail(u"E-RULE-011"_s, at + u"copayment"_s);
        }
    }
    for (qsizetype i = 0; i < facts.hits.size(); ++i) {
        if (!facts.hits[i].isValid()) return fail(u"E-RULE-014"_s, u"prior_hits[%1]"_s.arg(i));
    }
    return {};
}

/// One run over the steps of 施行令29条の2; keeps what is left to bear and tells each step.
class HighCostRun {
 public:
    HighCostRun(const Parameters& parameters, const HighCostFacts& facts)
        : m_parameters(parameters), m_facts(facts), m_figures(parameters, facts.month.firstDay()) {}

    Result<HighCostBenefit> run() {
        MADO_TRY(readFigures());
        for (PatientMonth person : m_facts.persons) {
            capSpecifiedDisease(person);
            if (person.elderly) {
                addElderly(person);
            } else {
                addUnder70(person);
            }
        }
        capElderlyHousehold();
        capWholeHousehold();
        m_result.explanation.add(
            {u"高額療養費 支給額"_s,
             u"High-cost medical benefit"_s,
             m_parts.isEmpty() ? u"0"_s : m_parts.join(u" + "_s) + u" = "_s + yenText(m_result.benefit),
             m_result.benefit,
             u"国民健康保険法57条の2"_s,
             {}});
        return m_result;
    }

 private:
    Result<void> readFigures() {
        m_monthShare = m_facts.halfLimit ? m_figures.number("highcost.special_share"_L1) : rateUnit;
        m_line = m_figures.number("highcost.aggregation_line"_L1);
        m_disease = m_figures.object("highcost.specified_disease"_L1);
        MADO_TRY(m_figures.result());
        MADO_ASSIGN(m_multiple, isMultipleHit(m_parameters, m_facts.month, m_facts.hits));
        if (m_facts.under70) {
            MADO_ASSIGN(m_under70Row, limitRow(m_parameters, *m_facts.under70, m_facts.month));
        }
        if (m_facts.elderly) {
            MADO_ASSIGN(m_elderlyRow, limitRow(m_parameters, *m_facts.elderly, m_facts.month));
        }
        return {};
    }

    qint64 shareOf(const PatientMonth& person) {
        return person.turns75 ? m_figures.number("highcost.special_share"_L1) : m_monthShare;
    }

    void pay(qint64 amount, const QString& ja, const QString& en, const QString& formula,
             const QList<ParameterUse>& figures) {
        if (amount > 0) {
            m_result.benefit += amount;
            m_parts << yenText(amount);
        }
        m_result.explanation.add(
            {ja, en, formula, amount, u"国民健康保険法施行令29条の2、29条の3"_s, figures});
    }

    /// 長期特定疾病: each claim is borne up to a fixed amount (施行令29条の2第8項).
    void capSpecifiedDisease(PatientMonth& person) {
        for (MedicalClaim& claim : person.claims) {
            if (claim.disease == SpecifiedDisease::None) continue;
            const QJsonArray high = m_disease["high_categories"_L1].toArray();
            const bool raised = !person.elderly && claim.disease == SpecifiedDisease::Dialysis &&
                                high.contains(limitCategoryCode(*m_facts.under70));
            const qint64 limit =
                applyRate(m_disease[raised ? "dialysis_high"_L1 : "general"_L1].toInteger(), shareOf(person));
            const qint64 over = std::max<qint64>(0, claim.copayment - limit);
            pay(over, u"特定疾病"_s, u"Specified disease"_s,
                u"%1 → %2"_s.arg(yenText(claim.copayment), yenText(claim.copayment - over)),
                {m_figures.use("highcost.specified_disease"_L1)});
            claim.copayment -= over;
            m_result.limit = limit;
            m_result.hit = m_result.hit || over > 0;
        }
    }

    void addElderly(const PatientMonth& person) {
        Burden burden;
        for (const MedicalClaim& claim : person.claims) {
            (claim.kind == ClaimKind::Inpatient ? burden.inpatient : burden.outpatient) += claim.copayment;
            burden.totalCost += claim.totalCost;
        }
        if (m_elderlyRow.outpatient >= 0) {
            const qint64 limit = applyRate(m_elderlyRow.outpatient, shareOf(person));
            const qint64 over = std::max<qint64>(0, burden.outpatient - limit);
            if (burden.outpatient > 0) {
                pay(over, u"70歳以上 個人の外来"_s, u"70 or over: outpatient of one person"_s,
                    u"min(%1, %2)"_s.arg(yenText(burden.outpatient), yenText(limit)), m_elderlyRow.figures);
                m_result.limit = limit;
            }
            burden.outpatient -= over;
        }
        qint64 left = burden.sum();
        if (person.turns75) left = capPerson(m_elderlyRow, left, burden.totalCost, shareOf(person));
        m_elderlyLeft += left;
        m_elderlyCost += burden.totalCost;
        m_elderlyOrdinary = m_elderlyOrdinary || (!person.turns75 && !person.claims.isEmpty());
        m_elderlyAny = m_elderlyAny || !person.claims.isEmpty();
    }

    void addUnder70(const PatientMonth& person) {
        const qint64 line = applyRate(m_line, shareOf(person));
        const QList<ClaimGroup> groups = groupsOf(person);
        qint64 counted = 0;
        qint64 cost = 0;
        for (const ClaimGroup& group : groups) {
            const bool counts = group.copayment >= line;
            m_result.explanation.add(
                {counts ? u"70歳未満 合算対象"_s : u"70歳未満 合算対象外"_s,
                 counts ? u"Under 70: counted"_s : u"Under 70: not counted"_s,
                 u"%1 %2 %3"_s.arg(yenText(group.copayment), counts ? u"≥"_s : u"<"_s, yenText(line)),
                 counts ? group.copayment : qint64(0),
                 u"国民健康保険法施行令29条の2第1項"_s,
                 {m_figures.use("highcost.aggregation_line"_L1)}});
            if (!counts) continue;
            counted += group.copayment;
            cost += group.totalCost;
        }
        if (person.turns75 && counted > 0) counted = capPerson(m_under70Row, counted, cost, shareOf(person));
        m_under70Left += counted;
        m_under70Cost += cost;
        m_under70Ordinary = m_under70Ordinary || (!person.turns75 && counted > 0);
        m_under70Any = m_under70Any || counted > 0;
    }

    /// Month of turning 75: the person's own half limit comes before the household's
    /// (施行令29条の2第5項・6項).
    qint64 capPerson(const LimitRow& row, qint64 left, qint64 cost, qint64 share) {
        const qint64 limit = limitAmount(row, cost, m_multiple, share);
        const qint64 over = std::max<qint64>(0, left - limit);
        pay(over, u"75歳到達月の個人の限度額"_s, u"Own limit in the month of turning 75"_s,
            u"min(%1, %2)"_s.arg(yenText(left), yenText(limit)), row.figures);
        m_result.limit = limit;
        noteHit(row, over);
        return left - over;
    }

    void noteHit(const LimitRow& row, qint64 over) {
        m_result.hit = m_result.hit || over > 0;
        m_result.multipleHit = m_result.multipleHit || (m_multiple && row.multiple >= 0);
    }

    void capElderlyHousehold() {
        if (!m_elderlyAny || !(m_elderlyOrdinary || m_under70Any)) return;
        const qint64 limit = limitAmount(m_elderlyRow, m_elderlyCost, m_multiple, m_monthShare);
        const qint64 over = std::max<qint64>(0, m_elderlyLeft - limit);
        pay(over, u"70歳以上 世帯"_s, u"70 or over: household"_s,
            limitFormula(m_elderlyRow, m_elderlyCost, m_elderlyLeft, limit), m_elderlyRow.figures);
        m_elderlyLeft -= over;
        m_result.limit = limit;
        noteHit(m_elderlyRow, over);
    }

    void capWholeHousehold() {
        if (!m_under70Any || !(m_under70Ordinary || m_elderlyAny)) {
            if (m_facts.under70 && !m_elderlyAny && !m_under70Any && m_result.limit == 0)
                m_result.limit = limitAmount(m_under70Row, 0, m_multiple, m_monthShare);
            return;
        }
        const qint64 cost = m_under70Cost + m_elderlyCost;
        const qint64 sum = m_under70Left + m_elderlyLeft;
        const qint64 limit = limitAmount(m_under70Row, cost, m_multiple, m_monthShare);
        const qint64 over = std::max<qint64>(0, sum - limit);
        pay(over, u"世帯合算"_s, u"Household aggregation"_s, limitFormula(m_under70Row, cost, sum, limit),
            m_under70Row.figures);
        m_result.limit = limit;
        noteHit(m_under70Row, over);
    }

    [[nodiscard]] QString limitFormula(const LimitRow& row, qint64 cost, qint64 sum, qint64 limit) const {
        QString text = yenText(limit);
        if (row.threshold >= 0 && !(m_multiple && row.multiple >= 0)) {
            text = u"%1 + (%2 − %3) × %4 = %5"_s.arg(
                yenText(applyRate(row.base, m_monthShare)), yenText(cost),
                yenText(applyRate(row.threshold, m_monthShare)), rateText(row.excessRate), yenText(limit));
        }
        return u"%1; %2 − %3"_s.arg(text, yenText(sum), yenText(std::min(sum, limit)));
    }

    const Parameters& m_parameters;
    const HighCostFacts& m_facts;
    Figures m_figures;
    HighCostBenefit m_result;
    QStringList m_parts;
    LimitRow m_under70Row;
    LimitRow m_elderlyRow;
    QJsonObject m_disease;
    bool m_multiple = false;
    qint64 m_monthShare = rateUnit;
    qint64 m_line = 0;
    qint64 m_elderlyLeft = 0, m_elderlyCost = 0;
    qint64 m_under70Left = 0, m_under70Cost = 0;
    bool m_elderlyAny = false, m_elderlyOrdinary = false, m_under70Any = false, m_under70Ordinary = false;
};

}  // namespace

std::optional<ClaimKind> claimKindFromCode(const QString& code) {
    for (std::size_t i = 0; i < kindCodes.size(); ++i) {
        if (kindCodes[i] == code) return static_cast<ClaimKind>(i);
    }
    return std::nullopt;
}

std::optional<SpecifiedDisease> specifiedDiseaseFromCode(const QString& code) {
    for (std::size_t i = 0; i < diseaseCodes.size(); ++i) {
        if (diseaseCodes[i] == code) return static_cast<SpecifiedDisease>(i);
    }
    return std::nullopt;
}

Result<HighCostBenefit> highCostBenefit(const Parameters& parameters, const HighCostFacts& facts) {
    MADO_TRY(checkFacts(facts));
    return HighCostRun(parameters, facts).run();
}

}  // namespace mado
