// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace mado {

/// One member of staff, as the centre knows the holder of a card. One person, one identity.
struct StaffIdentity {
    QString staffId;
    QString name;
    QString kana;
    QString section;
    QStringList roles;  ///< "enter", "confirm", "decide", "issue", "audit"

    [[nodiscard]] bool may(const QString& role) const { return roles.contains(role); }
    friend bool operator==(const StaffIdentity&, const StaffIdentity&) = default;
};

}  // namespace mado
