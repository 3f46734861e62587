// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBuffer.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <memory>
#include <stop_token>
#include <vector>

namespace mado {

/// A card that lies in a reader now.
struct CardPresence {
    QString cardId;   ///< opens it; means nothing else
    QString staffId;  ///< whose card it is; empty if the card can't be read or only the centre knows
    QString label;    ///< what is printed on it, for choosing among several
    friend bool operator==(const CardPresence&, const CardPresence&) = default;
};

/// One staff card: a key that never leaves it, and a PIN that it counts itself. Worker thread only; calls
/// block.
class StaffCard {
 public:
    virtual ~StaffCard() = default;
    /// As it was when the card was opened; what the card says of itself, proven only by the centre's sign-in.
    [[nodiscard]] virtual QString staffId() const = 0;
    [[nodiscard]] virtual QString label() const = 0;

    /// Signs what the centre asked (Ed25519 over the bytes of `challenge`; 64 bytes come back). The PIN is
    /// not kept: every signature needs it. A right PIN gives all tries back.
    ///
    /// E-CARD-001 wrong PIN (fact 1: tries left), E-CARD-002 blocked, E-CARD-003 taken out, E-CARD-004
    /// unreadable, E-CARD-005 the PIN has not the form of one (no try is lost), E-CARD-007 the card can't
    /// count tries, so the PIN was not judged, E-CARD-008 right PIN but the tries could not be given back,
    /// E-CARD-010 another program uses the card.
    [[nodiscard]] virtual Result<QByteArray> sign(const SecretBuffer& pin, const QByteArray& challenge) = 0;
};

/// Where staff cards are put in. All calls block and belong to one worker thread; there are no signals.
/// Today's implementation reads sealed files (evaluation); readers of PC/SC and PKCS#11 come behind the same
/// interface.
class StaffCardReader {
 public:
    /// Cards in the readers, or why nobody can tell; losing the reader is a change as well.
    using Cards = Result<std::vector<CardPresence>>;

    virtual ~StaffCardReader() = default;
    /// Cards that lie in the readers now; in a stable order. E-CARD-006 no reader.
    [[nodiscard]] virtual Cards cards() = 0;
    /// Returns as soon as cards() is no longer `known`, at the latest after `timeout` or when `stop` is asked
    /// for (from any thread); gives what cards() says then. A worker calls it in a loop with its last answer;
    /// anything but the holder's card in the answer locks the screen. This one asks again and again; where
    /// the system has a blocking status call, an implementation uses that and still asks at least once a
    /// second, because events of tokens get lost.
    [[nodiscard]] virtual Cards waitForChange(const Cards& known, std::chrono::milliseconds timeout,
                                              const std::stop_token& stop);
    /// E-CARD-003 if it is not there any more, E-CARD-004. The card may outlive the reader.
    [[nodiscard]] virtual Result<std::unique_ptr<StaffCard>> open(const QString& cardId) = 0;
};

}  // namespace mado
