// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/postgres/PgConnection.h"
#include "tests/support/postgres/PrivatePostgres.h"

namespace mado::test {

/// Where the tests' own server is.
[[nodiscard]] inline PgServer serverOf(const PrivatePostgres& postgres) {
    PgServer server;
    server.nodes = {{QStringLiteral("localhost"), QStringLiteral("127.0.0.1"), postgres.port()}};
    server.caPath = postgres.authority();
    return server;
}

/// The certificate of a role that issueCertificate() or addLogin() made.
[[nodiscard]] inline TlsCredential credentialOf(const PrivatePostgres& postgres, const QString& role) {
    const QString base = postgres.authority().section(QLatin1Char('/'), 0, -2) + QLatin1Char('/') + role;
    return {role, base + QStringLiteral(".crt"), base + QStringLiteral(".key")};
}

}  // namespace mado::test
