// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/SerialExecutor.h"
#include "core/print/PrintService.h"

#include <QFuture>

#include <memory>
#include <vector>

namespace mado {

/// The printers, beside the GUI thread.
class PrintDesk {
 public:
    explicit PrintDesk(std::unique_ptr<PrintService> service) : m_service(std::move(service)) {}
    [[nodiscard]] QFuture<Result<std::vector<PrinterInfo>>> printers();
    /// The spooler's job number.
    [[nodiscard]] QFuture<Result<int>> print(const PrintRequest& request);
    [[nodiscard]] QFuture<PrintState> state(const QString& printer, int job);

 private:
    std::unique_ptr<PrintService> m_service;
    SerialExecutor m_thread;
};

}  // namespace mado
