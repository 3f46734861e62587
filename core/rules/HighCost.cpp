// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/HighCost.h"

#include "core/rules/Figures.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr QLatin1StringView lineId("highcost.aggregation_line");
constexpr QLatin1StringView diseaseId("highcost.specified_disease");
constexpr QLatin1StringView diseaseHitId("highcost.specified_disease_is_hit");
constexpr QLatin1StringView shareId("highcost.special_share");

Result<void> checkClaim(const MedicalClaim& claim, const QString& at) {
    if (!isAmount(claim.totalCost)) return fail(u"E-RULE-011"_s, at + u"total_cost"_s);
    if (claim.copayment < 0 || claim.copayment > claim.totalCost)
        return fail(u"E-RULE-011"_s, at + u"copayment"_s);
    return {};
}

Result<void> checkFacts(const HighCostFacts& facts) {
    if (!facts.month.isValid()) return fail(u"E-RULE-014"_s, u"month"_s);
    for (qsizetype i = 0; i < facts.persons.size(); ++i) {
        const PatientMonth& person = facts.persons[i];
        if (person.elderly && !facts.elderly) return fail(u"E-RULE-010"_s, u"category_70to74"_s);
        if (!person.elderly && !facts.under70) return fail(u"E-RULE-010"_s, u"category_under70"_s);
        for (qsizetype k = 0; k < person.claims.size(); ++k)
            MADO_TRY(checkClaim(person.claims[k], u"persons[%1].claims[%2]."_s.arg(i).arg(k)));
    }
    for (qsizetype i = 0; i < facts.hits.size(); ++i) {
        if (!facts.hits[i].isValid()) return fail(u"E-RULE-014"_s, u"prior_hits[%1]"_s.arg(i));
    }
    return {};
}

/// A sum that a limit is held against, with the words for it.
struct Burden {
    QString ja;
    QString en;
    qint64 borne = 0;
    qint64 cost = 0;
    qint64 share = rateUnit;
};

/// One run over the steps of 施行令29条の2; keeps what is left to bear and tells each step.
class HighCostRun {
 public:
    HighCostRun(const Parameters& parameters, const HighCostFacts& facts)
        : m_parameters(parameters), m_facts(facts), m_figures(parameters, facts.month.firstDay()) {}

    Result<HighCostBenefit> run() {
        MADO_TRY(readFigures());
        tellHits();
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
        MADO_TRY(m_figures.result());
        m_result.explanation.add({u"高額療養費の支給額"_s,
                                  u"High-cost medical benefit"_s,
                                  m_parts.size() > 1
                                      ? m_parts.join(u" + "_s) + u" = "_s + yenText(m_result.benefit)
                                      : yenText(m_result.benefit),
                                  m_result.benefit,
                                  u"国民健康保険法57条の2"_s,
                                  {}});
        return m_result;
    }

 private:
    Result<void> readFigures() {
        m_specialShare = m_figures.number(shareId);
        m_monthShare = m_facts.halfLimit ? m_specialShare : rateUnit;
        m_line = m_figures.number(lineId);
        m_disease = m_figures.object(diseaseId);
        MADO_TRY(m_figures.result());
        MADO_ASSIGN(m_prior, priorHitMonths(m_parameters, m_facts.month, m_facts.hits));
        MADO_ASSIGN(m_multiple, isMultipleHit(m_parameters, m_facts.month, m_facts.hits));
        if (m_facts.under70) {
            MADO_ASSIGN(m_under70Row, limitRow(m_parameters, *m_facts.under70, m_facts.month));
        }
        if (m_facts.elderly) {
            MADO_ASSIGN(m_elderlyRow, limitRow(m_parameters, *m_facts.elderly, m_facts.month));
        }
        return {};
    }

    void tellHits() {
        if (m_prior.isEmpty()) return;
        QStringList months;
        for (const YearMonth& month : m_prior)
            months << month.toIso();
        const qint64 nth = m_prior.size() + 1;
        m_result.explanation.add(
            {u"該当した場合の回数(直近12か月)"_s,
             u"Number of this hit within 12 months"_s,
             u"%1 → %2"_s.arg(months.join(u", "_s)).arg(nth),
             nth,
             u"国民健康保険法施行令29条の3"_s,
             {m_figures.use("highcost.window_months"_L1), m_figures.use("highcost.multiple_from"_L1)},
             ExplanationStep::Unit::Count});
    }

    qint64 shareOf(const PatientMonth& person) const {
        return person.turns75 ? m_specialShare : m_monthShare;
    }

    /// Tells "borne − limit" and pays it.
    qint64 payOver(const Burden& burden, qint64 limit) {
        const qint64 over = std::max<qint64>(0, burden.borne - limit);
        if (over > 0) {
            m_result.benefit += over;
            m_parts << yenText(over);
        }
        m_result.limit = limit;
        m_result.explanation.add(
            {u"限度額を超える額(%1)"_s.arg(burden.ja),
             u"Above the limit (%1)"_s.arg(burden.en),
             over > 0 ? u"%1 − %2 = %3"_s.arg(yenText(burden.borne), yenText(limit), yenText(over))
                      : u"%1 ≤ %2"_s.arg(yenText(burden.borne), yenText(limit)),
             over,
             u"国民健康保険法施行令29条の2"_s,
             {}});
        return over;
    }

