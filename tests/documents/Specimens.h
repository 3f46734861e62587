// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace mado {

inline QJsonObject specimenFile(const QString& name) {
    QFile file(QStringLiteral(MADO_SOURCE_DIR "/tests/documents/") + name + QStringLiteral(".json"));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no specimen %s", qPrintable(name));
    return QJsonDocument::fromJson(file.readAll()).object();
}

/// Invented facts: usual, least, longest, variants.
inline QJsonObject specimen(const QString& name) {
    QJsonObject facts = specimenFile(QStringLiteral("specimens/") + name);
    facts.insert(QStringLiteral("estimate"), specimenFile(QStringLiteral("estimates")).value(name));
    return facts;
}

/// Replaces what `path` (object keys) leads to.
inline QJsonObject withFact(QJsonObject facts, const QStringList& path, const QJsonValue& value) {
    if (path.size() == 1) {
        facts.insert(path.constFirst(), value);
        return facts;
    }
    facts.insert(path.constFirst(), withFact(facts.value(path.constFirst()).toObject(), path.mid(1), value));
    return facts;
}

/// A specimen made fit for one form: a certificate has an end, a denial has its reason.
inline QJsonObject specimenFor(QJsonObject facts, const QString& form) {
    using namespace Qt::StringLiterals;
    facts = withFact(facts, {u"document"_s, u"form"_s}, form);
    const QJsonObject certificate = facts[u"document"_s][u"person"_s][u"certificate"_s].toObject();
    if (form == u"F10" && certificate.value(u"valid_until"_s).isNull()) {
        facts = withFact(facts, {u"document"_s, u"person"_s, u"certificate"_s, u"valid_until"_s},
                         u"2027-07-31"_s);
    }
    if (form == u"F71" && facts[u"results"_s][u"benefit"_s][u"reason"_s].toString().isEmpty()) {
        facts = withFact(facts, {u"results"_s, u"benefit"_s, u"reason"_s},
                         u"葬祭を行った日の翌日から２年を過ぎているため（国民健康保険法第１１０条）"_s);
    }
    if (form == u"F93") facts.insert(u"permissions"_s, specimen(u"parts/permissions"_s));
    return facts;
}

}  // namespace mado
