// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/DocumentRequests.h"

#include "core/procedures/EffectWork.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

namespace ad = field::addressee;
namespace el = field::eligibility;
namespace nhi = field::nhi_household;

const QStringList addressItems{u"postal_code"_s, u"address"_s, u"building"_s};

void removeAddress(QJsonObject& json) {
    for (const QString& each : addressItems)
        json.remove(each);
}

/// Where a letter to the person goes: the mailing address where there is one.
QJsonObject addresseeBlock(const Record& person, const QJsonObject& facts) {
    QJsonObject block{{u"name"_s, facts[u"name"_s]}};
    const QString mailing = person.text(ad::mailing_address);
    if (mailing.isEmpty()) {
        for (const QString& each : addressItems)
            block[each] = facts[each];
        return block;
    }
    const QString lot = person.text(ad::mailing_lot_no);
    const QString room = person.text(ad::mailing_room_no);
    block[u"postal_code"_s] = person.text(ad::mailing_postal_code);
    block[u"address"_s] = mailing.endsWith(lot) ? mailing : mailing + lot;
    block[u"building"_s] = person.text(ad::mailing_building_name) + room;
    return block;
}

/// Nobody else's paper tells where a protected person lives.
QJsonArray masked(const QJsonArray& members, const QString& forPerson) {
    QJsonArray list;
    for (const QJsonValue& each : members) {
        QJsonObject person = each.toObject();
        const bool other = person[u"addressee_no"_s].toString() != forPerson;
        if (other && person[u"protected"_s].toBool()) removeAddress(person);
        list.append(person);
    }
    return list;
}

void maskHousehold(QJsonObject& facts, const QString& forPerson) {
    QJsonObject household = facts[u"household"_s].toObject();
    QJsonObject head = household[u"head"_s].toObject();
    const bool other = head[u"addressee_no"_s].toString() != forPerson;
    if (other && head[u"protected"_s].toBool()) {
        removeAddress(head);
        removeAddress(household);
        household[u"head"_s] = head;
    }
    facts[u"household"_s] = household;
}

/// The number under which the paper's certificate was made, or else the person's last coverage stands. After
/// a change of head a loss or a returned certificate still speaks of the old number.
QString numberOf(const HouseholdSnapshot& after, const DocumentSuggestion& document) {
    if (!document.certificateKey.isEmpty()) {
        const Record* certificate = after.find(Entity::Certificate, document.certificateKey);
        return certificate == nullptr ? QString() : certificate->text(field::certificate::certificate_no);
    }
    const Record* last = nullptr;
    for (const Record* each : after.of(document.addresseeNo, Entity::Eligibility)) {
        const bool later = last == nullptr ||
                           last->date(el::application_start_date) <= each->date(el::application_start_date);
        if (later) last = each;
    }
    return last == nullptr ? QString() : last->text(el::certificate_no);
}

void takeNumber(QJsonObject& household, QJsonObject& person, const HouseholdSnapshot& after,
                const QString& number, const FactsBuilder& builder, const QDate& today) {
    const Record* record = after.find(Entity::NhiHousehold, number);
    if (record == nullptr || household[u"certificate_no"_s].toString() == number) return;
    const QString head = record->text(nhi::head_addressee_no);
    household[u"certificate_no"_s] = number;
    household[u"symbol"_s] = record->text(nhi::symbol);
    household[u"number"_s] = record->text(nhi::number);
    household[u"nominal_head"_s] = record->flag(nhi::is_nominal_head);
    if (after.member(head) != nullptr) {
        household[u"head_addressee_no"_s] = head;
        household[u"head"_s] = builder.person(after, head, today);
    }
    for (const Record* each : after.of(person[u"addressee_no"_s].toString(), Entity::Eligibility)) {
        if (each->text(el::certificate_no) == number) person[u"branch_no"_s] = each->text(el::branch_no);
    }
}

