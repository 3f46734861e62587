// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/central/CentralStore.h"
#include "core/central/embedded/FeedWriter.h"

namespace mado {

/// What each command does at the embedded centre, within the caller's transaction: who may, in which state of
/// the case, four eyes, expected versions, numbers of papers. An answer that is not Entered or Applied has
/// changed nothing (the caller rolls the savepoint back).
///
/// What a modified client can't do, here as at the centre on PostgreSQL: a confirmation writes exactly what
/// was filed (the same records, columns and values after; only versions and values before may differ when
/// records have moved), else E-CENTRAL-041; a decision updates only records that its case wrote; no change
/// set writes cases, the register of issue or staff (E-CENTRAL-042).
class CommandRules {
 public:
    CommandRules(Connection& connection, const Clock& clock, const StaffIdentity& staff)
        : m_connection(connection), m_clock(clock), m_staff(staff) {}

    [[nodiscard]] Result<SubmitAnswer> run(const CommandEnvelope& command, FeedWriter& feed);

 private:
    struct Case {
        Record record;
        CasePayload payload;
    };
    [[nodiscard]] Result<SubmitAnswer> enter(const CommandEnvelope& command, const QJsonObject& json,
                                             FeedWriter& feed);
    [[nodiscard]] Result<SubmitAnswer> confirm(const QJsonObject& json, Case found, FeedWriter& feed);
    [[nodiscard]] Result<SubmitAnswer> giveBack(const QJsonObject& json, Case found, FeedWriter& feed);
    [[nodiscard]] Result<SubmitAnswer> withdraw(const QJsonObject& json, Case found, FeedWriter& feed);
    [[nodiscard]] Result<SubmitAnswer> decide(const QJsonObject& json, Case found, FeedWriter& feed);
    [[nodiscard]] Result<SubmitAnswer> issue(const CommandEnvelope& command, const QJsonObject& json,
                                             FeedWriter& feed);
    [[nodiscard]] Result<SubmitAnswer> printed(const QJsonObject& json, FeedWriter& feed);
    [[nodiscard]] Result<SubmitAnswer> spoil(const QJsonObject& json, FeedWriter& feed);

    [[nodiscard]] Result<SubmitAnswer> applyChanges(const ChangeSet& changes, FeedWriter& feed);
    [[nodiscard]] Result<std::optional<Case>> find(const QString& caseId);
    /// Everybody who entered this case or one that it replaces: none of them may confirm it.
    [[nodiscard]] Result<QStringList> authors(const Record& caseRecord);
    [[nodiscard]] Result<qint64> nextNumber(const QString& name);
    [[nodiscard]] Result<void> keepSealedNumbers(const CasePayload& payload);
    [[nodiscard]] QString now() const { return m_clock.now().toString(Qt::ISODateWithMs); }
    [[nodiscard]] int fiscalYear() const;

    Connection& m_connection;
    const Clock& m_clock;
    const StaffIdentity& m_staff;
};

}  // namespace mado
