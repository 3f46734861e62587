// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QPromise>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <type_traits>

namespace mado {

/// One thread that runs what it is given, one after the other. What was given before the end still runs; what
/// a finished program no longer wants is cancelled by its future.
class SerialExecutor {
 public:
    SerialExecutor();
    ~SerialExecutor();
    SerialExecutor(const SerialExecutor&) = delete;
    SerialExecutor& operator=(const SerialExecutor&) = delete;

    /// Any thread. The result comes by the future: use then(context, ...) to be called in the context's
    /// thread.
    template <class Function>
    [[nodiscard]] auto run(Function function) -> QFuture<std::invoke_result_t<Function>> {
        using Answer = std::invoke_result_t<Function>;
        auto promise = std::make_shared<QPromise<Answer>>();
        promise->start();
        QFuture<Answer> future = promise->future();
        post([promise, work = std::move(function)]() mutable {
            if (!promise->isCanceled()) promise->addResult(work());
            promise->finish();
        });
        return future;
    }
    void post(std::function<void()> job);
    /// Waits for everything that was given; nothing is run after that. The destructor does so too.
    void end();

 private:
    void work();
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_jobs;
    bool m_ending = false;
    std::thread m_thread;  // last: it uses the others
};

}  // namespace mado
