// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <vector>

namespace mado::test {

/// What the clerks of one place were told to be done, over all their starts (see Clerk for the lines).
struct Told {
    struct Issue {
        QString issueId;
        QString serialNo;
        QString form;
    };
    QString caseId;
    QHash<QString, QString> draft;  ///< the last acknowledged value by name
    QSet<QString> unknown;          ///< names of values that were being typed when it ended
    bool isEntering = false;
    bool isConfirming = false;
    bool isIssuing = false;
    QString entered;    ///< command
    QString confirmed;  ///< command
    std::vector<Issue> issued;
    bool isDone = false;
    QStringList problems;  ///< refusals, and lines that contradict earlier ones

    void take(const QStringList& line) {
        const QString kind = line.value(0);
        const QString id = line.value(1);
        if (kind == u"refused" || kind == u"done") {
            isDone = kind == u"done";
            if (!isDone) problems << line.join(u' ');
            return;
        }
        if (!caseId.isEmpty() && id != caseId)
            problems << QStringLiteral("a second case: ") + line.join(u' ');
        caseId = id;
        if (kind == u"typing") unknown.insert(line.value(2));
        if (kind == u"draft") {
            unknown.remove(line.value(2));
            draft.insert(line.value(2), line.value(3));
        }
        if (kind == u"entering") isEntering = true;
        if (kind == u"confirming") isConfirming = true;
        if (kind == u"issuing") isIssuing = true;
        if (kind == u"entered") entered = line.value(2);
        if (kind == u"confirmed") confirmed = line.value(2);
        if (kind == u"issued") issued.push_back({line.value(2), line.value(3), line.value(4)});
    }
};

}  // namespace mado::test
