// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/counter/SystemPrinters.h"

#ifdef Q_OS_WIN
#include "core/print/SpoolPrintService.h"
#include "core/print/windows/GdiSpooler.h"
#include "ui/preview/RasterizedPages.h"
#else
#include "core/print/CupsPrintService.h"
#endif

namespace mado {

std::unique_ptr<PrintService> systemPrinters() {
#ifdef Q_OS_WIN
    return std::make_unique<SpoolPrintService>(std::make_unique<windows::GdiSpooler>(),
                                               std::make_unique<RasterizedPages>());
#else
    return std::make_unique<CupsPrintService>();
#endif
}

}  // namespace mado
