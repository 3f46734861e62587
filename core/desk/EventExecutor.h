// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThread>

#include <functional>
#include <memory>
#include <type_traits>

namespace mado {

/// A thread with an event loop: runs what it is given, one after the other, and between that serves timers
/// and sockets of objects that live in it. What was given before the end still runs.
class EventExecutor {
 public:
    EventExecutor() {
        m_context->moveToThread(&m_thread);
        m_thread.start();
    }
    ~EventExecutor() { end(); }
    EventExecutor(const EventExecutor&) = delete;
    EventExecutor& operator=(const EventExecutor&) = delete;

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
    void post(std::function<void()> job) {
        QMetaObject::invokeMethod(m_context.get(), std::move(job), Qt::QueuedConnection);
    }
    /// Waits for everything that was given; nothing may be given after that. The destructor does so too.
    void end() {
        if (m_context == nullptr) return;
        post([this] {
            m_context.release()->deleteLater();  // we are in its call; the thread's end deletes it
            m_thread.quit();
        });
        m_thread.wait();
    }

 private:
    std::unique_ptr<QObject> m_context = std::make_unique<QObject>();
    QThread m_thread;
};

}  // namespace mado
