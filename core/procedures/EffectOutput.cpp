// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/EffectOutput.h"

#include "core/procedures/LevyNoticeFacts.h"
#include "core/procedures/PrintedSteps.h"
#include "core/text/DateText.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QJsonValue isoDate(const std::optional<QDate>& day) {
    return day && day->isValid() ? QJsonValue(day->toString(Qt::ISODate)) : QJsonValue(QJsonValue::Null);
}

QJsonObject toJson(const CoverageEvent& event, const CodeTables& codes) {
    return {{u"addressee_no"_s, event.addresseeNo},
            {u"name"_s, event.name},
            {u"kind"_s, coverageEventCode(event.kind)},
            {u"qualification_date"_s, isoDate(event.qualificationDate)},
            {u"application_date"_s, isoDate(event.applicationDate)},
            {u"reason"_s, codes.label(u"nhi_change_reason"_s, event.reasonCode)},
            {u"reason_code"_s, event.reasonCode},
            {u"steps"_s, event.why.toJson()}};
}

QString kindCode(CertificateKind kind) {
    return kind == CertificateKind::EligibilityCertificate ? u"eligibility_certificate"_s
                                                           : u"eligibility_notice"_s;
}

QJsonObject toJson(const CertificateAction& action) {
    return {{u"addressee_no"_s, action.addresseeNo},
            {u"name"_s, action.name},
            {u"form"_s, action.form},
            {u"kind"_s, kindCode(action.certificate)},
            {u"special"_s, action.special},
            {u"key"_s, action.certificateKey},
            {u"valid_until"_s, isoDate(action.validUntil)},
            {u"effective_from"_s, isoDate(action.effectiveFrom)},
            {u"steps"_s, action.why.toJson()}};
}

QJsonObject toJson(const TaxEstimate& tax) {
    return {{u"before"_s, tax.before},
            {u"after"_s, tax.after},
            {u"fiscal_year"_s, tax.fiscalYear},
            {u"estimate"_s, true},
            {u"unknown_income"_s, QJsonArray::fromStringList(tax.unknownIncome)},
            {u"before_steps"_s, tax.beforeSteps.toJson()},
            {u"steps"_s, tax.afterSteps.toJson()}};
}

/// Why the tax changes: what happens to the people, each reason and day once.
QString levyReason(const std::vector<CoverageEvent>& events, const CodeTables& codes) {
    QStringList reasons;
    for (const CoverageEvent& each : events) {
        const QString label = codes.label(u"nhi_change_reason"_s, each.reasonCode);
        const QDate day = each.applicationDate.value_or(each.qualificationDate.value_or(QDate()));
        const QString reason =
            day.isValid() ? u"%1（%2）"_s.arg(label, formatDate(day, DateStyle::Kanji)) : label;
        if (!label.isEmpty() && !reasons.contains(reason)) reasons << reason;
    }
    return reasons.join(u"、"_s);
}

QJsonObject toJson(const BenefitProposal& benefit) {
    const BenefitAssessment& found = benefit.assessment;
    return {{u"key"_s, benefit.benefitKey},
            {u"kind"_s, benefit.kind},
            {u"amount"_s, found.amount},
            {u"decision"_s, found.decision == BenefitDecision::Grant ? u"grant"_s : u"deny"_s},
            {u"reason"_s, found.reasonJa},
            {u"reason_en"_s, found.reasonEn},
            {u"reason_code"_s, found.reason},
            {u"claim_until"_s, isoDate(found.claimUntil)},
            {u"steps"_s, printedSteps(found.explanation)},
            {u"explanation"_s, found.explanation.toJson()}};
}

QJsonObject deadlineJson(const FilingDeadline& filing) {
    return {{u"due_on"_s, isoDate(filing.deadline.dueOn)},
            {u"late_days"_s, filing.deadline.lateDays},
            {u"procedure"_s, filing.procedure}};
}

}  // namespace

QString coverageEventCode(CoverageEvent::Kind kind) {
    switch (kind) {
        case CoverageEvent::Kind::Acquire:
            return u"acquire"_s;
        case CoverageEvent::Kind::Lose:
            return u"lose"_s;
        case CoverageEvent::Kind::Start:
            return u"start"_s;
        case CoverageEvent::Kind::End:
            return u"end"_s;
        case CoverageEvent::Kind::Change:
            return u"change"_s;
    }
    return {};
}

bool EffectOutput::isStopped() const {
    return std::any_of(findings.begin(), findings.end(),
                       [](const Notice& each) { return each.level == NoticeLevel::Stop; });
}

QJsonObject EffectOutput::resultsJson(const CodeTables& codes) const {
    QJsonArray eventList;
    for (const CoverageEvent& each : events)
        eventList.append(toJson(each, codes));
    QJsonArray issued;
    QJsonArray collected;
    for (const CertificateAction& each : certificates)
        (each.kind == CertificateAction::Kind::Issue ? issued : collected).append(toJson(each));
    QJsonArray findingList;
    for (const Notice& each : findings)
        findingList.append(each.toJson());
    QJsonObject json{{u"events"_s, eventList},
                     {u"certificates"_s, issued},
                     {u"certificates_back"_s, collected},
                     {u"findings"_s, findingList}};
    if (tax) json[u"tax"_s] = toJson(*tax);
    QJsonArray earlier;
    for (const TaxEstimate& each : earlierTax)
        earlier.append(toJson(each));
    if (!earlier.isEmpty()) json[u"earlier_tax"_s] = earlier;
    QJsonArray taxNotices;
    for (const LevyNotice& each : levies)
        taxNotices.append(levyNoticeFacts(each, levyReason(events, codes)));
    if (!taxNotices.isEmpty()) json[u"levies"_s] = taxNotices;
    if (!benefits.empty()) json[u"benefit"_s] = toJson(benefits.front());
    QJsonArray filed;
    for (const FilingDeadline& deadline : deadlines)
        filed.append(deadlineJson(deadline));
    if (!filed.isEmpty()) json[u"deadlines"_s] = filed;
    const auto first = std::min_element(deadlines.begin(), deadlines.end(), [](const auto& a, const auto& b) {
        return a.deadline.dueOn < b.deadline.dueOn;
    });
    if (first != deadlines.end()) json[u"deadline"_s] = deadlineJson(*first);
    return json;
}

}  // namespace mado
