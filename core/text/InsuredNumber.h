// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QString>
#include <QStringView>

#include <vector>

namespace mado {

/// How a municipality writes symbols and numbers (記号・番号・枝番). A parameter, because every insurer has
/// its own.
struct InsuredNumberFormat {
    QString symbol = QStringLiteral("川口");
    std::vector<int> groups = {2, 6};  ///< digits of the number, with a hyphen between groups
    int branchDigits = 2;

    [[nodiscard]] int numberDigits() const;
};

/// Symbol, number and branch of an insured person. The number is one per household; the branch one per
/// person.
struct InsuredNumber {
    QString symbol;  ///< as typed; the format's symbol if none was typed
    QString number;  ///< digits only, "12345678"
    QString branch;  ///< digits only, "01"; empty if not given

    /// Accepts 川口 12-345678 (01), 12345678, 12-345678-01, 1234567801, 記号 川口 番号 12-345678 枝番 01, in
    /// either width. E-NUMBER-021 if the number has not the format's digits (fact: how many), E-NUMBER-022
    /// for a branch too long.
    [[nodiscard]] static Result<InsuredNumber> parse(QStringView typed,
                                                     const InsuredNumberFormat& format = {},
                                                     const QString& field = {});
    /// "12-345678"; as stored if it has not the format's digits.
    [[nodiscard]] QString numberText(const InsuredNumberFormat& format = {}) const;
    /// "川口 12-345678 (01)".
    [[nodiscard]] QString text(const InsuredNumberFormat& format = {}) const;

    friend bool operator==(const InsuredNumber&, const InsuredNumber&) = default;
};

}  // namespace mado
