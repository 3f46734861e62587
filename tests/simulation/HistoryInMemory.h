// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/simulation/history/History.h"

namespace mado::test {

/// A history of a run in one process.
class HistoryInMemory final : public history::Sink {
 public:
    explicit HistoryInMemory(const Clock& clock) : m_clock(clock) {}
    void tell(history::What what, const QString& who, const QJsonObject& facts) override {
        m_history.events.push_back({what, who, m_clock.now().toMSecsSinceEpoch(), facts,
                                    static_cast<qint64>(m_history.events.size()) + 1});
    }
    [[nodiscard]] const history::History& history() const { return m_history; }

 private:
    const Clock& m_clock;
    history::History m_history;
};

}  // namespace mado::test
