// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/security/SecretProtector.h"
#include "core/security/SecretStore.h"

#include <memory>

namespace mado {

/// Secrets in small files that a SecretProtector has sealed: one a secret, named by a hash, readable by this
/// user only. For Windows, whose keychain would carry keys to the person's other machines.
///
/// Format, all numbers big-endian: "MADOKEY1", 32 bytes of the owner's hash, 4 of the sealed bytes' length,
/// the sealed bytes, 32 of the SHA-256 of all before. The hash shows a torn file, no more: what protects is
/// the seal, which is made for the secret's name, so that files can't be exchanged.
///
/// Refusals of read(): E-KEY-012 a torn file, E-KEY-013 sealed for another user or machine, E-KEY-014 does
/// not open. None of them ever removes or replaces the file.
class ProtectedSecretStore final : public SecretStore {
 public:
    /// `folder` is made when something is written.
    ProtectedSecretStore(QString folder, std::unique_ptr<SecretProtector> protector);

    [[nodiscard]] Result<std::optional<SecretBuffer>> read(const QString& name) override;
    [[nodiscard]] Result<void> write(const QString& name, const SecretBuffer& secret) override;
    [[nodiscard]] Result<void> remove(const QString& name) override;

    [[nodiscard]] QString pathOf(const QString& name) const;

 private:
    [[nodiscard]] QByteArray ownerHash() const;

    QString m_folder;
    std::unique_ptr<SecretProtector> m_protector;
};

}  // namespace mado
