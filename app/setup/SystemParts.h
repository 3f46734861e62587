// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/platform/Policies.h"
#include "core/security/SecretStore.h"

#include <memory>

namespace mado::setup {

/// The parts that differ between Windows and Linux, for every program.
[[nodiscard]] std::unique_ptr<PolicySource> systemPolicies();
/// Windows: files that only this user on this machine opens (DPAPI). Linux: the keychain. One in a process.
[[nodiscard]] std::unique_ptr<SecretStore> systemSecrets();

}  // namespace mado::setup
