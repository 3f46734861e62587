// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/security/SecretStore.h"

#include <QString>
#include <QStringList>

namespace mado::bench {

/// Secrets of invented data in a readable file, so that a profile made once serves many runs. Never for real
/// data.
class FileSecretStore final : public SecretStore {
 public:
    explicit FileSecretStore(QString path) : m_path(std::move(path)) {}
    [[nodiscard]] Result<std::optional<SecretBuffer>> read(const QString& name) override;
    [[nodiscard]] Result<void> write(const QString& name, const SecretBuffer& secret) override;
    [[nodiscard]] Result<void> remove(const QString& name) override;
    [[nodiscard]] QStringList names() const;

 private:
    QString m_path;
};

}  // namespace mado::bench
