// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBuffer.h"
#include "core/security/RecoveryKey.h"
#include "core/security/SecretStore.h"

#include <QString>

namespace mado {

/// The two random 256-bit keys of a terminal's store folder.
///
/// The cache's key lies in the keychain; if it is lost, the cache is filled again. The outbox's key must
/// never be lost and never be enough in one place, so it is kept twice:
/// - in the keychain, wrapped once more with a key from the folder's device secret: a keychain that roams
/// with the
///   user's profile does not open the outbox elsewhere, nor does a copied folder;
/// - beside the outbox, sealed to the municipality's recovery key.
/// No file and no key that may still be needed is ever deleted; a sealed copy that would be overwritten is
/// kept under a number. Not thread-safe; blocks on the keychain.
class StoreKeys {
 public:
    struct Keys {
        SecretBuffer cache;
        SecretBuffer outbox;
        bool cacheIsNew = false;  ///< an old cache file can't be opened any more: fill again
        bool outboxIsNew = false;
    };

    /// `folder` exists; `profile` tells several folders of one user apart (a UUID or a short name).
    StoreKeys(SecretStore& secrets, QString folder, QString profile, RecoveryPublicKey recovery);

    /// Reads the keys; makes them at the first start. E-KEY-005 if there is an outbox but no key for it;
    /// E-KEY-006 if the device secret does not open the wrapped key; restoreOutboxKey() helps with both.
    [[nodiscard]] Result<Keys> load();
    /// Wraps the outbox's key with a fresh device secret. Safe at a crash between any two steps.
    [[nodiscard]] Result<void> rewrap();
    /// Seals the outbox's key to another recovery key, from now on.
    [[nodiscard]] Result<void> resealTo(const RecoveryPublicKey& recovery);
    /// A fresh key for a cache that is to be filled anew (a cache is never re-encrypted in place).
    [[nodiscard]] Result<SecretBuffer> replaceCacheKey();
    /// Opens the sealed copy and puts the outbox's key back into the keychain. The caller then opens the
    /// outbox with it.
    [[nodiscard]] Result<SecretBuffer> restoreOutboxKey(const RecoveryKey& recovery);

    [[nodiscard]] QString outboxPath() const;
    [[nodiscard]] QString cachePath() const;
    [[nodiscard]] QString sealedCopyPath() const;

 private:
    [[nodiscard]] QString deviceSecretPath(bool fresh) const;
    [[nodiscard]] QString secretName(const QString& what) const;
    [[nodiscard]] Result<SecretBuffer> cacheKey(bool& isNew);
    [[nodiscard]] Result<SecretBuffer> outboxKey(bool& isNew);
    [[nodiscard]] Result<SecretBuffer> makeOutboxKey();
    [[nodiscard]] Result<SecretBuffer> unwrapOutboxKey(const SecretBuffer& wrapped);
    /// Writes a fresh device secret and the key wrapped with it.
    [[nodiscard]] Result<void> wrapOutboxKey(const SecretBuffer& key);
    [[nodiscard]] Result<void> sealOutboxKey(const SecretBuffer& key);

    SecretStore& m_secrets;
    QString m_folder;
    QString m_profile;
    RecoveryPublicKey m_recovery;
};

}  // namespace mado
