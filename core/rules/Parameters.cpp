// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/Parameters.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

const QStringList& knownUnits() {
    static const QStringList units{u"yen"_s,   u"rate"_s,  u"days"_s,  u"weeks"_s, u"months"_s,
                                   u"years"_s, u"count"_s, u"table"_s, u"text"_s,  u"switch"_s};
    return units;
}

std::optional<qint64> numberOf(const QString& unit, const QJsonValue& value) {
    if (unit == "table"_L1 || unit == "text"_L1)
        return value.isNull() ? std::nullopt : std::optional<qint64>(0);
    if (unit == "rate"_L1) return parseRate(value.toString());
    if (unit == "switch"_L1)
        return value.isBool() ? std::optional<qint64>(value.toBool() ? 1 : 0) : std::nullopt;
    if (!value.isDouble()) return std::nullopt;
    const qint64 number = value.toInteger(-1);
    return number >= 0 ? std::optional<qint64>(number) : std::nullopt;
}

Result<Parameter> readPeriod(const QJsonObject& period, Parameter figure) {
    const QString at = figure.layer + u": "_s + figure.id;
    figure.value = period["value"_L1];
    const auto number = numberOf(figure.unit, figure.value);
    if (!number) return fail(u"E-RULE-003"_s, figure.id, {at}, u"value does not fit its unit"_s);
    figure.number = *number;
    figure.validFrom = QDate::fromString(period["from"_L1].toString(), Qt::ISODate);
    const QString to = period["to"_L1].toString();
    figure.validTo = to.isEmpty() ? QDate() : QDate::fromString(to, Qt::ISODate);
    if (!figure.validFrom.isValid() || (!to.isEmpty() && !figure.validTo.isValid()) ||
        (figure.validTo.isValid() && figure.validTo < figure.validFrom)) {
        return fail(u"E-RULE-003"_s, figure.id, {at}, u"dates of a period"_s);
    }
    figure.source = period["source"_L1].toString();
    const QString confidence = period["confidence"_L1].toString();
    if (figure.source.isEmpty() || (confidence != "confirmed"_L1 && confidence != "unconfirmed"_L1)) {
        return fail(u"E-RULE-003"_s, figure.id, {at}, u"source or confidence missing"_s);
    }
    figure.confidence = confidence == "confirmed"_L1 ? Confidence::Confirmed : Confidence::Unconfirmed;
    return figure;
}

QStringList problemsOf(const QList<Parameter>& periods) {
    QStringList found;
    for (qsizetype i = 1; i < periods.size(); ++i) {
        const Parameter& before = periods[i - 1];
        const Parameter& after = periods[i];
        const QString name = after.layer + u'/' + after.id;
        if (!before.validTo.isValid() || before.validTo >= after.validFrom) {
            found << u"%1: overlap at %2"_s.arg(name, after.validFrom.toString(Qt::ISODate));
        } else if (before.validTo.addDays(1) < after.validFrom) {
            found << u"%1: gap %2..%3"_s.arg(name, before.validTo.addDays(1).toString(Qt::ISODate),
                                             after.validFrom.addDays(-1).toString(Qt::ISODate));
        }
    }
    return found;
}

}  // namespace

std::optional<qint64> parseRate(const QString& text) {
    if (!text.endsWith(u'%')) return std::nullopt;
    const QString digits = text.chopped(1);
    const qsizetype point = digits.indexOf(u'.');
    const QString whole = point < 0 ? digits : digits.left(point);
    const QString fraction = (point < 0 ? QString() : digits.mid(point + 1)).leftJustified(4, u'0');
    bool okWhole = false;
    bool okFraction = false;
    const qint64 percent = whole.toLongLong(&okWhole);
    const qint64 rest = fraction.toLongLong(&okFraction);
    if (!okWhole || !okFraction || fraction.size() > 4 || percent < 0 || rest < 0) return std::nullopt;
    return percent * 10'000 + rest;
}

