// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mado {

/// Paths for calls of the system that Qt does not make for us.
namespace native {
/// As Windows' calls take it: backslashes, and from 240 characters on the form `\\?\` that has no limit of
/// 260 (the rest of a path, such as "-wal", is added by others, hence 240). `path` is absolute and clean.
[[nodiscard]] QString windowsPath(const QString& path);
/// From which length on windowsPath() gives the long form.
constexpr qsizetype longPathFrom = 240;
/// windowsPath() on Windows, elsewhere the path as it is. Made absolute first.
[[nodiscard]] QString path(const QString& path);
/// "C:\x" or "C:/x": absolute, on a drive of this machine by its form. No shares, no "\\?\", nothing
/// relative.
[[nodiscard]] bool isOnWindowsDrive(const QString& path);
/// An absolute path that names no share of a network, in the form of this system.
[[nodiscard]] bool isLocalAbsolute(const QString& path);
}  // namespace native

}  // namespace mado
