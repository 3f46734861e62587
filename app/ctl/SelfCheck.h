// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QList>
#include <QString>

namespace mado::ctl {

/// One thing that a counter needs of its machine.
struct SelfCheck {
    QString name;     ///< "encryption"
    QString meaning;  ///< for --help
    /// What was found, in a few words, or what is wrong.
    Result<QString> (*run)();
};

/// In the order in which they are made; none changes anything that stays.
[[nodiscard]] const QList<SelfCheck>& selfChecks();

}  // namespace mado::ctl
