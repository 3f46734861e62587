// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/CommandTable.h"
#include "core/platform/ProgramStart.h"

#include <QCoreApplication>

int main(int argc, char* argv[]) {
    mado::startProgram();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("madoguchictl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MADO_VERSION));
    return mado::ctl::runCommandLine(QCoreApplication::arguments(), mado::ctl::allCommands());
}
