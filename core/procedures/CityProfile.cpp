// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/CityProfile.h"

#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace mado {

QString CityProfile::prefecture() const {
    return facts[u"prefecture"_s].toString();
}

QString CityProfile::printedNumber(const QString& certificateNo) const {
    if (numberPattern.count(u'#') != certificateNo.size()) return certificateNo;
    QString printed;
    qsizetype next = 0;
    for (const QChar each : numberPattern)
        printed += each == u'#' ? certificateNo[next++] : each;
    return printed;
}

Result<CityProfile> CityProfile::fromJson(const QJsonObject& json) {
    CityProfile city;
    city.facts = json[u"city"_s].toObject();
    const QJsonObject numbering = json[u"numbering"_s].toObject();
    city.symbol = numbering[u"symbol"_s].toString();
    city.certificateDigits = numbering[u"certificate_digits"_s].toInt();
    city.numberPattern = numbering[u"number_pattern"_s].toString();
    city.proposedPrefix = numbering[u"proposed_prefix"_s].toString();
    for (const QString& needed :
         {u"name"_s, u"prefecture"_s, u"insurer_no"_s, u"mayor_title"_s, u"office"_s}) {
        if (!city.facts.contains(needed)) return fail(u"E-PROC-091"_s, {}, {needed});
    }
    // The hash that proposals are made from has 32 bytes; a number needs room beside its prefix.
    const auto room = city.certificateDigits - city.proposedPrefix.size();
    if (city.symbol.isEmpty() || room < 4 || room > 32) return fail(u"E-PROC-091"_s, {}, {u"numbering"_s});
    return city;
}

Result<CityProfile> CityProfile::load(const QString& municipality) {
    QFile file(u":/municipality/%1.json"_s.arg(municipality));
    if (!file.open(QIODevice::ReadOnly)) return fail(u"E-PROC-091"_s, {}, {municipality});
    return fromJson(QJsonDocument::fromJson(file.readAll()).object());
}

}  // namespace mado
