// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBuffer.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <vector>

namespace mado {

/// A card that lies in a reader now.
struct CardPresence {
    QString cardId;   ///< opens it; means nothing else
    QString staffId;  ///< whose card it is; empty if only the centre knows
    QString label;    ///< what is printed on it, for choosing among several
    friend bool operator==(const CardPresence&, const CardPresence&) = default;
};

/// One staff card: a key that never leaves it, and a PIN that it counts itself. Worker thread only; calls block.
class StaffCard {
 public:
    virtual ~StaffCard() = default;
    /// Signs what the centre asked. E-CARD-001 wrong PIN (fact: tries left), E-CARD-002 blocked, E-CARD-003 taken
    /// out, E-CARD-004 unreadable, E-CARD-005 the PIN has not the form of one (no try is lost).
    [[nodiscard]] virtual Result<QByteArray> sign(const SecretBuffer& pin, const QByteArray& challenge) = 0;
};

/// Where staff cards are put in. Worker thread only. Today's implementation reads sealed files (evaluation); readers
/// of PC/SC and PKCS#11 come behind the same interface.
class StaffCardReader {
 public:
    virtual ~StaffCardReader() = default;
    /// Cards that lie in the readers now; in a stable order. E-CARD-006 no reader.
    [[nodiscard]] virtual Result<std::vector<CardPresence>> cards() = 0;
    /// E-CARD-003 if it is not there any more, E-CARD-004.
    [[nodiscard]] virtual Result<std::unique_ptr<StaffCard>> open(const QString& cardId) = 0;
};

}  // namespace mado
