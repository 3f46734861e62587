// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/IdentityRules.h"

#include "core/rules/Figures.h"

#include <array>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr QLatin1StringView documentsId("identity.documents");
constexpr QLatin1StringView requirementsId("identity.requirements");
constexpr QLatin1StringView stopId("identity.mismatches_that_stop");

const std::array<QLatin1StringView, 5> filerCodes{
    QLatin1StringView("person"), QLatin1StringView("representative_legal"),
    QLatin1StringView("representative_appointed"), QLatin1StringView("post"), QLatin1StringView("online")};

QStringList strings(const QJsonValue& value) {
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const QJsonValue& item : array)
        list << item.toString();
    return list;
}

IdentityDocument readDocument(const QJsonObject& object) {
    return {object["code"_L1].toString(), object["ja"_L1].toString(), object["en"_L1].toString(),
            strings(object["classes"_L1]), object["bears_expiry"_L1].toBool()};
}

const IdentityDocument* documentOf(const QList<IdentityDocument>& documents, const QString& code) {
    for (const IdentityDocument& document : documents) {
        if (document.code == code) return &document;
    }
    return nullptr;
}

/// One check of a requirement row: {"check", "any_of": [{"class", "count"}], "of": "person|representative",
/// "copy_ok", "bring": {"ja","en"}}.
bool checkSatisfied(const QJsonObject& check, const QList<ShownEvidence>& good,
                    const QList<IdentityDocument>& documents) {
    const QString of = check["of"_L1].toString();
    const bool copyOk = check["copy_ok"_L1].toBool();
    const QJsonArray ways = check["any_of"_L1].toArray();
    for (const QJsonValue& value : ways) {
        const QJsonObject way = value.toObject();
        QStringList counted;  // two needed means two different documents
        for (const ShownEvidence& shown : good) {
            if (!of.isEmpty() && shown.byRepresentative != (of == "representative"_L1)) continue;
            if (shown.copy && !copyOk) continue;
            const IdentityDocument* document = documentOf(documents, shown.document);
            if (document && document->classes.contains(way["class"_L1].toString()) &&
                !counted.contains(shown.document)) {
                counted << shown.document;
            }
        }
        if (counted.size() >= way["count"_L1].toInt(1)) return true;
    }
    return false;
}

QStringList allMismatches(const QList<ShownEvidence>& shown) {
    QStringList fields;
    for (const ShownEvidence& evidence : shown)
        fields << evidence.mismatches;
    fields.removeDuplicates();
    return fields;
}

QString ruleCode(IdentityRule rule) {
    switch (rule) {
        case IdentityRule::A:
            return u"A"_s;
        case IdentityRule::B:
            return u"B"_s;
        case IdentityRule::None:
            break;
    }
    return u"none"_s;
}

QJsonObject requirementRow(const QJsonArray& rows, IdentityRule rule, FilerKind filer) {
    for (const QJsonValue& row : rows) {
        const QJsonObject object = row.toObject();
        if (strings(object["rules"_L1]).contains(ruleCode(rule)) &&
            strings(object["filers"_L1]).contains(filerKindCode(filer))) {
            return object;
        }
    }
    return {};
}

}  // namespace

std::optional<IdentityRule> identityRuleFromCode(const QString& code) {
    if (code == "A"_L1) return IdentityRule::A;
    if (code == "B"_L1) return IdentityRule::B;
    if (code == "none"_L1) return IdentityRule::None;
    return std::nullopt;
}

QString filerKindCode(FilerKind filer) {
    return QString(filerCodes[static_cast<std::size_t>(filer)]);
}

std::optional<FilerKind> filerKindFromCode(const QString& code) {
    for (std::size_t i = 0; i < filerCodes.size(); ++i) {
        if (filerCodes[i] == code) return static_cast<FilerKind>(i);
    }
    return std::nullopt;
}

Result<QList<IdentityDocument>> identityDocuments(const Parameters& parameters, QDate day) {
    Figures figures(parameters, day);
    const QJsonArray array = figures.array(documentsId);
    MADO_TRY(figures.result());
    QList<IdentityDocument> documents;
    for (const QJsonValue& document : array)
        documents << readDocument(document.toObject());
    return documents;
}

Result<IdentityAssessment> assessIdentity(const Parameters& parameters, IdentityRule rule, FilerKind filer,
                                          const QList<ShownEvidence>& shown, QDate day) {
    MADO_ASSIGN(const QList<IdentityDocument> documents, identityDocuments(parameters, day));
    Figures figures(parameters, day);
    const QJsonObject row = requirementRow(figures.array(requirementsId), rule, filer);
    const qint64 stopAt = figures.number(stopId);
    MADO_TRY(figures.result());
    IdentityAssessment assessment;
    assessment.source = figures.use(requirementsId).source;
    assessment.sentenceJa = row["sentence"_L1].toObject()["ja"_L1].toString();
    assessment.sentenceEn = row["sentence"_L1].toObject()["en"_L1].toString();
    QList<ShownEvidence> good;
    for (const ShownEvidence& evidence : shown) {
        if (!documentOf(documents, evidence.document))
            return fail(u"E-RULE-012"_s, u"document"_s, {evidence.document});
        if (evidence.validUntil && *evidence.validUntil < day) {
            assessment.refused << evidence.document;
        } else {
            good << evidence;
        }
    }
    const QJsonArray checks = row["checks"_L1].toArray();
    for (const QJsonValue& value : checks) {
        const QJsonObject check = value.toObject();
        if (checkSatisfied(check, good, documents)) {
            assessment.satisfied << check["check"_L1].toString();
            continue;
        }
        assessment.missing << check["check"_L1].toString();
        const QJsonObject bring = check["bring"_L1].toObject();
        assessment.whatToBring.append(
            IdentityAssessment::Bring{bring["ja"_L1].toString(), bring["en"_L1].toString()});
    }
    assessment.stopped = allMismatches(shown).size() >= stopAt;
    assessment.complete = assessment.missing.isEmpty() && !assessment.stopped;
    return assessment;
}

}  // namespace mado
