// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace mado {

/// A specimen made fit for one form: a certificate is of somebody who gets one, a claim has its own kind of benefit.
inline QJsonObject specimenFor(QJsonObject facts, const QString& form) {
    using namespace Qt::StringLiterals;
    QJsonObject document = facts.value(u"document"_s).toObject();
    document.insert(u"form"_s, form);
    if (form == u"F10") {
        QJsonObject person = document.value(u"person"_s).toObject();
        if (person.value(u"certificate"_s).toObject().value(u"valid_until"_s).isNull()) {
            QJsonObject certificate = person.value(u"certificate"_s).toObject();
            certificate.insert(u"valid_until"_s, u"2027-07-31"_s);
            person.insert(u"certificate"_s, certificate);
            document.insert(u"person"_s, person);
        }
    }
    if (form == u"F71") {
        QJsonObject results = facts.value(u"results"_s).toObject();
        QJsonObject benefit = results.value(u"benefit"_s).toObject();
        if (benefit.value(u"reason"_s).toString().isEmpty()) {
            benefit.insert(u"reason"_s, u"葬祭を行った日の翌日から２年を過ぎているため（国民健康保険法第１１０条）"_s);
            results.insert(u"benefit"_s, benefit);
            facts.insert(u"results"_s, results);
        }
    }
    facts.insert(u"document"_s, document);
    return facts;
}

}  // namespace mado
