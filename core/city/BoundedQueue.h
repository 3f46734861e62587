// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace mado {

/// Hands things from one thread to another and lets the maker wait when the taker is slower, so that memory
/// stays bounded.
template <class T>
class BoundedQueue {
 public:
    explicit BoundedQueue(std::size_t limit) : m_limit(limit) {}

    /// Waits for room. False once the taker has stopped.
    bool push(T thing) {
        std::unique_lock lock(m_mutex);
        m_room.wait(lock, [this] { return m_things.size() < m_limit || m_stopped; });
        if (m_stopped) return false;
        m_things.push_back(std::move(thing));
        m_filled.notify_one();
        return true;
    }
    /// Waits for a thing. Nothing once the maker has closed and all is taken.
    std::optional<T> pop() {
        std::unique_lock lock(m_mutex);
        m_filled.wait(lock, [this] { return !m_things.empty() || m_closed; });
        if (m_things.empty()) return std::nullopt;
        std::optional<T> thing(std::move(m_things.front()));
        m_things.pop_front();
        m_room.notify_one();
        return thing;
    }
    void close() {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        m_filled.notify_all();
    }
    void stop() {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
        m_room.notify_all();
    }

 private:
    std::mutex m_mutex;
    std::condition_variable m_room;
    std::condition_variable m_filled;
    std::deque<T> m_things;
    std::size_t m_limit;
    bool m_closed = false;
    bool m_stopped = false;
};

}  // namespace mado
