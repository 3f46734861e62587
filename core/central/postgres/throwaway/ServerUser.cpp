// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/postgres/throwaway/ServerUser.h"

#include <csignal>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/types.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace mado::server_user {

namespace {

struct Account {
    uid_t user = 0;
    gid_t group = 0;
};

Account account() {
    if (geteuid() != 0) return {geteuid(), getegid()};
    for (const char* name : {"postgres", "nobody"}) {
        if (const passwd* found = getpwnam(name)) return {found->pw_uid, found->pw_gid};
    }
    return {};
}

}  // namespace

Result<void> give(const QString& path) {
    const Account to = account();
    if (chown(path.toLocal8Bit().constData(), to.user, to.group) != 0)
        return fail(u"E-SIM-006"_s, {}, {}, u"chown "_s + path);
    return {};
}

void become(QProcess& process) {
    const Account to = account();
    const bool changes = geteuid() == 0;
    process.setChildProcessModifier([to, changes] {
        if (changes && (setgroups(0, nullptr) != 0 || setgid(to.group) != 0 || setuid(to.user) != 0))
            _exit(126);
        // After the change of user, which would take it back. SIGQUIT is PostgreSQL's immediate stop.
        prctl(PR_SET_PDEATHSIG, SIGQUIT);
    });
}

Result<void> run(const QString& program, const QStringList& arguments) {
    QProcess process;
    become(process);
    process.setWorkingDirectory(u"/"_s);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    constexpr int limit = 60'000;
    if (process.waitForFinished(limit) && process.exitStatus() == QProcess::NormalExit &&
        process.exitCode() == 0)
        return {};
    return fail(u"E-SIM-006"_s, {}, {},
                program + u": "_s + process.errorString() + u' ' + QString::fromLocal8Bit(process.readAll()));
}

}  // namespace mado::server_user
