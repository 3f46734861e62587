// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/DeskReader.h"

#include "core/desk/DeskCommands.h"
#include "core/procedures/BenefitDecisions.h"
#include "core/procedures/EntitlementNotices.h"
#include "core/procedures/FactsBuilder.h"
#include "core/sync/Overlay.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

namespace file = field::case_file;

constexpr std::size_t latestDone = 1'000;

QStringList listOf(const QString& commaSeparated) {
    return commaSeparated.split(u',', Qt::SkipEmptyParts);
}

/// Papers that the case prints once it is in force, by form and person.
QSet<QString> papersAfter(const CasePayload& payload, const QString& stage) {
    QSet<QString> wanted;
    for (const QJsonValue& each : payload.documents[u"list"_s].toArray()) {
        if (each[u"stage"_s].toString() != stage) continue;
        wanted.insert(each[u"form"_s].toString() + u'/' + each[u"addressee_no"_s].toString());
    }
    return wanted;
}

bool awaitsPaper(const CasePayload& payload, const std::vector<Record>& issues) {
    namespace out = field::document_issue;
    QSet<QString> wanted = papersAfter(payload, u"confirmed"_s);
    for (const Record& each : issues) {
        // A number that was taken for a sheet that was never drawn is no paper yet.
        if (each.isNull(out::pdf_digest) && each.text(out::issue_state) == u"issued"_s) continue;
        wanted.remove(each.text(out::form_id) + u'/' + each.text(out::addressee_no));
    }
    return !wanted.isEmpty();
}

/// Wishes for numbers that the copy does not have yet.
std::vector<IssueWish> awaitedNumbers(const DeskMoment& moment, const QString& caseId,
                                      const std::vector<Record>& issues) {
    std::vector<IssueWish> awaited;
    for (const OutboxCommand& command : moment.ofCase(caseId)) {
        if (command.kind != commandName(CommandKind::IssueDocument)) continue;
        for (const IssueWish& wish : desk_command::issueWishes(command)) {
            const bool hasCome = std::any_of(issues.begin(), issues.end(), [&wish](const Record& each) {
                return each.key() == wish.issueId;
            });
            if (!hasCome) awaited.push_back(wish);
        }
    }
    return awaited;
}

Result<CasePayload> payloadOf(const Record& caseFile) {
    const QByteArray bytes = caseFile.text(file::payload).toUtf8();
    return CasePayload::fromJson(QJsonDocument::fromJson(bytes).object());
}

}  // namespace

DeskReader::DeskReader(std::unique_ptr<CacheReader> cache, const Outbox& outbox,
                       const CityKnowledge& knowledge, const Clock& clock, StaffIdentity staff)
    : m_cache(std::move(cache)),
      m_outbox(outbox),
      m_knowledge(knowledge),
      m_clock(clock),
      m_staff(std::move(staff)),
      m_search(*m_cache, knowledge.queries(), knowledge.cityPrefixes()) {}

Result<std::unique_ptr<DeskReader>> DeskReader::open(const QString& cachePath, const SecretBuffer& key,
                                                     const Outbox& outbox, const CityKnowledge& knowledge,
                                                     const Clock& clock, StaffIdentity staff) {
    MADO_ASSIGN(auto cache, CacheReader::open(cachePath, key));
    return std::unique_ptr<DeskReader>(
        new DeskReader(std::move(cache), outbox, knowledge, clock, std::move(staff)));
}

Result<SearchAnswer> DeskReader::search(const QString& text, int limit) {
    MADO_ASSIGN(SearchAnswer answer, m_search.find(text, limit));
    answer.isPartial = m_cache->mode() != CacheMode::Full;
    return answer;
}

Result<QString> DeskReader::householdOf(const QString& addresseeNo) {
    return m_cache->householdOf(addresseeNo);
}

Result<HouseholdView> DeskReader::household(const QString& householdNo) {
    MADO_ASSIGN(const DeskMoment moment, now());
    return household(moment, householdNo);
}

Result<HouseholdView> DeskReader::household(const DeskMoment& moment, const QString& householdNo) {
    MADO_ASSIGN(const bool isHere, m_cache->holds(householdNo));
    if (!isHere) return fail(u"E-DESK-020"_s, {}, {householdNo});
    HouseholdView view;
    MADO_ASSIGN(view.records, m_cache->household(householdNo));
    layOver(view.records, moment.ofHousehold(householdNo), m_staff.staffId, m_staff.name);
    MADO_ASSIGN(view.asOf, m_cache->syncedAt());
    FactsBuilder::Situation situation;
    situation.today = m_clock.today();
    situation.staff = {
        {u"id"_s, m_staff.staffId}, {u"name"_s, m_staff.name}, {u"section"_s, m_staff.section}};
    view.facts = m_knowledge.factsBuilder().facts(view.records, situation);
    MADO_ASSIGN(view.notices, entitlementNotices(view.records, m_knowledge.notices(),
                                                 m_knowledge.parameters(), m_clock.today()));
    return view;
}

Result<QString> DeskReader::namesOf(const QStringList& subjects) {
    QStringList names;
    for (const QString& each : subjects) {
        MADO_ASSIGN(const auto person, m_cache->record(Entity::Addressee, each));
        if (person) names << person->text(field::addressee::name_kanji);
    }
    return names.join(u"、"_s);
}

