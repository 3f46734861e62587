// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Command.h"
#include "core/desk/TerminalStores.h"
#include "core/platform/TreeRemoval.h"
#include "core/platform/UserHomes.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace mado::ctl {

namespace {

/// One terminal's folder: known to be one, and not in use.
Result<TreeRemoval> removeProfile(const QString& folder) {
    MADO_TRY(TerminalStores::readProfile(folder));
    { MADO_ASSIGN(const auto lock, FileLock::take(folder)); }
    const QFileInfo real(QFileInfo(folder).canonicalFilePath());
    return removeTree(real.absolutePath().toStdString(), {real.fileName().toStdString()});
}

/// What the package does when it is removed with REMOVEDATA=1. Runs as the system, in folders of people who
/// may be hostile: nothing in them is opened, read or followed.
TreeRemoval removeOfEveryUser(int& users) {
    TreeRemoval all;
    for (const std::string& home : userHomes()) {
        const TreeRemoval one = removeTree(home, dataBelowHome());
        users += one.wasThere ? 1 : 0;
        all.wasThere = all.wasThere || one.wasThere;
        all.removed += one.removed;
        all.left += one.left;
    }
    return all;
}

int report(const TreeRemoval& removal, int users, Report& report) {
    report.line(u"%1 data folders, %2 files and folders removed."_s.arg(users).arg(removal.removed));
    if (removal.left > 0)
        report.line(u"%1 could not be removed: in use, or no right to."_s.arg(removal.left));
    report.answer({{u"folders"_s, users},
                   {u"removed"_s, static_cast<qint64>(removal.removed)},
                   {u"left"_s, static_cast<qint64>(removal.left)}});
    return removal.left > 0 ? ExitProblems : ExitOk;
}

int remove(const QCommandLineParser& parser, Report& answer) {
    const QString folder = parser.value(u"profile"_s);
    const bool ofEveryUser = parser.isSet(u"every-user"_s);
    if (folder.isEmpty() == !ofEveryUser) return ExitUsage;
    if (!parser.isSet(u"with-unsent"_s)) return answer.refuse(fail(u"E-DESK-012"_s, u"with-unsent"_s));
    if (ofEveryUser) {
        int users = 0;
        const TreeRemoval removal = removeOfEveryUser(users);
        return report(removal, users, answer);
    }
    const auto removal = removeProfile(folder);
    if (!removal) return answer.refuse(removal.error());
    return report(*removal, 1, answer);
}

}  // namespace

void addDataCommands(QList<Command>& commands) {
    commands << Command{
        u"data remove"_s,
        u"Removes a terminal's data folder, or those of all users of this machine, for good."_s,
        {{u"profile"_s, u"The terminal's data folder; nobody may be using it."_s, u"folder"_s},
         {u"every-user"_s, u"All data of Madoguchi below the homes of this machine, as its administrator."_s},
         {u"with-unsent"_s,
          u"Says that cases which were never sent may be lost with it; nothing goes without."_s}},
        {},
        remove};
}

}  // namespace mado::ctl
