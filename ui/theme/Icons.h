// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace mado::theme {

/// A line icon, drawn at the size that is asked for: "search", "household", "check", "print", "calculator",
/// "link", "batch", "gear", "lock", "person", "warning", "info", "stop", "back", "plus", "close". An unknown
/// name gives a small square.
[[nodiscard]] QIcon icon(const QString& name, const QColor& colour);

}  // namespace mado::theme
