// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/LevyEstimate.h"
#include "ui/base/CounterServices.h"

#include <QObject>

#include <optional>

namespace mado {

/// Computes, draws and prints estimates beside the GUI thread. Only the newest input counts: what was asked
/// before and has not begun is not done. Nothing is stored or logged.
class EstimateWork : public QObject {
    Q_OBJECT
 public:
    explicit EstimateWork(const CounterServices& services, QObject* parent = nullptr);

    void compute(const EstimateInput& input);
    /// The paper of the last input that could be computed.
    void draw();
    void print();
    [[nodiscard]] const std::optional<LevyEstimate>& estimate() const { return m_estimate; }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

 Q_SIGNALS:
    void computed();
    void failed(const mado::Error& error);  ///< of the input
    void drawn(const QByteArray& pdf);
    void printed();
    void refused(const mado::Error& error);  ///< of paper or printer

 private:
    void start();
    void take(const EstimateInput& input, const Result<LevyEstimate>& answer);
    void render(const std::function<void(const RenderedDocument&)>& use);

    const CounterServices& m_services;
    std::optional<EstimateInput> m_wanted;
    std::optional<EstimateInput> m_input;  // of m_estimate
    std::optional<LevyEstimate> m_estimate;
    bool m_isBusy = false;
    int m_drawing = 0;  // the newest drawing that was asked for
};

}  // namespace mado
