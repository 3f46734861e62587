// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Command.h"
#include "core/rules/ParameterChanges.h"
#include "core/rules/Parameters.h"

#include <QJsonArray>

#include <optional>

using namespace Qt::StringLiterals;

namespace mado::ctl {

namespace {

QJsonObject asJson(const Parameter& each) {
    return {{u"id"_s, each.id},
            {u"unit"_s, each.unit},
            {u"value"_s, each.value},
            {u"valid_from"_s, each.validFrom.toString(Qt::ISODate)},
            {u"valid_to"_s, each.validTo.toString(Qt::ISODate)},
            {u"source"_s, each.source},
            {u"article"_s, each.article},
            {u"confirmed"_s, each.confidence == Confidence::Confirmed},
            {u"layer"_s, each.layer},
            {u"label"_s, QJsonObject{{u"ja"_s, each.labelJa}, {u"en"_s, each.labelEn}}}};
}

QString valueText(const Parameter& each) {
    return each.value.isObject() || each.value.isArray() ? u"(table)"_s
           : each.value.isString()                       ? each.value.toString()
           : each.value.isBool()                         ? (each.value.toBool() ? u"yes"_s : u"no"_s)
                                                         : QString::number(each.number);
}

QString asLine(const Parameter& each) {
    const QString value = valueText(each);
    const QString until = each.validTo.isValid() ? each.validTo.toString(Qt::ISODate) : QString();
    return u"%1  %2..%3  %4 %5  [%6]%7"_s.arg(each.id, -52)
        .arg(each.validFrom.toString(Qt::ISODate), until.leftJustified(10), value, each.unit, each.layer,
             each.confidence == Confidence::Confirmed ? QString() : u"  to be confirmed"_s);
}

/// The files of the option --root, or those compiled in.
Result<Parameters> unchecked(const QCommandLineParser& parser) {
    const QString root = parser.isSet(u"root"_s) ? parser.value(u"root"_s) : Parameters::compiledIn();
    return Parameters::readUnchecked(root, parser.value(u"municipality"_s));
}

std::optional<QDate> dateOption(const QCommandLineParser& parser, const QString& name) {
    const QDate date = QDate::fromString(parser.value(name), Qt::ISODate);
    return date.isValid() ? std::optional<QDate>(date) : std::nullopt;
}

int list(const QCommandLineParser& parser, Report& report) {
    const auto parameters = unchecked(parser);
    if (!parameters) return report.refuse(parameters.error());
    const QString part = parser.positionalArguments().value(0);
    QJsonArray all;
    for (const QString& id : parameters->ids()) {
        if (!id.contains(part)) continue;
        for (const Parameter& each : parameters->history(id)) {
            if (parser.isSet(u"unconfirmed"_s) && each.confidence == Confidence::Confirmed) continue;
            all.append(asJson(each));
            report.line(asLine(each));
        }
    }
    report.answer({{u"parameters"_s, all}});
    return ExitOk;
}

int check(const QCommandLineParser& parser, Report& report) {
    if (parser.isSet(u"on"_s) && !dateOption(parser, u"on"_s)) return ExitUsage;
    const auto parameters = unchecked(parser);
    if (!parameters) return report.refuse(parameters.error());
    QStringList problems = parameters->problems();
    if (const auto day = dateOption(parser, u"on"_s)) {
        for (const QString& id : missingOn(*parameters, *day))
            problems << u"%1: no value on %2"_s.arg(id, day->toString(Qt::ISODate));
    }
    for (const QString& each : problems)
        report.line(each);
    report.line(u"%1 figures, %2 problems"_s.arg(parameters->ids().size()).arg(problems.size()));
    report.answer(
        {{u"figures"_s, parameters->ids().size()}, {u"problems"_s, QJsonArray::fromStringList(problems)}});
    return problems.isEmpty() ? ExitOk : ExitProblems;
}

QString sideText(const std::optional<Parameter>& side) {
    if (!side) return u"-"_s;
    return valueText(*side) +
           (side->confidence == Confidence::Confirmed ? QString() : u" (to be confirmed)"_s);
}

QJsonValue sideJson(const std::optional<Parameter>& side) {
    return side ? QJsonValue(asJson(*side)) : QJsonValue(QJsonValue::Null);
}

int diff(const QCommandLineParser& parser, Report& report) {
    const auto from = dateOption(parser, u"from"_s);
    const auto to = dateOption(parser, u"to"_s);
    if (!from || !to) return ExitUsage;
    const auto parameters = unchecked(parser);
    if (!parameters) return report.refuse(parameters.error());
    QJsonArray all;
    for (const ParameterChange& change : parameterChanges(*parameters, *from, *to)) {
        report.line(
            u"%1  %2 → %3"_s.arg(change.id, -52).arg(sideText(change.before), sideText(change.after)));
        all.append(QJsonObject{{u"id"_s, change.id},
                               {u"before"_s, sideJson(change.before)},
                               {u"after"_s, sideJson(change.after)}});
    }
    report.line(u"%1 figures differ"_s.arg(all.size()));
    report.answer({{u"from"_s, from->toString(Qt::ISODate)},
                   {u"to"_s, to->toString(Qt::ISODate)},
                   {u"changes"_s, all}});
    return ExitOk;
}

}  // namespace

void addParameterCommands(QList<Command>& commands) {
    const QCommandLineOption municipality(u"municipality"_s, u"Whose figures."_s, u"id"_s, u"kawaguchi"_s);
    const QCommandLineOption root(u"root"_s, u"Files of this folder instead of those compiled in."_s,
                                  u"folder"_s);
    commands << Command{
        u"parameters list"_s,
        u"Figures of law and of the city, with their dates and sources."_s,
        {municipality, root, {u"unconfirmed"_s, u"Only those that are still to be confirmed."_s}},
        {{u"part"_s, u"Part of the id; all if left out."_s}},
        list};
    commands << Command{
        u"parameters check"_s,
        u"Looks for gaps and overlaps of dates, and for figures without a value on a day."_s,
        {municipality, root, {u"on"_s, u"A day on which every figure must have a value."_s, u"date"_s}},
        {},
        check};
    commands << Command{u"parameters diff"_s,
                        u"Figures whose value differs between two days."_s,
                        {municipality,
                         root,
                         {u"from"_s, u"The earlier day."_s, u"date"_s},
                         {u"to"_s, u"The later day."_s, u"date"_s}},
                        {},
                        diff};
}

}  // namespace mado::ctl
