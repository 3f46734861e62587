// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/MedicalExpense.h"

#include "core/rules/Deadlines.h"
#include "core/rules/Figures.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr QLatin1StringView papersId("benefit.expense_papers");
constexpr int wholePercent = 100;
constexpr qint64 foreignScale = 100LL * 10'000;  // hundredths x ten-thousandths
/// Bounds of the product of both: inside 64 bits.
constexpr qint64 mostHundredths = 100'000'000'000;
constexpr qint64 mostRate = 50'000'000;

struct KindRow {
    QLatin1StringView code;
    QStringView ja;
    QLatin1StringView en;
};
const std::array<KindRow, 10> kindRows{
    {{"no_certificate"_L1, u"療養費(証の不携帯)", "Medical expense, no certificate at hand"_L1},
     {"former_insurance"_L1, u"療養費(旧保険の証で受診)", "Medical expense, former insurer's certificate"_L1},
     {"late_filing"_L1, u"療養費(届出前の受診)", "Medical expense, before the filing"_L1},
     {"braces"_L1, u"療養費(補装具)", "Medical expense, braces"_L1},
     {"acupuncture"_L1, u"療養費(はり・きゅう)", "Medical expense, acupuncture"_L1},
     {"massage"_L1, u"療養費(マッサージ)", "Medical expense, massage"_L1},
     {"judo_therapy"_L1, u"療養費(柔道整復)", "Medical expense, judo therapy"_L1},
     {"blood"_L1, u"療養費(生血)", "Medical expense, blood"_L1},
     {"overseas"_L1, u"海外療養費", "Treatment abroad"_L1},
     {"special_medical"_L1, u"特別療養費", "Special medical expense"_L1}}};

const std::array<KindRow, 9> paperRows{
    {{"receipt_original"_L1, u"領収書の原本", "original receipt"_L1},
     {"itemised"_L1, u"診療内容の明細書", "itemised statement"_L1},
     {"doctor_opinion"_L1, u"医師の意見書・装着証明書", "doctor's opinion"_L1},
     {"doctor_consent"_L1, u"医師の同意書", "doctor's consent"_L1},
     {"repayment_proof"_L1, u"旧保険者への返納の領収書", "receipt of the repayment to the former insurer"_L1},
     {"translation"_L1, u"日本語の翻訳文", "translation"_L1},
     {"passport"_L1, u"パスポート(出入国の記録)", "passport with entry stamps"_L1},
     {"inquiry_consent"_L1, u"調査に関する同意書", "consent to inquiry"_L1},
     {"talk_record"_L1, u"納税相談の記録", "record of the talk on arrears"_L1}}};

const KindRow& rowOf(ExpenseKind kind) {
    return kindRows[static_cast<std::size_t>(kind)];
}

QString articleOf(ExpenseKind kind) {
    return kind == ExpenseKind::SpecialMedical ? u"国民健康保険法54条の3"_s : u"国民健康保険法54条"_s;
}

Result<void> checkFacts(const MedicalExpenseFacts& facts) {
    if (!facts.treatedOn.isValid()) return fail(u"E-RULE-014"_s, u"treated_on"_s);
    if (!facts.paidOn.isValid()) return fail(u"E-RULE-014"_s, u"paid_on"_s);
    if (facts.paidOn < facts.treatedOn) return fail(u"E-RULE-016"_s, u"paid_on"_s);
    if (facts.claimedOn.isValid() && facts.claimedOn < facts.paidOn)
        return fail(u"E-RULE-016"_s, u"claimed_on"_s);
    if (!isAmount(facts.feeSchedule)) return fail(u"E-RULE-011"_s, u"fee_schedule"_s);
    if (!isAmount(facts.paid)) return fail(u"E-RULE-011"_s, u"paid"_s);
    if (facts.ratioPercent < 0 || facts.ratioPercent >= wholePercent)
        return fail(u"E-RULE-011"_s, u"ratio"_s);
    if (!facts.foreign) return {};
    if (facts.foreign->hundredths < 0 || facts.foreign->hundredths > mostHundredths)
        return fail(u"E-RULE-011"_s, u"foreign.hundredths"_s);
    if (facts.foreign->rate < 0 || facts.foreign->rate > mostRate)
        return fail(u"E-RULE-011"_s, u"foreign.rate"_s);
    return {};
}

/// Reasons that leave nothing to compute; false if the claim goes on.
bool deniedBeforehand(BenefitAssessment& assessment, const MedicalExpenseFacts& facts) {
    const QString article = articleOf(facts.kind);
    if (!facts.insured) {
        denyBenefit(assessment, u"not_insured"_s, u"療養の日に被保険者でない"_s,
                    u"Not insured on the day of treatment"_s, article);
    } else if (facts.kind == ExpenseKind::SpecialMedical && !facts.arrearsMeasure) {
        denyBenefit(assessment, u"no_measure"_s, u"療養の日に特別療養費の対象でない"_s,
                    u"No arrears measure on the day of treatment"_s, article);
    } else if (facts.kind == ExpenseKind::Overseas && !facts.shortTrip) {
        denyBenefit(assessment, u"not_short_trip"_s, u"治療を目的とした渡航または海外での居住"_s,
                    u"Travelled for treatment, or lives abroad"_s, article);
    } else if (!facts.goodReason) {
        denyBenefit(assessment, u"no_good_reason"_s, u"やむを得ない理由がない"_s, u"No good reason"_s,
                    article);
    } else {
        return false;
    }
    return true;
}

