// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/CacheSchema.h"

#include "core/domain/SchemaText.h"

#include <QFile>

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace mado::cacheSchema {

namespace {

Migration fromFile(int number, const QString& name) {
    QFile file(u":/schema/cache/%1-%2.sql"_s.arg(number, 4, 10, QLatin1Char('0')).arg(name));
    if (!file.open(QIODevice::ReadOnly)) throw std::logic_error("a schema step of the cache is missing");
    return {number, name, file.readAll()};
}

Migration recordTables(int number) {
    QStringList script;
    for (const EntityInfo& info : dictionary::entities())
        script << schema::createTable(info.entity, SqlDialect::Sqlite);
    return {number, u"record-tables"_s, script.join(u'\n').toUtf8()};
}

Migration recordIndexes(int number) {
    QStringList script;
    for (const EntityInfo& info : dictionary::entities())
        script << schema::createIndexes(info.entity);
    return {number, u"record-indexes"_s, script.join(u'\n').toUtf8()};
}

}  // namespace

const Migrations& steps() {
    static const Migrations all({fromFile(1, u"state"_s), recordTables(2), fromFile(3, u"search"_s),
                                 recordIndexes(4), fromFile(5, u"search-indexes"_s)});
    return all;
}

ConnectionOptions connectionOptions(const QByteArray& vfs) {
    ConnectionOptions options;
    options.journal = ConnectionOptions::Journal::Wal;
    // What a power cut takes from the end of a cache is fetched again; it is never torn.
    options.sync = ConnectionOptions::Sync::Normal;
    options.pageSize = 8192;
    options.cacheKiB = 32 * 1024;
    options.vfs = vfs;
    return options;
}

ConnectionOptions fillingOptions(const QByteArray& vfs) {
    ConnectionOptions options = connectionOptions(vfs);
    // A fill nearly only appends: a rollback journal takes the few old pages that a chunk changes, where a
    // write-ahead log would take every page a second time. At every commit the chunk is on disk.
    options.journal = ConnectionOptions::Journal::Truncate;
    return options;
}

}  // namespace mado::cacheSchema
