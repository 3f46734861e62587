// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

#include <optional>

namespace mado::bounded {

/// Files that somebody hands in may be of any size, or no files at all (a device, a pipe that nobody writes
/// to): what is larger than it can sensibly be is not read into memory.
inline constexpr qint64 usualSize = 16LL * 1024 * 1024;
inline constexpr qint64 usualLine = 1024LL * 1024;

/// Nothing: it is no regular file, can't be read, or is larger.
[[nodiscard]] std::optional<QByteArray> content(const QString& path, qint64 most = usualSize);
/// Opens a regular file for reading by lines.
[[nodiscard]] bool open(QFile& file);
/// The next line, trimmed. Nothing: it is longer.
[[nodiscard]] std::optional<QByteArray> line(QFile& file, qint64 most = usualLine);

}  // namespace mado::bounded
