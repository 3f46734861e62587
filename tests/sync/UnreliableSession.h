// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/ForwardingSession.h"

namespace mado::test {

/// What lies between a terminal and the centre, and when it fails. Shared by the sessions of a terminal.
struct Line {
    bool isUp = true;
    int callsLeft = -1;        ///< that many calls get through, then the line is down; -1: no limit
    int answersLost = 0;       ///< that many commands arrive, but their answers don't come back
    QString failWith = {};     ///< for submit: an error of this code instead of an answer
    QString failsOnCase = {};  ///< failWith for this case only; empty: for all
    int submits = 0;           ///< commands that reached the centre
    int fills = 0;
    int pulls = 0;

    /// True if this call gets through.
    bool take() {
        if (!isUp || callsLeft == 0) return false;
        if (callsLeft > 0) --callsLeft;
        return true;
    }
};

/// A session over a line that fails as it is told. Everything else is the real session.
class UnreliableSession final : public simulation::ForwardingSession {
 public:
    UnreliableSession(std::unique_ptr<CentralSession> real, Line& line)
        : ForwardingSession(std::move(real)), m_line(line) {}

    [[nodiscard]] Result<CentralHello> hello() override {
        if (!m_line.take()) return unreachable();
        return real().hello();
    }
    [[nodiscard]] Result<SubmitAnswer> submit(const CommandEnvelope& command) override {
        if (!m_line.take()) return unreachable();
        const bool isMeant = m_line.failsOnCase.isEmpty() || m_line.failsOnCase == command.caseId;
        if (!m_line.failWith.isEmpty() && isMeant) return fail(m_line.failWith);
        ++m_line.submits;
        auto answer = real().submit(command);
        if (m_line.answersLost > 0) {
            --m_line.answersLost;
            return unreachable();
        }
        return answer;
    }
    [[nodiscard]] Result<std::vector<HouseholdRecords>> households(const QStringList& numbers,
                                                                   const QStringList& persons) override {
        if (!m_line.take()) return unreachable();
        return real().households(numbers, persons);
    }
    [[nodiscard]] Result<PullAnswer> pull(const CacheCursor& from, int changeLimit) override {
        if (!m_line.take()) return unreachable();
        ++m_line.pulls;
        return real().pull(from, changeLimit);
    }
    /// A cut in the middle of a chunk: half of the rows come, then an error.
    [[nodiscard]] Result<FillProgress> fill(Entity entity, const QString& afterKey, int limit,
                                            const RowSink& sink) override {
        if (m_line.take()) {
            ++m_line.fills;
            return real().fill(entity, afterKey, limit, sink);
        }
        int rows = 0;
        const auto half = [&](std::span<const std::optional<std::string_view>> row) -> Result<void> {
            if (++rows > limit / 2) return unreachable();
            return sink(row);
        };
        if (auto cut = real().fill(entity, afterKey, limit, half); !cut) return cut;
        return unreachable();
    }
    [[nodiscard]] Result<RangeDigest> scrub(Entity entity, const QString& afterKey, int limit) override {
        if (!m_line.take()) return unreachable();
        return real().scrub(entity, afterKey, limit);
    }
    [[nodiscard]] Result<QHash<QString, qint64>> feedNumbers(const QStringList& commandIds) override {
        if (!m_line.take()) return unreachable();
        return real().feedNumbers(commandIds);
    }
    [[nodiscard]] Result<AuditProof> auditProof(qint64 oldSize) override {
        if (!m_line.take()) return unreachable();
        return real().auditProof(oldSize);
    }
    [[nodiscard]] Result<TerminalPlace> introduce(const QString& terminalName) override {
        if (!m_line.take()) return unreachable();
        return real().introduce(terminalName);
    }
    [[nodiscard]] Result<void> heartbeat() override {
        if (!m_line.take()) return unreachable();
        return real().heartbeat();
    }

 private:
    static Error unreachable() { return fail(QStringLiteral("E-CENTRAL-010")); }
    Line& m_line;
};

}  // namespace mado::test
