// SPDX-License-Identifier: GPL-3.0-or-later
// Within core/store: how commands, drafts and settlements stand in the outbox's tables.
#pragma once

#include "core/store/Outbox.h"
#include "core/store/Statement.h"

#include <string_view>

namespace mado {

namespace outbox_rows {

inline constexpr std::string_view commandColumns =
    "SELECT command_id, case_id, household_key, kind, payload, digest, terminal_counter, state, outcome,"
    " feed_seq, attempts, entered_at, changed_at FROM command ";

[[nodiscard]] QString nameOf(CommandState state);
[[nodiscard]] CommandState stateOf(const QString& name);
[[nodiscard]] QString nameOf(Settlement::Way way);
[[nodiscard]] Settlement::Way wayOf(const QString& name);
[[nodiscard]] QByteArray digestOf(const QByteArray& payload);
[[nodiscard]] QString jsonText(const QJsonObject& json);
[[nodiscard]] QDateTime timeOf(const QString& text);
/// E-STORE-025 if the payload is not what the digest was made of.
[[nodiscard]] Result<OutboxCommand> commandAt(const Statement& row, const QString& fileName);
[[nodiscard]] Draft draftAt(const Statement& row);

}  // namespace outbox_rows

template <class F>
auto Outbox::writing(F&& function) -> decltype(function()) {
    auto done = function();
    if (!done && done.error().code == QStringLiteral("E-STORE-002") && m_reserve.release()) done = function();
    if (done) noteKept();
    return done;
}

}  // namespace mado
