// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/CentreObserver.h"

#include "core/central/embedded/AuditChain.h"
#include "core/domain/SchemaText.h"
#include "core/simulation/SimulatedTerminal.h"
#include "core/simulation/Watched.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using mado::history::What;

namespace mado::simulation {

namespace {

constexpr int rowsAtATime = 20'000;

QString textOf(const std::optional<std::string_view>& cell) {
    return cell ? QString::fromUtf8(cell->data(), static_cast<qsizetype>(cell->size())) : QString();
}

/// The cell of an item in a row of a fill.
QString cellOf(std::span<const std::optional<std::string_view>> row, Field field) {
    const auto& columns = schema::columns(field.entity);
    const auto place = std::find(columns.begin(), columns.end(), field) - columns.begin();
    return textOf(row[static_cast<std::size_t>(place) + 2]);
}

}  // namespace

Result<void> CentreObserver::each(Entity entity, const std::function<void(Cells)>& look) {
    QString after;
    while (true) {
        const auto sink = [&look](Cells row) -> Result<void> {
            look(row);
            return {};
        };
        MADO_ASSIGN(const FillProgress done, m_session.fill(entity, after, rowsAtATime, sink));
        if (done.isDone) return {};
        after = done.lastKey;
    }
}

Result<std::vector<WatchedHousehold>> CentreObserver::choose(int count) {
    QMap<QString, QSet<QString>> present;  // by addressee number
    for (const Entity entity : {Entity::Contact, Entity::CardStatus}) {
        MADO_TRY(
            each(entity, [&](Cells row) { present[textOf(row[0])].insert(dictionary::tableName(entity)); }));
    }
    // Where a protected person lives is not what everybody is shown; a case of before is nobody's of the run.
    QSet<QString> taken;
    MADO_TRY(each(Entity::CaseFile,
                  [&](Cells row) { taken.insert(cellOf(row, field::case_file::household_no)); }));
    MADO_TRY(each(Entity::Addressee, [&](Cells row) {
        if (cellOf(row, field::addressee::nondisclosure_requested) == u"1")
            taken.insert(cellOf(row, field::addressee::household_no));
    }));
    std::vector<WatchedHousehold> chosen;
    MADO_TRY(each(Entity::Addressee, [&](Cells row) {
        const QString household = cellOf(row, field::addressee::household_no);
        const bool isWanted = static_cast<int>(chosen.size()) < count && !household.isEmpty() &&
                              !taken.contains(household) && present.value(textOf(row[0])).size() == 2;
        if (!isWanted) return;
        taken.insert(household);
        chosen.push_back({household, textOf(row[0])});
    }));
    return chosen;
}

Result<QStringList> CentreObserver::papers() {
    QStringList ids;
    MADO_TRY(each(Entity::DocumentIssue, [&ids](Cells row) { ids << textOf(row[0]); }));
    return ids;
}

Result<void> CentreObserver::tellBase(std::vector<WatchedHousehold>& households) {
    QHash<QString, WatchedHousehold*> heads;
    for (WatchedHousehold& household : households)
        heads[household.head] = &household;
    for (const Entity entity : watched::entities) {
        MADO_TRY(each(entity, [&](Cells row) {
            WatchedHousehold* const household = heads.value(textOf(row[0]));
            if (household == nullptr) return;
            const qint64 version = textOf(row[1]).toLongLong();
            const QString name = recordName(entity, textOf(row[0]));
            household->base[name] = version;
            m_sink.tell(What::Base, {}, {{u"record"_s, name}, {u"version"_s, version}});
        }));
    }
    return {};
}

Result<void> CentreObserver::tellFinalState(const std::vector<WatchedHousehold>& households) {
    m_households.clear();
    for (const WatchedHousehold& household : households)
        m_households.insert(household.householdNo);
    // The trail first: looking at histories is noted in it, too.
    MADO_TRY(tellAudit());
    MADO_TRY(tellTables());
    for (const WatchedHousehold& household : households) {
        for (const Entity entity : watched::entities)
            MADO_TRY(tellVersions(entity, household.head,
                                  household.base.value(recordName(entity, household.head))));
    }
    for (const QString& caseId : m_cases)
        MADO_TRY(tellVersions(Entity::CaseFile, caseId, 0));
    return {};
}

Result<void> CentreObserver::tellAudit() {
    qint64 last = m_since.auditSize;
    qint64 firstBreak = 0;
    QByteArray previous(32, '\0');
    if (last > 0) {
        MADO_ASSIGN(const auto before, m_session.audit(last - 1, 1));
        if (!before.empty()) previous = before.front().hash;
    }
    while (true) {
        MADO_ASSIGN(const auto lines, m_session.audit(last, 1000));
        if (lines.empty()) break;
        for (const AuditLine& line : lines) {
            if (firstBreak == 0 && auditHash(previous, line) != line.hash) firstBreak = line.seq;
            previous = line.hash;
            const bool isOfTheRun = m_since.people.isEmpty() || m_since.people.contains(line.staffId);
            m_sink.tell(What::Audit, {},
                        {{u"seq"_s, line.seq - m_since.auditSize},
                         {u"staff"_s, line.staffId},
                         {u"terminal"_s, line.terminalId},
                         {u"action"_s, isOfTheRun ? line.action : u"others: "_s + line.action},
                         {u"subject"_s, line.subject}});
        }
        last = lines.back().seq;
    }
    m_sink.tell(What::AuditEnd, {}, {{u"lines"_s, last - m_since.auditSize}, {u"first_break"_s, firstBreak}});
    return {};
}

Result<void> CentreObserver::tellTables() {
    MADO_ASSIGN(const CentralHello hello, m_session.hello());
    QJsonObject tables;
    m_cases.clear();
    for (const EntityInfo& info : dictionary::entities()) {
        TableDigest digest;
        MADO_TRY(each(info.entity, [&](Cells row) {
            digest.add(row);
            const bool isWatched = info.entity == Entity::CaseFile &&
                                   m_households.contains(cellOf(row, field::case_file::household_no));
            if (isWatched) m_cases << textOf(row[0]);
        }));
        tables[dictionary::tableName(info.entity)] = QString::fromLatin1(digest.hex());
    }
    MADO_TRY(each(Entity::DocumentIssue, [this](Cells row) { tellIssue(row); }));
    m_sink.tell(What::Centre, {},
                {{u"epoch"_s, hello.epoch}, {u"seq"_s, hello.lastSeq}, {u"tables"_s, tables}});
    return {};
}

void CentreObserver::tellIssue(Cells row) {
    namespace out = field::document_issue;
    // Papers of the past were not issued by anybody here.
    const QString staff = cellOf(row, out::staff_id);
    const bool isOfTheRun =
        m_since.people.isEmpty() ? staff.startsWith(u'S') : m_since.people.contains(staff);
    if (!isOfTheRun || m_since.papers.contains(textOf(row[0]))) return;
    m_sink.tell(What::Issue, {},
                {{u"issue"_s, textOf(row[0])},
                 {u"case"_s, cellOf(row, out::case_id)},
                 {u"staff"_s, cellOf(row, out::staff_id)},
                 {u"serial"_s, cellOf(row, out::serial_no)}});
}

Result<std::vector<RecordVersion>> CentreObserver::historyOf(Entity entity, const QString& key) {
    while (true) {
        auto versions = m_reading->history(entity, key);
        const bool isTooMuch = !versions && versions.error().code == u"E-CENTRAL-045"_s;
        if (!isTooMuch) return versions;
        m_reading = m_another();
        if (m_reading == nullptr) return versions;
    }
}

Result<void> CentreObserver::tellVersions(Entity entity, const QString& key, qint64 before) {
    const qint64 base = before;
    MADO_ASSIGN(auto versions, historyOf(entity, key));
    std::reverse(versions.begin(), versions.end());
    for (const RecordVersion& each : versions) {
        // A removal counts as a version, too.
        const qint64 version = each.record ? each.record->version() : before + 1;
        before = version;
        if (version <= base) continue;  // of before the run
        m_sink.tell(What::Version, {},
                    {{u"record"_s, recordName(entity, key)},
                     {u"version"_s, version},
                     {u"seq"_s, each.feedSeq},
                     {u"case"_s, each.caseId},
                     {u"staff"_s, each.authorId},
                     {u"value"_s, each.record ? watched::value(*each.record) : QString()}});
    }
    return {};
}

}  // namespace mado::simulation
