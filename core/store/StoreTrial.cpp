// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/StoreTrial.h"

#include "core/store/Connection.h"

using namespace Qt::StringLiterals;

namespace mado {

Result<QString> tryStoreIn(const QString& folder) {
    const QString name = u"check.db"_s;
    const QString path = folder + u'/' + name;
    const SecretBuffer key = SecretBuffer::random(Connection::keySize);
    {
        MADO_ASSIGN(const auto store, Connection::open(path, key));
        MADO_TRY(store->execute("CREATE TABLE t(x); INSERT INTO t VALUES('written')"));
    }
    MADO_ASSIGN(const auto again, Connection::open(path, key));
    MADO_ASSIGN(const QString read, again->scalarText("SELECT x FROM t"));
    if (read != u"written"_s) return fail(u"E-STORE-005"_s, {}, {name});
    if (Connection::open(path, SecretBuffer::random(Connection::keySize)))
        return fail(u"E-STORE-006"_s, {}, {name});
    return again->scalarText("PRAGMA cipher_version");
}

}  // namespace mado
