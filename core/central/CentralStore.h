// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/SecretBuffer.h"
#include "core/cards/StaffIdentity.h"
#include "core/central/Commands.h"
#include "core/store/CacheMode.h"
#include "core/store/CacheTypes.h"

#include <QHash>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace mado {

class CardTlsKey;

/// What the centre says of itself.
struct CentralHello {
    QString epoch;
    qint64 lastSeq = 0;
    QByteArray chainHash;
    qint64 durableSeq = 0;  ///< confirmed by a standby
    qint64 backupSeq = 0;   ///< contained in a verified backup
    int schemaVersion = 1;
    QDateTime serverTime;                   ///< UTC
    QByteArray numberPublicKey;             ///< individual numbers are sealed to it
    bool isEmbedded = false;                ///< evaluation and drills only; said on screen
    QString scopeFingerprint = {};          ///< of what this terminal may hold; empty: everything
    QByteArray leasePublicKey = {};         ///< Ed25519, for the off-line sign-in; empty: there is none
    qint64 auditSize = 0;                   ///< lines of the audit trail; 0: it has no tree
    QByteArray auditRoot = {};              ///< of its tree
    CacheMode cacheMode = CacheMode::Full;  ///< what this terminal may keep
};

/// One answer to a pull: whole batches, in order.
struct PullAnswer {
    enum class Kind {
        Batches,   ///< `batch` follows on the cursor; empty if there is nothing new
        Refill,    ///< the feed does not reach back to the cursor, or a bulk load went past it
        Rewound,   ///< another epoch: the centre was restored or rebuilt
        Diverged,  ///< same epoch, other chain hash at the cursor
    };
    Kind kind = Kind::Batches;
    CacheBatch batch;
    bool hasMore = false;
    CentralHello hello;
};

/// Takes one row of a fill: key, version and items in the order of schema::columnList(), nothing for NULL.
using RowSink = std::function<Result<void>(std::span<const std::optional<std::string_view>>)>;

/// Whether a first fill may begin now: at most a few at a time, or all terminals fetch everything at once.
struct FillTicket {
    bool isGranted = true;
    int waitSeconds = 0;  ///< ask again after that
};

/// What the centre told without being asked. Hints only: they may get lost.
struct CentralHints {
    bool hasFeed = false;   ///< there are new changes
    bool isUrgent = false;  ///< at once: a protected address, a revoked card
};

/// What the centre lets a person do without a connection, signed by the centre: for a time, at this terminal.
struct SignedLease {
    QByteArray lease;  ///< canonical JSON
    QByteArray signature;
    QString keyId;
};

/// What the centre knows of a terminal that introduces itself.
struct TerminalPlace {
    qint64 lastCounter = 0;     ///< the highest of the commands that came from it; 0: none, or it is not kept
    bool isEvaluation = false;  ///< the centre is marked as one for evaluation
};

/// All records of one household.
struct HouseholdRecords {
    QString householdNo;
    std::vector<Record> records;
};

/// One line of the audit trail.
struct AuditLine {
    qint64 seq = 0;
    QDateTime at;
    QString staffId;
    QString terminalId;
    QString action;
    QString subject;  ///< key of what it was about
    QByteArray hash;
};

/// That the audit trail of now begins with one of before: for terminals, its witnesses. RFC 9162 2.1.4.
struct AuditProof {
    qint64 size = 0;  ///< of now
    QByteArray root;
    QList<QByteArray> path;
};

/// One version of a record, for the history tab.
struct RecordVersion {
    qint64 feedSeq = 0;
    QDateTime at;
    QString authorId;
    QString caseId;
    std::optional<Record> record;  ///< nothing: deleted
};

/// A connection of one person. Worker thread only, one call at a time; every call may block on the network.
///
/// Errors common to all: E-CENTRAL-010 not reachable (try again), -011 not allowed, -012 signed out by the
/// centre, -019 signed out because the person has signed in at another terminal. Whatever fails, nothing is
/// half done.
class CentralSession {
 public:
    virtual ~CentralSession() = default;
    [[nodiscard]] virtual const StaffIdentity& staff() const = 0;
    [[nodiscard]] virtual Result<CentralHello> hello() = 0;
    /// Exactly once per command id, whatever is repeated. An answer is a decision, also Refused and Conflict;
    /// an error means that it is not known whether the command arrived: send it again. E-CENTRAL-002: the id
    /// came before with other content.
    [[nodiscard]] virtual Result<SubmitAnswer> submit(const CommandEnvelope& command) = 0;
    /// The feed after `from`, at most about `changeLimit` changes, always whole batches. Of records that were
    /// there before, a centre may send only what is other (CacheChange::Kind::Change); to a terminal that
    /// keeps no whole copy, of new records only whose they are (Mention).
    [[nodiscard]] virtual Result<PullAnswer> pull(const CacheCursor& from, int changeLimit) = 0;
    /// Rows of one kind with keys after `afterKey`, in key order. Returns the progress after them.
    [[nodiscard]] virtual Result<FillProgress> fill(Entity entity, const QString& afterKey, int limit,
                                                    const RowSink& sink) = 0;
    /// All versions in the feed, newest first.
    [[nodiscard]] virtual Result<std::vector<RecordVersion>> history(Entity entity, const QString& key) = 0;
    /// The individual number of a person, for a reason that is logged before it is given.
    /// E-CENTRAL-020 none on file, -021 no reason given, -022 too many in an hour.
    [[nodiscard]] virtual Result<SecretBuffer> readNumber(const QString& addresseeNo,
                                                          const QString& purpose) = 0;
    /// Notes what was looked at or done beside commands ("view household", "lock").
    [[nodiscard]] virtual Result<void> note(const QString& action, const QString& subject) = 0;
    [[nodiscard]] virtual Result<std::vector<AuditLine>> audit(qint64 afterSeq, int limit) = 0;
    /// Of the rows of one kind with keys after `afterKey`, at most `limit`.
    [[nodiscard]] virtual Result<RangeDigest> scrub(Entity entity, const QString& afterKey, int limit) = 0;

