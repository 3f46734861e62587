// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cards/CardEvents.h"

#include <memory>

namespace mado {

/// Events of the system's card service (PC/SC): a card put in or pulled, a reader plugged in or out, the
/// service stopped. Where the service is not there, wait() only lets time pass, so that whoever waits asks
/// the cards in turn.
class PcscEvents final : public CardEvents {
 public:
    PcscEvents();
    ~PcscEvents() override;
    PcscEvents(const PcscEvents&) = delete;
    PcscEvents& operator=(const PcscEvents&) = delete;

    void wait(std::chrono::milliseconds timeout, const std::stop_token& stop) override;

 private:
    struct Service;
    Service* service();

    std::unique_ptr<Service> m_service;
};

}  // namespace mado
