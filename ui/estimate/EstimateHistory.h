// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/LevyEstimate.h"

#include <QString>

#include <vector>

namespace mado {

/// What was entered, step by step, to go back and forth. Steps of one field in a row (a slider that is
/// dragged) are one. In memory only. A value.
class EstimateHistory {
 public:
    explicit EstimateHistory(EstimateInput start) : m_now(std::move(start)) {}

    [[nodiscard]] const EstimateInput& now() const { return m_now; }
    /// `field`: what was changed; empty is a step of its own.
    void change(const EstimateInput& next, const QString& field) {
        if (next == m_now) return;
        const bool goesOn = !field.isEmpty() && field == m_field && !m_past.empty();
        if (!goesOn) m_past.push_back(std::move(m_now));
        if (m_past.size() > most) m_past.erase(m_past.begin());
        m_future.clear();
        m_now = next;
        m_field = field;
    }
    [[nodiscard]] bool canUndo() const { return !m_past.empty(); }
    [[nodiscard]] bool canRedo() const { return !m_future.empty(); }
    void undo() { step(m_past, m_future); }
    void redo() { step(m_future, m_past); }
    /// Forgets everything that was entered.
    void restart(const EstimateInput& start) { *this = EstimateHistory(start); }

 private:
    static constexpr std::size_t most = 200;

    void step(std::vector<EstimateInput>& from, std::vector<EstimateInput>& to) {
        if (from.empty()) return;
        to.push_back(std::move(m_now));
        m_now = std::move(from.back());
        from.pop_back();
        m_field.clear();
    }

    EstimateInput m_now;
    QString m_field;  // changed last
    std::vector<EstimateInput> m_past;
    std::vector<EstimateInput> m_future;
};

}  // namespace mado
