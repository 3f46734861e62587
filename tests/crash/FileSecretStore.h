// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/DurableFile.h"
#include "core/security/SecretStore.h"

#include <QDir>
#include <QFile>

namespace mado::test {

/// A SecretStore of one file a secret, so that keys outlive a killed program. No protection at all: for
/// tests.
class FileSecretStore final : public SecretStore {
 public:
    explicit FileSecretStore(QString folder) : m_folder(std::move(folder)) { QDir().mkpath(m_folder); }

    [[nodiscard]] Result<std::optional<SecretBuffer>> read(const QString& name) override {
        QFile file(path(name));
        if (!file.exists()) return std::optional<SecretBuffer>();
        if (!file.open(QIODevice::ReadOnly)) return fail(QStringLiteral("E-KEY-004"));
        const QByteArray bytes = file.readAll();
        return std::optional<SecretBuffer>(SecretBuffer::copyOf(spanOf(bytes)));
    }
    [[nodiscard]] Result<void> write(const QString& name, const SecretBuffer& secret) override {
        if (!durable::write(path(name), secret.bytes())) return fail(QStringLiteral("E-KEY-004"));
        return {};
    }
    [[nodiscard]] Result<void> remove(const QString& name) override {
        QFile::remove(path(name));
        return {};
    }

 private:
    [[nodiscard]] static std::span<const unsigned char> spanOf(const QByteArray& bytes) {
        return {reinterpret_cast<const unsigned char*>(bytes.constData()),
                static_cast<std::size_t>(bytes.size())};
    }
    [[nodiscard]] QString path(const QString& name) const {
        return QDir(m_folder).filePath(QString::fromLatin1(name.toUtf8().toHex()));
    }
    QString m_folder;
};

}  // namespace mado::test
