// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/PrintedSteps.h"

#include "core/rules/Parameters.h"
#include "core/text/DateText.h"

#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// Residents read dates in eras.
QString inEras(QString formula) {
    static const QRegularExpression iso(u"\\b\\d{4}-\\d{2}-\\d{2}\\b"_s);
    for (auto found = iso.match(formula); found.hasMatch(); found = iso.match(formula)) {
        const QDate day = QDate::fromString(found.captured(), Qt::ISODate);
        if (!day.isValid()) break;
        formula.replace(found.capturedStart(), found.capturedLength(), formatDate(day, DateStyle::Kanji));
    }
    return formula;
}

}  // namespace

QJsonArray printedSteps(const Explanation& explanation) {
    QJsonArray list;
    for (const ExplanationStep& each : explanation.steps()) {
        QJsonObject step{{u"label"_s, each.labelJa}, {u"value"_s, inEras(each.formula)}};
        if (!each.article.isEmpty()) step[u"article"_s] = each.article;
        if (const auto* amount = std::get_if<qint64>(&each.value)) {
            step[u"amount"_s] = *amount;
            step[u"result"_s] = yenText(*amount);
        } else if (const auto* date = std::get_if<QDate>(&each.value)) {
            step[u"result"_s] = formatDate(*date, DateStyle::Kanji);
        }
        if (step[u"value"_s] == step[u"result"_s]) step[u"value"_s] = QString();
        list.append(step);
    }
    return list;
}

}  // namespace mado
