// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/history/HistoryChecker.h"

#include <QHash>
#include <QSet>

using namespace Qt::StringLiterals;

namespace mado::history {

namespace {

/// What a line of the trail says of a command: who, which, on which case, with which end.
QString keyOf(const QString& staff, const QString& kind, const QString& outcome, const QString& caseId) {
    return staff + u' ' + kind + u' ' + outcome + u' ' + caseId;
}

bool isOfCommand(const QString& action) {
    static const QSet<QString> kinds{u"EnterCase"_s,    u"ConfirmCase"_s, u"ReturnCase"_s,
                                     u"WithdrawCase"_s, u"DecideCase"_s,  u"IssueDocument"_s};
    return kinds.contains(action.section(u' ', 0, 0));
}

}  // namespace

void checks::audit(const Stories& stories, std::vector<Finding>& findings) {
    QHash<QString, int> lines;
    QHash<QString, qint64> lineNos;
    qint64 seq = 0;
    for (const Event* line : stories.audit) {
        if (line->number("seq") != ++seq) {
            findings.push_back({u"audit-gap"_s, line->lineNo, QString::number(line->number("seq"))});
            seq = line->number("seq");
        }
        if (!isOfCommand(line->text("action"))) continue;
        const QString key = line->text("staff") + u' ' + line->text("action") + u' ' + line->text("subject");
        ++lines[key];
        lineNos[key] = line->lineNo;
    }
    if (stories.auditEnd == nullptr || stories.auditEnd->number("lines") != seq)
        findings.push_back({u"audit-gap"_s, 0, u"the end"_s});
    if (stories.auditEnd != nullptr && stories.auditEnd->number("first_break") != 0)
        findings.push_back({u"audit-broken"_s, stories.auditEnd->lineNo, {}});

    QHash<QString, int> told;
    QHash<QString, int> possible;
    for (const CommandStory& each : stories.commands) {
        if (each.last() != nullptr) {
            // Nobody sends a refused command again, so its line may have gone with a restore.
            const bool mayBeGone = each.last()->age < stories.age && !each.isAccepted();
            ++(mayBeGone ? possible : told)[keyOf(each.staff, each.kind, each.last()->outcome, each.caseId)];
        } else if (each.mayHaveArrived) {
            for (const QString& outcome : {u"entered"_s, u"applied"_s, u"conflict"_s, u"refused"_s})
                ++possible[keyOf(each.staff, each.kind, outcome, each.caseId)];
        }
    }
    for (const auto& [key, count] : told.asKeyValueRange()) {
        if (lines.value(key) < count) findings.push_back({u"audit-missing"_s, 0, key});
    }
    for (const auto& [key, count] : lines.asKeyValueRange()) {
        const int most = told.value(key) + possible.value(key);
        if (count > most)
            findings.push_back(
                {most > 0 ? u"audit-twice"_s : u"audit-without-cause"_s, lineNos.value(key), key});
    }
}

}  // namespace mado::history
