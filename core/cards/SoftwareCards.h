// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cards/StaffCard.h"
#include "core/cards/StaffIdentity.h"

namespace mado {

/// Staff cards as files in a folder, for evaluation and drills; every card of the folder counts as put in.
class SoftwareCards final : public StaffCardReader {
 public:
    /// After that many wrong PINs a card is blocked until it is issued anew.
    static constexpr int triesAllowed = 5;

    explicit SoftwareCards(QString folder) : m_folder(std::move(folder)) {}
    [[nodiscard]] Result<std::vector<CardPresence>> cards() override;
    [[nodiscard]] Result<std::unique_ptr<StaffCard>> open(const QString& cardId) override;

    /// Makes (or replaces) the card of a person; gives its Ed25519 public key to be registered at the centre.
    /// `pin`: 4 to 12 ASCII digits (E-CARD-005). E-CARD-007 if it can't be written.
    [[nodiscard]] static Result<QByteArray> issue(const QString& folder, const StaffIdentity& staff,
                                                  const SecretBuffer& pin);

 private:
    QString m_folder;
};

}  // namespace mado
