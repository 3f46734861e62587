// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <QMutex>
#include <QString>

namespace mado {

/// Makes UUIDs of version 7 (RFC 9562): time-ordered, so that indexes stay local. The time in them is
/// never used as data. Monotonic within one generator even when the clock steps back. Thread-safe.
class UuidV7Generator {
 public:
    explicit UuidV7Generator(const Clock& clock) : m_clock(clock) {}
    /// Lower-case text with hyphens, 36 characters.
    [[nodiscard]] QString next();
    /// Never hand out an id that sorts before `id` (the last one kept in the outbox).
    void startAfter(const QString& id);

 private:
    const Clock& m_clock;
    QMutex m_mutex;
    quint64 m_lastMillis = 0;
    quint32 m_counter = 0;
};

/// True for lower-case text of the form xxxxxxxx-xxxx-7xxx-xxxx-xxxxxxxxxxxx.
[[nodiscard]] bool isUuidV7(const QString& text);

}  // namespace mado
