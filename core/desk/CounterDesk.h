// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/SecretBuffer.h"
#include "core/central/CentralStore.h"
#include "core/desk/CityKnowledge.h"
#include "core/desk/DeskCommands.h"
#include "core/desk/DeskTypes.h"
#include "core/desk/EventExecutor.h"
#include "core/desk/SerialExecutor.h"
#include "core/platform/Policies.h"
#include "core/security/SecretStore.h"
#include "core/store/Outbox.h"
#include "core/store/Search.h"

#include <QFuture>
#include <QObject>

#include <deque>
#include <memory>
#include <type_traits>
#include <vector>

namespace mado {

class CentrePulse;
class DeskReader;
class DeskWorker;

/// The counter as the pages use it. Belongs to the GUI thread and never blocks it: every call gives a future
/// that is fulfilled by one of its threads (reading; saving of drafts; talking to the centre). Use
/// `future.then(context, ...)` to be called in the context's thread.
///
/// What a future of a writing call reports as done is on disk.
class CounterDesk : public QObject {
    Q_OBJECT
 public:
    template <class T>
    using Future = QFuture<Result<T>>;

    /// The references outlive the desk. `folder`, `fixed`: see TerminalStores.
    CounterDesk(QString folder, SecretStore& secrets, const Clock& clock, const CityKnowledge& knowledge,
                Policies fixed = {}, QObject* parent = nullptr);
    ~CounterDesk() override;

    [[nodiscard]] const CityKnowledge& knowledge() const { return m_knowledge; }
    [[nodiscard]] const Clock& clock() const { return m_clock; }
    [[nodiscard]] const DeskStatus& status() const { return m_status; }
    /// Nobody while signed out.
    [[nodiscard]] const std::optional<StaffIdentity>& staff() const { return m_staff; }

    /// Opens keys and files; once, before anything else.
    [[nodiscard]] Future<void> open();
    /// Signs in and makes the local copy complete (the first time: fillProgress() is emitted).
    [[nodiscard]] Future<StaffIdentity> signIn(const QString& staffId, ChallengeSigner sign);
    /// `why`: "sign out", "lock".
    [[nodiscard]] Future<void> signOut(const QString& why);

    /// A newer search stops an older one, whose future is then cancelled or answers E-STORE-014. E-DESK-021
    /// (without a connection E-LEASE-007): too many in a short time, which is noted at the centre.
    [[nodiscard]] Future<SearchAnswer> search(const QString& text, int limit = 50);
    /// E-DESK-020: its records are not on this terminal and can't be fetched now.
    [[nodiscard]] Future<HouseholdView> household(const QString& householdNo);
    [[nodiscard]] Future<std::vector<CaseRow>> workList();
    [[nodiscard]] Future<CaseView> caseView(const QString& caseId);

    [[nodiscard]] Future<void> saveDraft(const Draft& draft);
    [[nodiscard]] Future<void> removeDraft(const QString& id);
    [[nodiscard]] Future<std::vector<Draft>> drafts();
    [[nodiscard]] Future<Draft> draft(const QString& id);
    /// A fresh UUIDv7 and the number that people use for a case, "R8-A12-000123".
    struct CaseNumbers {
        QString caseId;
        QString caseNo;
    };
    [[nodiscard]] Future<CaseNumbers> newCase();

    /// Made by desk_command. On disk when fulfilled; the centre's answer is in it if the centre was there.
    [[nodiscard]] Future<Submission> carryOut(const NewCommand& command, const QString& draftId = {});
    /// Sends what waits and follows the feed, now instead of at the next turn.
    void synchroniseSoon();

    [[nodiscard]] Future<std::shared_ptr<SecretBuffer>> readNumber(const QString& addresseeNo,
                                                                   const QString& purpose);
    [[nodiscard]] Future<QByteArray> sealNumber(SecretBuffer digits);
    [[nodiscard]] Future<std::vector<RecordVersion>> history(Entity entity, const QString& key);
    void note(const QString& action, const QString& subject);
    /// What has not reached the centre, was refused or came back.
    [[nodiscard]] Future<std::vector<UnsentRow>> unsent();
    /// A command of the outbox as it was given.
    [[nodiscard]] Future<OutboxCommand> command(const QString& commandId);
    /// The case of an EnterCase command, whatever became of it.
    [[nodiscard]] Future<CaseView> caseOfCommand(const QString& commandId);
    /// A refused, conflicting or quarantined command was dealt with; `draft` is kept in the same step. Noted
    /// at the centre too.
    [[nodiscard]] Future<void> settle(const QString& commandId, const Settlement& settlement,
                                      const std::optional<Draft>& draft = {});
    /// Settles a command and gives another one in its place, in one step. On disk when fulfilled.
    [[nodiscard]] Future<Submission> carryOutInstead(const QString& commandId, const Settlement& settlement,
                                                     const NewCommand& command);
    /// Lets a quarantined command go once more as it is.
    [[nodiscard]] Future<void> sendAgain(const QString& commandId);

 Q_SIGNALS:
    void statusChanged(const mado::DeskStatus& status);
    /// Households whose records changed (here or elsewhere). Empty list: anything may have.
    void recordsChanged();
    void fillProgress(const QString& kind, qint64 rows);
    /// The centre knows the person here no more: barred, or signed in at another terminal. The screen must be
    /// locked and signOut() called.
    void signedOutByCentre(const mado::Error& why);
    /// Something in the background failed for another reason than a missing connection.
    void troubled(const mado::Error& error);

 private:
    struct Turn;
    void turn();
    [[nodiscard]] Turn takeTurn(const StaffIdentity& staff);
    void take(const Turn& turn);
    void setStatus(const DeskStatus& status);
    [[nodiscard]] Result<void> openReader(const StaffIdentity& staff);
    /// In the centre's thread: makes the cache complete; a reader is open on it afterwards.
    [[nodiscard]] Result<void> fillAndRead(const StaffIdentity& staff);
    void watchCentre(bool isConnected);  ///< in the centre's thread
    [[nodiscard]] std::optional<Error> tooManySearches();
    template <class F>
    auto reading(F function);
    /// The same of whole households: what is not on this terminal is fetched first. A case may concern
    /// several.
    template <class F>
    auto readingHouseholds(F function, int tries = 3) -> QFuture<std::invoke_result_t<F, DeskReader&>>;
    template <class F>
    auto atCentre(F function);
    template <class F>
    auto withOutbox(F function);

    const QString m_folder;
    SecretStore& m_secrets;
    const Clock& m_clock;
    const CityKnowledge& m_knowledge;
    DeskStatus m_status;
    std::optional<StaffIdentity> m_staff;
    bool m_turning = false;
    bool m_isTurnWanted = false;  // asked for while one was running
    struct AskedAt {
        QDateTime at;
        bool isAlone = false;  ///< without a connection
    };
    std::deque<AskedAt> m_searches;  // of the last hour; also of whoever was signed in before
    QDateTime m_toldOfSearches;

    Outbox* m_outbox = nullptr;              // set once by open(); thread-safe itself
    std::unique_ptr<DeskReader> m_reader;    // reading thread only
    std::unique_ptr<DeskWorker> m_worker;    // centre's thread only
    std::unique_ptr<CentrePulse> m_pulse;    // centre's thread only
    std::optional<Interrupter> m_interrupt;  // GUI thread
    QFuture<Result<SearchAnswer>> m_search;
    SerialExecutor m_reads;
    SerialExecutor m_drafts;
    EventExecutor m_centre;  // last: ended first
};

}  // namespace mado
