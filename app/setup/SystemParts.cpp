// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/SystemParts.h"

#ifdef Q_OS_WIN
#include "core/platform/Folders.h"
#include "core/platform/RegistryPolicySource.h"
#include "core/security/DpapiProtector.h"
#include "core/security/ProtectedSecretStore.h"
#else
#include "core/platform/FilePolicySource.h"
#include "core/security/KeychainSecretStore.h"
#endif

namespace mado::setup {

std::unique_ptr<PolicySource> systemPolicies() {
#ifdef Q_OS_WIN
    return std::make_unique<RegistryPolicySource>();
#else
    return std::make_unique<FilePolicySource>();
#endif
}

std::unique_ptr<SecretStore> systemSecrets() {
#ifdef Q_OS_WIN
    return std::make_unique<ProtectedSecretStore>(folders::data() + QStringLiteral("/secrets"),
                                                  std::make_unique<DpapiProtector>());
#else
    return std::make_unique<KeychainSecretStore>();
#endif
}

Result<std::unique_ptr<TerminalStores>> openTerminal(const QString& folder, SecretStore& secrets,
                                                     const Clock& clock) {
    MADO_ASSIGN(const Policies fixed, readPolicies(*systemPolicies()));
    return TerminalStores::open(folder, secrets, clock, fixed);
}

}  // namespace mado::setup
