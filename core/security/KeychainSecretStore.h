// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/security/SecretStore.h"

#include <QThread>

#include <chrono>
#include <functional>
#include <memory>

namespace mado {

/// The system's keychain: Secret Service or KWallet on Linux, Credential Manager on Windows. No fallback to
/// files.
///
/// Has a thread of its own with an event loop, in which the keychain's jobs run; callers wait for them. One
/// instance a process (the library below queues its jobs in one place without locks). Any thread but its own
/// may call.
class KeychainSecretStore final : public SecretStore {
 public:
    /// How long a call waits, the user's answer to an unlock question included; then E-KEY-003.
    explicit KeychainSecretStore(std::chrono::milliseconds patience = std::chrono::seconds(60));
    ~KeychainSecretStore() override;

    [[nodiscard]] Result<std::optional<SecretBuffer>> read(const QString& name) override;
    [[nodiscard]] Result<void> write(const QString& name, const SecretBuffer& secret) override;
    [[nodiscard]] Result<void> remove(const QString& name) override;

 private:
    struct Outcome;
    /// Runs `start` in the thread; it gets a function to hand in the outcome.
    [[nodiscard]] Outcome await(const std::function<void(const std::function<void(Outcome)>&)>& start);

    std::chrono::milliseconds m_patience;
    QThread m_thread;
    std::unique_ptr<QObject> m_worker;
};

}  // namespace mado
