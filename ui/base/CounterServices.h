// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ErrorCatalogue.h"
#include "core/desk/CounterDesk.h"
#include "forms/engine/FormCatalogue.h"
#include "forms/paper/DocumentRenderer.h"
#include "ui/base/PrintDesk.h"
#include "ui/base/UserSettings.h"
#include "ui/base/Wording.h"
#include "ui/preview/PageRasterizer.h"

namespace mado {

/// What pages work with. Made by the program, outlives all pages.
struct CounterServices {
    CounterDesk& desk;
    const FormCatalogue& forms;
    const DocumentRenderer& papers;
    PageRasterizer& pictures;
    PrintDesk& printers;
    UserSettings& settings;
    const Wording& wording;
    /// For computing and drawing beside the GUI thread.
    SerialExecutor& background;
};

}  // namespace mado
