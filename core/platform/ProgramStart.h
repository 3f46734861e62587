// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mado {

/// First thing in every main(). On Windows: libraries come from the program's and the system's folders only,
/// and what a program says on the console is UTF-8. Elsewhere nothing.
void startProgram();

}  // namespace mado
