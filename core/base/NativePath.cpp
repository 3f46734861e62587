// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/NativePath.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace mado::native {

namespace {

bool isLetter(QChar c) {
    const QChar lower = c.toLower();
    return lower >= u'a' && lower <= u'z' && c.unicode() < 0x80;
}

}  // namespace

QString windowsPath(const QString& path) {
    QString native = path;
    native.replace(u'/', u'\\');
    const bool isVerbatim = native.startsWith(u"\\\\?\\"_s) || native.startsWith(u"\\\\.\\"_s);
    if (isVerbatim || native.size() < longPathFrom) return native;
    // A share: \\server\share becomes \\?\UNC\server\share.
    if (native.startsWith(u"\\\\"_s)) return u"\\\\?\\UNC"_s + native.mid(1);
    return u"\\\\?\\"_s + native;
}

QString path(const QString& path) {
#ifdef Q_OS_WIN
    return windowsPath(QDir::cleanPath(QDir().absoluteFilePath(path)));
#else
    return path;
#endif
}

bool isOnWindowsDrive(const QString& path) {
    return path.size() > 3 && isLetter(path[0]) && path[1] == u':' && (path[2] == u'\\' || path[2] == u'/');
}

bool isLocalAbsolute(const QString& path) {
#ifdef Q_OS_WIN
    return isOnWindowsDrive(path);
#else
    return path.size() > 1 && path.startsWith(u'/') && !path.startsWith(u"//"_s);
#endif
}

}  // namespace mado::native
