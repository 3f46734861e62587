// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/history/History.h"

#include <functional>

namespace mado::test {

using history::Event;
using history::History;
using history::What;

/// Finds the nth line of a kind with these facts ("who" and "at" included). -1: none.
[[nodiscard]] qsizetype lineWith(const History& history, What what, const QJsonObject& facts = {},
                                 int nth = 1);

/// One falsification of a history. Lines that are not there are a fault of the test: they throw.
using Edit = std::function<void(History&)>;
[[nodiscard]] Edit drop(What what, const QJsonObject& facts = {}, int nth = 1);
[[nodiscard]] Edit change(What what, const QJsonObject& facts, const QJsonObject& to, int nth = 1);
[[nodiscard]] Edit repeat(What what, const QJsonObject& facts = {}, int nth = 1);
/// The facts of two lines change places; the lines stay where they are.
[[nodiscard]] Edit exchange(What what, const QJsonObject& first, const QJsonObject& second);
[[nodiscard]] Edit insertBefore(What what, const QJsonObject& facts, const Event& event);
[[nodiscard]] Edit both(const Edit& first, const Edit& second);
/// Sets a value in a list of a line: list, index, name, value.
[[nodiscard]] Edit changeItem(What what, const QJsonObject& facts, const QString& list, qsizetype index,
                              const QString& name, const QJsonValue& value);
[[nodiscard]] Edit dropItem(What what, const QJsonObject& facts, const QString& list, qsizetype index);

/// Lines count anew from 1, as in a file.
void renumber(History& history);

}  // namespace mado::test
