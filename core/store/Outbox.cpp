// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Outbox.h"

#include "core/base/DurableFile.h"
#include "core/store/Migrations.h"
#include "core/store/OutboxRows.h"
#include "core/store/Transaction.h"

#include <QFile>
#include <QFileInfo>
#include <QMutexLocker>

using namespace Qt::StringLiterals;

namespace mado {

using namespace outbox_rows;

namespace {

bool isOnTheWay(CommandState state) {
    return state <= CommandState::Durable;
}

bool mayMove(CommandState from, CommandState to) {
    if (isOnTheWay(from) && isOnTheWay(to)) return from < to;
    if (isOnTheWay(from)) return from < CommandState::Seen;  // aside
    // A chief may let a command in quarantine go on, or the centre decides after all.
    return from == CommandState::Quarantined &&
           (to == CommandState::Refused || to == CommandState::Acknowledged);
}

ConnectionOptions connectionOptions(const Outbox::Options& options) {
    ConnectionOptions wanted;
    // One flush for each commit (the log's, before it returns) in the place of five with a rollback journal:
    // just as durable, https://www.sqlite.org/pragma.html#pragma_synchronous (FULL in WAL mode).
    wanted.journal = ConnectionOptions::Journal::Wal;
    wanted.sync = ConnectionOptions::Sync::Full;
    wanted.access = ConnectionOptions::Access::ReadWrite;
    wanted.vfs = options.vfs;
    return wanted;
}

const Migrations& outboxSchema() {
    static const Migrations schema = Migrations::fromFolder(u":/schema/outbox"_s);
    return schema;
}

}  // namespace

Outbox::Outbox(std::unique_ptr<Connection> connection, OutboxReserve reserve, OutboxMark mark,
               const Clock& clock, UuidV7Generator& ids, const Options& options)
    : m_connection(std::move(connection)),
      m_reserve(std::move(reserve)),
      m_mark(std::move(mark)),
      m_clock(clock),
      m_ids(ids),
      m_keepDays(options.keepDays),
      m_keepSettledDays(options.keepSettledDays) {}

Outbox::~Outbox() = default;

Result<void> Outbox::create(const QString& path, const SecretBuffer& key, const Clock& clock,
                            const ConnectionOptions& options) {
    // Under another name until it is complete, so that an outbox of no length is known as damage. What is
    // left of an earlier attempt never held anything.
    const QString fresh = path + u".new"_s;
    for (const QString& name : {fresh, QString(fresh + u"-journal"_s)})
        QFile::remove(name);
    ConnectionOptions creating = options;
    creating.access = ConnectionOptions::Access::Create;
    // One file until it has its name.
    creating.journal = ConnectionOptions::Journal::Truncate;
    creating.sync = ConnectionOptions::Sync::Extra;
    {
        MADO_ASSIGN(const auto connection, Connection::open(fresh, key, creating));
        MADO_TRY(outboxSchema().apply(*connection, clock));
    }
    if (!durable::rename(fresh, path)) return fail(u"E-STORE-001"_s, {}, {QFileInfo(path).fileName()});
    QFile::remove(fresh + u"-journal"_s);
    return {};
}

Result<std::unique_ptr<Outbox>> Outbox::open(const QString& path, const SecretBuffer& key, const Clock& clock,
                                             UuidV7Generator& ids, const Options& options) {
    const ConnectionOptions wanted = connectionOptions(options);
    const QFileInfo file(path);
    const OutboxMark mark(path + u".mark"_s);
    if (!file.exists()) {
        // A log without its file: the outbox is damaged, and the log must not be played into another one.
        if (QFileInfo(path + u"-wal"_s).size() > 0) {
            return fail(u"E-STORE-005"_s, {}, {file.fileName()}, u"only its log is there"_s);
        }
        if (mark.exists()) return fail(u"E-STORE-005"_s, {}, {file.fileName()}, u"only its mark is there"_s);
        MADO_TRY(create(path, key, clock, wanted));
    } else if (file.size() == 0) {
        return fail(u"E-STORE-005"_s, {}, {file.fileName()}, u"no length"_s);
    }
    MADO_TRY(outboxSchema().checkFile(path, key, wanted));
    MADO_ASSIGN(auto connection, Connection::open(path, key, wanted));
    MADO_TRY(outboxSchema().apply(*connection, clock));
    OutboxReserve reserve(path + u".reserve"_s, options.reserveBytes);
    reserve.fill();
    std::unique_ptr<Outbox> outbox(
        new Outbox(std::move(connection), std::move(reserve), mark, clock, ids, options));
    MADO_TRY(outbox->readMeta());
    MADO_TRY(outbox->compareWithMark());
    return outbox;
}

QString Outbox::now() const {
    return m_clock.now().toUTC().toString(Qt::ISODateWithMs);
}

Result<void> Outbox::setMeta(std::string_view name, const QString& value) {
    MADO_ASSIGN(Statement statement,
                m_connection->prepare("INSERT INTO meta (name, value) VALUES (?, ?)"
                                      " ON CONFLICT (name) DO UPDATE SET value = excluded.value"));
    statement.bind(1, name).bind(2, value);
    return statement.run();
}

Result<void> Outbox::keepFact(const QString& name, const QString& value) {
    const QMutexLocker lock(&m_mutex);
    return writing([&] { return setMeta(("fact/" + name.toUtf8()).toStdString(), value); });
}

Result<QString> Outbox::fact(const QString& name) const {
    const QMutexLocker lock(&m_mutex);
    MADO_ASSIGN(Statement row, m_connection->prepare("SELECT value FROM meta WHERE name = 'fact/' || ?"));
    row.bind(1, name);
    MADO_ASSIGN(const bool found, row.step());
    return found ? row.text(0) : QString();
}

Result<qint64> Outbox::nextNumber(const QString& name) {
    const QMutexLocker lock(&m_mutex);
    return writing([&]() -> Result<qint64> {
        MADO_ASSIGN(
            Statement statement,
            m_connection->prepare("INSERT INTO meta (name, value) VALUES ('number/' || ?1, '1')"
                                  " ON CONFLICT (name) DO UPDATE SET value = CAST(value AS integer) + 1"
                                  " RETURNING CAST(value AS integer)"));
        statement.bind(1, name);
        MADO_ASSIGN(const bool found, statement.step());
        if (!found) return fail(u"E-STORE-024"_s);
        const qint64 number = statement.integer(0);
        MADO_TRY(statement.run());
        return number;
    });
}

Result<void> Outbox::readMeta() {
    MADO_ASSIGN(const QString lastId,
                m_connection->scalarText("SELECT value FROM meta WHERE name = 'last_id'"));
    if (!lastId.isEmpty()) m_ids.startAfter(lastId);
    MADO_ASSIGN(m_terminalId, m_connection->scalarText("SELECT value FROM meta WHERE name = 'terminal_id'"));
    if (!m_terminalId.isEmpty()) return {};
    m_terminalId = m_ids.next();
    return setMeta("terminal_id", m_terminalId);
}

Result<void> Outbox::putDraft(const Draft& draft) {
    MADO_ASSIGN(Statement statement,
                m_connection->prepare(
                    "INSERT INTO draft (draft_id, kind, household_key, payload, created_at, updated_at)"
                    " VALUES (?1, ?2, ?3, ?4, ?5, ?5) ON CONFLICT (draft_id) DO UPDATE SET kind = ?2,"
                    " household_key = ?3, payload = ?4, updated_at = ?5"));
    statement.bindAll(draft.id, draft.kind, draft.householdKey, jsonText(draft.payload), now());
    return statement.run();
}

Result<void> Outbox::saveDraft(const Draft& draft) {
    const QMutexLocker lock(&m_mutex);
    return writing([&] { return putDraft(draft); });
}

Result<void> Outbox::removeDraft(const QString& id) {
    const QMutexLocker lock(&m_mutex);
    return writing([&]() -> Result<void> {
        MADO_ASSIGN(Statement statement, m_connection->prepare("DELETE FROM draft WHERE draft_id = ?"));
        statement.bind(1, id);
        return statement.run();
    });
}

Result<std::vector<Draft>> Outbox::drafts() const {
    const QMutexLocker lock(&m_mutex);
    MADO_ASSIGN(Statement rows,
                m_connection->prepare("SELECT draft_id, kind, household_key, payload, created_at,"
                                      " updated_at FROM draft ORDER BY updated_at DESC, draft_id DESC"));
    std::vector<Draft> all;
    for (;;) {
        MADO_ASSIGN(const bool row, rows.step());
        if (!row) return all;
        all.push_back(draftAt(rows));
    }
}

Result<Draft> Outbox::draft(const QString& id) const {
    const QMutexLocker lock(&m_mutex);
    MADO_ASSIGN(Statement rows,
                m_connection->prepare("SELECT draft_id, kind, household_key, payload, created_at,"
                                      " updated_at FROM draft WHERE draft_id = ?"));
    rows.bind(1, id);
    MADO_ASSIGN(const bool row, rows.step());
    if (!row) return fail(u"E-STORE-024"_s, {}, {id});
    return draftAt(rows);
}

Result<OutboxCommand> Outbox::enqueue(const NewCommand& command, const QString& draftId) {
    const QMutexLocker lock(&m_mutex);
    if (!command.id.isEmpty()) {
        const auto known = find(command.id);
        if (known) {
            const bool same = known->payload == command.payload && known->kind == command.kind;
            return same ? known : Result<OutboxCommand>(fail(u"E-STORE-022"_s, {}, {command.id}));
        }
        if (known.error().code != u"E-STORE-024"_s) return known.error();
    }
    NewCommand named = command;
    if (named.id.isEmpty()) named.id = m_ids.next();
    return writing([&] { return insert(named, draftId); });
}

Result<OutboxCommand> Outbox::insert(const NewCommand& command, const QString& draftId) {
    MADO_ASSIGN(Transaction transaction, Transaction::begin(*m_connection));
    MADO_ASSIGN(const OutboxCommand kept, insertRow(command, draftId));
    MADO_TRY(transaction.commit());
    return kept;
}

Result<OutboxCommand> Outbox::insertRow(const NewCommand& command, const QString& draftId) {
    MADO_ASSIGN(const qint64 last,
                m_connection->scalarInteger(
                    "SELECT CAST(value AS integer) FROM meta WHERE name = 'terminal_counter'"));
    {
        MADO_ASSIGN(Statement statement,
                    m_connection->prepare(
                        "INSERT INTO command (command_id, case_id, household_key, kind, payload, digest,"
                        " terminal_counter, state, entered_at, changed_at)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'sealed', ?8, ?8)"));
        const QByteArray payload = command.payload.isNull() ? QByteArray("") : command.payload;
        statement.bindAll(command.id, command.caseId, command.householdKey, command.kind, payload,
                          QString::fromLatin1(digestOf(payload)), last + 1, now());
        MADO_TRY(statement.run());
    }
    MADO_TRY(setMeta("terminal_counter", QString::number(last + 1)));
    MADO_ASSIGN(const QString lastId,
                m_connection->scalarText("SELECT value FROM meta WHERE name = 'last_id'"));
    if (command.id > lastId) MADO_TRY(setMeta("last_id", command.id));
    if (!draftId.isEmpty()) {
        MADO_ASSIGN(Statement statement, m_connection->prepare("DELETE FROM draft WHERE draft_id = ?"));
        statement.bind(1, draftId);
        MADO_TRY(statement.run());
    }
    return find(command.id);
}

Result<std::vector<OutboxCommand>> Outbox::read(std::string_view sql, const QString& value) const {
    MADO_ASSIGN(Statement rows, m_connection->prepare(sql));
    if (rows.placeCount() > 0) rows.bind(1, value);
    std::vector<OutboxCommand> all;
    for (;;) {
        MADO_ASSIGN(const bool row, rows.step());
        if (!row) return all;
        MADO_ASSIGN(OutboxCommand command, commandAt(rows, m_connection->fileName()));
        all.push_back(std::move(command));
    }
}

Result<OutboxCommand> Outbox::find(const QString& id) const {
    static const std::string sql = std::string(commandColumns) + "WHERE command_id = ?";
    MADO_ASSIGN(std::vector<OutboxCommand> found, read(sql, id));
    if (found.empty()) return fail(u"E-STORE-024"_s, {}, {id});
    return std::move(found.front());
}

Result<OutboxCommand> Outbox::command(const QString& id) const {
    const QMutexLocker lock(&m_mutex);
    return find(id);
}

Result<std::vector<OutboxCommand>> Outbox::toSend(int limit) const {
    static const std::string sql =
        std::string(commandColumns) + "WHERE state IN ('sealed', 'sent') ORDER BY terminal_counter LIMIT ?";
    const QMutexLocker lock(&m_mutex);
    return read(sql, QString::number(limit));
}

Result<std::vector<OutboxCommand>> Outbox::inStates(std::initializer_list<CommandState> states) const {
    static const std::string sql =
        std::string(commandColumns) +
        "WHERE state IN (SELECT value FROM json_each(?)) ORDER BY terminal_counter";
    QStringList names;
    for (const CommandState state : states)
        names << u'"' + nameOf(state) + u'"';
    const QMutexLocker lock(&m_mutex);
    return read(sql, u'[' + names.join(u',') + u']');
}

Result<std::vector<OutboxCommand>> Outbox::ofHousehold(const QString& householdKey) const {
    static const std::string sql =
        std::string(commandColumns) + "WHERE household_key = ? ORDER BY terminal_counter";
    const QMutexLocker lock(&m_mutex);
    return read(sql, householdKey);
}

Result<std::vector<OutboxCommand>> Outbox::ofCase(const QString& caseId) const {
    static const std::string sql =
        std::string(commandColumns) + "WHERE case_id = ? ORDER BY terminal_counter";
    const QMutexLocker lock(&m_mutex);
    return read(sql, caseId);
}

Result<QHash<CommandState, int>> Outbox::counts() const {
    const QMutexLocker lock(&m_mutex);
    MADO_ASSIGN(Statement rows, m_connection->prepare("SELECT state, count(*) FROM command GROUP BY state"));
    QHash<CommandState, int> all;
    for (;;) {
        MADO_ASSIGN(const bool row, rows.step());
        if (!row) return all;
        all.insert(stateOf(rows.text(0)), static_cast<int>(rows.integer(1)));
    }
}

Result<void> Outbox::change(const QString& id, CommandState from, CommandState to, const QJsonObject& outcome,
                            qint64 feedSeq) {
    MADO_ASSIGN(
        Statement statement,
        m_connection->prepare("UPDATE command SET state = ?3, outcome = coalesce(?4, outcome),"
                              " feed_seq = coalesce(?5, feed_seq), attempts = attempts + ?6, changed_at = ?7"
                              " WHERE command_id = ?1 AND state = ?2"));
    statement.bindAll(id, nameOf(from), nameOf(to), outcome.isEmpty() ? QString() : jsonText(outcome));
    if (feedSeq > 0) statement.bind(5, feedSeq);
    statement.bind(6, to == CommandState::Sent ? 1 : 0).bind(7, now());
    return statement.run();
}

Result<void> Outbox::mark(const QString& id, CommandState state, const QJsonObject& outcome, qint64 feedSeq) {
    const QMutexLocker lock(&m_mutex);
    MADO_ASSIGN(const OutboxCommand known, find(id));
    const bool newFacts =
        (feedSeq > 0 && feedSeq != known.feedSeq) || (!outcome.isEmpty() && outcome != known.outcome);
    // Sent once more without an answer counts as another attempt.
    if (known.state == state && !newFacts && state != CommandState::Sent) return {};
    if (known.state != state && !mayMove(known.state, state)) {
        return fail(u"E-STORE-023"_s, {}, {id}, nameOf(known.state) + u" -> "_s + nameOf(state));
    }
    return writing([&] { return change(id, known.state, state, outcome, feedSeq); });
}

Result<void> Outbox::sendAgain(const QString& id) {
    const QMutexLocker lock(&m_mutex);
    MADO_ASSIGN(const OutboxCommand known, find(id));
    if (known.state == CommandState::Sealed) return {};
    if (known.state == CommandState::Refused) {
        return fail(u"E-STORE-023"_s, {}, {id}, nameOf(known.state) + u" -> sealed"_s);
    }
    return writing([&]() -> Result<void> {
        // Its old place in the feed means nothing any more: purge() must not go by it.
        MADO_ASSIGN(
            Statement statement,
            m_connection->prepare("UPDATE command SET state = 'sealed', feed_seq = NULL, changed_at = ?2"
                                  " WHERE command_id = ?1"));
        statement.bindAll(id, now());
        return statement.run();
    });
}

Result<int> Outbox::purge(qint64 backupSeq) {
    const QMutexLocker lock(&m_mutex);
    const QDateTime today = m_clock.now().toUTC();
    MADO_ASSIGN(Statement settled, m_connection->prepare("DELETE FROM settled WHERE settled_at < ?"));
    settled.bindAll(today.addDays(-m_keepSettledDays).toString(Qt::ISODateWithMs));
    MADO_TRY(settled.run());
    MADO_ASSIGN(Statement statement,
                m_connection->prepare("DELETE FROM command WHERE state = 'durable' AND feed_seq IS NOT NULL"
                                      " AND feed_seq <= ?1 AND entered_at < ?2"));
    statement.bindAll(backupSeq, today.addDays(-m_keepDays).toString(Qt::ISODateWithMs));
    MADO_TRY(statement.run());
    const auto purged = static_cast<int>(m_connection->changes());
    noteKept();
    return purged;
}

OutboxReserve::Pressure Outbox::pressure() {
    const QMutexLocker lock(&m_mutex);
    m_reserve.fill();
    return m_reserve.pressure();
}

Result<QStringList> Outbox::integrityProblems() {
    const QMutexLocker lock(&m_mutex);
    return m_connection->integrityProblems();
}

}  // namespace mado
