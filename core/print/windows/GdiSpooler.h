// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/print/Spooler.h"

namespace mado::windows {

/// Windows' spooler through GDI: pages as pictures in the driver's own dots.
class GdiSpooler final : public spool::Spooler {
 public:
    [[nodiscard]] spool::Answer printers(std::vector<spool::Printer>& list) override;
    [[nodiscard]] std::unique_ptr<spool::Document> begin(const spool::Job& job,
                                                         spool::Answer& answer) override;
    /// A job that Windows has forgotten (printed or deleted) is Unknown.
    [[nodiscard]] spool::JobState state(const std::string& printer, int job) override;
};

}  // namespace mado::windows
