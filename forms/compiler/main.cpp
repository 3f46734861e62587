// SPDX-License-Identifier: GPL-3.0-or-later
//
// mado_formc: checks and compiles the procedures' definitions while the program is built.
#include "forms/compiler/FormCompiler.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

using namespace Qt::StringLiterals;

int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Compiles forms/procedures for the program."_s);
    parser.addHelpOption();
    parser.addOptions(
        {{u"procedures"_s, u"Folder of the definitions."_s, u"folder"_s},
         {u"shown-as"_s, u"Name of that folder in messages."_s, u"name"_s, u"forms/procedures"_s},
         {u"parameters"_s, u"Folder of the dated figures, to check their ids."_s, u"folder"_s},
         {u"output"_s, u"Folder to write to."_s, u"folder"_s}});
    parser.process(application);
    if (!parser.isSet(u"procedures"_s) || !parser.isSet(u"output"_s)) parser.showHelp(2);

    std::optional<QSet<QString>> figures;
    if (parser.isSet(u"parameters"_s)) figures = mado::parameterIdsBelow(parser.value(u"parameters"_s));
    mado::FormCompiler compiler(parser.value(u"procedures"_s), parser.value(u"shown-as"_s), figures);
    QTextStream errors(stderr);
    if (!compiler.compile()) {
        for (const mado::SourceProblem& problem : compiler.problems())
            errors << problem.text() << '\n';
        return 1;
    }
    if (!compiler.write(parser.value(u"output"_s))) {
        errors << "can't write to " << parser.value(u"output"_s) << '\n';
        return 1;
    }
    return 0;
}
