// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/Explanation.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

struct ToJson {
    QJsonValue operator()(std::monostate) const { return QJsonValue::Null; }
    QJsonValue operator()(qint64 number) const { return number; }
    QJsonValue operator()(QDate date) const { return date.toString(Qt::ISODate); }
    QJsonValue operator()(const QString& text) const { return text; }
};

QJsonObject stepToJson(const ExplanationStep& step) {
    QJsonArray figures;
    for (const ParameterUse& use : step.figures) {
        figures << QJsonObject{{u"id"_s, use.id},
                               {u"valid_from"_s, use.validFrom.toString(Qt::ISODate)},
                               {u"source"_s, use.source},
                               {u"unconfirmed"_s, use.unconfirmed}};
    }
    return {{u"label"_s, QJsonObject{{u"ja"_s, step.labelJa}, {u"en"_s, step.labelEn}}},
            {u"formula"_s, step.formula},
            {u"value"_s, std::visit(ToJson{}, step.value)},
            {u"article"_s, step.article},
            {u"figures"_s, figures}};
}

}  // namespace

QStringList Explanation::unconfirmed() const {
    QStringList ids;
    for (const ExplanationStep& step : m_steps) {
        for (const ParameterUse& use : step.figures) {
            if (use.unconfirmed) ids << use.id;
        }
    }
    ids.sort();
    ids.removeDuplicates();
    return ids;
}

QJsonArray Explanation::toJson() const {
    QJsonArray steps;
    for (const ExplanationStep& step : m_steps)
        steps << stepToJson(step);
    return steps;
}

}  // namespace mado