    void tellLimit(const Burden& burden, const QString& formula, qint64 limit, bool multiple,
                   QList<ParameterUse> figures) {
        const bool half = burden.share != rateUnit;
        if (half) figures << m_figures.use(shareId);
        m_result.explanation.add(
            {u"自己負担限度額(%1%2%3)"_s.arg(burden.ja, multiple ? u"・多数回該当"_s : QString(),
                                             half ? u"・2分の1"_s : QString()),
             u"Limit (%1%2%3)"_s.arg(burden.en, multiple ? u", 4th hit or later"_s : QString(),
                                     half ? u", halved"_s : QString()),
             formula, limit, u"国民健康保険法施行令29条の3"_s, figures});
    }

    /// Holds a burden against a row of the limits; what is left to bear.
    qint64 cap(const LimitRow& row, const Burden& burden) {
        const qint64 limit = limitAmount(row, burden.cost, m_multiple, burden.share);
        const bool multiple = m_multiple && row.multiple >= 0;
        tellLimit(burden, limitFormula(row, burden.cost, m_multiple, burden.share), limit, multiple,
                  row.figures);
        const qint64 over = payOver(burden, limit);
        m_result.hit = m_result.hit || over > 0;
        m_result.multipleHit = m_result.multipleHit || multiple;
        return burden.borne - over;
    }

    /// "75,600 + 12,000 = 87,600", where there is more than one term.
    void tellSum(const QString& ja, const QString& en, const QStringList& terms, qint64 sum) {
        if (terms.size() < 2) return;
        m_result.explanation.add({u"自己負担の合計(%1)"_s.arg(ja),
                                  u"Borne together (%1)"_s.arg(en),
                                  terms.join(u" + "_s) + u" = "_s + yenText(sum),
                                  sum,
                                  u"国民健康保険法施行令29条の2"_s,
                                  {}});
    }

    [[nodiscard]] QString under70Name() const {
        return m_facts.under70 ? u"・区分"_s + limitCategoryName(*m_facts.under70) : QString();
    }
    [[nodiscard]] QString elderlyName() const {
        return m_facts.elderly ? u"・"_s + elderlyClassName(*m_facts.elderly) : QString();
    }

    /// 長期特定疾病: what one facility takes in the month is borne up to a fixed amount (施行令29条の2).
    void capSpecifiedDisease(PatientMonth& person) {
        for (const SpecifiedDisease disease :
             {SpecifiedDisease::Dialysis, SpecifiedDisease::Haemophilia, SpecifiedDisease::Hiv}) {
            const QJsonArray high = m_disease["high_categories"_L1].toArray();
            const bool raised = !person.elderly && disease == SpecifiedDisease::Dialysis &&
                                high.contains(limitCategoryCode(*m_facts.under70));
            const qint64 full = m_disease[raised ? "dialysis_high"_L1 : "general"_L1].toInteger();
            for (const ClaimGroup& group : claimGroups(person, disease)) {
                const Burden burden{u"特定疾病・%1"_s.arg(groupName(group, true)),
                                    u"specified disease, %1"_s.arg(groupName(group, false)), group.copayment,
                                    group.totalCost, shareOf(person)};
                const qint64 limit = applyRate(full, burden.share);
                tellLimit(burden, yenText(limit), limit, false,
                          {m_figures.use(diseaseId), m_figures.use(diseaseHitId)});
                const qint64 over = payOver(burden, limit);
                m_result.hit = m_result.hit || (over > 0 && m_figures.number(diseaseHitId) != 0);
                takeOff(person, group, over);
            }
        }
    }

    static void takeOff(PatientMonth& person, const ClaimGroup& group, qint64 amount) {
        for (const qsizetype index : group.claims) {
            const qint64 part = std::min(amount, person.claims[index].copayment);
            person.claims[index].copayment -= part;
            amount -= part;
        }
    }

    static QString groupName(const ClaimGroup& group, bool japanese) {
        return (claimKindName(group.kind, japanese) + u' ' + group.facility).trimmed();
    }

