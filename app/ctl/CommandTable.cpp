// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/CommandTable.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace mado::ctl {

namespace {

const QString exitCodes =
    u"Exit codes: 0 done; 1 refused (E-... says why); 2 wrong command line; 3 problems found.\n"_s;

void put(std::FILE* file, const QString& text) {
    std::fputs(text.toUtf8().constData(), file);
}

QString overview(const QList<Command>& commands) {
    QString text = u"madoguchictl: administration of Madoguchi\n\nmadoguchictl COMMAND [options]\n\n"_s;
    for (const Command& each : commands)
        text += u"  %1 %2\n"_s.arg(each.name, -22).arg(each.purpose);
    return text +
           u"\nEvery command takes --help, --json (one JSON object on stdout) and --language ja|en.\n"_s +
           exitCodes;
}

const Command* find(const QList<Command>& commands, const QString& name) {
    for (const Command& each : commands) {
        if (each.name == name) return &each;
    }
    return nullptr;
}

int run(const Command& command, const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(command.purpose + u"\n\n"_s + exitCodes);
    const QCommandLineOption help({u"h"_s, u"help"_s}, u"Says this."_s);
    const QCommandLineOption json(u"json"_s, u"One JSON object on stdout."_s);
    const QCommandLineOption language(u"language"_s, u"Language of refusals: ja or en."_s, u"code"_s,
                                      u"en"_s);
    parser.addOptions({help, json, language});
    parser.addOptions(command.options);
    for (const auto& [name, meaning] : command.arguments)
        parser.addPositionalArgument(name, meaning);
    const bool isRight = parser.parse(QStringList{u"madoguchictl "_s + command.name} + arguments);
    if (parser.isSet(help)) {
        put(stdout, parser.helpText());
        return ExitOk;
    }
    if (!isRight) {
        put(stderr, parser.errorText() + u'\n');
        return ExitUsage;
    }
    Report report(parser.isSet(json),
                  parser.value(language) == u"ja"_s ? Language::Japanese : Language::English);
    return command.run(parser, report);
}

}  // namespace

QList<Command> allCommands() {
    QList<Command> commands;
    addCalcCommands(commands);
    addAuditCommands(commands);
    addBatchCommands(commands);
    addCardCommands(commands);
    addCentralCommands(commands);
    addCityCommands(commands);
    addDataCommands(commands);
    addDocumentCommands(commands);
    addFormCommands(commands);
    addParameterCommands(commands);
    addPermissionCommands(commands);
    addSchemaCommands(commands);
    addSelfCheckCommands(commands);
    addSimulationCommands(commands);
    addStoreCommands(commands);
    addTerminalCommands(commands);
    return commands;
}

int runCommandLine(const QStringList& arguments, const QList<Command>& commands) {
    const QStringList words = arguments.mid(1);
    if (words.isEmpty() || words.first() == u"--help"_s || words.first() == u"-h"_s) {
        put(words.isEmpty() ? stderr : stdout, overview(commands));
        return words.isEmpty() ? ExitUsage : ExitOk;
    }
    if (words.first() == u"--version"_s) {
        put(stdout, u"madoguchictl %1\n"_s.arg(QCoreApplication::applicationVersion()));
        return ExitOk;
    }
    // "simulate check" before "simulate".
    if (words.size() > 1) {
        if (const Command* two = find(commands, words[0] + u' ' + words[1])) return run(*two, words.mid(2));
    }
    if (const Command* one = find(commands, words.first())) return run(*one, words.mid(1));
    put(stderr, u"Unknown command. "_s + overview(commands));
    return ExitUsage;
}

}  // namespace mado::ctl
