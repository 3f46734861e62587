// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QFuture>
#include <QTest>

#include <stdexcept>

namespace mado::test {

/// What a result holds; a refusal ends the story.
template <class T>
[[nodiscard]] T orThrow(Result<T> result) {
    if (!result) throw std::runtime_error("refused: " + result.error().code.toStdString());
    return std::move(result).value();
}

/// What a future of the desk comes to, while the program runs on.
template <class T>
[[nodiscard]] T answerOf(QFuture<Result<T>> future) {
    constexpr int patienceMilliseconds = 30'000;
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, patienceMilliseconds))
        throw std::runtime_error("the desk does not answer");
    return orThrow(future.result());
}

inline void answered(QFuture<Result<void>> future) {
    constexpr int patienceMilliseconds = 30'000;
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, patienceMilliseconds))
        throw std::runtime_error("the desk does not answer");
    if (const Result<void> done = future.result(); !done)
        throw std::runtime_error("refused: " + done.error().code.toStdString());
}

}  // namespace mado::test
