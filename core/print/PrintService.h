// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QSizeF>
#include <QString>
#include <QStringList>

#include <vector>

namespace mado {

/// A printer as a clerk chooses it.
struct PrinterInfo {
    QString id;           ///< what PrintRequest::printer takes
    QString description;  ///< for the list; the id if the printer has none
    bool isDefault = false;
    bool isAccepting = true;
    QStringList paperSources;  ///< trays by their IPP names ("tray-1", "manual"); may be empty
};

/// One job. The PDF is printed as it is: the same bytes that were shown and that the register's digest is of.
/// (Calibration is drawn into the PDF by whoever renders it.)
struct PrintRequest {
    QString printer;  ///< PrinterInfo::id; empty = the default printer
    QByteArray pdf;
    QString jobName;          ///< seen in queues and logs: form and issue number, never a name
    int copies = 1;           ///< 1 to 99
    QString paperSource;      ///< empty = the printer's choice
    QSizeF paperMillimetres;  ///< width and height; empty = the printer's choice
};

enum class PrintState { Pending, Printing, Done, Failed, Unknown };

/// The way to paper. Calls block on the spooler: worker thread only, one thread at a time.
/// Errors: E-PRINT-001 no such printer, -002 not accepting jobs, -003 spooler not reachable, -004 refused by
/// the spooler, -005 not a PDF or copies out of range.
class PrintService {
 public:
    virtual ~PrintService() = default;
    [[nodiscard]] virtual Result<std::vector<PrinterInfo>> printers() = 0;
    /// Hands the whole job to the spooler; returns the spooler's job number.
    [[nodiscard]] virtual Result<int> print(const PrintRequest& request) = 0;
    [[nodiscard]] virtual PrintState state(const QString& printer, int job) = 0;
};

/// Checks that need no spooler: the bytes are a PDF, the copies are in range.
[[nodiscard]] Result<void> checkRequest(const PrintRequest& request);

}  // namespace mado
