// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/print/PageSource.h"
#include "core/print/PrintService.h"
#include "core/print/Spooler.h"

#include <memory>

namespace mado {

/// PrintService over a spooler that takes pictures (Windows): every page is drawn at the printer's own
/// resolution, in strips, and never scaled. A page that the paper can't hold is refused, not cut.
class SpoolPrintService final : public PrintService {
 public:
    /// `stripBytes`: the most memory that one strip of a page takes.
    SpoolPrintService(std::unique_ptr<spool::Spooler> spooler, std::unique_ptr<PageSource> pages,
                      qsizetype stripBytes = 16 * 1024 * 1024);

    [[nodiscard]] Result<std::vector<PrinterInfo>> printers() override;
    [[nodiscard]] Result<int> print(const PrintRequest& request) override;
    [[nodiscard]] PrintState state(const QString& printer, int job) override;

 private:
    [[nodiscard]] Result<void> printPage(spool::Document& document, const PrintRequest& request, int page,
                                         const QSizeF& millimetres);

    std::unique_ptr<spool::Spooler> m_spooler;
    std::unique_ptr<PageSource> m_pages;
    qsizetype m_stripBytes;
};

}  // namespace mado
