// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/BoundedFile.h"

#include <QFileInfo>

namespace mado::bounded {

bool open(QFile& file) {
    // Asked first: opening a pipe would wait for its other end.
    return QFileInfo(file.fileName()).isFile() && file.open(QIODevice::ReadOnly);
}

std::optional<QByteArray> content(const QString& path, qint64 most) {
    QFile file(path);
    if (!open(file) || file.size() > most) return std::nullopt;
    // It may grow meanwhile.
    QByteArray all = file.read(most + 1);
    if (all.size() > most || file.error() != QFileDevice::NoError) return std::nullopt;
    return all;
}

std::optional<QByteArray> line(QFile& file, qint64 most) {
    const QByteArray text = file.readLine(most + 1);
    if (text.size() >= most && !text.endsWith('\n')) return std::nullopt;
    return text.trimmed();
}

}  // namespace mado::bounded
