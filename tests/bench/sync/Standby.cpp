// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/sync/Standby.h"

#include "core/central/postgres/throwaway/ServerUser.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QThread>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mado::bench {

Standby::Standby(PrivatePostgres& primary)
    : m_primary(primary),
      m_folder(QDir::tempPath() + u"/madoguchi-postgres-"_s + QString::number(getpid()) + u"-XXXXXX"_s) {}

Result<std::unique_ptr<Standby>> Standby::of(PrivatePostgres& primary) {
    auto made = std::unique_ptr<Standby>(new Standby(primary));
    MADO_TRY(made->begin());
    return made;
}

Result<void> Standby::begin() {
    MADO_TRY(server_user::give(m_folder.path()));
    const QString data = m_folder.filePath(u"data"_s);
    MADO_TRY(server_user::run(PrivatePostgres::program(u"pg_basebackup"_s),
                              {u"-d"_s, m_primary.superuser(u"postgres"_s), u"-D"_s, data, u"-R"_s,
                               u"--checkpoint=fast"_s, u"--wal-method=stream"_s}));
    server_user::become(m_server);
    m_server.setWorkingDirectory(u"/"_s);
    m_server.setProcessChannelMode(QProcess::MergedChannels);
    m_server.setStandardOutputFile(QProcess::nullDevice());
    m_server.start(PrivatePostgres::program(u"postgres"_s),
                   {u"-D"_s, data, u"-c"_s, u"listen_addresses="_s, u"-c"_s,
                    u"unix_socket_directories="_s + m_folder.path()});
    MADO_TRY(awaitState(u"state"_s, u"streaming"_s));
    MADO_TRY(m_primary.run(u"ALTER SYSTEM SET synchronous_standby_names = '*'"_s, u"postgres"_s));
    MADO_TRY(m_primary.run(u"SELECT pg_reload_conf()"_s, u"postgres"_s));
    return awaitState(u"sync_state"_s, u"sync"_s);
}

Result<void> Standby::awaitState(const QString& column, const QString& wanted) {
    for (QDeadlineTimer limit(60s); !limit.hasExpired(); QThread::msleep(50)) {
        MADO_ASSIGN(const QString now,
                    m_primary.run(u"SELECT max(%1) FROM pg_stat_replication"_s.arg(column), u"postgres"_s));
        if (now == wanted) return {};
    }
    return fail(u"E-SIM-006"_s, {}, {}, u"the standby does not follow"_s);
}

Standby::~Standby() {
    // First, or no commit would end any more.
    static_cast<void>(m_primary.run(u"ALTER SYSTEM RESET synchronous_standby_names"_s, u"postgres"_s));
    static_cast<void>(m_primary.run(u"SELECT pg_reload_conf()"_s, u"postgres"_s));
    if (m_server.state() == QProcess::NotRunning) return;
    m_server.terminate();
    if (!m_server.waitForFinished()) m_server.kill();
    m_server.waitForFinished();
}

}  // namespace mado::bench
