// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/postgres/PgServer.h"
#include "core/central/postgres/TlsCredential.h"

#include <QByteArray>

#include <utility>
#include <vector>

namespace mado {

/// The parameters of a connection for libpq, every one that matters for security given explicitly: what is
/// given beats PG* variables and service files. No secret is in them.
class PgParameters {
 public:
    PgParameters(const PgServer& server, const PgNode& node, const TlsCredential& credential);
    PgParameters(const PgParameters&) = delete;
    PgParameters& operator=(const PgParameters&) = delete;

    [[nodiscard]] const std::vector<std::pair<QByteArray, QByteArray>>& all() const { return m_all; }
    [[nodiscard]] QByteArray value(const QByteArray& key) const;
    /// For PQconnectStartParams(): null-terminated, pointing into this object.
    [[nodiscard]] std::vector<const char*> keys() const;
    [[nodiscard]] std::vector<const char*> values() const;

 private:
    void add(const char* key, const QByteArray& value) { m_all.emplace_back(key, value); }
    std::vector<std::pair<QByteArray, QByteArray>> m_all;
};

}  // namespace mado
