// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/EngineError.h"

#include "core/store/Engine.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QString codeOf(int extendedCode) {
    switch (extendedCode) {
        case SQLITE_IOERR_NOMEM:
            return u"E-STORE-018"_s;
        case SQLITE_READONLY_DBMOVED:
            return u"E-STORE-019"_s;
        default:
            break;
    }
    switch (extendedCode & 0xff) {
        case SQLITE_CANTOPEN:
            return u"E-STORE-017"_s;
        case SQLITE_IOERR:
            return u"E-STORE-001"_s;
        case SQLITE_FULL:
            return u"E-STORE-002"_s;
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return u"E-STORE-003"_s;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_PROTOCOL:
            return u"E-STORE-004"_s;
        case SQLITE_NOTADB:
            return u"E-STORE-005"_s;
        case SQLITE_CORRUPT:
            return u"E-STORE-013"_s;
        case SQLITE_INTERRUPT:
            return u"E-STORE-014"_s;
        case SQLITE_CONSTRAINT:
            return u"E-STORE-015"_s;
        case SQLITE_NOMEM:
            return u"E-STORE-018"_s;
        default:
            return u"E-STORE-016"_s;
    }
}

}  // namespace

Error engineError(int extendedCode, const QString& fileName, const QString& words) {
    QString detail = u"%1 (%2)"_s.arg(QString::fromUtf8(sqlite3_errstr(extendedCode))).arg(extendedCode);
    if (!words.isEmpty()) detail += u": "_s + words;
    return Error{codeOf(extendedCode), {}, {fileName}, detail};
}

Error engineError(sqlite3* handle, const QString& fileName) {
    return engineError(sqlite3_extended_errcode(handle), fileName, QString::fromUtf8(sqlite3_errmsg(handle)));
}

}  // namespace mado
