// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/security/SecretProtector.h"

namespace mado {

/// Windows' data protection (DPAPI) with the user's own keys. A domain lets a person's keys roam, so the file
/// names the machine too (ProtectedSecretStore refuses it elsewhere), and the outbox's key is wrapped once
/// more (StoreKeys).
class DpapiProtector final : public SecretProtector {
 public:
    [[nodiscard]] QByteArray owner() const override;
    [[nodiscard]] Result<QByteArray> seal(const SecretBuffer& secret, const QByteArray& purpose) override;
    [[nodiscard]] Result<SecretBuffer> open(const QByteArray& sealed, const QByteArray& purpose) override;
};

}  // namespace mado
