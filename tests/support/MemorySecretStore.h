// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/security/SecretStore.h"

#include <QHash>

#include <functional>
#include <memory>

namespace mado::test {

/// A SecretStore in memory.
class MemorySecretStore final : public SecretStore {
 public:
    [[nodiscard]] Result<std::optional<SecretBuffer>> read(const QString& name) override {
        if (failure) return *failure;
        const auto found = m_secrets.constFind(name);
        if (found == m_secrets.constEnd()) return std::optional<SecretBuffer>();
        return std::optional<SecretBuffer>((*found)->clone());
    }
    [[nodiscard]] Result<void> write(const QString& name, const SecretBuffer& secret) override {
        if (failure) return *failure;
        if (writesUntilFailure == 0) return fail(QStringLiteral("E-KEY-004"));
        if (writesUntilFailure > 0) --writesUntilFailure;
        m_secrets.insert(name, std::make_shared<SecretBuffer>(secret.clone()));
        return {};
    }
    [[nodiscard]] Result<void> remove(const QString& name) override {
        if (failure) return *failure;
        m_secrets.remove(name);
        return {};
    }
    void clear() { m_secrets.clear(); }
    [[nodiscard]] QStringList names() const { return m_secrets.keys(); }

    std::optional<Error> failure;  ///< if set, every call fails with it
    int writesUntilFailure = -1;   ///< from 0 on writes fail; -1: never

 private:
    QHash<QString, std::shared_ptr<SecretBuffer>> m_secrets;
};

}  // namespace mado::test
