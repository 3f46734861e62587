// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/UuidV7.h"
#include "core/central/embedded/EmbeddedCentralStore.h"
#include "core/central/postgres/PostgresCentralStore.h"
#include "core/desk/CentreSettings.h"
#include "core/security/StoreKeys.h"
#include "core/store/FileLock.h"
#include "core/store/Outbox.h"

#include <memory>

namespace mado {

/// The files of one profile folder and their keys: lock, outbox, cache, and the way to the centre: a server,
/// if the folder says where it is, or an embedded one. Opened once, by one process (E-STORE-011 for a second
/// one).
///
///     profile.json   id, terminal name, recovery public key, how much of the records stays here ("cache")
///     outbox.db      what must not be lost     cache.db   copy of the centre's records
///     centre.json    where the centre is: CentreSettings     centre.db   without it: the embedded centre
class TerminalStores {
 public:
    struct Profile {
        QString id;        ///< names the secrets in the keychain
        QString terminal;  ///< "A-12"
        RecoveryPublicKey recovery;
        CacheMode cacheMode =
            CacheMode::Working;  ///< of a centre that is a server; an embedded one is copied whole
        QDate fixedToday;        ///< a drill's business date; invalid: the real one
    };
    /// Makes the folder and profile.json with a new id; the recovery key is given back to be printed and
    /// kept.
    [[nodiscard]] static Result<RecoveryKey> create(const QString& folder, const QString& terminal,
                                                    CacheMode cacheMode = CacheMode::Working);
    /// Takes effect at the next sign-in: what may not be here any more goes before anything is fetched.
    [[nodiscard]] static Result<void> setCacheMode(const QString& folder, CacheMode cacheMode);
    [[nodiscard]] static Result<Profile> readProfile(const QString& folder);

    /// `secrets` and `clock` outlive it. `fixed`: see CentreSettings.
    [[nodiscard]] static Result<std::unique_ptr<TerminalStores>> open(const QString& folder,
                                                                      SecretStore& secrets,
                                                                      const Clock& clock,
                                                                      const Policies& fixed = {});

    [[nodiscard]] const Profile& profile() const { return m_profile; }
    [[nodiscard]] Outbox& outbox() { return *m_outbox; }
    [[nodiscard]] CentralStore& centre() { return *m_centre; }
    /// Null for a terminal whose centre is a server.
    [[nodiscard]] EmbeddedCentralStore* embeddedCentre() { return m_embedded; }
    /// The same where it is known to be one; else a bug.
    [[nodiscard]] EmbeddedCentralStore& embedded();
    [[nodiscard]] const SecretBuffer& cacheKey() const { return m_keys.cache; }
    [[nodiscard]] QString cachePath() const;
    /// Of records that do not stay here: under a key that is kept nowhere.
    [[nodiscard]] QString passingCachePath() const;
    [[nodiscard]] UuidV7Generator& ids() { return m_ids; }

 private:
    TerminalStores(QString folder, Profile profile, const Clock& clock);
    QString m_folder;
    Profile m_profile;
    UuidV7Generator m_ids;
    std::unique_ptr<FileLock> m_lock;
    StoreKeys::Keys m_keys;
    [[nodiscard]] Result<void> openCentre(SecretStore& secrets, const Clock& clock, const Policies& fixed);
    EmbeddedCentralStore* m_embedded = nullptr;
    std::unique_ptr<CentralStore> m_centre;
    std::unique_ptr<Outbox> m_outbox;
};

}  // namespace mado
