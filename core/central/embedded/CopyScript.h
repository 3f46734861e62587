// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/embedded/EmbeddedCentralStore.h"

#include <QIODevice>

namespace mado {

/// The records and sealed numbers of an embedded centre as a script of COPY statements, for an empty centre
/// on PostgreSQL (psql reads it). Feed, cases' answers and audit trail stay behind: it begins anew there.
/// E-CENTRAL-051 if the device does not take it.
[[nodiscard]] Result<qint64> writeCopyScript(EmbeddedCentralStore& from, QIODevice& to);

}  // namespace mado
