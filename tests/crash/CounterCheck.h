// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/TerminalStores.h"
#include "tests/crash/CounterPlace.h"
#include "tests/crash/FileSecretStore.h"
#include "tests/crash/Told.h"

#include <memory>

namespace mado::test {

/// Compares a place's files with what its clerks were told. Opens the files (and so repairs them): give it a
/// copy.
class CounterCheck {
 public:
    explicit CounterCheck(const CounterPlace& place) : m_place(place), m_secrets(place.secrets()) {}
    /// Eligibility records of the demonstration household's three people before the case.
    [[nodiscard]] Result<int> eligibilities();
    /// Empty: everything that was acknowledged is there, once, and nothing is half done.
    [[nodiscard]] QStringList problems(const Told& told, int eligibilitiesBefore);

 private:
    [[nodiscard]] Result<void> open();
    void checkFiles();
    void checkDraft(const Told& told, const std::vector<OutboxCommand>& commands);
    void checkCommand(const std::vector<OutboxCommand>& commands, const QString& kind, bool mayBe,
                      const QString& told);
    void checkEffect(const Told& told, int eligibilitiesBefore);
    void checkIssues(const Told& told);
    void checkEnd(const Told& told);
    void checkConvergence();
    [[nodiscard]] bool isAtCentre(const QString& commandId);
    template <class T>
    [[nodiscard]] T valueOf(const Result<T>& result, const char* what) {
        if (!result)
            note(QStringLiteral("%1: %2 %3")
                     .arg(QString::fromLatin1(what), result.error().code, result.error().detail));
        return result ? *result : T();
    }
    void note(const QString& problem) { m_problems << problem; }

    CounterPlace m_place;
    FileSecretStore m_secrets;
    SystemClock m_clock;
    std::unique_ptr<TerminalStores> m_stores;
    QStringList m_problems;
};

}  // namespace mado::test
