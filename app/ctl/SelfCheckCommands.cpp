// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Command.h"
#include "app/ctl/SelfCheck.h"

using namespace Qt::StringLiterals;

namespace mado::ctl {

namespace {

int check(const QCommandLineParser& parser, Report& report) {
    const QStringList left = parser.values(u"without"_s);
    bool isWell = true;
    QJsonObject all;
    for (const SelfCheck& each : selfChecks()) {
        if (left.contains(each.name)) continue;
        const auto found = each.run();
        isWell = isWell && found.ok();
        if (found) {
            report.line(u"ok       %1 %2"_s.arg(each.name, -13).arg(*found));
            all[each.name] = QJsonObject{{u"ok"_s, true}, {u"found"_s, *found}};
            continue;
        }
        const auto words = report.errors().words(found.error(), report.language());
        report.line(
            u"PROBLEM  %1 %2 %3 %4"_s.arg(each.name, -13).arg(found.error().code, words.what, words.next));
        if (!found.error().detail.isEmpty()) report.line(u"         (%1)"_s.arg(found.error().detail));
        all[each.name] =
            QJsonObject{{u"ok"_s, false}, {u"code"_s, found.error().code}, {u"what"_s, words.what}};
    }
    report.answer({{u"checks"_s, all}, {u"well"_s, isWell}});
    return isWell ? ExitOk : ExitProblems;
}

}  // namespace

void addSelfCheckCommands(QList<Command>& commands) {
    QStringList names;
    for (const SelfCheck& each : selfChecks())
        names << each.name + u": "_s + each.meaning;
    commands << Command{u"self-check"_s,
                        u"Says whether this machine has what a counter needs; for this user."_s,
                        {{u"without"_s, u"Leaves one out. "_s + names.join(u"; "_s) + u'.', u"check"_s}},
                        {},
                        check};
}

}  // namespace mado::ctl
