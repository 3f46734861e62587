// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/CentralStore.h"
#include "core/central/postgres/CopyRow.h"
#include "core/central/postgres/PgLink.h"

namespace mado {

/// One person at the centre on PostgreSQL, from one terminal. Survives cuts: the next call connects anew.
class PostgresSession final : public CentralSession {
 public:
    /// `link` is connected as this person.
    PostgresSession(std::unique_ptr<PgLink> link, StaffIdentity staff)
        : m_link(std::move(link)), m_staff(std::move(staff)) {}

    [[nodiscard]] const StaffIdentity& staff() const override { return m_staff; }
    [[nodiscard]] Result<CentralHello> hello() override;
    [[nodiscard]] Result<SubmitAnswer> submit(const CommandEnvelope& command) override;
    [[nodiscard]] Result<PullAnswer> pull(const CacheCursor& from, int changeLimit) override;
    [[nodiscard]] Result<FillProgress> fill(Entity entity, const QString& afterKey, int limit,
                                            const RowSink& sink) override;
    [[nodiscard]] Result<std::vector<RecordVersion>> history(Entity entity, const QString& key) override;
    [[nodiscard]] Result<SecretBuffer> readNumber(const QString& addresseeNo,
                                                  const QString& purpose) override;
    [[nodiscard]] Result<void> note(const QString& action, const QString& subject) override;
    [[nodiscard]] Result<std::vector<AuditLine>> audit(qint64 afterSeq, int limit) override;
    [[nodiscard]] Result<AuditProof> auditProof(qint64 oldSize) override;
    [[nodiscard]] Result<TerminalPlace> introduce(const QString& terminalName) override;
    [[nodiscard]] Result<RangeDigest> scrub(Entity entity, const QString& afterKey, int limit) override;
    [[nodiscard]] Result<QHash<QString, qint64>> feedNumbers(const QStringList& commandIds) override;
    [[nodiscard]] Result<FillTicket> fillTicket() override;
    [[nodiscard]] Result<void> fillDone() override;
    [[nodiscard]] Result<SignedLease> lease() override;
    [[nodiscard]] int hintSocket() const override { return m_link->socket(); }
    [[nodiscard]] Result<CentralHints> takeHints() override;
    [[nodiscard]] Result<std::vector<HouseholdRecords>> households(const QStringList& numbers,
                                                                   const QStringList& persons) override;
    [[nodiscard]] Result<void> heartbeat() override;
    [[nodiscard]] std::chrono::milliseconds retryAfter() const override { return m_link->retryAfter(); }
    void recycle() override { m_link->disconnect(); }
    void stop() override { m_link->stop(); }

    /// {"staff": ...} and what else hello() leaves out.
    [[nodiscard]] Result<QJsonObject> helloJson();

 private:
    [[nodiscard]] Result<QJsonObject> ask(const PgStatement& statement, const PgValues& values);
    /// The lines of a function that gives a set of text.
    template <class F>
    [[nodiscard]] Result<void> eachLine(const PgStatement& statement, const PgValues& values, F take);

    std::unique_ptr<PgLink> m_link;
    StaffIdentity m_staff;
    qint64 m_pulledTo = 0;  ///< of the feed; a hint of what lies before tells nothing new
    CopyRow m_row;
};

}  // namespace mado
