// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/CombinedCare.h"

#include "core/rules/Figures.h"
#include "core/rules/YearlyDay.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr QLatin1StringView limitsId("combined.limits");
constexpr QLatin1StringView leastId("combined.least_excess");
constexpr QLatin1StringView lineId("combined.aggregation_line");
constexpr QLatin1StringView yearStartId("combined.year_start");

/// Amounts are multiplied with each other here: a tighter bound than elsewhere.
constexpr qint64 most = 1'000'000'000;

Result<void> checkFacts(const Parameters& parameters, const CombinedCareFacts& facts) {
    if (!facts.periodStart.isValid()) return fail(u"E-RULE-014"_s, u"period_start"_s);
    Figures figures(parameters, facts.periodStart);
    const YearlyDay start = YearlyDay::of(figures.object(yearStartId));
    MADO_TRY(figures.result());
    if (!start.isOn(facts.periodStart)) return fail(u"E-RULE-016"_s, u"period_start"_s);
    if (facts.members.isEmpty()) return fail(u"E-RULE-010"_s, u"members"_s);
    qint64 sum = 0;
    for (qsizetype i = 0; i < facts.members.size(); ++i) {
        const CombinedCareMember& member = facts.members[i];
        const QString at = u"members[%1]."_s.arg(i);
        if (member.elderly && !facts.elderly) return fail(u"E-RULE-010"_s, u"category_70to74"_s);
        if (!member.elderly && !facts.under70) return fail(u"E-RULE-010"_s, u"category_under70"_s);
        for (qsizetype k = 0; k < member.medical.size(); ++k) {
            sum += std::clamp<qint64>(member.medical[k], 0, most);
            if (member.medical[k] < 0 || sum > most)
                return fail(u"E-RULE-011"_s, at + u"medical[%1]"_s.arg(k));
        }
        sum += std::clamp<qint64>(member.care, 0, most);
        if (member.care < 0 || sum > most) return fail(u"E-RULE-011"_s, at + u"care"_s);
    }
    return {};
}

struct Sides {
    qint64 medical = 0;
    qint64 care = 0;
    [[nodiscard]] qint64 sum() const { return medical + care; }
};

class CombinedCareRun {
 public:
    CombinedCareRun(const Parameters& parameters, const CombinedCareFacts& facts)
        : m_facts(facts), m_figures(parameters, facts.periodStart) {}

    Result<CombinedCareBenefit> run() {
        m_limits = m_figures.object(limitsId);
        m_least = m_figures.number(leastId);
        m_line = m_figures.number(lineId);
        MADO_TRY(m_figures.result());
        addMembers();
        if (m_anyElderly) {
            const QString code = elderlyClassCode(*m_facts.elderly);
            const bool severalUsers = m_elderlyCareUsers > 1 && *m_facts.elderly == ElderlyClass::Low1;
            const qint64 careLimit = limitOf(severalUsers ? elderlyClassCode(ElderlyClass::Low2) : code);
            step(u"70歳以上・"_s + elderlyClassName(*m_facts.elderly), u"70 or over, "_s + code, m_elderly,
                 limitOf(code), careLimit);
        }
        if (m_anyUnder70) {
            const QString code = limitCategoryCode(*m_facts.under70);
            Sides all{m_elderly.medical + m_under70.medical, m_elderly.care + m_under70.care};
            step(u"世帯・区分"_s + limitCategoryName(*m_facts.under70), u"household, "_s + code.toUpper(),
                 all, limitOf(code), limitOf(code));
        }
        m_result.explanation.add({u"介護保険から支給する額(高額医療合算介護サービス費)"_s,
                                  u"Paid by the long-term care insurance"_s,
                                  yenText(m_result.care),
                                  m_result.care,
                                  u"介護保険法51条の2"_s,
                                  {}});
        m_result.explanation.add({u"国民健康保険から支給する額(高額介護合算療養費)"_s,
                                  u"Paid by the NHI"_s,
                                  yenText(m_result.medical),
                                  m_result.medical,
                                  u"国民健康保険法57条の3"_s,
                                  {}});
        return m_result;
    }

