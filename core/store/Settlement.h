// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/OutboxCommand.h"

#include <QString>

namespace mado {

/// How a person dealt with a command that was refused, in conflict or set apart.
struct Settlement {
    enum class Way {
        Read,        ///< the refusal was shown at once to whoever gave it
        Reopened,    ///< it is a draft again, everything typed kept
        SentAgain,   ///< given once more as it was
        Recomputed,  ///< records had moved, the outcome is the same: given once more
        Dismissed,   ///< nothing more is to be done, for a reason
    };
    Way way = Way::Read;
    QString reason;   ///< of a dismissal
    QString staffId;  ///< who dealt with it
};

/// A command that was dealt with.
struct SettledCommand {
    OutboxCommand command;
    Settlement settlement;
    QDateTime settledAt;
};

}  // namespace mado
