// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/Command.h"

#include <QStringList>

namespace mado::ctl {

[[nodiscard]] QList<Command> allCommands();
/// Finds the command named by the first one or two words and runs it. Gives the exit code.
[[nodiscard]] int runCommandLine(const QStringList& arguments, const QList<Command>& commands);

}  // namespace mado::ctl
