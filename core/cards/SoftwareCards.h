// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/DurableFile.h"
#include "core/cards/StaffCard.h"
#include "core/cards/StaffIdentity.h"

#include <functional>
#include <span>

namespace mado {

/// Staff cards as files in a folder, for evaluation and drills; every card of the folder counts as put in.
class SoftwareCards final : public StaffCardReader {
 public:
    /// After that many wrong PINs one after the other a card is blocked until it is issued anew.
    static constexpr int triesAllowed = 5;
    /// Puts a whole file on disk, or returns false and leaves the old one.
    using WriteFile = std::function<bool(const QString& path, std::span<const unsigned char> bytes)>;

    explicit SoftwareCards(QString folder, WriteFile writeFile = durable::write)
        : m_folder(std::move(folder)), m_writeFile(std::move(writeFile)) {}
    [[nodiscard]] Cards cards() override;
    [[nodiscard]] Result<std::unique_ptr<StaffCard>> open(const QString& cardId) override;

    /// Makes (or replaces) the card of a person; gives its Ed25519 public key (32 bytes) to be registered at
    /// the centre. A card made anew has another key: the old one opens nothing once the new one is
    /// registered. `pin`: 4 to 12 ASCII digits (E-CARD-005). The staff id names the file: 1 to 32 of A-Z a-z
    /// 0-9 - _ (E-CARD-009). E-CARD-007 if it can't be written, E-CARD-010 if it is in use just now.
    [[nodiscard]] static Result<QByteArray> issue(const QString& folder, const StaffIdentity& staff,
                                                  const SecretBuffer& pin);

 private:
    QString m_folder;
    WriteFile m_writeFile;
};

}  // namespace mado