/// The levy that a tax notice tells of; empty for other papers.
QJsonObject levyOf(const QJsonObject& results, const DocumentSuggestion& document) {
    for (const QJsonValue& each : results[u"levies"_s].toArray()) {
        const bool ours = each[u"form"_s].toString() == document.form &&
                          each[u"taxpayer"_s].toString() == document.addresseeNo;
        if (ours) return each.toObject();
    }
    return {};
}

/// The results as they concern one person: "certificates" holds the certificate of this paper first, "levy"
/// what a tax notice tells.
QJsonObject resultsFor(const QJsonObject& results, const DocumentSuggestion& document) {
    QJsonObject own = results;
    const QJsonObject levy = levyOf(results, document);
    if (!levy.isEmpty()) own[u"levy"_s] = levy;
    if (document.certificateKey.isEmpty()) return own;
    QJsonArray first;
    QJsonArray rest;
    for (const QJsonValue& each : results[u"certificates"_s].toArray())
        (each[u"key"_s].toString() == document.certificateKey ? first : rest).append(each);
    for (const QJsonValue& each : rest)
        first.append(each);
    own[u"certificates"_s] = first;
    return own;
}

/// Answers that name a member hold the number alone; a paper needs the person.
QJsonObject peopleOfAnswers(const QJsonObject& answers, const FactsBuilder& builder,
                            const HouseholdSnapshot& after, const QDate& today, const QString& forPerson) {
    QJsonObject people;
    for (auto it = answers.begin(); it != answers.end(); ++it) {
        if (!it->isString() || after.member(it->toString()) == nullptr) continue;
        const QJsonArray one = masked({builder.person(after, it->toString(), today)}, forPerson);
        people.insert(it.key(), one.first());
    }
    return people;
}

}  // namespace

std::vector<DocumentRequest> documentRequests(const EffectOutput& output, const FactsBuilder& builder,
                                              const FactsBuilder::Situation& situation) {
    FactsBuilder::Situation now = situation;
    now.results = output.resultsJson(builder.codes());
    return documentRequests(output.documents, output.after, builder, now);
}

std::vector<DocumentRequest> documentRequests(const std::vector<DocumentSuggestion>& documents,
                                              const HouseholdSnapshot& after, const FactsBuilder& builder,
                                              const FactsBuilder::Situation& situation) {
    const QJsonObject whole = builder.facts(after, situation);
    std::vector<DocumentRequest> list;
    for (const DocumentSuggestion& each : documents) {
        const QString headNo = whole[u"household"_s][u"head_addressee_no"_s].toString();
        const QString person = each.addresseeNo.isEmpty() ? headNo : each.addresseeNo;
        QJsonObject about = builder.person(after, person, situation.today);
        if (!each.certificateKey.isEmpty()) {
            about[u"certificate"_s] = builder.certificate(after, each.certificateKey);
        }
        DocumentRequest request{each.form, each.addresseeNo, each.stage, each.certificateKey, whole};
        request.facts[u"results"_s] = resultsFor(situation.results, each);
        request.facts[u"members"_s] = masked(whole[u"members"_s].toArray(), person);
        if (!each.addresseeNo.isEmpty()) {
            QJsonObject household = request.facts[u"household"_s].toObject();
            const QString levied = levyOf(situation.results, each)[u"certificate_no"_s].toString();
            takeNumber(household, about, after, levied.isEmpty() ? numberOf(after, each) : levied, builder,
                       situation.today);
            request.facts[u"household"_s] = household;
        }
        maskHousehold(request.facts, person);
        QJsonObject document{
            {u"form"_s, each.form},
            {u"date"_s, situation.today.toString(Qt::ISODate)},
            {u"reprint"_s, false},
            {u"person"_s, about},
            {u"about"_s, peopleOfAnswers(situation.answers, builder, after, situation.today, person)}};
        const Record* record = after.member(person);
        if (record != nullptr) document[u"addressee"_s] = addresseeBlock(*record, about);
        request.facts[u"document"_s] = document;
        list.push_back(std::move(request));
    }
    std::stable_sort(list.begin(), list.end(),
                     [](const DocumentRequest& a, const DocumentRequest& b) { return a.stage < b.stage; });
    return list;
}

}  // namespace mado
