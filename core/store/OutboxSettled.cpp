// SPDX-License-Identifier: GPL-3.0-or-later
// What a person has dealt with: out of the way of other commands, and kept.
#include "core/store/OutboxRows.h"
#include "core/store/Transaction.h"

#include <QMutexLocker>

using namespace Qt::StringLiterals;

namespace mado {

using namespace outbox_rows;

Result<void> Outbox::moveToSettled(const QString& id, const Settlement& settlement) {
    MADO_ASSIGN(const OutboxCommand known, find(id));
    if (known.state != CommandState::Refused && known.state != CommandState::Quarantined) {
        return fail(u"E-STORE-023"_s, {}, {id}, nameOf(known.state) + u" -> settled"_s);
    }
    MADO_ASSIGN(Statement keep,
                m_connection->prepare(
                    "INSERT INTO settled (command_id, case_id, household_key, kind, payload, digest,"
                    " terminal_counter, state, outcome, attempts, entered_at, changed_at, way, reason,"
                    " staff_id, settled_at) SELECT command_id, case_id, household_key, kind, payload, digest,"
                    " terminal_counter, state, outcome, attempts, entered_at, changed_at, ?2, ?3, ?4, ?5"
                    " FROM command WHERE command_id = ?1"));
    // A null string would be bound as NULL.
    const auto text = [](const QString& words) { return words.isNull() ? u""_s : words; };
    keep.bindAll(id, nameOf(settlement.way), text(settlement.reason), text(settlement.staffId), now());
    MADO_TRY(keep.run());
    MADO_ASSIGN(Statement remove, m_connection->prepare("DELETE FROM command WHERE command_id = ?"));
    remove.bind(1, id);
    return remove.run();
}

Result<void> Outbox::settle(const QString& id, const Settlement& settlement,
                            const std::optional<Draft>& draft) {
    const QMutexLocker lock(&m_mutex);
    return writing([&]() -> Result<void> {
        MADO_ASSIGN(Transaction transaction, Transaction::begin(*m_connection));
        MADO_TRY(moveToSettled(id, settlement));
        if (draft) MADO_TRY(putDraft(*draft));
        return transaction.commit();
    });
}

Result<OutboxCommand> Outbox::replace(const QString& id, const Settlement& settlement,
                                      const NewCommand& successor) {
    const QMutexLocker lock(&m_mutex);
    NewCommand named = successor;
    if (named.id.isEmpty()) named.id = m_ids.next();
    return writing([&]() -> Result<OutboxCommand> {
        MADO_ASSIGN(Transaction transaction, Transaction::begin(*m_connection));
        MADO_TRY(moveToSettled(id, settlement));
        MADO_ASSIGN(const OutboxCommand kept, insertRow(named, {}));
        MADO_TRY(transaction.commit());
        return kept;
    });
}

Result<std::vector<SettledCommand>> Outbox::settled(int limit) const {
    const QMutexLocker lock(&m_mutex);
    MADO_ASSIGN(Statement rows,
                m_connection->prepare(
                    "SELECT command_id, case_id, household_key, kind, payload, digest, terminal_counter,"
                    " state, outcome, 0, attempts, entered_at, changed_at, way, reason, staff_id, settled_at"
                    " FROM settled ORDER BY settled_at DESC, terminal_counter DESC LIMIT ?"));
    rows.bind(1, limit);
    std::vector<SettledCommand> all;
    for (;;) {
        MADO_ASSIGN(const bool row, rows.step());
        if (!row) return all;
        MADO_ASSIGN(OutboxCommand command, commandAt(rows, m_connection->fileName()));
        all.push_back({std::move(command),
                       {wayOf(rows.text(13)), rows.text(14), rows.text(15)},
                       timeOf(rows.text(16))});
    }
}

}  // namespace mado
