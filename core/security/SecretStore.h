// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBuffer.h"

#include <QString>

#include <optional>

namespace mado {

/// Keeps small named secrets for this user on this machine. Calls block (the system may ask the user), so
/// they are made off the GUI thread. Names are unique beyond this program
/// ("jp.madoguchi/cache-key/<profile>"), because some back ends have one name space for all programs.
class SecretStore {
 public:
    virtual ~SecretStore() = default;
    /// Nothing if there is no such secret. E-KEY-001 to -004 if the store can't tell.
    [[nodiscard]] virtual Result<std::optional<SecretBuffer>> read(const QString& name) = 0;
    [[nodiscard]] virtual Result<void> write(const QString& name, const SecretBuffer& secret) = 0;
    /// Succeeds too if there is none.
    [[nodiscard]] virtual Result<void> remove(const QString& name) = 0;
};

}  // namespace mado
