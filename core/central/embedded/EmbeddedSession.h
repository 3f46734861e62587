// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/embedded/EmbeddedCentralStore.h"

namespace mado {

/// One person at the embedded centre.
class EmbeddedSession final : public CentralSession {
 public:
    EmbeddedSession(EmbeddedCentralStore& centre, StaffIdentity staff, QString terminalId)
        : m_centre(centre), m_staff(std::move(staff)), m_terminalId(std::move(terminalId)) {}

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
    [[nodiscard]] Result<RangeDigest> scrub(Entity entity, const QString& afterKey, int limit) override;

 private:
    /// E-CENTRAL-012 if the person is no longer active; takes over roles given or taken since the sign-in.
    [[nodiscard]] Result<void> stillSignedIn();
    [[nodiscard]] Result<SecretBuffer> refuseNumber(const QString& code, const QString& addresseeNo);
    [[nodiscard]] Result<std::optional<SubmitAnswer>> earlierAnswer(const CommandEnvelope& command);
    [[nodiscard]] Result<void> keepAnswer(const CommandEnvelope& command, const SubmitAnswer& answer);
    [[nodiscard]] Result<std::optional<PullAnswer::Kind>> whyNotFrom(const CacheCursor& from,
                                                                     const CentralHello& head,
                                                                     qint64 bulkSeq);
    [[nodiscard]] Connection& connection() { return *m_centre.m_connection; }
    [[nodiscard]] AuditChain chain() { return {connection(), m_centre.m_clock}; }

    EmbeddedCentralStore& m_centre;
    StaffIdentity m_staff;
    QString m_terminalId;
};

}  // namespace mado
