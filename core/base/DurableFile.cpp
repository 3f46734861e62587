// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/DurableFile.h"

#include "core/base/NativePath.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace mado::durable {

bool write(const QString& path, std::span<const unsigned char> bytes) {
    QSaveFile file(path);  // flushes the content itself before it renames
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) return false;
    if (!file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)) return false;
    const auto size = static_cast<qint64>(bytes.size());
    if (file.write(reinterpret_cast<const char*>(bytes.data()), size) != size) return false;
    return file.commit() && syncFolder(QFileInfo(path).absolutePath());
}

bool rename(const QString& from, const QString& to) {
#ifdef Q_OS_WIN
    return MoveFileExW(native::path(from).toStdWString().c_str(), native::path(to).toStdWString().c_str(),
                       MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH) != 0;
#else
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0) return false;
    return syncFolder(QFileInfo(to).absolutePath());
#endif
}

bool syncFolder(const QString& folder) {
#ifdef Q_OS_WIN
    Q_UNUSED(folder)
    return true;
#else
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0) return false;
    const bool synced = ::fsync(handle) == 0;
    return ::close(handle) == 0 && synced;
#endif
}

}  // namespace mado::durable
