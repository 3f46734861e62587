// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/DynamicLibrary.h"

#include "core/base/NativePath.h"

#include <QDir>
#include <QFile>

#ifdef Q_OS_WIN
#include "core/platform/windows/SafeLibrary.h"
#else
#include <dlfcn.h>
#endif

namespace mado {

Result<DynamicLibrary> DynamicLibrary::load(const QString& path) {
    if (!QDir::isAbsolutePath(path)) return fail({}, {}, {path}, QStringLiteral("not absolute"));
#ifdef Q_OS_WIN
    unsigned long code = 0;
    void* handle = windows::loadLibrary(native::path(path).toStdWString().c_str(), code);
    if (handle == nullptr) return fail({}, {}, {path}, QString::number(code));
#else
    void* handle = dlopen(QFile::encodeName(path).constData(), RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) return fail({}, {}, {path}, QString::fromLocal8Bit(dlerror()));
#endif
    return DynamicLibrary(handle);
}

void* DynamicLibrary::symbol(const char* name) const {
#ifdef Q_OS_WIN
    return windows::symbolOf(m_handle, name);
#else
    return dlsym(m_handle, name);
#endif
}

}  // namespace mado
