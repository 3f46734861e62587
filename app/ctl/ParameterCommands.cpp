// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Command.h"
#include "core/rules/Parameters.h"

#include <QJsonArray>

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

QString asLine(const Parameter& each) {
    const QString value = each.value.isObject() || each.value.isArray() ? u"(table)"_s
                          : each.value.isString()                       ? each.value.toString()
                                                                        : QString::number(each.number);
    const QString until = each.validTo.isValid() ? each.validTo.toString(Qt::ISODate) : QString();
    return u"%1  %2..%3  %4 %5  [%6]%7"_s.arg(each.id, -52)
        .arg(each.validFrom.toString(Qt::ISODate), until.leftJustified(10), value, each.unit, each.layer,
             each.confidence == Confidence::Confirmed ? QString() : u"  to be confirmed"_s);
}

int list(const QCommandLineParser& parser, Report& report) {
    const auto parameters = Parameters::load(parser.value(u"municipality"_s));
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
    const auto parameters = Parameters::load(parser.value(u"municipality"_s));
    if (!parameters) return report.refuse(parameters.error());
    const QStringList problems = parameters->problems();
    for (const QString& each : problems)
        report.line(each);
    report.line(u"%1 figures, %2 problems"_s.arg(parameters->ids().size()).arg(problems.size()));
    report.answer(
        {{u"figures"_s, parameters->ids().size()}, {u"problems"_s, QJsonArray::fromStringList(problems)}});
    return problems.isEmpty() ? ExitOk : ExitProblems;
}

}  // namespace

void addParameterCommands(QList<Command>& commands) {
    const QCommandLineOption municipality(u"municipality"_s, u"Whose figures."_s, u"id"_s, u"kawaguchi"_s);
    commands << Command{u"parameters list"_s,
                        u"Figures of law and of the city, with their dates and sources."_s,
                        {municipality, {u"unconfirmed"_s, u"Only those that are still to be confirmed."_s}},
                        {{u"part"_s, u"Part of the id; all if left out."_s}},
                        list};
    commands << Command{
        u"parameters check"_s, u"Looks for gaps and overlaps of dates."_s, {municipality}, {}, check};
}

}  // namespace mado::ctl
