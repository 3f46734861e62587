// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/desk/CityKnowledge.h"
#include "tests/support/MemorySecretStore.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

namespace mado::test {

/// 20 November 2026, from 10:42:07 in Japan on; the seconds go by as they do.
class StoryClock final : public Clock {
 public:
    StoryClock() { m_since.start(); }
    [[nodiscard]] QDateTime now() const override { return m_start.addMSecs(m_since.elapsed()); }

 private:
    const QDateTime m_start{QDate(2026, 11, 20), QTime(1, 42, 7), Qt::UTC};
    QElapsedTimer m_since;
};

/// A small city with its staff and their cards, made once; every story gets a copy of its files.
class StoryCity {
 public:
    StoryCity();
    [[nodiscard]] const Clock& clock() const { return m_clock; }
    [[nodiscard]] const CityKnowledge& knowledge() const { return *m_knowledge; }
    [[nodiscard]] MemorySecretStore& secrets() { return m_secrets; }
    /// A profile folder of one's own: `parent`/profile.
    [[nodiscard]] QString copyTo(const QString& parent) const;
    /// Later copies are of that profile, with all that was done there. Its counter must be closed.
    void goOnFrom(const QString& profile);

 private:
    StoryClock m_clock;
    std::unique_ptr<CityKnowledge> m_knowledge;
    MemorySecretStore m_secrets;
    QTemporaryDir m_folder;
};

}  // namespace mado::test
