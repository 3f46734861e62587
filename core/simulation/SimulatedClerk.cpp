// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/SimulatedClerk.h"

#include "core/simulation/Watched.h"
#include "core/store/Transaction.h"
#include "core/sync/Overlay.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using mado::history::What;

namespace mado::simulation {

namespace {

namespace file = field::case_file;

QJsonObject seen(const Record& record) {
    return {{u"record"_s, recordName(record.entity(), record.key())},
            {u"version"_s, record.version()},
            {u"value"_s, watched::value(record)}};
}

QJsonArray toJson(const ChangeSet& changes) {
    QJsonArray list;
    for (const RecordChange& each : changes.changes) {
        list.append(QJsonObject{{u"record"_s, recordName(each.entity, each.key)},
                                {u"from"_s, each.expectedVersion},
                                {u"value"_s, watched::value(each)}});
    }
    return list;
}

/// What the author of a case asked for.
ChangeSet changesOf(const Record& caseRecord) {
    const QJsonObject payload = QJsonDocument::fromJson(caseRecord.text(file::payload).toUtf8()).object();
    return ChangeSet::fromJson(payload[u"change_set"_s].toObject()).valueOr({});
}

}  // namespace

int SimulatedClerk::any(int bound) {
    return static_cast<int>(m_random() % static_cast<quint64>(bound));
}

Result<std::optional<SimulatedClerk::View>> SimulatedClerk::see() {
    const auto opened = m_terminal.reader();
    if (!opened && opened.error().code == u"E-STORE-032"_s) return std::optional<View>();
    if (!opened) return opened.error();
    CacheReader& cache = **opened;
    View view;
    view.household = m_households[static_cast<std::size_t>(any(static_cast<int>(m_households.size())))];
    const QString& householdNo = view.household.householdNo;
    CacheCursor cursor;
    {
        MADO_ASSIGN(const Transaction moment,
                    Transaction::begin(cache.connection(), Transaction::Kind::Read));
        MADO_ASSIGN(cursor, cache.cursor());
        for (const Entity entity : watched::entities) {
            MADO_ASSIGN(auto record, cache.record(entity, view.household.head));
            view.records.push_back(record ? std::move(*record) : Record(entity, view.household.head));
        }
        MADO_ASSIGN(view.cases, cache.recordsBy(file::household_no, householdNo));
    }
    HouseholdSnapshot shown(householdNo);
    QJsonArray records;
    for (const Record& each : view.records)
        records.append(seen(each));
    for (const Record& each : view.cases) {
        records.append(seen(each));
        shown.add(each);
    }
    MADO_ASSIGN(const auto waiting, m_terminal.outbox().ofHousehold(householdNo));
    layOver(shown, waiting, m_terminal.staffId(), {});
    QJsonArray shownCases;
    for (const Record& each : shown.records(Entity::CaseFile))
        shownCases.append(each.key());
    m_terminal.tell(What::Read, {{u"household"_s, householdNo},
                                 {u"epoch"_s, cursor.epoch},
                                 {u"seq"_s, cursor.pubSeq},
                                 {u"records"_s, records},
                                 {u"shown"_s, shownCases}});
    return std::optional(std::move(view));
}

Result<void> SimulatedClerk::look() {
    MADO_ASSIGN(const auto view, see());
    static_cast<void>(view);
    return {};
}

Result<void> SimulatedClerk::work() {
    MADO_ASSIGN(const auto view, see());
    if (!view) return {};
    const auto order = choose(*view);
    return order ? give(*order, view->household) : Result<void>();
}

ChangeSet SimulatedClerk::changes(const View& view, const QString& value) {
    ChangeSet set;
    for (const Record& record : view.records) {
        const bool isPresent = record.version() > 0;
        const bool isOptional = record.entity() == watched::optional;
        if (isOptional && any(4) > 0) continue;
        const Field field = watched::field(record.entity());
        RecordChange change{RecordChange::Kind::Update, record.entity(), record.key(), record.version(), {}};
        if (isPresent && isOptional) {
            change.kind = RecordChange::Kind::Remove;
        } else {
            change.fields = {{field, record.value(field), value}};
            if (!isPresent) change.kind = RecordChange::Kind::Create;
        }
        set.changes.push_back(std::move(change));
    }
    return set;
}

std::optional<SimulatedClerk::Order> SimulatedClerk::choose(const View& view) {
    const int die = any(100);
    if (die < 30) return std::nullopt;
    if (die < 50 || view.cases.empty()) return enter(view);
    // Rather the latest ones: the older are mostly done.
    std::vector<const Record*> latest;
    for (const Record& each : view.cases)
        latest.push_back(&each);
    std::sort(latest.begin(), latest.end(),
              [](const Record* a, const Record* b) { return a->key() > b->key(); });
    const int some = std::min(static_cast<int>(latest.size()), 6);
    return actOn(view, *latest[static_cast<std::size_t>(any(some))]);
}

SimulatedClerk::Order SimulatedClerk::enter(const View& view, const QString& supersedes) {
    Order order;
    order.caseId = m_terminal.outbox().newId();
    order.supersedes = supersedes;
    CasePayload payload;
    payload.caseId = order.caseId;
    payload.caseNo = u"K-"_s + order.caseId.right(6);
    payload.householdNo = view.household.householdNo;
    payload.subjects = {view.household.head};
    payload.filings = {{u"change_address"_s, 1, {}, {}}};
    payload.changeSet = changes(view, order.caseId).toJson();
    payload.supersedesCaseId = supersedes;
    payload.filedOn = u"2026-11-29"_s;
    order.content = payload.toJson();
    return order;
}

std::optional<SimulatedClerk::Order> SimulatedClerk::actOn(const View& view, const Record& caseRecord) {
    const QString state = caseRecord.text(file::state);
    const bool isOwn = caseRecord.text(file::author_id) == m_terminal.staffId();
    if (state == u"entered"_s || state == u"conflict"_s) return actOnOpen(view, caseRecord, isOwn);
    if (state == u"returned"_s && isOwn) return enter(view, caseRecord.key());
    if (state != u"applied"_s) return std::nullopt;
    if (isOwn || any(3) > 0) return issue(view, caseRecord);
    Order order{CommandKind::DecideCase, caseRecord.key(), {}, changes(view, caseRecord.key() + u"/d"_s)};
    order.content = {{u"decision"_s, u"grant"_s}, {u"change_set"_s, order.writes.toJson()}};
    return order;
}

std::optional<SimulatedClerk::Order> SimulatedClerk::actOnOpen(const View& view, const Record& caseRecord,
                                                               bool isOwn) {
    const int die = any(100);
    Order order{CommandKind::WithdrawCase, caseRecord.key(), {{u"reason"_s, u"日付の誤り"_s}}};
    // Now and then somebody tries to confirm an own case: it must be refused.
    if (isOwn && die < 90) return die < 20 ? std::optional(order) : std::nullopt;
    const ChangeSet wanted = changesOf(caseRecord);
    const bool hasMoved = std::any_of(wanted.changes.begin(), wanted.changes.end(), [&](const auto& change) {
        return std::any_of(view.records.begin(), view.records.end(), [&](const Record& record) {
            return record.entity() == change.entity && record.version() != change.expectedVersion &&
                   record.version() > 0;
        });
    });
    if (die < 15 || (hasMoved && die < 70)) {
        order.kind = CommandKind::ReturnCase;
        return order;
    }
    order.kind = CommandKind::ConfirmCase;
    order.writes = wanted;
    order.content = {{u"payload_digest"_s, caseRecord.text(file::payload_digest)},
                     {u"change_set"_s, wanted.toJson()}};
    return order;
}

SimulatedClerk::Order SimulatedClerk::issue(const View& view, const Record& caseRecord) {
    Order order{CommandKind::IssueDocument, caseRecord.key(), {}};
    QJsonArray list;
    for (const QString& form : {u"F10"_s, u"F11"_s}) {
        order.issues << m_terminal.outbox().newId();
        list.append(QJsonObject{{u"issue_id"_s, order.issues.last()},
                                {u"form"_s, form},
                                {u"addressee_no"_s, view.household.head},
                                {u"copies"_s, 1}});
    }
    order.content = {{u"household_no"_s, view.household.householdNo}, {u"issues"_s, list}};
    return order;
}

Result<void> SimulatedClerk::give(const Order& order, const WatchedHousehold& household) {
    QJsonObject content = order.content;
    content[u"staff_id"_s] = m_terminal.staffId();
    NewCommand command;
    command.id = m_terminal.outbox().newId();
    command.caseId = order.caseId;
    command.householdKey = household.householdNo;
    command.kind = commandName(order.kind);
    command.payload = canonicalBytes(content);
    QJsonObject facts{{u"command"_s, command.id},
                      {u"kind"_s, command.kind},
                      {u"case"_s, order.caseId},
                      {u"household"_s, household.householdNo},
                      {u"staff"_s, m_terminal.staffId()}};
    if (!order.writes.isEmpty()) facts[u"writes"_s] = toJson(order.writes);
    if (!order.issues.isEmpty()) facts[u"issues"_s] = QJsonArray::fromStringList(order.issues);
    if (!order.supersedes.isEmpty()) facts[u"supersedes"_s] = order.supersedes;
    m_terminal.tell(What::Giving, facts);
    const auto kept = m_terminal.outbox().enqueue(command);
    m_terminal.tell(kept ? What::Saved : What::NotSaved, {{u"command"_s, command.id}});
    if (!kept) return kept.error();
    if (any(2) == 0) m_terminal.sendNow(*kept);
    return {};
}

}  // namespace mado::simulation
