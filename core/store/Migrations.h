// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/store/Connection.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace mado {

/// One numbered step of a file's schema.
struct Migration {
    int number = 0;  ///< from 1, without gaps
    QString name;
    QByteArray sql;
    [[nodiscard]] QByteArray checksum() const;  ///< SHA-256 in hexadecimal digits
};

/// The schema of one kind of store file as numbered, unchangeable steps. Each is applied in one transaction
/// and recorded in the table schema_migration together with its checksum.
class Migrations {
 public:
    explicit Migrations(std::vector<Migration> steps);
    /// Reads NNNN-name.sql from `folder` (":/schema/outbox"). Torn numbering is a bug and throws
    /// std::logic_error.
    [[nodiscard]] static Migrations fromFolder(const QString& folder);

    /// What open file and program think of each other; changes nothing, also works read-only.
    /// E-STORE-009: the file was made by a newer program. E-STORE-010: an applied step differs from ours.
    [[nodiscard]] Result<int> appliedCount(Connection& connection) const;
    /// Applies the missing steps, all or up to number `upTo`. Checks first, as above.
    [[nodiscard]] Result<void> apply(Connection& connection, const Clock& clock, int upTo = 9999) const;
    /// Opens an existing file read-only and checks it, so that a refused file stays untouched. Nothing to do
    /// if absent or empty.
    [[nodiscard]] Result<void> checkFile(const QString& path, const SecretBuffer& key,
                                         ConnectionOptions options) const;

    [[nodiscard]] const std::vector<Migration>& steps() const { return m_steps; }
    /// SHA-256 over all checksums: names the schema as a whole.
    [[nodiscard]] QByteArray fingerprint() const;

 private:
    std::vector<Migration> m_steps;
};

}  // namespace mado
