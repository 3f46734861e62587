// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/procedures/CaseConflict.h"
#include "ui/base/Wording.h"

#include <QString>

namespace mado {

/// The three columns as rich text: record when filed, record now, filed; what was changed first and lit, with
/// who changed it and when.
class ConflictText {
 public:
    explicit ConflictText(const Wording& wording) : m_wording(wording) {}
    /// `household` knows the names of the staff.
    [[nodiscard]] QString table(const std::vector<ConflictRecord>& records,
                                const HouseholdSnapshot& household) const;

 private:
    [[nodiscard]] QString head(const ConflictRecord& record, const HouseholdSnapshot& household) const;
    [[nodiscard]] QString row(const ConflictItem& item) const;
    const Wording& m_wording;
};

}  // namespace mado
