// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace mado {

/// Who may do what at the centre (resources/permissions/permissions.json): the one source of the grants in
/// the database, of the tests that try them all, and of the printed list of permissions.
struct PermissionMatrix {
    struct Words {
        QString ja;
        QString en;
    };
    /// One group of the database, `madoguchi_<id>`: an action in a business area, or a special one.
    struct Role {
        QString id;      ///< "enter_levy", "chief"
        QString action;  ///< "enter", "chief"
        QString area;    ///< "levy"; empty for a special role
        Words title;
        Words note;
        QStringList reads;   ///< kinds of record that reach this person's terminal
        QStringList writes;  ///< kinds of record that a case of the area may change
    };
    struct Function {
        QString name;       ///< in the schema `counter`; "fill_rows_*" stands for one of each kind of record
        QString arguments;  ///< types, as GRANT wants them
        Words title;
        QStringList actions;  ///< whose it is; "staff": everybody who may sign in
        [[nodiscard]] bool isFor(const Role& role) const {
            return actions.contains(QStringLiteral("staff")) || actions.contains(role.action);
        }
    };
    QString fingerprint;  ///< SHA-256 of the file, in hexadecimal digits
    std::vector<Role> roles;
    std::vector<Function> functions;

    [[nodiscard]] static Result<PermissionMatrix> fromJson(const QByteArray& json);
    /// From the program's resources.
    [[nodiscard]] static Result<PermissionMatrix> load();
    /// SQL that makes the groups and grants, and fills centre.group_role.
    [[nodiscard]] QString toSql() const;
};

}  // namespace mado
