// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/postgres/PgAdministration.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mado {

namespace {

constexpr auto patience = 2min;

/// The centre's groups for what the counter calls a role.
QStringList groupsOf(const QStringList& roles) {
    QStringList groups;
    for (const QString& role : roles) {
        if (role == u"enter"_s || role == u"confirm"_s) {
            for (const QString& area : {u"eligibility"_s, u"levy"_s, u"collection"_s, u"benefit"_s})
                groups << role + u'_' + area;
        }
        if (role == u"decide"_s) groups << u"chief"_s;
        if (role == u"audit"_s) groups << u"auditor"_s;
    }
    return groups;
}

}  // namespace

Result<void> PgAdministration::useKeys(const QString& folder) {
    MADO_TRY(m_connection.call("SELECT keys.use($1)", PgValues().text(folder), QDeadlineTimer(patience)));
    return {};
}

Result<void> PgAdministration::set(const QString& setting, const QString& value) {
    MADO_TRY(m_connection.call("UPDATE centre.setting SET value = $2 WHERE name = $1",
                               PgValues().text(setting).text(value), QDeadlineTimer(patience)));
    return {};
}

Result<void> PgAdministration::registerStaff(const StaffIdentity& staff, const QByteArray& cardPublicKey) {
    const QDeadlineTimer soon(patience);
    MADO_TRY(m_connection.call("SELECT centre.register_staff($1, $2, $3, $4, string_to_array($5, ','), '')",
                               PgValues()
                                   .text(staff.staffId)
                                   .text(staff.name)
                                   .text(staff.kana)
                                   .text(staff.section)
                                   .text(groupsOf(staff.roles).join(u',')),
                               soon));
    MADO_TRY(m_connection.call(
        "SELECT centre.put('staff_member', $1, centre.fields('staff_member', $1)"
        " || jsonb_build_object('card_public_key', $2::text), '-', NULL, NULL)",
        PgValues().text(staff.staffId).text(QString::fromLatin1(cardPublicKey.toHex())), soon));
    MADO_TRY(m_connection.call("SELECT centre.publish()", {}, soon));
    return {};
}

Result<void> PgAdministration::beginEpoch() {
    MADO_TRY(m_connection.call("SELECT centre.begin_epoch()", {}, QDeadlineTimer(patience)));
    return {};
}

// By files, with checkpoints: a copy through the log (the other strategy, of PostgreSQL 15) takes over the
// sequences with values that count as logged and are not in the log of the copy. A crash soon after gives
// them out a second time.

Result<void> PgMoment::keep() {
    const QDeadlineTimer soon(patience);
    MADO_TRY(m_connection.call("DROP DATABASE IF EXISTS madoguchi_kept", {}, soon));
    // A copy is made of a database that nobody uses; the server waits a little for who is thrown out.
    MADO_TRY(m_connection.call("ALTER DATABASE madoguchi ALLOW_CONNECTIONS false", {}, soon));
    MADO_TRY(m_connection.call(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = 'madoguchi'", {},
        soon));
    MADO_TRY(
        m_connection.call("CREATE DATABASE madoguchi_kept TEMPLATE madoguchi STRATEGY file_copy", {}, soon));
    MADO_TRY(m_connection.call("ALTER DATABASE madoguchi ALLOW_CONNECTIONS true", {}, soon));
    return {};
}

Result<void> PgMoment::putBack() {
    const QDeadlineTimer soon(patience);
    MADO_TRY(m_connection.call("DROP DATABASE IF EXISTS madoguchi WITH (FORCE)", {}, soon));
    MADO_TRY(
        m_connection.call("CREATE DATABASE madoguchi TEMPLATE madoguchi_kept STRATEGY file_copy", {}, soon));
    MADO_TRY(m_connection.call("REVOKE ALL ON DATABASE madoguchi FROM PUBLIC", {}, soon));
    MADO_TRY(m_connection.call("GRANT CONNECT ON DATABASE madoguchi TO madoguchi_staff", {}, soon));
    return {};
}

}  // namespace mado
