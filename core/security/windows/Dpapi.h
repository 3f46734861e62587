// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace mado::windows {

using Bytes = std::span<const unsigned char>;

/// Seals for this user on this machine; `purpose` is needed again. The code of Windows, 0 if all is well.
[[nodiscard]] unsigned long protect(Bytes secret, Bytes purpose, std::vector<unsigned char>& sealed);
/// Gives the opened bytes to `use`, then wipes them.
[[nodiscard]] unsigned long unprotect(Bytes sealed, Bytes purpose, const std::function<void(Bytes)>& use);
/// The user's security identifier and the machine's own; empty if Windows does not say.
[[nodiscard]] std::wstring userAndMachine();

}  // namespace mado::windows
