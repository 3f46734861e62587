// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/OutboxReserve.h"

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#ifndef Q_OS_WIN
#include <fcntl.h>
#endif

namespace mado {

namespace {

constexpr qint64 lowSpace = 1024LL * 1024 * 1024;

/// Real blocks, not a hole.
bool allocate(QFile& file, qint64 bytes) {
#ifdef Q_OS_WIN
    return file.resize(bytes);  // NTFS allocates unless the file is marked sparse
#else
    return ::posix_fallocate(file.handle(), 0, bytes) == 0;
#endif
}

/// Whether the disk is known to have less room than this. Where the system can't say (-1), the attempt tells.
bool hasLessRoom(const QString& path, qint64 bytes) {
    const qint64 available = QStorageInfo(QFileInfo(path).absolutePath()).bytesAvailable();
    return available >= 0 && available < bytes;
}

}  // namespace

OutboxReserve::OutboxReserve(QString path, qint64 bytes) : m_path(std::move(path)), m_bytes(bytes) {}

bool OutboxReserve::isWhole() const {
    return m_bytes == 0 || QFileInfo(m_path).size() == m_bytes;
}

void OutboxReserve::fill() {
    if (isWhole()) return;
    if (hasLessRoom(m_path, 2 * m_bytes)) return;
    QFile file(m_path);
    if (!file.open(QIODevice::WriteOnly)) return;
    if (!allocate(file, m_bytes)) file.remove();
}

bool OutboxReserve::release() {
    return QFile::remove(m_path);
}

OutboxReserve::Pressure OutboxReserve::pressure() const {
    if (!isWhole()) return Pressure::Spent;
    return hasLessRoom(m_path, lowSpace) ? Pressure::Low : Pressure::None;
}

}  // namespace mado
