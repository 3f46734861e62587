// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/LevyNoticeFacts.h"

#include "core/procedures/PrintedSteps.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QJsonObject portionFacts(const LevyNoticePortion& portion, bool changed) {
    QJsonObject json{{u"code"_s, portionCode(portion.portion)},
                     {u"label"_s, portionName(portion.portion, true)},
                     {u"persons"_s, portion.persons},
                     {u"base"_s, portion.base},
                     {u"income_rate"_s, rateText(portion.incomeRate)},
                     {u"income_levy"_s, portion.incomeLevy},
                     {u"per_capita_rate"_s, portion.perCapitaRate},
                     {u"per_capita"_s, portion.perCapita},
                     {u"reduced"_s, portion.reduced},
                     {u"over_limit"_s, portion.overLimit},
                     {u"amount"_s, portion.amount}};
    if (changed) json[u"before"_s] = portion.before.value_or(0);
    return json;
}

QJsonObject instalmentFacts(const LevyNoticeInstalment& each) {
    const Instalment& one = each.instalment;
    QJsonObject json{
        {u"label"_s, one.adHoc ? u"随期（第%1期）"_s.arg(one.period) : u"第%1期"_s.arg(one.period)},
        {u"due_on"_s, one.dueOn.toString(Qt::ISODate)},
        {u"amount"_s, one.amount},
        {u"paid"_s, each.paid},
        {u"left"_s, std::max<qint64>(0, one.amount - each.paid)}};
    if (each.before) json[u"before"_s] = *each.before;
    return json;
}

QString reductionWords(const LevyNotice& notice) {
    if (notice.blockedByUndeclared) return u"なし（所得の申告がない人がいるため判定できません）"_s;
    if (notice.reduction == Reduction::None) return u"なし"_s;
    return u"均等割額の%1割を軽減"_s.arg(reductionCode(notice.reduction));
}

/// Whom the steps mean: "1人目 試験 甲、2人目 試験 乙".
QString peopleWords(const QStringList& people) {
    QStringList words;
    for (qsizetype i = 0; i < people.size(); ++i)
        words << u"%1人目 %2"_s.arg(i + 1).arg(people[i]);
    return words.join(u"、"_s);
}

}  // namespace

QJsonObject levyNoticeFacts(const LevyNotice& notice, const QString& reason) {
    const bool changed = notice.form == u"F41"_s;
    QJsonArray portions;
    for (const LevyNoticePortion& each : notice.portions)
        portions.append(portionFacts(each, changed));
    QJsonArray instalments;
    for (const LevyNoticeInstalment& each : notice.instalments)
        instalments.append(instalmentFacts(each));
    QJsonObject json{{u"form"_s, notice.form},
                     {u"certificate_no"_s, notice.certificateNo},
                     {u"taxpayer"_s, notice.taxpayerNo},
                     {u"fiscal_year"_s, notice.fiscalYear},
                     {u"year_start"_s, FiscalYear(notice.fiscalYear).firstDay().toString(Qt::ISODate)},
                     {u"before"_s, notice.before},
                     {u"after"_s, notice.after},
                     {u"difference"_s, std::abs(notice.after - notice.before)},
                     {u"raised"_s, notice.after > notice.before},
                     {u"overpaid"_s, notice.overpaid},
                     {u"reduction"_s, reductionWords(notice)},
                     {u"reason"_s, reason},
                     {u"people"_s, peopleWords(notice.people)},
                     {u"portions"_s, portions},
                     {u"instalments"_s, instalments},
                     {u"steps"_s, printedSteps(notice.steps)}};
    if (!notice.noticeNo.isEmpty()) json[u"notice_no"_s] = notice.noticeNo;
    return json;
}

}  // namespace mado
