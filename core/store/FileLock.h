// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QByteArrayView>
#include <QString>

#include <functional>
#include <memory>

namespace mado {

/// Holds a store folder for this process. The lock belongs to the system's file handle, so it goes with the
/// process however that ends; there are no stale locks to clean up.
class FileLock {
 public:
    /// Says whether a folder lies on a network file system, where locks and flushes can't be trusted.
    using NetworkCheck = std::function<bool(const QString& folder)>;

    /// Takes `folder`/madoguchi.lock (made, with the folder, if absent; readable by this user only).
    /// E-STORE-011: another process, or another lock of this one, has it. E-STORE-012: a network share.
    [[nodiscard]] static Result<std::unique_ptr<FileLock>> take(const QString& folder,
                                                                const NetworkCheck& isOnNetwork = onNetwork);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

    [[nodiscard]] static bool onNetwork(const QString& folder);
    /// By the name of the file system's kind, as Linux and Windows call it ("nfs4", "cifs", "fuse.sshfs").
    [[nodiscard]] static bool isNetworkFileSystem(QByteArrayView kind);

 private:
    struct Handle;
    explicit FileLock(std::unique_ptr<Handle> handle);
    std::unique_ptr<Handle> m_handle;
};

}  // namespace mado
