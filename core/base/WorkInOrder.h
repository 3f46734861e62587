// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace mado {

/// A thread that does what one other thread gives it, in order, while that one prepares the next piece. So
/// many pieces may wait, so that memory stays bounded. After a failure nothing more is done, and every call
/// says so.
class WorkInOrder {
 public:
    using Piece = std::function<Result<void>()>;
    explicit WorkInOrder(std::size_t limit);
    ~WorkInOrder();  ///< after all that was given
    WorkInOrder(const WorkInOrder&) = delete;
    WorkInOrder& operator=(const WorkInOrder&) = delete;

    /// Waits for room. The error of an earlier piece, if one failed: this one will not be done.
    [[nodiscard]] Result<void> give(Piece piece);
    /// Waits until all is done; after that whatever the pieces used is the caller's.
    [[nodiscard]] Result<void> settle();

 private:
    void work();
    [[nodiscard]] bool isIdle() const { return m_waiting.empty() && !m_isBusy; }
    const std::size_t m_limit;
    std::mutex m_mutex;
    std::condition_variable m_given;
    std::condition_variable m_done;
    std::deque<Piece> m_waiting;
    std::optional<Error> m_error;
    bool m_isBusy = false;
    bool m_isEnding = false;
    std::thread m_thread;  // last: it uses the others
};

}  // namespace mado