QString rateText(qint64 millionths) {
    QString fraction = QString::number(millionths % 10'000).rightJustified(4, u'0');
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
    const QString whole = QString::number(millionths / 10'000);
    return (fraction.isEmpty() ? whole : whole + u'.' + fraction) + u'%';
}

QString yenText(qint64 yen) {
    QString digits = QString::number(yen < 0 ? -yen : yen);
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, u',');
    return yen < 0 ? u'-' + digits : digits;
}

QString Parameters::compiledIn() {
    return u":/parameters"_s;
}

Result<Parameters> Parameters::load(const QString& municipality) {
    return loadFrom(compiledIn(), municipality);
}

Result<Parameters> Parameters::loadFrom(const QString& root, const QString& municipality) {
    MADO_ASSIGN(Parameters parameters, readUnchecked(root, municipality));
    const QStringList problems = parameters.problems();
    if (!problems.isEmpty()) {
        return fail(u"E-RULE-004"_s, {}, {problems.first()}, problems.join(u"; "_s));
    }
    return parameters;
}

Result<Parameters> Parameters::readUnchecked(const QString& root, const QString& municipality) {
    Parameters parameters;
    parameters.m_municipality = municipality;
    MADO_TRY(parameters.readFolder(root + u"/national"_s, u"national"_s));
    MADO_TRY(parameters.readFolder(root + u'/' + municipality, municipality));
    return parameters;
}

Result<void> Parameters::readFolder(const QString& folder, const QString& layer) {
    const QDir dir(folder);
    const QStringList names = dir.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    if (names.isEmpty()) return fail(u"E-RULE-003"_s, {}, {layer}, u"no parameter files"_s);
    for (const QString& name : names) {
        QFile file(dir.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) return fail(u"E-RULE-003"_s, {}, {layer + u'/' + name});
        QJsonParseError torn;
        const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &torn);
        if (torn.error != QJsonParseError::NoError || !document.isObject()) {
            return fail(u"E-RULE-003"_s, {}, {layer + u'/' + name}, torn.errorString());
        }
        const QJsonArray figures = document.object()["figures"_L1].toArray();
        for (const QJsonValue& figure : figures)
            MADO_TRY(readFigure(figure.toObject(), layer));
    }
    auto& target = layer == "national"_L1 ? m_national : m_municipal;
    for (auto& periods : target) {
        std::sort(periods.begin(), periods.end(),
                  [](const Parameter& a, const Parameter& b) { return a.validFrom < b.validFrom; });
    }
    return {};
}

Result<void> Parameters::readFigure(const QJsonObject& figure, const QString& layer) {
    Parameter common;
    common.id = figure["id"_L1].toString();
    common.unit = figure["unit"_L1].toString();
    common.article = figure["article"_L1].toString();
    common.labelJa = figure["label"_L1].toObject()["ja"_L1].toString();
    common.labelEn = figure["label"_L1].toObject()["en"_L1].toString();
    common.layer = layer;
    const QJsonArray periods = figure["periods"_L1].toArray();
    auto& target = layer == "national"_L1 ? m_national : m_municipal;
    if (common.id.isEmpty() || !knownUnits().contains(common.unit) || common.labelJa.isEmpty() ||
        common.labelEn.isEmpty() || periods.isEmpty() || target.contains(common.id)) {
        return fail(u"E-RULE-003"_s, common.id, {layer + u": "_s + common.id},
                    u"id, unit, label or periods"_s);
    }
    for (const QJsonValue& period : periods) {
        MADO_ASSIGN(Parameter parameter, readPeriod(period.toObject(), common));
        target[common.id] << parameter;
    }
    return {};
}

Result<Parameter> Parameters::at(const QString& id, QDate date) const {
    const Parameter* known = nullptr;
    for (const auto* layer : {&m_municipal, &m_national}) {
        const auto found = layer->constFind(id);
        if (found == layer->constEnd()) continue;
        for (const Parameter& parameter : *found) {
            known = &parameter;
            if (parameter.covers(date)) return parameter;
        }
    }
    if (!known) return fail(u"E-RULE-001"_s, id, {id});
    return fail(u"E-RULE-002"_s, id, {known->labelJa, date.toString(Qt::ISODate), known->labelEn});
}

QList<Parameter> Parameters::history(const QString& id) const {
    return m_national.value(id) + m_municipal.value(id);
}

QStringList Parameters::ids() const {
    QStringList all = m_national.keys() + m_municipal.keys();
    all.sort();
    all.removeDuplicates();
    return all;
}

QStringList Parameters::problems() const {
    QStringList found;
    for (const auto* layer : {&m_national, &m_municipal}) {
        for (const QList<Parameter>& periods : *layer)
            found << problemsOf(periods);
    }
    found.sort();
    return found;
}

Parameters Parameters::withFigure(const QString& id, const QJsonValue& value) const {
    Parameters copy = *this;
    const QList<Parameter> known = history(id);
    Parameter parameter = known.isEmpty() ? Parameter{} : known.last();
    parameter.id = id;
    parameter.value = value;
    parameter.number = numberOf(parameter.unit, value).value_or(0);
    parameter.validFrom = QDate(1900, 1, 1);
    parameter.validTo = {};
    parameter.source = u"試算のために置き換えた値"_s;
    parameter.confidence = Confidence::Unconfirmed;
    copy.m_municipal[id] = {parameter};
    return copy;
}

}  // namespace mado
