// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/sync/Terminals.h"

#include <QElapsedTimer>

#include <algorithm>
#include <poll.h>

using namespace Qt::StringLiterals;

namespace mado::bench {

Result<std::unique_ptr<Terminals>> Terminals::make(test::PostgresCentre& centre, int count) {
    auto made = std::make_unique<Terminals>();
    for (int i = 0; i < count; ++i) {
        Terminal terminal;
        MADO_ASSIGN(terminal.session, centre.signIn(u"B%1"_s.arg(i, 3, 10, QLatin1Char('0')),
                                                    {u"enter"_s, u"confirm"_s}, u"T%1"_s.arg(i)));
        MADO_ASSIGN(const CentralHello hello, terminal.session->hello());
        terminal.cursor = {hello.epoch, hello.lastSeq, hello.chainHash, hello.schemaVersion,
                           hello.scopeFingerprint};
        made->m_terminals.push_back(std::move(terminal));
    }
    for (Terminal& each : made->m_terminals)
        MADO_TRY(made->pull(each));
    return made;
}

Result<void> Terminals::pull(Terminal& terminal) {
    MADO_ASSIGN(const PullAnswer answer, terminal.session->pull(terminal.cursor, 2000));
    if (answer.kind != PullAnswer::Kind::Batches) return fail(u"E-SYNC-001"_s);
    terminal.cursor = answer.batch.to;
    return {};
}

double Terminals::untilAllSee(qint64 seq) {
    QElapsedTimer timer;
    timer.start();
    constexpr int patience = 10'000;
    while (timer.elapsed() < patience) {
        std::vector<pollfd> waiting;
        std::vector<Terminal*> whose;
        for (Terminal& each : m_terminals) {
            if (each.cursor.pubSeq >= seq) continue;
            waiting.push_back({each.session->hintSocket(), POLLIN, 0});
            whose.push_back(&each);
        }
        if (waiting.empty()) return static_cast<double>(timer.nsecsElapsed()) / 1e6;
        if (poll(waiting.data(), waiting.size(), 100) <= 0) continue;
        for (std::size_t i = 0; i < waiting.size(); ++i) {
            if (waiting[i].revents == 0) continue;
            const auto hints = whose[i]->session->takeHints();
            if (!hints || (hints->hasFeed && !pull(*whose[i]))) return -1;
        }
    }
    return -1;
}

}  // namespace mado::bench