    void addElderly(const PatientMonth& person) {
        if (person.claims.isEmpty()) return;
        Burden outpatient{u"70歳以上・個人の外来"_s + elderlyName(),
                          u"70 or over, outpatient of one person"_s, 0, 0, shareOf(person)};
        qint64 inpatient = 0;
        qint64 cost = 0;
        for (const MedicalClaim& claim : person.claims) {
            (claim.kind == ClaimKind::Inpatient ? inpatient : outpatient.borne) += claim.copayment;
            cost += claim.totalCost;
        }
        qint64 left = inpatient + outpatient.borne;
        if (m_elderlyRow.outpatient >= 0 && outpatient.borne > 0) {
            const qint64 limit = applyRate(m_elderlyRow.outpatient, outpatient.share);
            tellLimit(outpatient, yenText(limit), limit, false, m_elderlyRow.figures);
            left -= payOver(outpatient, limit);
        }
        if (person.turns75)
            left = cap(m_elderlyRow, {u"75歳到達月の個人"_s + elderlyName(), u"own, month of turning 75"_s,
                                      left, cost, m_specialShare});
        m_elderlyLeft += left;
        m_elderlyTerms << yenText(left);
        m_elderlyCost += cost;
        m_elderlyOrdinary = m_elderlyOrdinary || !person.turns75;
        ++m_elderlyPersons;
    }

    void addUnder70(const PatientMonth& person) {
        const qint64 line = applyRate(m_line, shareOf(person));
        qint64 counted = 0;
        qint64 cost = 0;
        QStringList terms;
        for (const ClaimGroup& group : claimGroups(person)) {
            const bool counts = group.copayment >= line;
            m_result.explanation.add(
                {u"70歳未満・%1(%2)"_s.arg(groupName(group, true),
                                           counts ? u"合算の対象"_s : u"合算の対象外"_s),
                 u"Under 70, %1 (%2)"_s.arg(groupName(group, false),
                                            counts ? u"counted"_s : u"not counted"_s),
                 u"%1 %2 %3"_s.arg(yenText(group.copayment), counts ? u"≥"_s : u"<"_s, yenText(line)),
                 counts ? group.copayment : qint64(0),
                 u"国民健康保険法施行令29条の2第1項"_s,
                 {m_figures.use(lineId)}});
            if (!counts) continue;
            counted += group.copayment;
            cost += group.totalCost;
            terms << yenText(group.copayment);
        }
        if (counted == 0) return;
        if (person.turns75) {
            tellSum(u"75歳到達月の個人"_s + under70Name(), u"own, month of turning 75"_s, terms, counted);
            counted = cap(m_under70Row, {u"75歳到達月の個人"_s + under70Name(), u"own, month of turning 75"_s,
                                         counted, cost, m_specialShare});
            terms = {yenText(counted)};
        }
        m_under70Left += counted;
        m_under70Terms << terms;
        m_under70Cost += cost;
        m_under70Ordinary = m_under70Ordinary || !person.turns75;
        ++m_under70Persons;
    }

    /// Where one person turning 75 is all there is, the own half limit was the last word.
    void capElderlyHousehold() {
        if (m_elderlyPersons == 0) return;
        if (m_elderlyPersons + m_under70Persons == 1 && !m_elderlyOrdinary) return;
        tellSum(u"70歳以上・世帯"_s, u"70 or over, household"_s, m_elderlyTerms, m_elderlyLeft);
        m_elderlyLeft = cap(m_elderlyRow, {u"70歳以上・世帯"_s + elderlyName(), u"70 or over, household"_s,
                                           m_elderlyLeft, m_elderlyCost, m_monthShare});
    }

    void capWholeHousehold() {
        if (m_under70Persons == 0) {
            if (m_facts.under70 && m_elderlyPersons == 0 && m_result.limit == 0)
                m_result.limit = limitAmount(m_under70Row, 0, m_multiple, m_monthShare);
            return;
        }
        if (m_elderlyPersons + m_under70Persons == 1 && !m_under70Ordinary) return;
        QStringList terms = m_under70Terms;
        if (m_elderlyPersons > 0) terms.prepend(yenText(m_elderlyLeft));
        tellSum(u"世帯合算"_s, u"household"_s, terms, m_under70Left + m_elderlyLeft);
        cap(m_under70Row, {u"世帯合算"_s + under70Name(), u"household"_s, m_under70Left + m_elderlyLeft,
                           m_under70Cost + m_elderlyCost, m_monthShare});
    }

    const Parameters& m_parameters;
    const HighCostFacts& m_facts;
    Figures m_figures;
    HighCostBenefit m_result;
    QStringList m_parts;
    QStringList m_elderlyTerms, m_under70Terms;  ///< of the sums, for the explanation
    QList<YearMonth> m_prior;
    LimitRow m_under70Row;
    LimitRow m_elderlyRow;
    QJsonObject m_disease;
    bool m_multiple = false;
    qint64 m_specialShare = 0;
    qint64 m_monthShare = rateUnit;
    qint64 m_line = 0;
    qint64 m_elderlyLeft = 0, m_elderlyCost = 0;
    qint64 m_under70Left = 0, m_under70Cost = 0;
    int m_elderlyPersons = 0, m_under70Persons = 0;             ///< who have anything that counts
    bool m_elderlyOrdinary = false, m_under70Ordinary = false;  ///< somebody who does not turn 75
};

}  // namespace

Result<HighCostBenefit> highCostBenefit(const Parameters& parameters, const HighCostFacts& facts) {
    MADO_TRY(checkFacts(facts));
    return HighCostRun(parameters, facts).run();
}

}  // namespace mado
