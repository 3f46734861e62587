// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/json/Calc.h"

#include "core/base/ErrorCatalogue.h"
#include "core/rules/json/CalcKinds.h"

#include <array>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

struct Kind {
    QLatin1StringView code;
    Result<QJsonObject> (*run)(const Parameters&, JsonInput&);
    QLatin1StringView dateField;  ///< the field to name when no figures exist for the date
};

const std::array<Kind, 9> kinds{{{"levy"_L1, calcLevy, "fiscal_year"_L1},
                                 {"high-cost"_L1, calcHighCost, "month"_L1},
                                 {"ratio"_L1, calcRatio, "date"_L1},
                                 {"eligibility"_L1, calcEligibility, "event_date"_L1},
                                 {"deadline"_L1, calcDeadline, "event_date"_L1},
                                 {"arrears"_L1, calcArrears, "paid_on"_L1},
                                 {"childbirth"_L1, calcChildbirth, "birth_date"_L1},
                                 {"funeral"_L1, calcFuneral, "death_date"_L1},
                                 {"certificate"_L1, calcCertificate, "effective_from"_L1}}};

}  // namespace

QStringList calcKinds() {
    QStringList codes;
    for (const Kind& kind : kinds)
        codes << QString(kind.code);
    return codes;
}

Result<QJsonObject> calculate(const Parameters& parameters, const QString& kind, const QJsonObject& input) {
    for (const Kind& one : kinds) {
        if (one.code != kind) continue;
        JsonInput reader(input);
        auto output = one.run(parameters, reader);
        if (output || (output.error().code != "E-RULE-001"_L1 && output.error().code != "E-RULE-002"_L1))
            return output;
        Error error = output.error();
        error.detail = error.field;
        error.field = QString(one.dateField);
        if (one.code == "deadline"_L1 && !reader.has(error.field)) error.field = u"base_date"_s;
        return error;
    }
    return fail(u"E-RULE-012"_s, u"kind"_s, {kind});
}

QJsonObject calculateToJson(const Parameters& parameters, const QString& kind, const QJsonObject& input,
                            const ErrorCatalogue* words) {
    const auto output = calculate(parameters, kind, input);
    if (output) return *output;
    const Error& error = output.error();
    const QString message = words ? words->words(error, Language::English).what : error.facts.join(u", "_s);
    return {{u"error"_s,
             QJsonObject{{u"code"_s, error.code}, {u"field"_s, error.field}, {u"message"_s, message}}}};
}

void addExplanation(QJsonObject& output, const Explanation& explanation, QStringList unconfirmed) {
    unconfirmed << explanation.unconfirmed();
    unconfirmed.sort();
    unconfirmed.removeDuplicates();
    output[u"unconfirmed"_s] = QJsonArray::fromStringList(unconfirmed);
    output[u"steps"_s] = explanation.toJson();
}

QJsonValue dateOrNull(const std::optional<QDate>& date) {
    return date && date->isValid() ? QJsonValue(date->toString(Qt::ISODate)) : QJsonValue(QJsonValue::Null);
}

}  // namespace mado
