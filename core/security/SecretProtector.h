// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBuffer.h"

#include <QByteArray>

namespace mado {

/// Something of the system that seals bytes so that only this user on this machine opens them again. Any
/// thread; blocks for moments.
class SecretProtector {
 public:
    virtual ~SecretProtector() = default;
    /// Who and where: the same for one user of one machine, different for all others. Not secret. Empty: the
    /// system does not say.
    [[nodiscard]] virtual QByteArray owner() const = 0;
    /// `purpose` is needed again to open. Errors: E-KEY-004.
    [[nodiscard]] virtual Result<QByteArray> seal(const SecretBuffer& secret, const QByteArray& purpose) = 0;
    /// E-KEY-014 if it does not open: another user's, changed, or sealed for another purpose.
    [[nodiscard]] virtual Result<SecretBuffer> open(const QByteArray& sealed, const QByteArray& purpose) = 0;
};

}  // namespace mado
