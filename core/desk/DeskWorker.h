// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/CityKnowledge.h"
#include "core/desk/DeskTypes.h"
#include "core/desk/OfflineSignIn.h"
#include "core/desk/TerminalStores.h"
#include "core/sync/AuditWitness.h"
#include "core/sync/SyncEngine.h"

#include <QElapsedTimer>

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace mado {

/// What talks to the centre and writes the cache. One thread; every call may take long. Made, used and
/// destroyed in that thread, except outbox(), which any thread may use once open() has succeeded.
class DeskWorker {
 public:
    DeskWorker(QString folder, SecretStore& secrets, const Clock& clock, const CityKnowledge& knowledge,
               Policies fixed)
        : m_folder(std::move(folder)),
          m_fixed(std::move(fixed)),
          m_secrets(secrets),
          m_clock(clock),
          m_knowledge(knowledge) {}
    ~DeskWorker();

    /// Opens lock, keys and files. Once.
    [[nodiscard]] Result<void> open();
    [[nodiscard]] TerminalStores& stores() { return *m_stores; }

    /// With the centre; or, while it can't be reached, under a lease of the centre (isOffline()).
    [[nodiscard]] Result<StaffIdentity> signIn(const QString& staffId, const ChallengeSigner& sign);
    void signOut(const QString& why);
    /// Makes the cache complete and current enough to be shown. `closeReaders` is called before it is
    /// replaced.
    [[nodiscard]] Result<void> fill(const SyncEngine::Progress& progress,
                                    const std::function<void()>& closeReaders);
    /// Fetches a household whose records are not on this terminal. E-DESK-020 while the centre can't be
    /// reached.
    [[nodiscard]] Result<void> fetchHousehold(const QString& householdNo);
    /// It was opened: it stays here for longer.
    void touch(const QString& householdNo);
    /// After signing out, readers closed: records that may not stay here go.
    void forgetRecords();
    [[nodiscard]] QString cachePath() const;
    [[nodiscard]] const SecretBuffer& cacheKey() const;
    /// Nobody but the local records and a lease vouch for whoever is signed in.
    [[nodiscard]] bool isOffline() const { return m_isOffline; }
    /// Null while nobody is signed in.
    [[nodiscard]] CentralSession* session() { return m_session.get(); }
    /// What waits for the centre gives up soon, for the end of the program. Any thread.
    void stop();
    /// What waits for the centre gives up soon (never a submit), and so does all else of whoever is signed in
    /// now: their connection must end. Any thread.
    void giveUp();

    /// Keeps the command (on disk when this returns, draft removed), sends what waits, follows the feed.
    [[nodiscard]] Result<Submission> carryOut(const NewCommand& command, const QString& draftId);
    /// The same for a command that takes the place of one that was refused, in conflict or set apart.
    [[nodiscard]] Result<Submission> carryOutInstead(const QString& earlierId, const Settlement& settlement,
                                                     const NewCommand& command);
    struct Turn {
        std::vector<RecordRef> changed;
        bool isConnected = false;
        std::optional<Error> trouble;
        [[nodiscard]] bool isSignedOut() const;  ///< by the centre: this person works here no more
        [[nodiscard]] bool mustFill() const;     ///< the cache does not follow on the centre any more
    };
    [[nodiscard]] Turn synchronise();

    [[nodiscard]] Result<SecretBuffer> readNumber(const QString& addresseeNo, const QString& purpose);
    [[nodiscard]] Result<QByteArray> sealNumber(const SecretBuffer& digits);
    [[nodiscard]] Result<std::vector<RecordVersion>> history(Entity entity, const QString& key);
    [[nodiscard]] Result<void> note(const QString& action, const QString& subject);
    [[nodiscard]] const CentralHello& hello() const { return m_hello; }
    /// What the administrator must hear of, until it has been looked into.
    [[nodiscard]] std::vector<Error> warnings() const;

 private:
    [[nodiscard]] Result<Submission> submission(const QString& commandId);
    [[nodiscard]] Result<Submission> send(const OutboxCommand& kept, bool isOfDraft);
    [[nodiscard]] Result<StaffIdentity> signInOffline(const SignInProof& proof);
    /// The copy that may be kept under that mode; what may not be here goes.
    void useCacheOf(CacheMode mode);
    void makeSync();
    void setSession(std::unique_ptr<CentralSession> session);
    [[nodiscard]] Error reasonOf(const Error& error);
    /// After the centre answered: its word of itself, a new lease.
    void heardFromCentre();
    /// Says which terminal this is, and learns whether the centre has had more commands from here than the
    /// outbox knows of.
    void introduce();
    void tellLater();
    [[nodiscard]] bool scrub();  ///< false: the records are not those of the centre
    [[nodiscard]] bool wait(std::chrono::seconds time) const;

    QString m_folder;
    Policies m_fixed;
    SecretStore& m_secrets;
    const Clock& m_clock;
    const CityKnowledge& m_knowledge;
    std::unique_ptr<TerminalStores> m_stores;
    std::mutex m_sessionMutex;  // for stop() only
    std::unique_ptr<CentralSession> m_session;
    std::unique_ptr<OfflineSignIn> m_offline;
    std::unique_ptr<AuditWitness> m_witness;
    std::function<void()> m_closeReaders = [] {};
    QElapsedTimer m_sinceScrub;
    std::atomic_bool m_isEnding = false;
    bool m_isOffline = false;
    std::deque<std::pair<QString, QString>> m_untold;  ///< notes that the centre has not heard
    SecretBuffer m_passingKey;                         ///< of records that do not stay here; empty: they stay
    std::unique_ptr<SyncEngine> m_sync;
    CentralHello m_hello;
};

}  // namespace mado
