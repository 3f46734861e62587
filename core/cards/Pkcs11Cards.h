// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cards/CardEvents.h"
#include "core/cards/Pkcs11Module.h"
#include "core/cards/StaffCard.h"

#include <memory>

namespace mado {

/// Staff cards of any maker behind a PKCS#11 library. A card counts if it is set up (it has a PIN) and bears
/// a certificate for signing whose key is of a kind of CardAlgorithm; of several the one for sign-in that is
/// valid longest.
///
/// `events` wakes waitForChange(); without it the tokens are asked again and again. Either way they are asked
/// at least once a second, because slot events of PKCS#11 libraries get lost.
class Pkcs11Cards final : public StaffCardReader {
 public:
    explicit Pkcs11Cards(std::unique_ptr<Pkcs11Module> module, std::unique_ptr<CardEvents> events = nullptr)
        : m_module(std::move(module)), m_events(std::move(events)) {}

    [[nodiscard]] Cards cards() override;
    [[nodiscard]] Cards waitForChange(const Cards& known, std::chrono::milliseconds timeout,
                                      const std::stop_token& stop) override;
    [[nodiscard]] Result<std::unique_ptr<StaffCard>> open(const QString& cardId) override;

 private:
    std::shared_ptr<Pkcs11Module> m_module;  ///< with the cards and their TLS keys
    std::unique_ptr<CardEvents> m_events;
};

}  // namespace mado
