// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Command.h"
#include "core/rules/Parameters.h"
#include "core/rules/json/Calc.h"

#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace mado::ctl {

namespace {

QByteArray input(const QString& path) {
    QFile file;
    if (path == u"-"_s) {
        return file.open(stdin, QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    file.setFileName(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int calc(const QCommandLineParser& parser, Report& report) {
    const QStringList words = parser.positionalArguments();
    if (words.size() != 2) return ExitUsage;
    const auto parameters = Parameters::load(parser.value(u"municipality"_s));
    if (!parameters) return report.refuse(parameters.error());
    const QJsonDocument json = QJsonDocument::fromJson(input(words[1]));
    if (!json.isObject()) return report.refuse(fail(u"E-RULE-012"_s, u"input"_s));
    const QJsonObject answer = calculateToJson(*parameters, words[0], json.object(), &report.errors());
    report.raw(QJsonDocument(answer).toJson());  // JSON in, JSON out, in both modes
    return answer.contains(u"error"_s) ? ExitRefused : ExitOk;
}

}  // namespace

void addCalcCommands(QList<Command>& commands) {
    commands << Command{
        u"calc"_s,
        u"Applies one rule of law to a JSON object (kinds: %1)."_s.arg(calcKinds().join(u", "_s)),
        {{u"municipality"_s, u"Whose figures."_s, u"id"_s, u"kawaguchi"_s}},
        {{u"kind"_s, u"Which rule."_s}, {u"file"_s, u"JSON file, or - for standard input."_s}},
        calc};
}

}  // namespace mado::ctl
