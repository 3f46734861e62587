// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace mado {

/// Keeps the content of a top-level window out of pictures that other programs take of the screen. No bar
/// against a camera or against remote support that shows the screen by other ways. False: this system or
/// version can't.
[[nodiscard]] bool shieldFromCapture(std::uintptr_t window);

}  // namespace mado
