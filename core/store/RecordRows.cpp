// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/RecordRows.h"

#include "core/domain/SchemaText.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace mado::rows {

namespace {

/// One text per kind of record, made once.
template <class F>
const std::string& textOf(Entity entity, F&& make) {
    static const std::vector<std::string> texts = [&make] {
        std::vector<std::string> all;
        for (const EntityInfo& info : dictionary::entities())
            all.push_back(make(info.entity).toStdString());
        return all;
    }();
    return texts[static_cast<std::size_t>(entity)];
}

QString insertText(Entity entity) {
    const auto count = schema::columns(entity).size() + 2;
    const QString places = QString(u"?, "_s).repeated(static_cast<qsizetype>(count)).chopped(2);
    return u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(dictionary::tableName(entity), schema::columnList(entity),
                                                    places);
}

QString upsertText(Entity entity) {
    QStringList sets{u"row_version = excluded.row_version"_s};
    for (const Field field : schema::columns(entity))
        sets << u"%1 = excluded.%1"_s.arg(dictionary::columnName(field));
    return insertText(entity) +
           u" ON CONFLICT (record_key) DO UPDATE SET %1 WHERE excluded.row_version > %2.row_version"_s.arg(
               sets.join(u", "_s), dictionary::tableName(entity));
}

}  // namespace

const std::string& select(Entity entity) {
    return textOf(entity, [](Entity each) {
        return u"SELECT %1 FROM %2 "_s.arg(schema::columnList(each), dictionary::tableName(each));
    });
}

const std::string& upsert(Entity entity) {
    return textOf(entity, [](Entity each) { return upsertText(each); });
}

const std::string& insert(Entity entity) {
    return textOf(entity, [](Entity each) { return insertText(each); });
}

Record read(const Statement& row, Entity entity) {
    Record record(entity, row.text(0), row.integer(1));
    int column = 2;
    for (const Field field : schema::columns(entity)) {
        if (!row.isNull(column)) {
            if (dictionary::info(field).isNumeric()) {
                record.set(field, row.integer(column));
            } else {
                record.set(field, row.text(column));
            }
        }
        ++column;
    }
    return record;
}

void bind(Statement& statement, const Record& record) {
    statement.bind(1, record.key()).bind(2, record.version());
    int place = 3;
    for (const Field field : schema::columns(record.entity()))
        bind(statement, place++, record.value(field));
}

void bind(Statement& statement, int place, const Value& value) {
    if (const auto* number = std::get_if<qint64>(&value)) {
        statement.bind(place, *number);
    } else if (const auto* text = std::get_if<QString>(&value)) {
        statement.bind(place, QStringView(*text));
    } else {
        statement.bind(place, nullptr);
    }
}

Result<std::optional<Record>> find(Connection& connection, Entity entity, const QString& key) {
    static const std::string where = "WHERE record_key = ?";
    MADO_ASSIGN(Statement row, connection.prepare(select(entity) + where));
    row.bind(1, key);
    MADO_ASSIGN(const bool found, row.step());
    if (!found) return std::optional<Record>();
    return std::optional<Record>(read(row, entity));
}

Result<std::vector<Record>> findBy(Connection& connection, Field field, const QString& value) {
    const std::string column(dictionary::info(field).column);
    MADO_ASSIGN(Statement row,
                connection.prepare(select(field.entity) + "WHERE " + column + " = ? ORDER BY record_key"));
    row.bind(1, value);
    std::vector<Record> all;
    for (;;) {
        MADO_ASSIGN(const bool found, row.step());
        if (!found) return all;
        all.push_back(read(row, field.entity));
    }
}

Result<RangeDigest> digest(Connection& connection, Entity entity, const QString& afterKey, int limit) {
    MADO_ASSIGN(Statement rows, connection.prepare("SELECT record_key, row_version FROM " +
                                                   std::string(dictionary::info(entity).table) +
                                                   " WHERE record_key > ? ORDER BY record_key LIMIT ?"));
    rows.bindAll(afterKey.isNull() ? u""_s : afterKey, limit);
    RangeDigest range;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    while (true) {
        MADO_ASSIGN(const bool more, rows.step());
        if (!more) break;
        range.toKey = rows.text(0);
        ++range.count;
        hash.addData(range.toKey.toUtf8() + '\n' + QByteArray::number(rows.integer(1)) + '\n');
    }
    range.digest = hash.result().toHex();
    return range;
}

}  // namespace mado::rows
