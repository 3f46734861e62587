// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/PrintDesk.h"

namespace mado {

QFuture<Result<std::vector<PrinterInfo>>> PrintDesk::printers() {
    return m_thread.run([this] { return m_service->printers(); });
}

QFuture<Result<int>> PrintDesk::print(const PrintRequest& request) {
    return m_thread.run([this, request] { return m_service->print(request); });
}

QFuture<PrintState> PrintDesk::state(const QString& printer, int job) {
    return m_thread.run([this, printer, job] { return m_service->state(printer, job); });
}

}  // namespace mado
