// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mado::folders {

/// Where this user's data of Madoguchi lie: %LOCALAPPDATA%\madoguchi (never the roaming folder: a terminal's
/// data belong to this machine), on Linux ~/.local/share/madoguchi.
[[nodiscard]] QString data();
/// The data folder to open if none is named: "terminal" below data() if it is there or if the administrator
/// has fixed a centre, else "demo".
[[nodiscard]] QString defaultProfile(bool centreIsFixed);
/// The same below any folder.
[[nodiscard]] QString defaultProfileIn(const QString& data, bool centreIsFixed);

}  // namespace mado::folders
