// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/central/postgres/PgServer.h"

#include <optional>

namespace mado {

/// Where the centre of a terminal is: the file centre.json in its folder, written by whoever sets the
/// terminal up. Without it the terminal has an embedded centre of its own (evaluation, drills).
///
///     {"nodes": [{"host": "centre-a.city.example", "address": "192.0.2.11", "port": 5432}],
///      "database": "madoguchi", "ca": "ca.crt", "crl": "ca.crl", "certificates": "cards"}
///
/// "host" is the name in the server's certificate; "address" only where no name service knows it. Paths are
/// relative to the folder. "certificates" holds STAFF-ID.crt and STAFF-ID.key of software cards; a real card
/// brings its own. For real cards "card_module" is the PKCS#11 library of the cards' maker, an absolute path.
struct CentreSettings {
    PgServer server;
    QString certificates;
    QString cardModule;  ///< empty: software cards

    /// Nothing if the terminal has no such file. E-CENTRAL-017 with what is wrong in it.
    [[nodiscard]] static Result<std::optional<CentreSettings>> read(const QString& folder);
    /// The same of any file, as if it lay in that folder.
    [[nodiscard]] static Result<CentreSettings> readFile(const QString& path, const QString& folder);
};

}  // namespace mado
