// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/FileLock.h"

#include "core/base/NativePath.h"

#include <QDir>
#include <QFile>
#include <QStorageInfo>

#include <algorithm>
#include <array>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace mado {

#ifdef Q_OS_WIN
struct FileLock::Handle {
    HANDLE file = INVALID_HANDLE_VALUE;
    ~Handle() {
        if (file != INVALID_HANDLE_VALUE) CloseHandle(file);
    }
    /// 0, or the system's error. `taken` if somebody else has it.
    unsigned long open(const QString& path, bool& taken) {
        file = CreateFileW(native::path(path).toStdWString().c_str(), GENERIC_READ | GENERIC_WRITE,
                           0 /* shared with nobody */, nullptr, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
        if (file != INVALID_HANDLE_VALUE) return 0;
        const DWORD error = GetLastError();
        taken = error == ERROR_SHARING_VIOLATION || error == ERROR_LOCK_VIOLATION;
        return error;
    }
};
#else
struct FileLock::Handle {
    int file = -1;
    ~Handle() {
        if (file >= 0) ::close(file);
    }
    /// 0, or the system's error. `taken` if somebody else has it.
    int open(const QString& path, bool& taken) {
        file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (file < 0) return errno;
        // flock belongs to the open file, so that a second lock in the same process is refused too.
        if (::flock(file, LOCK_EX | LOCK_NB) == 0) return 0;
        taken = errno == EWOULDBLOCK;
        return errno;
    }
};
#endif

FileLock::FileLock(std::unique_ptr<Handle> handle) : m_handle(std::move(handle)) {}
FileLock::~FileLock() = default;

bool FileLock::isNetworkFileSystem(QByteArrayView kind) {
    static constexpr std::array<QByteArrayView, 21> names{
        "9p",     "afs",        "ceph",     "cifs",      "coda",      "davfs",          "fuse.davfs2",
        "gfs2",   "fuse.sshfs", "fuse.smb", "fuse.gvfs", "glusterfs", "fuse.glusterfs", "fuse.rclone",
        "lustre", "ncpfs",      "nfs",      "nfs4",      "smb3",      "smbfs",          "ocfs2"};
    return std::find(names.begin(), names.end(), kind) != names.end();
}

bool FileLock::onNetwork(const QString& folder) {
    const QString path = QDir(folder).absolutePath();
#ifdef Q_OS_WIN
    if (path.startsWith(u"//"_s)) return true;
    const QString root = QDir::toNativeSeparators(path.left(3));
    return GetDriveTypeW(reinterpret_cast<const wchar_t*>(root.utf16())) == DRIVE_REMOTE;
#else
    const QByteArray kind = QStorageInfo(path).fileSystemType();
    return isNetworkFileSystem(kind);
#endif
}

Result<std::unique_ptr<FileLock>> FileLock::take(const QString& folder, const NetworkCheck& isOnNetwork) {
    if (!QDir().mkpath(folder)) return fail(u"E-STORE-017"_s, {}, {u"madoguchi.lock"_s});
    if (isOnNetwork(folder)) return fail(u"E-STORE-012"_s);
    auto handle = std::make_unique<Handle>();
    bool taken = false;
    const auto error = handle->open(QDir(folder).filePath(u"madoguchi.lock"_s), taken);
    if (taken) return fail(u"E-STORE-011"_s);
    if (error != 0) {
        return fail(u"E-STORE-017"_s, {}, {u"madoguchi.lock"_s}, QString::number(error));
    }
    return std::unique_ptr<FileLock>(new FileLock(std::move(handle)));
}

}  // namespace mado
