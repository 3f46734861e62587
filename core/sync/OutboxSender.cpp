// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/OutboxSender.h"

#include "core/sync/OutboxChain.h"

#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

// After that many attempts over that time, a command that the centre keeps failing on is set apart.
constexpr int attemptsBeforeQuarantine = 5;
constexpr qint64 secondsBeforeQuarantine = 10LL * 60;

/// Commands of one household build on each other; those of none go by their case.
QString chainOf(const OutboxCommand& command) {
    return command.householdKey.isEmpty() ? u"case "_s + command.caseId : command.householdKey;
}

/// Who gave the command; empty if it does not say.
QString giverOf(const OutboxCommand& command) {
    return QJsonDocument::fromJson(command.payload).object()[u"staff_id"_s].toString();
}

bool isAnothers(const OutboxCommand& command, const CentralSession& session) {
    const QString giver = giverOf(command);
    return !giver.isEmpty() && giver != session.staff().staffId;
}

/// Not about this command: the way to the centre, the sign-in, or the centre's disk.
bool stopsAll(const Error& error) {
    static const QStringList ways{u"E-CENTRAL-010"_s, u"E-CENTRAL-011"_s, u"E-CENTRAL-012"_s,
                                  u"E-CENTRAL-014"_s, u"E-CENTRAL-015"_s, u"E-CENTRAL-016"_s,
                                  u"E-CENTRAL-017"_s, u"E-CENTRAL-061"_s};
    if (ways.contains(error.code)) return true;
    const QString constraint = u"E-STORE-015"_s;
    return error.code.startsWith(u"E-STORE-"_s) && error.code != constraint;
}

bool neverGetsBetter(const Error& error) {
    return error.code == u"E-CENTRAL-001"_s || error.code == u"E-CENTRAL-002"_s ||
           error.code == u"E-CENTRAL-060"_s;
}

}  // namespace

bool OutboxSender::Attempt::isAccepted() const {
    return answer && (answer->outcome == Outcome::Entered || answer->outcome == Outcome::Applied);
}

CommandEnvelope OutboxSender::envelope(const OutboxCommand& command) const {
    CommandEnvelope envelope;
    envelope.commandId = command.id;
    envelope.kind = commandKindFromName(command.kind).value_or(CommandKind::EnterCase);
    envelope.caseId = command.caseId;
    envelope.payload = command.payload;
    envelope.digest = command.digest;
    envelope.terminalId = m_outbox.terminalId();
    envelope.terminalCounter = command.terminalCounter;
    envelope.clientTime = command.enteredAt;
    return envelope;
}

Result<OutboxSender::Obstacles> OutboxSender::obstacles() const {
    MADO_ASSIGN(const auto stuck, m_outbox.inStates({CommandState::Refused, CommandState::Quarantined}));
    Obstacles all;
    for (const OutboxCommand& command : stuck)
        all.insert(outbox_chain::nameOf(command), command);
    return all;
}

bool OutboxSender::isHeld(const OutboxCommand& command, const Obstacles& stuck) {
    const auto [first, last] = stuck.equal_range(outbox_chain::nameOf(command));
    return std::any_of(first, last, [&command](const OutboxCommand& obstacle) {
        return outbox_chain::isHeldBy(command, obstacle);
    });
}

Result<void> OutboxSender::keep(const OutboxCommand& command, const SubmitAnswer& answer) {
    switch (answer.outcome) {
        case Outcome::Entered:
        case Outcome::Applied:
            return m_outbox.mark(command.id, CommandState::Acknowledged, answer.toJson(), answer.feedSeq);
        case Outcome::Quarantined:
            return m_outbox.mark(command.id, CommandState::Quarantined, answer.toJson());
        case Outcome::Conflict:
        case Outcome::Refused:
            break;
    }
    return m_outbox.mark(command.id, CommandState::Refused, answer.toJson());
}

Result<OutboxSender::Attempt> OutboxSender::attempt(CentralSession& session, const OutboxCommand& command) {
    if (!commandKindFromName(command.kind)) return Attempt{{}, fail(u"E-SYNC-002"_s, u"kind"_s)};
    if (isAnothers(command, session)) return Attempt{{}, fail(u"E-SYNC-004"_s)};
    MADO_TRY(m_outbox.mark(command.id, CommandState::Sent));
    // If this is cut anywhere, the command is sent again with the same id and gets the same answer.
    auto answer = session.submit(envelope(command));
    if (!answer) return withoutAnswer(command, answer.error());
    MADO_TRY(keep(command, *answer));
    return Attempt{std::move(*answer), {}};
}

Result<OutboxSender::Attempt> OutboxSender::withoutAnswer(const OutboxCommand& command, const Error& error) {
    const bool isOld = command.enteredAt.secsTo(m_clock.now()) >= secondsBeforeQuarantine;
    const bool keepsFailing = !stopsAll(error) && isOld && command.attempts + 1 >= attemptsBeforeQuarantine;
    if (!neverGetsBetter(error) && !keepsFailing) return Attempt{{}, error};
    SubmitAnswer apart;
    apart.outcome = Outcome::Quarantined;
    apart.reason = error;
    MADO_TRY(keep(command, apart));
    return Attempt{std::move(apart), {}};
}

Result<void> OutboxSender::sendAll(CentralSession& session) {
    MADO_ASSIGN(const auto waiting, m_outbox.toSend(std::numeric_limits<int>::max()));
    MADO_ASSIGN(const auto stuck, obstacles());
    QSet<QString> stopped;
    for (const OutboxCommand& command : waiting) {
        const QString chain = chainOf(command);
        if (stopped.contains(chain) || isHeld(command, stuck)) continue;
        MADO_ASSIGN(const Attempt attempted, attempt(session, command));
        if (attempted.error && stopsAll(*attempted.error)) return *attempted.error;
        if (!attempted.isAccepted()) stopped.insert(chain);
    }
    return {};
}

Result<SubmitAnswer> OutboxSender::sendOne(CentralSession& session, const OutboxCommand& command) {
    MADO_ASSIGN(const auto waiting, m_outbox.toSend(std::numeric_limits<int>::max()));
    MADO_ASSIGN(const auto stuck, obstacles());
    for (const OutboxCommand& earlier : waiting) {
        if (earlier.terminalCounter >= command.terminalCounter) break;
        if (chainOf(earlier) != chainOf(command)) continue;
        if (isHeld(earlier, stuck)) return fail(u"E-SYNC-003"_s);
        MADO_ASSIGN(const Attempt attempted, attempt(session, earlier));
        if (attempted.error && stopsAll(*attempted.error)) return *attempted.error;
        if (!attempted.isAccepted()) return fail(u"E-SYNC-003"_s);
    }
    MADO_ASSIGN(Attempt attempted, attempt(session, command));
    if (attempted.error) return *attempted.error;
    return std::move(*attempted.answer);
}

}  // namespace mado
