// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/central/postgres/PgServer.h"
#include "core/platform/Policies.h"

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
///
/// What the administrator of the machine has fixed (hosts, authority, library of the cards) takes the place
/// of what the file says. Fixed hosts make the centre a server, with or without the file.
struct CentreSettings {
    PgServer server;
    QString certificates;
    QString cardModule;  ///< empty: software cards

    /// Nothing if the terminal has no such file and no hosts are fixed. E-CENTRAL-017 with what is wrong in
    /// it, E-POLICY-001 if what was fixed can't be used on this machine.
    [[nodiscard]] static Result<std::optional<CentreSettings>> read(const QString& folder,
                                                                    const Policies& fixed = {});
    /// The same of any file, as if it lay in that folder.
    [[nodiscard]] static Result<CentreSettings> readFile(const QString& path, const QString& folder,
                                                         const Policies& fixed = {});
};

}  // namespace mado
