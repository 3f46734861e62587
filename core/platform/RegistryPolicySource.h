// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/platform/Policies.h"

namespace mado {

/// Policies of Windows: HKLM\Software\Policies\Madoguchi, where group policy and the installer write and only
/// administrators may.
class RegistryPolicySource final : public PolicySource {
 public:
    [[nodiscard]] Result<QJsonObject> read() override;
};

}  // namespace mado
