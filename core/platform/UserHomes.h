// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace mado {

/// The homes of all people who have one on this machine, UTF-8, absolute, each once; the system's own
/// accounts are left out.
[[nodiscard]] std::vector<std::string> userHomes();
/// From a home down to where Madoguchi keeps that user's data, as folders::data() has it.
[[nodiscard]] std::vector<std::string> dataBelowHome();

}  // namespace mado
