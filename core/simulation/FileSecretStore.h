// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/DurableFile.h"
#include "core/security/SecretStore.h"

#include <QDir>
#include <QFile>

namespace mado::simulation {

/// A SecretStore of one file a secret, so that keys outlive a killed process. No protection at all: for
/// invented people only.
class FileSecretStore final : public SecretStore {
 public:
    explicit FileSecretStore(QString folder) : m_folder(std::move(folder)) { QDir().mkpath(m_folder); }

    [[nodiscard]] Result<std::optional<SecretBuffer>> read(const QString& name) override {
        QFile file(path(name));
        if (!file.exists()) return std::optional<SecretBuffer>();
        if (!file.open(QIODevice::ReadOnly)) return fail(QStringLiteral("E-KEY-004"));
        const QByteArray bytes = file.readAll();
        return std::optional<SecretBuffer>(
            SecretBuffer::copyOf({reinterpret_cast<const unsigned char*>(bytes.constData()),
                                  static_cast<std::size_t>(bytes.size())}));
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
    [[nodiscard]] QString path(const QString& name) const {
        return QDir(m_folder).filePath(QString::fromLatin1(name.toUtf8().toHex()));
    }
    QString m_folder;
};

}  // namespace mado::simulation
