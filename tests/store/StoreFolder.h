// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/SecretBuffer.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace mado::test {

/// A fresh folder for the files of one test; in memory where there is such a place, because tests flush a
/// lot.
class StoreFolder {
 public:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString path() const { return m_folder.path(); }

 private:
    [[nodiscard]] static QString where() {
#ifdef Q_OS_WIN
        const QDir folder = QDir::temp();
#else
        const QDir memory(QStringLiteral("/dev/shm"));
        const QDir folder = memory.exists() ? memory : QDir::temp();
#endif
        return folder.filePath(QStringLiteral("madoguchi-test-XXXXXX"));
    }
    QTemporaryDir m_folder{where()};
};

[[nodiscard]] inline SecretBuffer keyOf(unsigned char fill) {
    SecretBuffer key(32);
    for (unsigned char& byte : key.bytes())
        byte = fill;
    return key;
}

[[nodiscard]] inline QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool writeFile(const QString& path, const QByteArray& content) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

}  // namespace mado::test
