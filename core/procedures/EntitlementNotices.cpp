// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/EntitlementNotices.h"

#include "core/procedures/NoticePredicates.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

const QDate never(9999, 12, 31);

/// A right that is about to lapse needs a look, whatever its entry says.
void raiseNearLimit(Notice& notice, const QJsonObject& arguments, const QDate& today) {
    const int days = arguments[u"days_warning"_s].toInt();
    if (days > 0 && notice.until.isValid() && today.daysTo(notice.until) <= days) {
        notice.level = std::max(notice.level, NoticeLevel::Look);
    }
}

QString argumentProblem(const NoticeDefinition& entry, const QString& name, const Parameters& parameters,
                        const QDate& day) {
    const QJsonValue value = entry.parameters[name];
    const QString where = entry.id + u": "_s + name;
    if (name == u"kinds"_s) return value.toArray().isEmpty() ? where + u" must be a list"_s : QString();
    if (name == u"age"_s) {
        return parameters.at(value.toString(), day) ? QString()
                                                    : where + u" is no figure: "_s + value.toString();
    }
    return value.toInt() > 0 ? QString() : where + u" must be a number of days"_s;
}

}  // namespace

const std::map<QString, NoticePredicate>& noticePredicateTable() {
    static const std::map<QString, NoticePredicate> table = [] {
        auto all = personPredicates();
        all.merge(moneyPredicates());
        return all;
    }();
    return table;
}

QStringList noticePredicates() {
    QStringList names;
    for (const auto& [name, predicate] : noticePredicateTable())
        names << name;
    return names;
}

QStringList noticeProblems(const NoticeCatalogue& catalogue, const Parameters& parameters, const QDate& day) {
    QStringList problems;
    for (const NoticeDefinition& entry : catalogue.conditional()) {
        const auto found = noticePredicateTable().find(entry.predicate);
        if (found == noticePredicateTable().end()) {
            problems << entry.id + u": unknown predicate "_s + entry.predicate;
            continue;
        }
        const QStringList& known = found->second.arguments;
        for (const QString& name : known) {
            const QString problem = argumentProblem(entry, name, parameters, day);
            if (!problem.isEmpty()) problems << problem;
        }
        for (const QString& name : entry.parameters.keys()) {
            if (!known.contains(name)) problems << entry.id + u": nothing reads "_s + name;
        }
    }
    return problems;
}

Result<std::vector<Notice>> entitlementNotices(const HouseholdSnapshot& household,
                                               const NoticeCatalogue& catalogue, const Parameters& parameters,
                                               const QDate& today) {
    std::vector<Notice> list;
    for (const NoticeDefinition& entry : catalogue.conditional()) {
        const auto found = noticePredicateTable().find(entry.predicate);
        if (found == noticePredicateTable().end())
            return fail(u"E-PROC-090"_s, {}, {u"household.json"_s, entry.id});
        MADO_ASSIGN(const NoticeMatches matches,
                    found->second.matches({household, parameters, today, entry.parameters}));
        for (const NoticeMatch& each : matches) {
            Notice notice = catalogue.notice(entry.id, each.values, each.addresseeNo);
            raiseNearLimit(notice, entry.parameters, today);
            list.push_back(std::move(notice));
        }
    }
    std::stable_sort(list.begin(), list.end(), [](const Notice& a, const Notice& b) {
        if (a.level != b.level) return a.level > b.level;
        return (a.until.isValid() ? a.until : never) < (b.until.isValid() ? b.until : never);
    });
    return list;
}

}  // namespace mado
