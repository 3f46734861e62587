// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/ChangeSet.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QString kindName(RecordChange::Kind kind) {
    switch (kind) {
        case RecordChange::Kind::Create:
            return u"create"_s;
        case RecordChange::Kind::Update:
            return u"update"_s;
        case RecordChange::Kind::Remove:
            return u"remove"_s;
    }
    return {};
}

QJsonObject changeToJson(const RecordChange& change) {
    QJsonArray fields;
    for (const FieldChange& field : change.fields) {
        fields.append(QJsonObject{{u"column"_s, dictionary::columnName(field.field)},
                                  {u"before"_s, toJson(field.before)},
                                  {u"after"_s, toJson(field.after)}});
    }
    return {{u"kind"_s, kindName(change.kind)},
            {u"entity"_s, dictionary::tableName(change.entity)},
            {u"key"_s, change.key},
            {u"expected_version"_s, change.expectedVersion},
            {u"fields"_s, fields}};
}

Result<RecordChange> changeFromJson(const QJsonObject& json) {
    RecordChange change;
    const QString kind = json[u"kind"_s].toString();
    if (kind == u"create"_s)
        change.kind = RecordChange::Kind::Create;
    else if (kind == u"update"_s)
        change.kind = RecordChange::Kind::Update;
    else if (kind == u"remove"_s)
        change.kind = RecordChange::Kind::Remove;
    else
        return fail(u"E-DOMAIN-001"_s, u"kind"_s);
    const auto entity = dictionary::entityNamed(json[u"entity"_s].toString());
    if (!entity) return fail(u"E-DOMAIN-001"_s, u"entity"_s);
    change.entity = *entity;
    change.key = json[u"key"_s].toString();
    change.expectedVersion = json[u"expected_version"_s].toInteger();
    if (change.key.isEmpty()) return fail(u"E-DOMAIN-001"_s, u"key"_s);
    const QJsonArray fields = json[u"fields"_s].toArray();
    for (const QJsonValue& item : fields) {
        const QJsonObject object = item.toObject();
        const auto field = dictionary::fieldNamed(*entity, object[u"column"_s].toString());
        if (!field) return fail(u"E-DOMAIN-002"_s, object[u"column"_s].toString());
        change.fields.push_back(
            {*field, valueFromJson(object[u"before"_s]), valueFromJson(object[u"after"_s])});
    }
    return change;
}

}  // namespace

QJsonObject ChangeSet::toJson() const {
    QJsonArray list;
    for (const RecordChange& change : changes)
        list.append(changeToJson(change));
    QJsonArray relied;
    for (const RecordRef& ref : reliedOn) {
        relied.append(QJsonObject{{u"entity"_s, dictionary::tableName(ref.entity)},
                                  {u"key"_s, ref.key},
                                  {u"version"_s, ref.version}});
    }
    return {{u"changes"_s, list}, {u"relied_on"_s, relied}};
}

Result<ChangeSet> ChangeSet::fromJson(const QJsonObject& json) {
    ChangeSet set;
    const QJsonArray list = json[u"changes"_s].toArray();
    for (const QJsonValue& item : list) {
        MADO_ASSIGN(RecordChange change, changeFromJson(item.toObject()));
        set.changes.push_back(std::move(change));
    }
    const QJsonArray relied = json[u"relied_on"_s].toArray();
    for (const QJsonValue& item : relied) {
        const QJsonObject object = item.toObject();
        const auto entity = dictionary::entityNamed(object[u"entity"_s].toString());
        if (!entity) return fail(u"E-DOMAIN-001"_s, u"relied_on"_s);
        set.reliedOn.push_back({*entity, object[u"key"_s].toString(), object[u"version"_s].toInteger()});
    }
    return set;
}

Result<Record> applied(const Record* record, const RecordChange& change) {
    const qint64 version = record == nullptr ? 0 : record->version();
    if (version != change.expectedVersion) return fail(u"E-DOMAIN-003"_s, change.key);
    Record after = record == nullptr ? Record(change.entity, change.key) : *record;
    for (const FieldChange& field : change.fields) {
        if (after.value(field.field) != field.before) {
            return fail(u"E-DOMAIN-003"_s, dictionary::columnName(field.field));
        }
        after.set(field.field, field.after);
    }
    after.setVersion(version + 1);
    return after;
}

QByteArray canonicalBytes(const QJsonObject& json) {
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

}  // namespace mado
