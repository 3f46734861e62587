// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/CentralStore.h"

namespace mado::simulation {

/// A session that hands everything on to another one; what is to differ is overridden.
class ForwardingSession : public CentralSession {
 public:
    explicit ForwardingSession(std::unique_ptr<CentralSession> real) : m_real(std::move(real)) {}

    [[nodiscard]] const StaffIdentity& staff() const override { return m_real->staff(); }
    [[nodiscard]] Result<CentralHello> hello() override { return m_real->hello(); }
    [[nodiscard]] Result<SubmitAnswer> submit(const CommandEnvelope& command) override {
        return m_real->submit(command);
    }
    [[nodiscard]] Result<PullAnswer> pull(const CacheCursor& from, int changeLimit) override {
        return m_real->pull(from, changeLimit);
    }
    [[nodiscard]] Result<FillProgress> fill(Entity entity, const QString& afterKey, int limit,
                                            const RowSink& sink) override {
        return m_real->fill(entity, afterKey, limit, sink);
    }
    [[nodiscard]] Result<std::vector<RecordVersion>> history(Entity entity, const QString& key) override {
        return m_real->history(entity, key);
    }
    [[nodiscard]] Result<SecretBuffer> readNumber(const QString& addresseeNo,
                                                  const QString& purpose) override {
        return m_real->readNumber(addresseeNo, purpose);
    }
    [[nodiscard]] Result<void> note(const QString& action, const QString& subject) override {
        return m_real->note(action, subject);
    }
    [[nodiscard]] Result<std::vector<AuditLine>> audit(qint64 afterSeq, int limit) override {
        return m_real->audit(afterSeq, limit);
    }
    [[nodiscard]] Result<AuditProof> auditProof(qint64 oldSize) override {
        return m_real->auditProof(oldSize);
    }
    [[nodiscard]] Result<TerminalPlace> introduce(const QString& terminalName) override {
        return m_real->introduce(terminalName);
    }
    [[nodiscard]] Result<RangeDigest> scrub(Entity entity, const QString& afterKey, int limit) override {
        return m_real->scrub(entity, afterKey, limit);
    }
    [[nodiscard]] Result<QHash<QString, qint64>> feedNumbers(const QStringList& commandIds) override {
        return m_real->feedNumbers(commandIds);
    }
    [[nodiscard]] Result<FillTicket> fillTicket() override { return m_real->fillTicket(); }
    [[nodiscard]] Result<void> fillDone() override { return m_real->fillDone(); }
    [[nodiscard]] Result<SignedLease> lease() override { return m_real->lease(); }
    [[nodiscard]] int hintSocket() const override { return m_real->hintSocket(); }
    [[nodiscard]] Result<CentralHints> takeHints() override { return m_real->takeHints(); }
    [[nodiscard]] Result<std::vector<HouseholdRecords>> households(const QStringList& numbers,
                                                                   const QStringList& persons) override {
        return m_real->households(numbers, persons);
    }
    [[nodiscard]] Result<void> heartbeat() override { return m_real->heartbeat(); }
    [[nodiscard]] std::chrono::milliseconds retryAfter() const override { return m_real->retryAfter(); }
    void recycle() override { m_real->recycle(); }
    void stop() override { m_real->stop(); }

 protected:
    [[nodiscard]] CentralSession& real() { return *m_real; }

 private:
    std::unique_ptr<CentralSession> m_real;
};

}  // namespace mado::simulation
