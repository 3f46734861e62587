// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/WorkInOrder.h"

namespace mado {

WorkInOrder::WorkInOrder(std::size_t limit) : m_limit(limit), m_thread([this] { work(); }) {}

WorkInOrder::~WorkInOrder() {
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_given.notify_one();
    m_thread.join();
}

Result<void> WorkInOrder::give(Piece piece) {
    std::unique_lock lock(m_mutex);
    m_done.wait(lock, [this] { return m_waiting.size() < m_limit; });
    if (m_error) return *m_error;
    m_waiting.push_back(std::move(piece));
    lock.unlock();
    m_given.notify_one();
    return {};
}

Result<void> WorkInOrder::settle() {
    std::unique_lock lock(m_mutex);
    m_done.wait(lock, [this] { return isIdle(); });
    if (m_error) return *m_error;
    return {};
}

void WorkInOrder::work() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_given.wait(lock, [this] { return m_isEnding || !m_waiting.empty(); });
        if (m_waiting.empty()) return;
        {
            const Piece piece = std::move(m_waiting.front());
            m_waiting.pop_front();
            m_isBusy = true;
            lock.unlock();
            m_done.notify_one();  // there is room
            auto done = piece();
            lock.lock();
            if (!done) {
                m_error = done.error();
                m_waiting.clear();
            }
        }
        m_isBusy = false;
        m_done.notify_one();
    }
}

}  // namespace mado
