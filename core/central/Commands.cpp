// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/Commands.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

const std::array<std::pair<CommandKind, QLatin1StringView>, 8> commandNames{{
    {CommandKind::EnterCase, QLatin1StringView("EnterCase")},
    {CommandKind::ConfirmCase, QLatin1StringView("ConfirmCase")},
    {CommandKind::ReturnCase, QLatin1StringView("ReturnCase")},
    {CommandKind::WithdrawCase, QLatin1StringView("WithdrawCase")},
    {CommandKind::DecideCase, QLatin1StringView("DecideCase")},
    {CommandKind::IssueDocument, QLatin1StringView("IssueDocument")},
    {CommandKind::NotePrinted, QLatin1StringView("NotePrinted")},
    {CommandKind::SpoilDocument, QLatin1StringView("SpoilDocument")},
}};

const std::array<std::pair<Outcome, QLatin1StringView>, 5> outcomeNames{{
    {Outcome::Entered, QLatin1StringView("entered")},
    {Outcome::Applied, QLatin1StringView("applied")},
    {Outcome::Conflict, QLatin1StringView("conflict")},
    {Outcome::Refused, QLatin1StringView("refused")},
    {Outcome::Quarantined, QLatin1StringView("quarantined")},
}};

template <class Names, class Key>
QString nameIn(const Names& names, Key key) {
    for (const auto& [each, name] : names) {
        if (each == key) return name;
    }
    return {};
}

template <class Key, class Names>
std::optional<Key> keyIn(const Names& names, const QString& name) {
    for (const auto& [key, each] : names) {
        if (each == name) return key;
    }
    return std::nullopt;
}

}  // namespace

QString commandName(CommandKind kind) {
    return nameIn(commandNames, kind);
}
std::optional<CommandKind> commandKindFromName(const QString& name) {
    return keyIn<CommandKind>(commandNames, name);
}
QString outcomeName(Outcome outcome) {
    return nameIn(outcomeNames, outcome);
}
std::optional<Outcome> outcomeFromName(const QString& name) {
    return keyIn<Outcome>(outcomeNames, name);
}

QByteArray payloadDigest(const QByteArray& payload) {
    return QCryptographicHash::hash(payload, QCryptographicHash::Sha256).toHex();
}

QJsonObject SubmitAnswer::toJson() const {
    QJsonObject json{{u"outcome"_s, outcomeName(outcome)}, {u"feed_seq"_s, feedSeq}};
    if (!data.isEmpty()) json[u"data"_s] = data;
    if (reason) {
        json[u"reason"_s] = QJsonObject{{u"code"_s, reason->code},
                                        {u"field"_s, reason->field},
                                        {u"facts"_s, QJsonArray::fromStringList(reason->facts)}};
    }
    QJsonArray list;
    for (const RecordRef& ref : moved) {
        list.append(QJsonObject{{u"entity"_s, dictionary::tableName(ref.entity)},
                                {u"key"_s, ref.key},
                                {u"version"_s, ref.version}});
    }
    if (!list.isEmpty()) json[u"moved"_s] = list;
    return json;
}

Result<SubmitAnswer> SubmitAnswer::fromJson(const QJsonObject& json) {
    SubmitAnswer answer;
    const auto outcome = outcomeFromName(json[u"outcome"_s].toString());
    if (!outcome) return fail(u"E-CENTRAL-001"_s, u"outcome"_s);
    answer.outcome = *outcome;
    answer.feedSeq = json[u"feed_seq"_s].toInteger();
    answer.data = json[u"data"_s].toObject();
    if (json.contains(u"reason"_s)) {
        const QJsonObject reason = json[u"reason"_s].toObject();
        QStringList facts;
        for (const QJsonValue& fact : reason[u"facts"_s].toArray())
            facts << fact.toString();
        answer.reason = Error{reason[u"code"_s].toString(), reason[u"field"_s].toString(), facts, {}};
    }
    for (const QJsonValue& item : json[u"moved"_s].toArray()) {
        const auto entity = dictionary::entityNamed(item[u"entity"_s].toString());
        if (!entity) return fail(u"E-CENTRAL-001"_s, u"moved"_s);
        answer.moved.push_back({*entity, item[u"key"_s].toString(), item[u"version"_s].toInteger()});
    }
    return answer;
}

QStringList CasePayload::procedures() const {
    QStringList ids;
    for (const CaseFiling& filing : filings)
        ids << filing.procedure;
    return ids;
}

QJsonObject CasePayload::toJson() const {
    QJsonArray list;
    for (const CaseFiling& filing : filings) {
        list.append(QJsonObject{{u"procedure"_s, filing.procedure},
                                {u"definition_version"_s, filing.definitionVersion},
                                {u"answers"_s, filing.answers},
                                {u"session"_s, filing.session}});
    }
    return {{u"case_id"_s, caseId},
            {u"case_no"_s, caseNo},
            {u"household_no"_s, householdNo},
            {u"certificate_no"_s, certificateNo},
            {u"subjects"_s, QJsonArray::fromStringList(subjects)},
            {u"filings"_s, list},
            {u"filer"_s, filer},
            {u"identity"_s, identity},
            {u"change_set"_s, changeSet},
            {u"results"_s, results},
            {u"shown"_s, shown},
            {u"documents"_s, documents},
            {u"supersedes_case_id"_s, supersedesCaseId},
            {u"filed_on"_s, filedOn}};
}

Result<CasePayload> CasePayload::fromJson(const QJsonObject& json) {
    CasePayload payload;
    payload.caseId = json[u"case_id"_s].toString();
    payload.caseNo = json[u"case_no"_s].toString();
    payload.householdNo = json[u"household_no"_s].toString();
    payload.certificateNo = json[u"certificate_no"_s].toString();
    for (const QJsonValue& each : json[u"subjects"_s].toArray())
        payload.subjects << each.toString();
    for (const QJsonValue& each : json[u"filings"_s].toArray()) {
        payload.filings.push_back({each[u"procedure"_s].toString(), each[u"definition_version"_s].toInt(1),
                                   each[u"answers"_s].toObject(), each[u"session"_s].toObject()});
    }
    payload.filer = json[u"filer"_s].toObject();
    payload.identity = json[u"identity"_s].toObject();
    payload.changeSet = json[u"change_set"_s].toObject();
    payload.results = json[u"results"_s].toObject();
    payload.shown = json[u"shown"_s].toObject();
    payload.documents = json[u"documents"_s].toObject();
    payload.supersedesCaseId = json[u"supersedes_case_id"_s].toString();
    payload.filedOn = json[u"filed_on"_s].toString();
    if (payload.caseId.isEmpty()) return fail(u"E-CENTRAL-001"_s, u"case_id"_s);
    if (payload.householdNo.isEmpty()) return fail(u"E-CENTRAL-001"_s, u"household_no"_s);
    if (payload.filings.empty()) return fail(u"E-CENTRAL-001"_s, u"filings"_s);
    return payload;
}

}  // namespace mado
