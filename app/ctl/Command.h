// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/Report.h"

#include <QCommandLineParser>
#include <QList>
#include <QString>

#include <functional>

namespace mado::ctl {

/// Exit codes; documented in --help and README.
enum ExitCode {
    ExitOk = 0,
    ExitRefused = 1,   ///< a refusal with an error code; nothing was half done
    ExitUsage = 2,     ///< the command line is wrong
    ExitProblems = 3,  ///< the command ran and found problems (store check)
};

/// One command: "store check", its options, what it does.
struct Command {
    QString name;
    QString purpose;
    QList<QCommandLineOption> options;
    QList<std::pair<QString, QString>> arguments;  ///< name, meaning
    std::function<int(const QCommandLineParser&, Report&)> run;
};

/// Each adds the commands of one subject.
void addAuditCommands(QList<Command>& commands);
void addBatchCommands(QList<Command>& commands);
void addCalcCommands(QList<Command>& commands);
void addCardCommands(QList<Command>& commands);
void addCentralCommands(QList<Command>& commands);
void addCityCommands(QList<Command>& commands);
void addDataCommands(QList<Command>& commands);
void addDocumentCommands(QList<Command>& commands);
void addFormCommands(QList<Command>& commands);
void addParameterCommands(QList<Command>& commands);
void addPermissionCommands(QList<Command>& commands);
void addSchemaCommands(QList<Command>& commands);
void addSelfCheckCommands(QList<Command>& commands);
void addSimulationCommands(QList<Command>& commands);
void addStoreCommands(QList<Command>& commands);
void addTerminalCommands(QList<Command>& commands);

}  // namespace mado::ctl
