// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/SerialExecutor.h"

namespace mado {

SerialExecutor::SerialExecutor() : m_thread([this] { work(); }) {}

SerialExecutor::~SerialExecutor() {
    end();
}

void SerialExecutor::end() {
    if (!m_thread.joinable()) return;
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void SerialExecutor::post(std::function<void()> job) {
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void SerialExecutor::work() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_ending || !m_jobs.empty(); });
        if (m_jobs.empty()) return;  // ending, and everything is done
        auto job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        job();
        lock.lock();
    }
}

}  // namespace mado