/// What was paid, in yen; tells the conversion.
qint64 paidYen(BenefitAssessment& assessment, const MedicalExpenseFacts& facts) {
    if (!facts.foreign) return facts.paid;
    const ForeignAmount& foreign = *facts.foreign;
    const qint64 yen = foreign.hundredths * foreign.rate / foreignScale;
    assessment.explanation.add({u"支払額の円換算(支給決定日の売りレート)"_s,
                                u"Paid, in yen (selling rate of the day of decision)"_s,
                                u"%1.%2 × %3.%4 = %5"_s.arg(yenText(foreign.hundredths / 100))
                                    .arg(foreign.hundredths % 100, 2, 10, QChar(u'0'))
                                    .arg(foreign.rate / 10'000)
                                    .arg(foreign.rate % 10'000, 4, 10, QChar(u'0'))
                                    .arg(yenText(yen)),
                                yen,
                                {},
                                {}});
    return yen;
}

void pay(BenefitAssessment& assessment, const MedicalExpenseFacts& facts) {
    const qint64 paid = paidYen(assessment, facts);
    const qint64 base = std::min(facts.feeSchedule, paid);
    assessment.explanation.add(
        {u"支給の基礎(保険診療の額と支払額の少ないほう)"_s,
         u"Base (smaller of fee schedule and payment)"_s,
         u"min(%1, %2) = %3"_s.arg(yenText(facts.feeSchedule), yenText(paid), yenText(base)),
         base,
         articleOf(facts.kind),
         {}});
    const int share = wholePercent - facts.ratioPercent;
    assessment.amount = base * share / wholePercent;
    if (assessment.amount == 0) {
        denyBenefit(assessment, u"nothing_left"_s, u"支給する額がない"_s, u"Nothing to pay"_s, {});
        return;
    }
    assessment.decision = BenefitDecision::Grant;
    assessment.explanation.add(
        {rowOf(facts.kind).ja.toString() + u"の支給額(自己負担%1割を除く)"_s.arg(facts.ratioPercent / 10),
         QString(rowOf(facts.kind).en) + u" (less the own share of %1%)"_s.arg(facts.ratioPercent),
         u"%1 × %2% = %3"_s.arg(yenText(base)).arg(share).arg(yenText(assessment.amount)),
         assessment.amount,
         articleOf(facts.kind),
         {}});
}

}  // namespace

QString expenseKindCode(ExpenseKind kind) {
    return QString(rowOf(kind).code);
}
QString expenseKindName(ExpenseKind kind, bool japanese) {
    return japanese ? rowOf(kind).ja.toString() : QString(rowOf(kind).en);
}
std::optional<ExpenseKind> expenseKindFromCode(const QString& code) {
    for (std::size_t i = 0; i < kindRows.size(); ++i) {
        if (kindRows[i].code == code) return static_cast<ExpenseKind>(i);
    }
    return std::nullopt;
}

QString expensePaperName(const QString& code, bool japanese) {
    for (const KindRow& row : paperRows) {
        if (row.code == code) return japanese ? row.ja.toString() : QString(row.en);
    }
    return code;
}

Result<QStringList> missingPapers(const Parameters& parameters, ExpenseKind kind, QDate day,
                                  const QStringList& shown) {
    Figures figures(parameters, day);
    const QJsonArray needed = figures.object(papersId)[rowOf(kind).code].toArray();
    MADO_TRY(figures.result());
    QStringList missing;
    for (const QJsonValue& paper : needed) {
        if (!shown.contains(paper.toString())) missing << paper.toString();
    }
    return missing;
}

Result<BenefitAssessment> medicalExpense(const Parameters& parameters, const MedicalExpenseFacts& facts) {
    MADO_TRY(checkFacts(facts));
    const bool special = facts.kind == ExpenseKind::SpecialMedical;
    MADO_ASSIGN(const Deadline limit,
                claimLimit(parameters, special ? BenefitKind::SpecialMedical : BenefitKind::MedicalExpense,
                           facts.paidOn, facts.claimedOn));
    MADO_ASSIGN(const QStringList missing,
                missingPapers(parameters, facts.kind, facts.treatedOn, facts.papers));
    BenefitAssessment assessment;
    assessment.claimUntil = limit.dueOn;
    assessment.explanation = limit.explanation;
    if (deniedBeforehand(assessment, facts)) return assessment;
    if (limit.lateDays > 0) {
        denyLateBenefit(assessment);
        return assessment;
    }
    if (!missing.isEmpty()) {
        QStringList ja;
        QStringList en;
        for (const QString& paper : missing) {
            ja << expensePaperName(paper, true);
            en << expensePaperName(paper, false);
        }
        denyBenefit(assessment, u"papers_missing"_s, u"書類がそろっていない: %1"_s.arg(ja.join(u"、"_s)),
                    u"Papers missing: %1"_s.arg(en.join(u", "_s)), articleOf(facts.kind));
        return assessment;
    }
    pay(assessment, facts);
    return assessment;
}

}  // namespace mado
