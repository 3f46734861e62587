// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/EstimateFacts.h"

#include "core/rules/ExplanationText.h"
#include "core/text/DateText.h"
#include "core/text/YearMonth.h"

#include <QJsonArray>

#include <map>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QString yen(qint64 amount) {
    return yenInWords(amount, Language::Japanese);
}

QString monthName(int monthOfFiscalYear) {
    return u"%1月"_s.arg((monthOfFiscalYear + 3) % monthsOfYear + 1);
}

QString incomeOf(const EstimateMember& member) {
    if (member.totalIncome) return u"総所得金額等 "_s + yen(*member.totalIncome);
    QStringList parts;
    if (member.salaryRevenue != 0) parts << u"給与収入 "_s + yen(member.salaryRevenue);
    if (member.pensionRevenue != 0) parts << u"年金収入 "_s + yen(member.pensionRevenue);
    if (member.otherIncome != 0) parts << u"その他の所得 "_s + yen(member.otherIncome);
    return parts.isEmpty() ? u"なし"_s : parts.join(u'\n');
}

QString monthsOf(const EstimateMember& member) {
    if (!member.insured || member.months == 0) return u"加入しない"_s;
    QString count = u"%1か月"_s.arg(member.months);
    if (member.months == monthsOfYear) return count;
    return count + u"\n%1〜%2"_s.arg(monthName(member.firstMonth()), monthName(member.lastMonth));
}

/// What else was assumed of a member.
QString noteOf(const EstimateMember& member) {
    QStringList parts;
    if (!member.declared) parts << u"所得の申告なし"_s;
    if (!member.insured && member.formerNhiMember) parts << u"特定同一世帯所属者"_s;
    if (member.involuntaryLeftOn.isValid())
        parts << u"非自発的失業(%1離職)"_s.arg(formatDate(member.involuntaryLeftOn, DateStyle::Short));
    if (member.formerDependantSince.isValid()) parts << u"旧被扶養者"_s;
    if (member.maternityDue.isValid())
        parts << u"産前産後(%1予定)"_s.arg(formatDate(member.maternityDue, DateStyle::Short));
    if (member.careExcluded) parts << u"介護適用除外"_s;
    return parts.join(u'、');
}

QJsonArray membersOf(const EstimateInput& input) {
    QJsonArray list;
    for (qsizetype i = 0; i < input.members.size(); ++i) {
        const EstimateMember& one = input.members[i];
        list << QJsonObject{{u"who"_s, u"%1人目"_s.arg(i + 1)},
                            {u"role"_s, one.head ? u"世帯主"_s : QString()},
                            {u"age"_s, one.birth.isValid() ? formatDate(one.birth) + u"生"_s
                                                           : u"%1歳"_s.arg(one.age.value_or(0))},
                            {u"income"_s, incomeOf(one)},
                            {u"months"_s, monthsOf(one)},
                            {u"note"_s, noteOf(one)}};
    }
    return list;
}

QJsonArray portionsOf(const LevyEstimate& estimate) {
    struct Sums {
        qint64 income = 0, perPerson = 0, reduced = 0, over = 0, rounding = 0;
    };
    std::map<Portion, Sums> sums;
    for (const LevyPiece& piece : estimate.pieces) {
        if (!piece.portion) continue;
        Sums& of = sums[*piece.portion];
        switch (piece.kind) {
            case LevyPiece::Kind::IncomeLevy:
                of.income += piece.amount;
                break;
            case LevyPiece::Kind::PerCapita:
            case LevyPiece::Kind::PerHousehold:
                of.perPerson += piece.amount;
                break;
            case LevyPiece::Kind::Reduction:
                of.reduced += piece.amount;
                break;
            case LevyPiece::Kind::OverLimit:
                of.over += piece.amount;
                break;
            case LevyPiece::Kind::Rounding:
                of.rounding += piece.amount;
                break;
        }
    }
    QJsonArray list;
    for (const auto& [portion, of] : sums) {
        list << QJsonObject{{u"name"_s, portionName(portion, true)},
                            {u"income"_s, yenText(of.income)},
                            {u"per_person"_s, yenText(of.perPerson)},
                            {u"reduced"_s, yenText(of.reduced)},
                            {u"over_limit"_s, yenText(of.over)},
                            {u"rounding"_s, yenText(of.rounding)},
                            {u"amount"_s, yenText(estimate.amounts.of(portion).amount)}};
    }
    return list;
}

QJsonArray instalmentsOf(const LevyEstimate& estimate) {
    QJsonArray list;
    for (const Instalment& each : estimate.instalments) {
        list << QJsonObject{{u"name"_s, each.adHoc ? u"随期"_s : u"第%1期"_s.arg(each.period)},
                            {u"due"_s, each.dueOn.toString(Qt::ISODate)},
                            {u"amount"_s, each.amount}};
    }
    return list;
}

QString reductionOf(const LevyAmounts& amounts) {
    if (amounts.blockedByUndeclared) return u"軽減なし(所得の申告がない方がいます)"_s;
    if (amounts.reduction == Reduction::None) return u"軽減なし"_s;
    return reductionCode(amounts.reduction) + u"割軽減"_s;
}

}  // namespace

QJsonObject estimateFacts(const Parameters& parameters, const CityProfile& city, QDate today,
                          const EstimateInput& input, const LevyEstimate& estimate) {
    const QList<ExplanationRow> rows = explanationRows(estimate.explanation, parameters, Language::Japanese);
    const QJsonObject paper{{u"fiscal_year"_s, input.year.wareki()},
                            {u"annual"_s, estimate.amounts.annual},
                            {u"reduction"_s, reductionOf(estimate.amounts)},
                            {u"decided_on"_s, input.decidedOn.toString(Qt::ISODate)},
                            {u"unconfirmed"_s, !estimate.unconfirmed.isEmpty()},
                            {u"members"_s, membersOf(input)},
                            {u"portions"_s, portionsOf(estimate)},
                            {u"instalments"_s, instalmentsOf(estimate)},
                            {u"steps"_s, explanationFacts(rows, Language::Japanese)}};
    const QString day = today.toString(Qt::ISODate);
    return {{u"today"_s, day},
            {u"city"_s, city.facts},
            {u"document"_s, QJsonObject{{u"form"_s, u"F48"_s}, {u"date"_s, day}}},
            {u"estimate"_s, paper}};
}

}  // namespace mado
