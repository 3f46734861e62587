// SPDX-License-Identifier: GPL-3.0-or-later
// The part of CounterDesk that synchronises, one turn after another, and tells what a turn found.
#include "core/desk/CounterDesk.h"
#include "core/desk/DeskReader.h"
#include "core/desk/DeskWorker.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

/// What one turn of synchronisation found.
struct CounterDesk::Turn {
    bool hasChanges = false;
    bool isConnected = false;
    bool isOfflineSignIn = false;
    std::optional<Error> trouble;
    bool isSignedOut = false;
    std::optional<Interrupter> interrupter;  ///< the records were fetched anew: of their reader
    int unsent = 0;
    int refused = 0;
    int quarantined = 0;
    std::vector<Error> warnings;
};

void CounterDesk::synchroniseSoon() {
    turn();
}

void CounterDesk::turn() {
    if (!m_staff) return;
    m_isTurnWanted = m_turning;
    if (m_turning) return;
    m_turning = true;
    m_centre.run([this, staff = *m_staff] { return takeTurn(staff); }).then(this, [this](const Turn& done) {
        m_turning = false;
        take(done);
        if (m_isTurnWanted) turn();
    });
}

CounterDesk::Turn CounterDesk::takeTurn(const StaffIdentity& staff) {
    Turn turn;
    DeskWorker::Turn done = m_worker->synchronise();
    if (done.mustFill() && m_worker->session() != nullptr) {
        const auto filled = fillAndRead(staff);
        done.trouble = filled ? std::nullopt : std::optional(filled.error());
        done.isConnected = filled.ok();
        if (m_reader) turn.interrupter = m_reader->interrupter();
        turn.hasChanges = true;
    }
    watchCentre(done.isConnected);
    turn.isOfflineSignIn = m_worker->isOffline();
    turn.hasChanges = turn.hasChanges || !done.changed.empty();
    turn.isConnected = done.isConnected;
    turn.trouble = done.trouble;
    turn.isSignedOut = done.isSignedOut();
    if (const auto counts = m_worker->stores().outbox().counts()) {
        turn.unsent = counts->value(CommandState::Sealed) + counts->value(CommandState::Sent);
        turn.refused = counts->value(CommandState::Refused);
        turn.quarantined = counts->value(CommandState::Quarantined);
    }
    turn.warnings = m_worker->warnings();
    return turn;
}

void CounterDesk::take(const Turn& turn) {
    if (!m_staff) return;
    DeskStatus status = m_status;
    status.isConnected = turn.isConnected;
    status.isOfflineSignIn = turn.isOfflineSignIn;
    if (turn.interrupter && m_interrupt) m_interrupt = turn.interrupter;
    if (turn.isConnected) status.lastContact = m_clock.now();
    status.unsent = turn.unsent;
    status.refused = turn.refused;
    status.quarantined = turn.quarantined;
    status.warnings = turn.warnings;
    setStatus(status);
    if (turn.isSignedOut) {
        Q_EMIT signedOutByCentre(*turn.trouble);
        return;
    }
    const bool isOffline = turn.trouble && turn.trouble->code == u"E-CENTRAL-010"_s;
    if (turn.trouble && !isOffline) Q_EMIT troubled(*turn.trouble);
    if (turn.hasChanges) Q_EMIT recordsChanged();
    workList().then(this, [this](const Result<std::vector<CaseRow>>& rows) {
        if (!rows || !m_staff) return;
        DeskStatus counted = m_status;
        counted.awaitingMe =
            static_cast<int>(std::count_if(rows->begin(), rows->end(), [this](const CaseRow& each) {
                return (each.state == u"entered"_s || each.state == u"conflict"_s) &&
                       each.authorId != m_staff->staffId;
            }));
        setStatus(counted);
    });
}

}  // namespace mado