 private:
    [[nodiscard]] qint64 limitOf(const QString& code) const { return m_limits[code].toInteger(); }

    void addMembers() {
        qint64 leftOut = 0;
        for (const CombinedCareMember& member : m_facts.members) {
            Sides& sides = member.elderly ? m_elderly : m_under70;
            (member.elderly ? m_anyElderly : m_anyUnder70) = true;
            if (member.elderly && member.care > 0) ++m_elderlyCareUsers;
            sides.care += member.care;
            for (const qint64 amount : member.medical) {
                const bool counts = member.elderly || amount >= m_line;
                (counts ? sides.medical : leftOut) += amount;
            }
        }
        if (leftOut == 0) return;
        m_result.explanation.add({u"70歳未満の%1円に満たない分(合算しない)"_s.arg(yenText(m_line)),
                                  u"Under 70, below %1 a month (not counted)"_s.arg(yenText(m_line)),
                                  yenText(leftOut),
                                  leftOut,
                                  u"国民健康保険法施行令29条の4の2"_s,
                                  {m_figures.use(lineId)}});
    }

    /// Pays what is above the limit and takes it off both sides.
    void step(const QString& ja, const QString& en, Sides& sides, qint64 limit, qint64 careLimit) {
        const qint64 total = sides.sum();
        const auto excessOver = [&](qint64 line) { return total - line > m_least ? total - line : 0; };
        // Both sides must have borne something: otherwise it is no combined case.
        const bool combined = sides.medical > 0 && sides.care > 0;
        const qint64 excess = combined ? excessOver(limit) : 0;
        const qint64 careExcess = combined ? excessOver(careLimit) : 0;
        const qint64 medical = total > 0 ? excess * sides.medical / total : 0;
        const qint64 care = careLimit == limit ? excess - medical
                            : total > 0        ? careExcess * sides.care / total
                                               : 0;
        m_result.explanation.add(
            {u"医療と介護の自己負担の合計(%1)"_s.arg(ja),
             u"Medical and care copayments (%1)"_s.arg(en),
             u"%1 + %2 = %3"_s.arg(yenText(sides.medical), yenText(sides.care), yenText(total)),
             total,
             u"国民健康保険法施行令29条の4の2"_s,
             {}});
        m_result.explanation.add(
            {u"限度額を超える額(%1円以下は支給しない)"_s.arg(yenText(m_least)),
             u"Above the limit (nothing up to %1)"_s.arg(yenText(m_least)),
             total > limit ? u"%1 − %2 = %3"_s.arg(yenText(total), yenText(limit), yenText(total - limit))
                           : u"%1 ≤ %2"_s.arg(yenText(total), yenText(limit)),
             excess,
             u"国民健康保険法施行令29条の4の3"_s,
             {m_figures.use(limitsId), m_figures.use(leastId)}});
        if (excess > 0 || careExcess > 0) tellShare(sides, excess, medical);
        sides.medical -= medical;
        sides.care -= care;
        m_result.medical += medical;
        m_result.care += care;
    }

    void tellShare(const Sides& sides, qint64 excess, qint64 medical) {
        m_result.explanation.add({u"医療分(自己負担の比で按分)"_s,
                                  u"Medical part (in proportion)"_s,
                                  u"%1 × %2 / %3 = %4"_s.arg(yenText(excess), yenText(sides.medical),
                                                             yenText(sides.sum()), yenText(medical)),
                                  medical,
                                  u"国民健康保険法施行令29条の4の2"_s,
                                  {}});
    }

    const CombinedCareFacts& m_facts;
    Figures m_figures;
    CombinedCareBenefit m_result;
    QJsonObject m_limits;
    qint64 m_least = 0;
    qint64 m_line = 0;
    Sides m_elderly, m_under70;
    bool m_anyElderly = false, m_anyUnder70 = false;
    int m_elderlyCareUsers = 0;
};

}  // namespace

Result<CombinedCareBenefit> combinedCareBenefit(const Parameters& parameters,
                                                const CombinedCareFacts& facts) {
    MADO_TRY(checkFacts(parameters, facts));
    return CombinedCareRun(parameters, facts).run();
}

}  // namespace mado
