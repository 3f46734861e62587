// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/HouseholdSnapshot.h"
#include "core/procedures/EffectContext.h"

#include <QString>

namespace mado {

/// Numbers proposed for new records, derived from the case (SHA-256 of purpose, case, attempt and place), so
/// that computing the case again proposes the same ones. The centre refuses a number that is taken; the
/// caller then raises EffectContext::attempt. Numbers already in `household` are passed over.
class ProposedNumbers {
 public:
    explicit ProposedNumbers(const EffectContext& context) : m_context(context) {}
    /// 保険証番号: the municipality's digits, starting with its prefix for proposals.
    [[nodiscard]] QString certificateNo(const HouseholdSnapshot& household) const;
    /// Stands for an addressee that the resident register has not delivered yet ("P" and 12 digits).
    [[nodiscard]] QString addresseeNo(const HouseholdSnapshot& household) const;
    /// Stands for a 世帯番号 that the resident register has not delivered yet ("P" and 12 digits).
    [[nodiscard]] QString householdNo() const;
    /// Key of a benefit claim ("B" and 12 digits).
    [[nodiscard]] QString benefitNo(const HouseholdSnapshot& household) const;

 private:
    [[nodiscard]] QString digits(const QString& purpose, int place, int count) const;
    template <class Make>
    [[nodiscard]] QString firstFree(const HouseholdSnapshot& household, Entity entity, Make make) const;

    const EffectContext& m_context;
};

/// True for a number that stands in until the resident register delivers the real one.
[[nodiscard]] bool isProvisional(const QString& number);

}  // namespace mado