    // What a centre on a network has more; the embedded one needs none of it.

    /// Where the changes of commands that were accepted stand in the feed, as SubmitAnswer::feedSeq; 0: there
    /// are none. Those that have no number yet are left out. For answers that came without the number; here:
    /// they come with it.
    [[nodiscard]] virtual Result<QHash<QString, qint64>> feedNumbers(const QStringList& commandIds) {
        QHash<QString, qint64> none;
        for (const QString& each : commandIds)
            none.insert(each, 0);
        return none;
    }
    [[nodiscard]] virtual Result<FillTicket> fillTicket() { return FillTicket{}; }
    [[nodiscard]] virtual Result<void> fillDone() { return {}; }  ///< gives the ticket back
    /// E-CENTRAL-018: this centre gives none.
    [[nodiscard]] virtual Result<SignedLease> lease() { return fail(QStringLiteral("E-CENTRAL-018")); }
    /// That the trail begins with its first `oldSize` lines of before. E-CENTRAL-018: this centre has no
    /// tree.
    [[nodiscard]] virtual Result<AuditProof> auditProof(qint64 oldSize) {
        static_cast<void>(oldSize);
        return fail(QStringLiteral("E-CENTRAL-018"));
    }
    /// Says what people call this terminal.
    [[nodiscard]] virtual Result<TerminalPlace> introduce(const QString& terminalName) {
        static_cast<void>(terminalName);
        return TerminalPlace{};
    }
    /// Becomes readable when takeHints() has something; another one after each reconnection. -1: none.
    [[nodiscard]] virtual int hintSocket() const { return -1; }
    [[nodiscard]] virtual Result<CentralHints> takeHints() { return CentralHints{}; }
    /// Whole households, by their numbers or by people of them; at most 50 at a time. Those that there are
    /// none of are left out. For terminals that keep no whole copy. E-CENTRAL-045: too many in an hour.
    [[nodiscard]] virtual Result<std::vector<HouseholdRecords>> households(const QStringList& numbers,
                                                                           const QStringList& persons) {
        static_cast<void>(numbers);
        static_cast<void>(persons);
        return fail(QStringLiteral("E-CENTRAL-018"));
    }
    /// Whether the centre still answers; short.
    [[nodiscard]] virtual Result<void> heartbeat() { return {}; }
    /// How long calls will fail at once, because the centre was just found to be away.
    [[nodiscard]] virtual std::chrono::milliseconds retryAfter() const { return {}; }
    /// Connects anew at the next call, as is done every hour or so.
    virtual void recycle() {}
    /// A call that runs gives up soon (but never a submit), and so do later ones. Any thread.
    virtual void stop() {}
};

/// How a person proves who they are: the card signs what the centre asked.
struct SignInProof {
    QString staffId;
    QByteArray challenge;
    QByteArray signature;
    QString terminalId;
    std::shared_ptr<CardTlsKey> tlsKey = {};  ///< the card's, if TLS can use it; stays in this process
};

/// The central store: PostgreSQL, or an encrypted file on this machine. Worker thread only.
class CentralStore {
 public:
    virtual ~CentralStore() = default;
    /// Fresh random bytes for the card to sign; good for one sign-in.
    [[nodiscard]] virtual Result<QByteArray> challenge() = 0;
    /// E-CENTRAL-013 unknown or inactive person, -014 the signature does not fit the registered card.
    [[nodiscard]] virtual Result<std::unique_ptr<CentralSession>> signIn(const SignInProof& proof) = 0;
    /// The session of a person who may work without a connection for a while (the caller has checked that):
    /// connects when the centre can be reached, as this person or not at all. E-CENTRAL-018: not offered.
    [[nodiscard]] virtual Result<std::unique_ptr<CentralSession>> signInLater(const SignInProof& proof,
                                                                              const StaffIdentity& staff) {
        static_cast<void>(proof);
        static_cast<void>(staff);
        return fail(QStringLiteral("E-CENTRAL-018"));
    }
};

}  // namespace mado
