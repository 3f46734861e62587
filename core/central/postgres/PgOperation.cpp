// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/postgres/PgOperation.h"

#include "core/central/postgres/PgAnswers.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mado {

namespace {

constexpr auto patience = 1min;
constexpr auto longPatience = 60min;  // everything is read

}  // namespace

Result<bool> PgOperation::isOwner() {
    MADO_ASSIGN(const PgResult answer,
                m_connection.call("SELECT pg_has_role(session_user, 'madoguchi_owner', 'member')::integer",
                                  {}, QDeadlineTimer(patience)));
    return answer.integer(0, 0) == 1;
}

Result<PgOperation::CacheModeSet> PgOperation::setCacheMode(const QString& terminal, const QString& mode) {
    MADO_ASSIGN(const bool isOwn, isOwner());
    const PgValues values = PgValues().text(terminal).text(mode);
    const QDeadlineTimer soon(patience);
    MADO_ASSIGN(const PgResult answer,
                isOwn ? m_connection.call("SELECT centre.put_cache_mode($1, $2)", values, soon)
                      : m_connection.call("SELECT counter.set_cache_mode($1, $2)", values, soon));
    MADO_ASSIGN(const QJsonObject json, pg_answer::object(answer));
    return CacheModeSet{json[u"terminal_id"_s].toString(), json[u"before"_s].toString()};
}

Result<std::vector<PgOperation::Alarm>> PgOperation::alarms(int minutes) {
    MADO_ASSIGN(const PgResult rows,
                m_connection.call("SELECT centre.iso(a.at), a.staff_id, a.terminal_id, a.action, a.subject "
                                  "FROM centre.alarms(centre.now() - make_interval(mins => $1::integer)) a",
                                  PgValues().number(minutes), QDeadlineTimer(patience)));
    std::vector<Alarm> all;
    all.reserve(static_cast<std::size_t>(rows.rowCount()));
    for (int row = 0; row < rows.rowCount(); ++row)
        all.push_back({QDateTime::fromString(rows.text(row, 0), Qt::ISODateWithMs), rows.text(row, 1),
                       rows.text(row, 2), rows.text(row, 3), rows.text(row, 4)});
    return all;
}

Result<PgOperation::Findings> PgOperation::verify() {
    const QDeadlineTimer late(longPatience);
    Findings found;
    MADO_ASSIGN(const PgResult records, m_connection.call("SELECT centre.unlike_feed()", {}, late));
    for (int row = 0; row < records.rowCount(); ++row) {
        MADO_ASSIGN(const QJsonObject each, pg_answer::object(records.utf8(row, 0)));
        found.records << each;
    }
    MADO_ASSIGN(const PgResult feed, m_connection.call("SELECT centre.feed_first_break()", {}, late));
    found.feedBreak = feed.integer(0, 0);
    MADO_ASSIGN(const PgResult audit, m_connection.call("SELECT centre.audit_first_break()", {}, late));
    found.auditBreak = audit.integer(0, 0);
    return found;
}

}  // namespace mado
