// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>

namespace mado {

/// Whole files that are there completely or not at all, also after a power cut.
namespace durable {
/// Writes beside `path`, flushes, renames over it, flushes the folder. Readable by this user only.
/// False if it failed; the old file is then unchanged.
[[nodiscard]] bool write(const QString& path, std::span<const unsigned char> bytes);
/// Renames (replacing `to`) and flushes the folder. Both in one folder.
[[nodiscard]] bool rename(const QString& from, const QString& to);
/// Flushes the folder's entries to disk. True where the system has no such thing (Windows).
[[nodiscard]] bool syncFolder(const QString& folder);
}  // namespace durable

}  // namespace mado
