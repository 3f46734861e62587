// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/print/PrintService.h"

namespace mado {

/// PrintService over CUPS (Linux). Jobs are sent over IPP from memory: the program writes no file of its own.
/// What the spooler keeps is its own matter: set "PreserveJobFiles No" there.
class CupsPrintService final : public PrintService {
 public:
    /// `server` and `port` of the scheduler; empty = the system's own setting.
    explicit CupsPrintService(QString server = {}, int port = 631);

    [[nodiscard]] Result<std::vector<PrinterInfo>> printers() override;
    [[nodiscard]] Result<int> print(const PrintRequest& request) override;
    [[nodiscard]] PrintState state(const QString& printer, int job) override;

 private:
    QString m_server;
    int m_port;
};

}  // namespace mado
