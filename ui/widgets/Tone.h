// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

namespace mado {

/// What something means, always told by an icon as well as by its colours.
enum class Tone { Neutral, Accent, Good, Look, Stop };

struct ToneLook {
    QString icon;  ///< name for theme::icon; empty for Neutral
    QColor ink;    ///< readable on `ground`
    QColor ground;
    QColor border;
};

[[nodiscard]] ToneLook lookOf(Tone tone);

}  // namespace mado
