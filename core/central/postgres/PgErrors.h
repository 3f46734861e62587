// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

#include <string_view>

namespace mado {

/// What a failure at the database means for whoever works here.
namespace pg_error {
/// Of a statement, by its SQLSTATE: E-CENTRAL-010 try again later; -011 not allowed; -012 signed out; -003
/// the records are damaged; -060 the content can't be taken, now or later; -061 another version of the
/// centre; -062 anything else. `state` is kept as the detail; the server's words are not: they may quote
/// values.
[[nodiscard]] Error ofState(std::string_view state);
/// Of an attempt to connect, by libpq's message with verbosity SQLSTATE: also E-CENTRAL-015 it is not our
/// centre, -014 the centre does not take this certificate.
[[nodiscard]] Error ofConnecting(std::string_view message);
/// The SQLSTATE in a message of that verbosity; empty if there is none.
[[nodiscard]] std::string_view stateIn(std::string_view message);
/// The server is going away or is not the one that takes writes: all terminals will come back at once.
[[nodiscard]] bool isFailover(std::string_view state);
}  // namespace pg_error

}  // namespace mado
