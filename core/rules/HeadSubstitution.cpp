// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/HeadSubstitution.h"

#include "core/rules/IsoText.h"

using namespace Qt::StringLiterals;

namespace mado {

Result<HeadSubstitution> headSubstitution(const HeadSubstitutionFacts& facts) {
    if (!facts.date.isValid()) return fail(u"E-RULE-014"_s, u"date"_s);
    const QString article = u"国民健康保険法9条、国保上の世帯主変更の取扱い(厚生省通知)"_s;
    struct Condition {
        bool holds;
        QString code;
        QString ja;
        QString en;
    };
    const QList<Condition> conditions{
        {facts.headIsNominal, u"head_insured"_s, u"住民票の世帯主が国保の被保険者でない(擬制世帯主)"_s,
         u"The resident-register head is not insured (nominal head)"_s},
        {facts.applicantInsured, u"not_insured"_s, u"変更後の世帯主が被保険者である"_s,
         u"The new head is insured"_s},
        {facts.headConsents, u"no_consent"_s, u"住民票の世帯主が同意している"_s,
         u"The resident-register head consents"_s},
        {!facts.arrears, u"arrears"_s, u"国民健康保険税の滞納がない"_s, u"No tax is in arrears"_s},
        {facts.canFulfilDuties, u"duties"_s, u"届出や納付の義務を確実に果たすと見込まれる"_s,
         u"Filings and payment can be expected"_s}};
    HeadSubstitution result;
    for (const Condition& condition : conditions) {
        result.explanation.add({condition.ja + (condition.holds ? u": 満たす"_s : u": 満たさない"_s),
                                condition.en + (condition.holds ? u": yes"_s : u": no"_s),
                                {},
                                condition.holds ? u"yes"_s : condition.code,
                                article,
                                {}});
        if (condition.holds) continue;
        result.reason = condition.code;
        return result;
    }
    result.granted = true;
    result.taxFrom = YearMonth::of(facts.date);
    result.explanation.add({u"変更後の世帯主に課税する最初の月"_s,
                            u"The new head is taxed from"_s,
                            u"%1 → %2"_s.arg(isoText(facts.date), result.taxFrom.toIso()),
                            result.taxFrom.firstDay(),
                            article,
                            {}});
    return result;
}

}  // namespace mado
