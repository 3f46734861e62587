// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/UuidV7.h"
#include "core/store/Connection.h"
#include "core/store/OutboxCommand.h"
#include "core/store/OutboxMark.h"
#include "core/store/OutboxReserve.h"
#include "core/store/Settlement.h"

#include <QHash>
#include <QMutex>

#include <initializer_list>
#include <memory>
#include <optional>
#include <vector>

namespace mado {

/// The file of what must never be lost: drafts as they are typed and commands that the centre does not safely
/// have yet.
///
/// Every function that returns success has its change on disk (write-ahead log, synchronous FULL: the log is
/// flushed before a commit returns). "Saved" may be shown then and not before. After a failure nothing is
/// changed and what is on screen must stay there. All functions may be called from any thread; they take
/// turns.
class Outbox {
 public:
    struct Options {
        qint64 reserveBytes = 64LL * 1024 * 1024;  ///< kept free for a full disk: about 10,000 cases
        int keepDays = 7;                          ///< purge() keeps commands at least that long
        int keepSettledDays = 90;                  ///< and those that were dealt with
        QByteArray vfs = {};                       ///< file layer; empty: the system's
    };

    /// Makes the file if it is absent (complete or not at all). `clock` and `ids` outlive the outbox; `ids`
    /// goes on after the last id that was kept here. E-STORE-005 for a file of no length, and for none where
    /// its log or its mark is: it once was an outbox.
    [[nodiscard]] static Result<std::unique_ptr<Outbox>> open(const QString& path, const SecretBuffer& key,
                                                              const Clock& clock, UuidV7Generator& ids,
                                                              const Options& options);
    ~Outbox();

    /// Keeps a draft as it stands (made or replaced by its id). Called as the clerk types.
    [[nodiscard]] Result<void> saveDraft(const Draft& draft);
    [[nodiscard]] Result<void> removeDraft(const QString& id);
    [[nodiscard]] Result<std::vector<Draft>> drafts() const;     ///< latest first
    [[nodiscard]] Result<Draft> draft(const QString& id) const;  ///< E-STORE-024 if there is none

    /// Takes in a command and, in the same transaction, removes the draft it was made from. An id that is
    /// there already with the same payload gives what is there; with another payload E-STORE-022.
    [[nodiscard]] Result<OutboxCommand> enqueue(const NewCommand& command, const QString& draftId = {});

    /// Commands to be sent or sent again, in the order they were entered.
    [[nodiscard]] Result<std::vector<OutboxCommand>> toSend(int limit = 100) const;
    [[nodiscard]] Result<std::vector<OutboxCommand>> inStates(
        std::initializer_list<CommandState> states) const;
    [[nodiscard]] Result<std::vector<OutboxCommand>> ofHousehold(const QString& householdKey) const;
    [[nodiscard]] Result<std::vector<OutboxCommand>> ofCase(const QString& caseId) const;
    /// E-STORE-024 if there is none, E-STORE-025 if its bytes are not those that were saved.
    [[nodiscard]] Result<OutboxCommand> command(const QString& id) const;
    [[nodiscard]] Result<QHash<CommandState, int>> counts() const;

    /// Notes what became of a command. Forwards along the way, or aside to Quarantined or Refused;
    /// E-STORE-023 for anything else. The state it has already is no error. `outcome` and `feedSeq` are kept
    /// as they are if empty or 0.
    [[nodiscard]] Result<void> mark(const QString& id, CommandState state, const QJsonObject& outcome = {},
                                    qint64 feedSeq = 0);
    /// The centre may have lost it (restored from a backup), or a chief lets it go again: send once more.
    /// Anything but Refused.
    [[nodiscard]] Result<void> sendAgain(const QString& id);
    /// A refused or quarantined command that a person has dealt with; kept with who, how and why. With a
    /// draft, that is kept in the same transaction. E-STORE-023 for a command in another state.
    [[nodiscard]] Result<void> settle(const QString& id, const Settlement& settlement,
                                      const std::optional<Draft>& draft = {});
    /// The same, and another command in its place in the same transaction.
    [[nodiscard]] Result<OutboxCommand> replace(const QString& id, const Settlement& settlement,
                                                const NewCommand& successor);
    /// Latest first.
    [[nodiscard]] Result<std::vector<SettledCommand>> settled(int limit = 100) const;
    /// Deletes durable commands that the centre's verified backup covers (feed number up to `backupSeq`) and
    /// that are older than keepDays. Returns how many. Settled ones go after keepSettledDays.
    [[nodiscard]] Result<int> purge(qint64 backupSeq);

    /// 1, 2, 3, ... for each name; on disk before it is given, never given twice (gaps can be).
    [[nodiscard]] Result<qint64> nextNumber(const QString& name);
    /// Small facts that must outlive the program (leases, times seen): replaced by name.
    [[nodiscard]] Result<void> keepFact(const QString& name, const QString& value);
    [[nodiscard]] Result<QString> fact(const QString& name) const;  ///< null if there is none
    [[nodiscard]] QString newId() { return m_ids.next(); }
    [[nodiscard]] const QString& terminalId() const { return m_terminalId; }  ///< made with the file
    /// E-STORE-034 if the file was found to hold less than it did once: an earlier copy was put in its place,
    /// or the end of its log is gone. Nothing if that never was. Work goes on; somebody must be told.
    [[nodiscard]] Result<std::optional<Error>> setBack() const;
    /// The centre has had more commands from here than this outbox knows of: so many.
    [[nodiscard]] Result<void> noteSetBack(qint64 missing);
    /// Somebody has looked into it.
    [[nodiscard]] Result<void> forgetSetBack();
    /// Of the last command that was given here; 0 for none.
    [[nodiscard]] Result<qint64> lastCounter() const;
    /// How near the disk is to full; the reserve is filled again when there is room.
    [[nodiscard]] OutboxReserve::Pressure pressure();
    /// Empty: sound. Reads everything.
    [[nodiscard]] Result<QStringList> integrityProblems();

 private:
    Outbox(std::unique_ptr<Connection> connection, OutboxReserve reserve, OutboxMark mark, const Clock& clock,
           UuidV7Generator& ids, const Options& options);
    static Result<void> create(const QString& path, const SecretBuffer& key, const Clock& clock,
                               const ConnectionOptions& options);
    Result<void> readMeta();
    Result<qint64> revision() const;
    void noteKept();  ///< after a commit
    Result<void> compareWithMark();
    /// Runs a writing function; if the disk is full, gives up the reserve and runs it once more.
    template <class F>
    auto writing(F&& function) -> decltype(function());
    Result<OutboxCommand> insert(const NewCommand& command, const QString& draftId);
    Result<OutboxCommand> insertRow(const NewCommand& command, const QString& draftId);
    Result<void> putDraft(const Draft& draft);
    /// Within a transaction.
    Result<void> moveToSettled(const QString& id, const Settlement& settlement);
    Result<void> setMeta(std::string_view name, const QString& value);
    Result<void> change(const QString& id, CommandState from, CommandState to, const QJsonObject& outcome,
                        qint64 feedSeq);
    Result<std::vector<OutboxCommand>> read(std::string_view sql, const QString& value) const;
    Result<OutboxCommand> find(const QString& id) const;
    [[nodiscard]] QString now() const;

    mutable QMutex m_mutex;
    std::unique_ptr<Connection> m_connection;
    OutboxReserve m_reserve;
    OutboxMark m_mark;
    const Clock& m_clock;
    UuidV7Generator& m_ids;
    int m_keepDays;
    int m_keepSettledDays;
    QString m_terminalId;
};

}  // namespace mado
