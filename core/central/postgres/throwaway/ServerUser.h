// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QProcess>
#include <QStringList>

namespace mado {

/// The account a database server of the tests runs as. PostgreSQL refuses to run as root, so root gives the
/// server to `postgres` or, where that is missing, to `nobody`.
namespace server_user {
/// Gives a file or folder to the account.
[[nodiscard]] Result<void> give(const QString& path);
/// The process will run as the account and be ended as by a power cut when the calling thread ends.
void become(QProcess& process);
/// Runs a program to its end, as the account; E-SIM-006 with what it said.
[[nodiscard]] Result<void> run(const QString& program, const QStringList& arguments);
}  // namespace server_user

}  // namespace mado
