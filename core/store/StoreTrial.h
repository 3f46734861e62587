// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QString>

namespace mado {

/// Makes an encrypted store of its own in `folder` (which is there and empty), reads it back, and sees that
/// another key does not open it. Answers with the engine's cipher version. The file stays for the folder's
/// owner to remove.
[[nodiscard]] Result<QString> tryStoreIn(const QString& folder);

}  // namespace mado
