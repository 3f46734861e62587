// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cards/CardKey.h"

#include <QByteArray>
#include <QMap>
#include <QString>

namespace mado::test {

/// What is put on a card: a key pair and a certificate of its own making, or of an authority's.
struct CardMaking {
    QString commonName = QStringLiteral("staff_s001");
    QString staffId = QStringLiteral("S001");  ///< serialNumber of the subject; empty: none
    CardAlgorithm algorithm = CardAlgorithm::EcdsaP256Sha256;
    int rsaBits = 2048;
    int validDays = 30;  ///< negative: has run out
    bool maySign = true;
    bool maySignIn = true;
    QString authority =
        {};  ///< a folder with ca.crt and ca.key (PEM); empty: the certificate vouches for itself
};

struct MadeKey {
    CardKey publicKey;
    QByteArray certificate;                 ///< DER
    QMap<unsigned long, QByteArray> parts;  ///< of the private key, by PKCS#11 attribute
};

/// A fresh key with its certificate; everything in memory.
[[nodiscard]] MadeKey makeKey(const CardMaking& making);

}  // namespace mado::test
