// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/desk/CityKnowledge.h"

#include <QString>

namespace mado::test {

/// Where one counter keeps everything: its profile folder, the files that stand for the keychain, and the
/// papers that it printed.
class CounterPlace {
 public:
    explicit CounterPlace(QString folder) : m_folder(std::move(folder)) {}
    [[nodiscard]] const QString& folder() const { return m_folder; }
    [[nodiscard]] QString profile() const { return m_folder + QStringLiteral("/profile"); }
    [[nodiscard]] QString secrets() const { return m_folder + QStringLiteral("/secrets"); }
    [[nodiscard]] QString papers() const { return m_folder + QStringLiteral("/papers"); }
    [[nodiscard]] QString file(const QString& name) const { return profile() + u'/' + name; }

    /// A small city with its staff, ready for the first sign-in. Blocks.
    [[nodiscard]] Result<void> make(const CityKnowledge& knowledge) const;
    /// Every file but the outbox's reserve of empty space, as they are just now.
    [[nodiscard]] bool copyTo(const CounterPlace& other) const;
    void remove() const;

 private:
    QString m_folder;
};

}  // namespace mado::test
