// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/TerminalStores.h"
#include "core/platform/Policies.h"
#include "core/security/SecretStore.h"

#include <memory>

namespace mado::setup {

/// The parts that differ between Windows and Linux, for every program.
[[nodiscard]] std::unique_ptr<PolicySource> systemPolicies();
/// Windows: files that only this user on this machine opens (DPAPI). Linux: the keychain. One in a process.
[[nodiscard]] std::unique_ptr<SecretStore> systemSecrets();
/// A terminal's files as the counter opens them: with what this machine's administrator has fixed. The
/// references outlive it.
[[nodiscard]] Result<std::unique_ptr<TerminalStores>> openTerminal(const QString& folder,
                                                                   SecretStore& secrets, const Clock& clock);

}  // namespace mado::setup
