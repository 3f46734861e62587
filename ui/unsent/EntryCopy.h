// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/filing/CasePayloads.h"
#include "ui/base/CounterServices.h"

#include <QFuture>

namespace mado {

/// What was entered, on paper: for a case that can't reach the centre and is handed over by hand. Draws the
/// application beside the GUI thread, marked as not registered, and prints it. How many sheets were given to
/// the printer.
class EntryCopy {
 public:
    explicit EntryCopy(const CounterServices& services) : m_services(services) {}
    [[nodiscard]] QFuture<Result<int>> print(const CaseView& view, const QString& mark);

 private:
    [[nodiscard]] QFuture<Result<std::vector<PrintRequest>>> draw(const CaseView& view, const QString& mark);
    const CounterServices& m_services;
};

}  // namespace mado
