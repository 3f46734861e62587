// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/cards/CardKey.h"

#include <QDateTime>

namespace mado {

/// What the program needs of the X.509 certificate on a staff card. Nothing here is proof: the centre knows
/// the registered certificates, and TLS checks the chain.
struct CardCertificate {
    QByteArray der;
    QString commonName;    ///< the name of the person's login at the centre
    QString staffId;       ///< serialNumber of the subject (2.5.4.5); empty if it has none
    QDateTime validFrom;   ///< UTC
    QDateTime validUntil;  ///< UTC
    bool signs = true;     ///< digitalSignature is allowed (RFC 5280 4.2.1.3); true if nothing is said
    bool signsIn = true;   ///< clientAuth is allowed (RFC 5280 4.2.1.12); true if nothing is said
    CardKey key;
    QByteArray fingerprint;  ///< SHA-256 of the certificate, 32 bytes

    [[nodiscard]] bool isValidAt(const QDateTime& when) const {
        return validFrom <= when && when <= validUntil;
    }
    /// E-CARD-004 for bytes that are no certificate, or one whose key is of a kind that is not used here.
    [[nodiscard]] static Result<CardCertificate> read(const QByteArray& der);
};

}  // namespace mado
