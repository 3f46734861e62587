// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/KeyRing.h"

#include <QMutexLocker>

namespace mado {

void KeyRing::put(const QString& handle, SecretBuffer key) {
    const QMutexLocker lock(&m_mutex);
    m_keys.insert(handle, std::make_shared<SecretBuffer>(std::move(key)));
}

std::optional<SecretBuffer> KeyRing::key(const QString& handle) const {
    const QMutexLocker lock(&m_mutex);
    const auto found = m_keys.constFind(handle);
    if (found == m_keys.constEnd()) return std::nullopt;
    return (*found)->clone();
}

void KeyRing::remove(const QString& handle) {
    const QMutexLocker lock(&m_mutex);
    m_keys.remove(handle);
}

void KeyRing::wipe() {
    const QMutexLocker lock(&m_mutex);
    m_keys.clear();
}

}  // namespace mado