Result<CaseRow> DeskReader::row(const DeskMoment& moment, const Record& caseFile) {
    CaseRow row;
    row.caseId = caseFile.key();
    row.caseNo = caseFile.text(file::case_no);
    row.householdNo = caseFile.text(file::household_no);
    row.procedures = listOf(caseFile.text(file::procedures));
    row.state = caseFile.text(file::state);
    row.authorId = caseFile.text(file::author_id);
    row.authorName = caseFile.text(file::author_name);
    row.enteredAt = QDateTime::fromString(caseFile.text(file::entered_at), Qt::ISODateWithMs);
    row.confirmerName = caseFile.text(file::confirmer_name);
    row.returnReason = caseFile.text(file::return_reason);
    row.isAtCentre = caseFile.version() > 0;
    MADO_ASSIGN(row.names, namesOf(listOf(caseFile.text(file::subjects))));
    if (row.state == u"applied"_s || row.state == u"decided"_s) {
        MADO_ASSIGN(const CasePayload payload, payloadOf(caseFile));
        MADO_ASSIGN(const auto issues, issuesOf(moment, row.caseId));
        row.awaitsPaper = awaitsPaper(payload, issues);
        row.awaitsDecision = awaitsDecision(caseFile);
    }
    return row;
}

Result<std::vector<Record>> DeskReader::openCases(const DeskMoment& moment) {
    std::vector<Record> found;
    for (const QString& state : {u"entered"_s, u"conflict"_s, u"returned"_s, u"applied"_s, u"decided"_s}) {
        MADO_ASSIGN(auto some, m_cache->recordsBy(file::state, state));
        // Case ids are ordered by time: of those long in force only the latest can still want something.
        const bool isDone = state == u"applied"_s || state == u"decided"_s;
        const auto skip =
            isDone && some.size() > latestDone ? static_cast<std::ptrdiff_t>(some.size() - latestDone) : 0;
        std::move(some.begin() + skip, some.end(), std::back_inserter(found));
    }
    // What waits in the outbox is laid over the cases as over a household.
    HouseholdSnapshot all;
    for (Record& each : found)
        all.add(std::move(each));
    layOver(all, moment.waiting(), m_staff.staffId, m_staff.name);
    return all.records(Entity::CaseFile);
}

Result<std::vector<CaseRow>> DeskReader::workList() {
    MADO_ASSIGN(const DeskMoment moment, now());
    return workList(moment);
}

Result<std::vector<CaseRow>> DeskReader::workList(const DeskMoment& moment) {
    MADO_ASSIGN(const std::vector<Record> cases, openCases(moment));
    std::vector<CaseRow> rows;
    for (const Record& each : cases) {
        MADO_ASSIGN(CaseRow line, row(moment, each));
        const bool isDone = (line.state == u"applied"_s || line.state == u"decided"_s) && !line.awaitsPaper &&
                            !line.awaitsDecision;
        if (!isDone && line.state != u"withdrawn"_s) rows.push_back(std::move(line));
    }
    std::sort(rows.begin(), rows.end(), [](const CaseRow& a, const CaseRow& b) {
        return a.enteredAt == b.enteredAt ? a.caseId > b.caseId : a.enteredAt > b.enteredAt;
    });
    return rows;
}

Result<std::vector<Record>> DeskReader::issuesOf(const DeskMoment& moment, const QString& caseId) {
    MADO_ASSIGN(auto issues, m_cache->recordsBy(field::document_issue::case_id, caseId));
    for (const OutboxCommand& command : moment.ofCase(caseId)) {
        if (command.kind != commandName(CommandKind::NotePrinted)) continue;
        for (const auto& paper : desk_command::printedPapers(command)) {
            for (Record& each : issues) {
                if (each.key() == paper.issueId) each.set(field::document_issue::pdf_digest, paper.pdfDigest);
            }
        }
    }
    return issues;
}

Result<std::optional<Record>> DeskReader::caseFile(const DeskMoment& moment, const QString& caseId) {
    MADO_ASSIGN(auto found, m_cache->record(Entity::CaseFile, caseId));
    HouseholdSnapshot one;
    if (found) one.add(std::move(*found));
    layOver(one, moment.ofCase(caseId), m_staff.staffId, m_staff.name);
    const Record* laid = one.find(Entity::CaseFile, caseId);
    return laid == nullptr ? std::nullopt : std::optional<Record>(*laid);
}

Result<CaseView> DeskReader::caseView(const QString& caseId) {
    MADO_ASSIGN(const DeskMoment moment, now());
    MADO_ASSIGN(const auto found, caseFile(moment, caseId));
    if (!found) return fail(u"E-DESK-010"_s);
    return viewOf(moment, *found);
}

Result<CaseView> DeskReader::viewOf(const DeskMoment& moment, const Record& caseFile) {
    CaseView view;
    MADO_ASSIGN(view.row, row(moment, caseFile));
    MADO_ASSIGN(view.payload, payloadOf(caseFile));
    view.payloadDigest = caseFile.text(file::payload_digest);
    MADO_ASSIGN(view.household, household(moment, view.row.householdNo));
    // A merge concerns a second household: its people belong to what is read and computed.
    for (const QJsonValue& each : view.payload.shown[u"joined_households"_s].toArray()) {
        MADO_ASSIGN(const HouseholdView other, household(moment, each.toString()));
        view.household.records = joined(std::move(view.household.records), other.records);
    }
    MADO_ASSIGN(view.issues, issuesOf(moment, caseFile.key()));
    view.awaited = awaitedNumbers(moment, caseFile.key(), view.issues);
    return view;
}

}  // namespace mado
