// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/filing/ClaimReview.h"

#include "core/procedures/EffectWork.h"
#include "core/procedures/FactsBuilder.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

namespace be = field::benefit;

/// What the record calls a benefit of the kind.
QString recordKind(const QString& kind) {
    if (kind == u"childbirth_lump_sum"_s) return u"childbirth"_s;
    return kind == u"funeral_expense"_s ? u"funeral"_s : QString();
}

bool isClaim(const Filing& filing) {
    return filing.procedure.startsWith(u"claim_"_s);
}

QString nameOf(const HouseholdSnapshot& household, const QString& person) {
    const Record* record = household.member(person);
    return record == nullptr ? QString() : knownName(*record);
}

std::vector<EarlierBenefit> earlierOf(const HouseholdSnapshot& household, const QString& kind,
                                      const QString& own) {
    std::vector<EarlierBenefit> list;
    const QString sought = recordKind(kind);
    for (const Record& each : household.records(Entity::Benefit)) {
        if (each.key() == own || sought.isEmpty() || each.text(be::medical_expense_kind) != sought) continue;
        EarlierBenefit one;
        one.noticeNo = each.key();
        const bool birth = sought == u"childbirth"_s;
        one.personName = nameOf(household, each.text(birth ? be::addressee_no : be::deceased_addressee_no));
        one.eventOn = each.date(birth ? be::delivery_date : be::funeral_date);
        one.claimed = each.number(be::billed_amount);
        if (!each.isNull(be::payment_fixed_amount)) one.fixed = each.number(be::payment_fixed_amount);
        list.push_back(std::move(one));
    }
    std::stable_sort(list.begin(), list.end(),
                     [](const EarlierBenefit& a, const EarlierBenefit& b) { return a.eventOn > b.eventOn; });
    return list;
}

/// The claim's own filing, computed as if it had not been made yet.
void computeAnew(ClaimReview& review, const CasePayload& payload, const HouseholdSnapshot& now,
                 const CityKnowledge& knowledge, const CaseSituation& situation) {
    std::vector<Filing> filings = filingsOf(payload);
    std::erase_if(filings, [](const Filing& each) { return !isClaim(each); });
    HouseholdSnapshot before = now;
    before.remove(Entity::Benefit, review.benefitKey);
    const CaseComputation computed = computeFilings(filings, before, knowledge, situation);
    review.refusal = computed.refusal;
    if (review.refusal) return;
    review.findings = computed.output.findings;
    if (computed.output.benefits.empty()) {
        review.refusal = fail(u"E-PROC-034"_s);
        return;
    }
    review.now = computed.output.benefits.front().assessment;
}

}  // namespace

ClaimReview::Grant ClaimReview::grant() const {
    if (refusal) return Grant::NotComputed;
    const bool stopped = std::any_of(findings.begin(), findings.end(),
                                     [](const Notice& each) { return each.level == NoticeLevel::Stop; });
    if (stopped) return Grant::Stopped;
    if (now.decision != BenefitDecision::Grant || now.amount <= 0) return Grant::NotPayable;
    return now.amount == filedAmount ? Grant::Possible : Grant::Moved;
}

QString claimOf(const CasePayload& payload) {
    const auto changes = ChangeSet::fromJson(payload.changeSet);
    if (!changes) return {};
    for (const RecordChange& each : changes->changes) {
        if (each.entity == Entity::Benefit && each.kind == RecordChange::Kind::Create) return each.key;
    }
    return {};
}

ClaimReview reviewClaim(const CasePayload& payload, const HouseholdSnapshot& now,
                        const CityKnowledge& knowledge, const CaseSituation& situation) {
    ClaimReview review;
    review.benefitKey = claimOf(payload);
    const QJsonObject filed = payload.results[u"benefit"_s].toObject();
    review.kind = filed[u"kind"_s].toString();
    review.filedAmount = filed[u"amount"_s].toInteger();
    review.filedOn = situation.filedOn;
    const Record* claim = now.find(Entity::Benefit, review.benefitKey);
    if (claim == nullptr) {
        review.refusal = fail(u"E-PROC-034"_s);
        return review;
    }
    const QString account = claim->text(be::bank_account);
    review.hasAccount = !account.isEmpty() && now.find(Entity::BankAccount, account) != nullptr;
    const QJsonObject answers = mergedAnswers(filingsOf(payload));
    review.wantsRegisteredAccount = answers[u"registered_account"_s].toBool();
    for (const QJsonValue& each : payload.documents[u"list"_s].toArray()) {
        if (each[u"stage"_s].toString() != u"decided"_s) continue;
        review.payee = nameOf(now, each[u"addressee_no"_s].toString());
    }
    review.earlier = earlierOf(now, review.kind, review.benefitKey);
    review.arrears = arrearsOf(now, situation.today);
    computeAnew(review, payload, now, knowledge, situation);
    return review;
}

QStringList denialReasons(const QString& kind, const QString& reasonCode) {
    QFile file(u":/denials/denials.json"_s);
    if (!file.open(QIODevice::ReadOnly)) return {};
    QStringList reasons;
    const QJsonArray all = QJsonDocument::fromJson(file.readAll()).object()[u"denials"_s].toArray();
    for (const QJsonValue& each : all) {
        if (each[u"kind"_s].toString() != kind) continue;
        const bool first = !reasonCode.isEmpty() && each[u"reason"_s].toString() == reasonCode;
        reasons.insert(first ? 0 : reasons.size(), each[u"text"_s].toString());
    }
    return reasons;
}

}  // namespace mado
