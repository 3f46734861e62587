// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBuffer.h"

#include <QByteArray>
#include <QString>

namespace mado {

/// Invented individual numbers: one for each addressee number, never the same twice in a city, with the right
/// check digit. Sealed at once to the centre's key.
class NumberSealer {
 public:
    NumberSealer(quint64 seed, QByteArray publicKey) : m_seed(seed), m_publicKey(std::move(publicKey)) {}
    /// E-CENTRAL-023 if the key is not one.
    [[nodiscard]] Result<QByteArray> numberOf(const QString& addresseeNo) const;
    /// The 12 ASCII digits.
    [[nodiscard]] SecretBuffer digitsOf(const QString& addresseeNo) const;

 private:
    quint64 m_seed;
    QByteArray m_publicKey;
};

}  // namespace mado
