// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBuffer.h"
#include "core/cards/CardKey.h"
#include "core/cards/CardTlsKey.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace mado {

/// What a card says of its PIN before it is asked for: shown, so that nobody loses the last try unaware.
enum class PinState { Fine, FewTries, LastTry, Blocked };

/// A card that lies in a reader now.
struct CardPresence {
    QString cardId;   ///< opens it; means nothing else
    QString staffId;  ///< whose card it is; empty if the card can't be read or only the centre knows
    QString label;    ///< what is printed on it, for choosing among several
    PinState pin = PinState::Fine;
    bool hasPinPad = false;  ///< the PIN is typed at the reader; an empty one is given to sign()
    friend bool operator==(const CardPresence&, const CardPresence&) = default;
};

/// What a person's card gave for one sign-in.
struct CardProof {
    QByteArray signature;                     ///< over the centre's challenge, as the card's key says
    std::shared_ptr<CardTlsKey> tlsKey = {};  ///< for the connections of this sign-in; null: they use a file
};

/// One staff card: a key that never leaves it, and a PIN that it counts itself. Worker thread only; calls
/// block.
class StaffCard {
 public:
    virtual ~StaffCard() = default;
    /// As it was when the card was opened; what the card says of itself, proven only by the centre's sign-in.
    [[nodiscard]] virtual QString staffId() const = 0;
    [[nodiscard]] virtual QString label() const = 0;

    /// What a signature is checked with, as the card was when it was opened; nothing if only the centre
    /// knows.
    [[nodiscard]] virtual std::optional<CardKey> key() const { return {}; }
    /// Signs what the centre asked, as key() says. The PIN is not kept: every signature needs it, and none is
    /// ever tried twice. A right PIN gives all tries back.
    ///
    /// E-CARD-001 wrong PIN (fact 1: tries left), E-CARD-011 wrong PIN, tries left unknown, E-CARD-002
    /// blocked, E-CARD-003 taken out, E-CARD-004 unreadable, E-CARD-005 the PIN has not the form of one (no
    /// try is lost), E-CARD-007 the card can't count tries, so the PIN was not judged, E-CARD-008 right PIN
    /// but the tries could not be given back, E-CARD-010 another program uses the card.
    [[nodiscard]] virtual Result<QByteArray> sign(const SecretBuffer& pin, const QByteArray& challenge) = 0;
    /// The key for the TLS of the person's connections. It keeps a copy of the PIN, in memory that is wiped,
    /// as long as it lives: a connection that was cut is made anew without asking. Null for cards whose key
    /// TLS can't use. Does not judge the PIN.
    [[nodiscard]] virtual Result<std::shared_ptr<CardTlsKey>> tlsKey(const SecretBuffer& pin) {
        static_cast<void>(pin);
        return std::shared_ptr<CardTlsKey>();
    }
    /// Both: one try of the PIN, and no TLS key if it was wrong.
    [[nodiscard]] Result<CardProof> prove(const SecretBuffer& pin, const QByteArray& challenge);
};

/// Where staff cards are put in. All calls block and belong to one worker thread; there are no signals.
/// Implementations: Pkcs11Cards for cards of any maker, SoftwareCards for sealed files
/// (evaluation).
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
    /// E-CARD-003 if it is not there any more, E-CARD-004. The reader outlives the card.
    [[nodiscard]] virtual Result<std::unique_ptr<StaffCard>> open(const QString& cardId) = 0;

 protected:
    [[nodiscard]] static bool isSame(const Cards& one, const Cards& other);
};

}  // namespace mado
