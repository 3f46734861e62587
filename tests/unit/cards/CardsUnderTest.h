// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cards/StaffCard.h"
#include "core/cards/StaffIdentity.h"

namespace mado::test {

inline SecretBuffer pinOf(const char* digits) {
    const QByteArrayView view(digits);
    return SecretBuffer::copyOf(
        {reinterpret_cast<const unsigned char*>(view.data()), std::size_t(view.size())});
}

inline StaffIdentity clerk(const QString& staffId) {
    return {staffId,
            QStringLiteral("職員%1").arg(staffId),
            QStringLiteral("ショクイン"),
            QStringLiteral("国保年金課"),
            {QStringLiteral("enter")}};
}

/// A reader of any make with cards of any make, as the contract needs them: no card at first. What differs
/// between makes is here; the contract knows the interfaces only.
class CardsUnderTest {
 public:
    virtual ~CardsUnderTest() = default;
    virtual StaffCardReader& reader() = 0;
    /// Makes a card and puts it in; gives its public key.
    virtual Result<CardKey> putIn(const StaffIdentity& staff, const SecretBuffer& pin) = 0;
    virtual bool takeOut(const QString& staffId) = 0;
    virtual void unplugReader() = 0;
    /// The process ends and begins again.
    virtual void restart() = 0;
    [[nodiscard]] virtual int triesAllowed() const = 0;
    /// What a wrong PIN gives when that many tries are left (at least one).
    [[nodiscard]] virtual Error wrongPin(int left) const = 0;
};

}  // namespace mado::test
