// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/permissions/PermissionMatrix.h"

#include "core/domain/Dictionary.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QStringList texts(const QJsonValue& json) {
    QStringList list;
    for (const QJsonValue& each : json.toArray())
        list << each.toString();
    return list;
}

PermissionMatrix::Words words(const QJsonValue& json) {
    return {json[u"ja"_s].toString(), json[u"en"_s].toString()};
}

QStringList everyEntity() {
    QStringList all;
    for (const EntityInfo& info : dictionary::entities())
        all << dictionary::tableName(info.entity);
    return all;
}

QString array(const QStringList& texts) {
    return u"'{"_s + texts.join(u',') + u"}'"_s;
}

bool knowsAll(const QStringList& entities) {
    return std::ranges::all_of(entities,
                               [](const QString& each) { return dictionary::entityNamed(each).has_value(); });
}

}  // namespace

Result<PermissionMatrix> PermissionMatrix::fromJson(const QByteArray& bytes) {
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    if (json.isEmpty()) return fail(u"E-CENTRAL-050"_s, u"JSON"_s);
    PermissionMatrix matrix;
    matrix.fingerprint =
        QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    const QStringList shared = texts(json[u"shared_reads"_s]);
    for (const QJsonValue& area : json[u"areas"_s].toArray()) {
        const QString id = area[u"id"_s].toString();
        for (const QJsonValue& action : json[u"area_roles"_s].toArray()) {
            const QString name = action[u"id"_s].toString();
            Role role{name + u'_' + id, name, id, {}, {}, shared + texts(area[u"reads"_s]), {}};
            if (name != u"read"_s) role.writes = texts(area[u"writes"_s]);
            role.title = {words(area[u"title"_s]).ja + u' ' + words(action[u"title"_s]).ja,
                          words(area[u"title"_s]).en + u": "_s + words(action[u"title"_s]).en};
            matrix.roles.push_back(role);
        }
    }
    for (const QJsonValue& special : json[u"special_roles"_s].toArray()) {
        const QString id = special[u"id"_s].toString();
        const bool readsAll = special[u"reads"_s].toBool();
        const bool writesAll = special[u"writes"_s].toBool();
        matrix.roles.push_back({id,
                                id,
                                {},
                                words(special[u"title"_s]),
                                words(special[u"note"_s]),
                                readsAll ? everyEntity() : QStringList(),
                                writesAll ? everyEntity() : QStringList()});
    }
    for (const QJsonValue& each : json[u"functions"_s].toArray()) {
        matrix.functions.push_back({each[u"name"_s].toString(), each[u"arguments"_s].toString(),
                                    words(each[u"title"_s]), texts(each[u"roles"_s])});
    }
    for (const Role& role : matrix.roles) {
        if (!knowsAll(role.reads) || !knowsAll(role.writes)) return fail(u"E-CENTRAL-050"_s, role.id);
    }
    for (const Function& function : matrix.functions) {
        for (const QString& action : function.actions) {
            const bool known =
                action == u"staff"_s || std::ranges::any_of(matrix.roles, [&action](const Role& role) {
                    return role.action == action;
                });
            if (!known) return fail(u"E-CENTRAL-050"_s, function.name);
        }
    }
    return matrix;
}

Result<PermissionMatrix> PermissionMatrix::load() {
    QFile file(u":/permissions/permissions.json"_s);
    if (!file.open(QIODevice::ReadOnly)) return fail(u"E-CENTRAL-050"_s, file.fileName());
    return fromJson(file.readAll());
}

QString PermissionMatrix::toSql() const {
    QStringList sql;
    for (const Role& role : roles) {
        const QString group = u"madoguchi_"_s + role.id;
        sql << u"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1') THEN\n"
               "    CREATE ROLE %1 NOLOGIN; END IF; END $$;"_s.arg(group)
            << u"GRANT %1 TO madoguchi_registrar WITH ADMIN OPTION;"_s.arg(group);
    }
    sql << u"GRANT madoguchi_staff TO madoguchi_registrar WITH ADMIN OPTION;"_s
        << u"SET LOCAL ROLE madoguchi_owner;"_s;
    for (const Role& role : roles) {
        sql << u"INSERT INTO centre.group_role VALUES ('%1', %2, '%3', %4, %5);"_s.arg(
            role.id, role.area.isEmpty() ? u"NULL"_s : u'\'' + role.area + u'\'', role.action,
            array(role.reads), array(role.writes));
    }
    sql << u"REVOKE ALL ON ALL FUNCTIONS IN SCHEMA counter FROM PUBLIC;"_s;
    for (const Function& function : functions) {
        QStringList groups;
        if (function.actions.contains(u"staff"_s)) {
            groups << u"madoguchi_staff"_s;
        } else {
            for (const Role& role : roles) {
                if (function.isFor(role)) groups << u"madoguchi_"_s + role.id;
            }
        }
        QStringList names{function.name};
        if (function.name.endsWith(u'*')) {
            names.clear();
            for (const QString& entity : everyEntity())
                names << function.name.chopped(1) + entity;
        }
        for (const QString& name : names) {
            sql << u"GRANT EXECUTE ON FUNCTION counter.%1(%2) TO %3;"_s.arg(name, function.arguments,
                                                                            groups.join(u", "_s));
        }
    }
    return sql.join(u'\n') + u'\n';
}

}  // namespace mado
