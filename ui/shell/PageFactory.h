// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/CounterServices.h"
#include "ui/base/Destination.h"

class QWidget;

namespace mado {

class Page;

/// Makes the page of a destination. The only place that knows every page.
class PageFactory {
 public:
    explicit PageFactory(const CounterServices& services) : m_services(services) {}
    virtual ~PageFactory() = default;
    [[nodiscard]] virtual Page* make(const Destination& destination, QWidget* parent) const;

 private:
    const CounterServices& m_services;
};

}  // namespace mado
