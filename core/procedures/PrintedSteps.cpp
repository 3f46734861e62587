// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/PrintedSteps.h"

#include "core/rules/ExplanationText.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mado {

QJsonArray printedSteps(const Explanation& explanation) {
    QJsonArray list;
    // The names of the figures stand on no letter, so none need to be known.
    const QList<ExplanationRow> rows = explanationRows(explanation, Parameters(), Language::Japanese);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const ExplanationRow& row = rows[i];
        QJsonObject step{{u"label"_s, row.label}, {u"value"_s, row.formula}, {u"result"_s, row.value}};
        if (!row.article.isEmpty()) step[u"article"_s] = row.article;
        const ExplanationStep& computed = explanation.steps()[i];
        const auto* amount = std::get_if<qint64>(&computed.value);
        if (amount != nullptr && computed.unit == ExplanationStep::Unit::Yen) step[u"amount"_s] = *amount;
        list.append(step);
    }
    return list;
}

}  // namespace mado
