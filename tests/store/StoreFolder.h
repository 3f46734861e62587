// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/SecretBuffer.h"

#include <QFile>
#include <QTemporaryDir>

namespace mado::test {

/// A fresh folder for the files of one test.
class StoreFolder {
 public:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString path() const { return m_folder.path(); }

 private:
    QTemporaryDir m_folder;
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
