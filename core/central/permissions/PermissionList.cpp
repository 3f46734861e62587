// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/permissions/PermissionList.h"

#include "core/domain/Dictionary.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// Kinds of record by their official names; a dash for none, one word for all.
QString records(const QStringList& entities) {
    if (entities.isEmpty()) return u"―"_s;
    if (entities.size() == static_cast<qsizetype>(dictionary::entities().size())) return u"すべて"_s;
    QStringList titles;
    for (const EntityInfo& info : dictionary::entities()) {
        if (entities.contains(dictionary::tableName(info.entity))) titles << info.titleJa.toString();
    }
    return titles.join(u'、');
}

QString functions(const PermissionMatrix& matrix, const PermissionMatrix::Role& role) {
    QStringList titles;
    for (const PermissionMatrix::Function& each : matrix.functions) {
        if (each.isFor(role) && !each.actions.contains(u"staff"_s)) titles << each.title.ja;
    }
    const QString all = titles.isEmpty() ? u"（全職員の機能だけ）"_s : titles.join(u'、');
    return role.note.ja.isEmpty() ? all : role.note.ja + u"。"_s + all;
}

/// What the records of a case may become is a matter of the chief's decision on it only.
QString written(const PermissionMatrix::Role& role) {
    return role.action == u"chief"_s ? u"届出が変えた記録（支給決定のとき）"_s : records(role.writes);
}

}  // namespace

QJsonObject permissionList(const PermissionMatrix& matrix) {
    QJsonArray areaRoles;
    QJsonArray specialRoles;
    for (const PermissionMatrix::Role& role : matrix.roles) {
        QJsonArray& list = role.area.isEmpty() ? specialRoles : areaRoles;
        list.append(QJsonObject{{u"title"_s, role.title.ja},
                                {u"reads"_s, records(role.reads)},
                                {u"writes"_s, written(role)},
                                {u"functions"_s, functions(matrix, role)}});
    }
    QStringList everybody;
    for (const PermissionMatrix::Function& each : matrix.functions) {
        if (each.actions.contains(u"staff"_s)) everybody << each.title.ja;
    }
    return {{u"area_roles"_s, areaRoles},
            {u"special_roles"_s, specialRoles},
            {u"everybody"_s, everybody.join(u'、')},
            {u"fingerprint"_s, matrix.fingerprint}};
}

}  // namespace mado
