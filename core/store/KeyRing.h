// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/SecretBuffer.h"

#include <QHash>
#include <QMutex>
#include <QString>

#include <memory>
#include <optional>

namespace mado {

/// The store keys of the session, by handle name ("cache"). Others pass the name about, never the key.
/// Emptied when the screen locks. Thread-safe.
class KeyRing {
 public:
    void put(const QString& handle, SecretBuffer key);
    /// A copy for opening one file; nothing if there is no such key (locked).
    [[nodiscard]] std::optional<SecretBuffer> key(const QString& handle) const;
    void remove(const QString& handle);
    void wipe();

 private:
    mutable QMutex m_mutex;
    QHash<QString, std::shared_ptr<SecretBuffer>> m_keys;
};

}  // namespace mado
