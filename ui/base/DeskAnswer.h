// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/CounterDesk.h"

#include <QFuture>
#include <QPointer>

#include <type_traits>
#include <utility>

namespace mado {

/// Calls `use` in the GUI thread with what a future of the desk comes to, unless `owner` is gone by then.
///
/// Not future.then(owner, ...): up to Qt 6.5 a context that is destroyed before the future is fulfilled ends
/// the program (an assertion in QtCore's continuation). The desk outlives all pages and so is a safe context.
template <class T, class Use>
void whenAnswered(CounterDesk& desk, QFuture<T> future, QObject* owner, Use use) {
    future.then(&desk, [alive = QPointer<QObject>(owner), use = std::move(use)](const T& answer) mutable {
        if (alive) use(answer);
    });
}

/// The same for a continuation written in place: future.then(&desk, whileAlive(owner, function)).
template <class Use>
auto whileAlive(QObject* owner, Use use) {
    return [alive = QPointer<QObject>(owner), use = std::move(use)]<class Answer>(const Answer& answer) mutable
               requires std::is_invocable_v<Use&, const Answer&>
    {
        if (alive) use(answer);
    };
}

}  // namespace mado
