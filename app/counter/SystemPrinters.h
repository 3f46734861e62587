// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/print/PrintService.h"

#include <memory>

namespace mado {

/// The way to paper of this system: CUPS, or Windows' spooler.
[[nodiscard]] std::unique_ptr<PrintService> systemPrinters();

}  // namespace mado
