// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/postgres/PgConnection.h"

#include "core/central/postgres/PgErrors.h"
#include "core/central/postgres/PgParameters.h"

#include <QRandomGenerator>

#include <algorithm>
#include <libpq-fe.h>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <poll.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mado {

namespace {

/// How often a waiting call looks whether it is to stop.
constexpr int sliceMilliseconds = 100;
constexpr int oldestServer = 15'00'00;

int pollSocket(int socket, bool forWriting, int milliseconds) {
#ifdef Q_OS_WIN
    WSAPOLLFD entry{static_cast<SOCKET>(socket), static_cast<SHORT>(forWriting ? POLLOUT : POLLIN), 0};
    return WSAPoll(&entry, 1, milliseconds);
#else
    // What comes in while we write must be taken too, or both sides wait for each other.
    pollfd entry{socket, static_cast<short>(forWriting ? POLLOUT | POLLIN : POLLIN), 0};
    return poll(&entry, 1, milliseconds);
#endif
}

std::string_view messageOf(const PGconn* connection) {
    return PQerrorMessage(connection);
}

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using ResultPointer = std::unique_ptr<PGresult, ClearResult>;

std::string_view stateOf(const PGresult* result) {
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    return state == nullptr ? std::string_view() : state;
}

bool isGood(const PGresult* result) {
    const ExecStatusType status = PQresultStatus(result);
    return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK;
}

}  // namespace

Result<std::unique_ptr<PgConnection>> PgConnection::open(const PgServer& server,
                                                         const TlsCredential& credential,
                                                         const PgStop* stop) {
    std::vector<PgNode> nodes = server.nodes;
    std::shuffle(nodes.begin(), nodes.end(), *QRandomGenerator::global());
    Error last = fail(u"E-CENTRAL-010"_s, {}, {}, u"no node"_s);
    for (const PgNode& node : nodes) {
        auto opened = openNode(server, node, credential, stop);
        if (opened) return opened;
        // What only one node says (a wrong certificate of its own) must not hide behind one that is away.
        if (last.code == u"E-CENTRAL-010"_s) last = opened.error();
    }
    return last;
}

Result<std::unique_ptr<PgConnection>> PgConnection::openNode(const PgServer& server, const PgNode& node,
                                                             const TlsCredential& credential,
                                                             const PgStop* stop) {
    const PgParameters parameters(server, node, credential);
    std::unique_ptr<PgConnection> made(new PgConnection(
        PQconnectStartParams(parameters.keys().data(), parameters.values().data(), 0), stop));
    if (made->m_connection == nullptr) return fail(u"E-CENTRAL-010"_s, {}, {}, u"memory"_s);
    PQsetErrorVerbosity(made->m_connection, PQERRORS_SQLSTATE);
    const auto connected =
        made->finishConnecting(QDeadlineTimer(std::chrono::seconds(server.connectSeconds)));
    // What the card said is more than what TLS makes of it.
    const auto trouble = credential.isOnCard() ? credential.cardKey->takeTrouble() : std::nullopt;
    if (!connected) return trouble ? *trouble : connected.error();
    MADO_TRY(made->checkSecurity());
    return made;
}

Result<std::unique_ptr<PgConnection>> PgConnection::openAsOwner(const QString& connectionString) {
    std::unique_ptr<PgConnection> made(
        new PgConnection(PQconnectStart(connectionString.toUtf8().constData()), nullptr));
    if (made->m_connection == nullptr) return fail(u"E-CENTRAL-010"_s, {}, {}, u"memory"_s);
    made->m_tellsWords = true;
    MADO_TRY(made->finishConnecting(QDeadlineTimer(10s)));
    // Beside the machine's own socket the way must be encrypted.
    const bool isLocal = QByteArrayView(PQhost(made->m_connection)).startsWith('/');
    if (!isLocal && PQsslInUse(made->m_connection) == 0) return fail(u"E-CENTRAL-015"_s, {}, {}, u"no tls"_s);
    return made;
}

PgConnection::PgConnection(pg_conn* connection, const PgStop* stop) : m_connection(connection), m_stop(stop) {
    if (connection == nullptr) return;
    // Notices would go to stderr. The last one before a cut says why.
    const auto listen = [](void* self, const PGresult* notice) {
        static_cast<PgConnection*>(self)->m_lastWords = stateOf(notice);
    };
    PQsetNoticeReceiver(connection, listen, this);
}

PgConnection::~PgConnection() {
    close();
}

void PgConnection::close() {
    if (m_connection != nullptr) PQfinish(m_connection);
    m_connection = nullptr;
    m_isAhead = false;
    m_prepared.clear();
}

int PgConnection::socket() const {
    return m_connection == nullptr ? -1 : PQsocket(m_connection);
}

QString PgConnection::host() const {
    return m_connection == nullptr ? QString() : QString::fromUtf8(PQhost(m_connection));
}

QString PgConnection::tlsVersion() const {
    return m_connection == nullptr ? QString()
                                   : QString::fromLatin1(PQsslAttribute(m_connection, "protocol"));
}

Result<void> PgConnection::finishConnecting(QDeadlineTimer deadline) {
    auto wanted = PGRES_POLLING_WRITING;
    while (wanted != PGRES_POLLING_OK) {
        if (wanted == PGRES_POLLING_FAILED || PQstatus(m_connection) == CONNECTION_BAD) {
            const Error error = pg_error::ofConnecting(messageOf(m_connection));
            if (m_tellsWords)
                return fail(error.code, {}, {}, QString::fromUtf8(PQerrorMessage(m_connection)));
            return error;
        }
        // The socket may change from step to step.
        MADO_TRY(wait(wanted == PGRES_POLLING_WRITING, deadline, Stopping::GivesUp));
        wanted = PQconnectPoll(m_connection);
    }
    if (PQsetnonblocking(m_connection, 1) != 0) return broken();
    if (PQserverVersion(m_connection) < oldestServer) return fail(u"E-CENTRAL-061"_s, {}, {}, u"server"_s);
    return {};
}

Result<void> PgConnection::checkSecurity() const {
    const QByteArrayView protocol = PQsslInUse(m_connection) != 0
                                        ? QByteArrayView(PQsslAttribute(m_connection, "protocol"))
                                        : QByteArrayView();
    const bool isNew = protocol == "TLSv1.2" || protocol == "TLSv1.3";
    const bool isWhole = isNew && PQconnectionUsedPassword(m_connection) == 0;
    if (!isWhole) return fail(u"E-CENTRAL-015"_s, {}, {}, u"not by certificate"_s);
    return {};
}

Error PgConnection::broken() {
    std::string_view state = pg_error::stateIn(messageOf(m_connection));
    if (state.empty()) state = m_lastWords;
    const QString detail = QString::fromLatin1(state.data(), static_cast<qsizetype>(state.size()));
    close();
    return fail(u"E-CENTRAL-010"_s, {}, {}, detail.isEmpty() ? u"cut"_s : detail);
}

Result<void> PgConnection::wait(bool forWriting, QDeadlineTimer deadline, Stopping stopping) {
    const bool mayStop = m_stop != nullptr && stopping == Stopping::GivesUp;
    while (true) {
        if (mayStop && m_stop->load()) break;
        const qint64 left = deadline.isForever() ? sliceMilliseconds : deadline.remainingTime();
        const qint64 slice = mayStop ? std::min<qint64>(left, sliceMilliseconds) : left;
        const int ready = pollSocket(PQsocket(m_connection), forWriting, static_cast<int>(slice));
        if (ready > 0) return {};
        if (ready < 0 && errno != EINTR) return broken();
        if (deadline.hasExpired()) break;
    }
    close();  // whatever still comes would be the answer to something else
    return fail(u"E-CENTRAL-010"_s, {}, {}, u"no answer in time"_s);
}

Result<void> PgConnection::send(const PgStatement& statement, const PgValues& values, QDeadlineTimer deadline,
                                Stopping stopping, const char* name) {
    MADO_TRY(takeAhead(deadline, stopping));
    if (m_connection == nullptr) return fail(u"E-CENTRAL-010"_s, {}, {}, u"closed"_s);
    const auto count = static_cast<int>(values.all().size());
    std::vector<const char*> pointers;
    std::vector<int> lengths;
    std::vector<int> formats;
    for (const PgValues::Value& each : values.all()) {
        pointers.push_back(each.bytes ? each.bytes->constData() : nullptr);
        lengths.push_back(each.bytes ? static_cast<int>(each.bytes->size()) : 0);
        formats.push_back(each.isBinary ? 1 : 0);
    }
    const int sent = name == nullptr ? PQsendQueryParams(m_connection, statement.text(), count, nullptr,
                                                         pointers.data(), lengths.data(), formats.data(), 0)
                                     : PQsendQueryPrepared(m_connection, name, count, pointers.data(),
                                                           lengths.data(), formats.data(), 0);
    if (sent == 0) return broken();
    return flush(deadline, stopping);
}

Result<QByteArray> PgConnection::prepared(const PgStatement& statement, QDeadlineTimer deadline,
                                          Stopping stopping) {
    const qsizetype known = m_prepared.indexOf(statement.text());
    if (known >= 0) return QByteArray::number(known);
    MADO_TRY(takeAhead(deadline, stopping));
    if (m_connection == nullptr) return fail(u"E-CENTRAL-010"_s, {}, {}, u"closed"_s);
    QByteArray name = QByteArray::number(m_prepared.size());
    if (PQsendPrepare(m_connection, name.constData(), statement.text(), 0, nullptr) == 0) return broken();
    MADO_TRY(flush(deadline, stopping));
    MADO_TRY(takeResult(deadline, stopping));
    m_prepared << statement.text();
    return name;
}

Result<void> PgConnection::flush(QDeadlineTimer deadline, Stopping stopping) {
    while (true) {
        const int left = PQflush(m_connection);
        if (left == 0) return {};
        if (left < 0) return broken();
        MADO_TRY(wait(true, deadline, stopping));
        if (PQconsumeInput(m_connection) == 0) return broken();
    }
}

Result<void> PgConnection::awaitResult(QDeadlineTimer deadline, Stopping stopping) {
    while (PQisBusy(m_connection) != 0) {
        MADO_TRY(wait(false, deadline, stopping));
        if (PQconsumeInput(m_connection) == 0) return broken();
    }
    return {};
}

Result<void> PgConnection::drain(QDeadlineTimer deadline, Stopping stopping) {
    while (true) {
        MADO_TRY(awaitResult(deadline, stopping));
        const ResultPointer rest(PQgetResult(m_connection));
        if (!rest) return {};
        // Only a broken connection goes on giving errors.
        if (PQstatus(m_connection) == CONNECTION_BAD) return broken();
    }
}

Result<PgResult> PgConnection::takeResult(QDeadlineTimer deadline, Stopping stopping) {
    MADO_TRY(awaitResult(deadline, stopping));
    ResultPointer result(PQgetResult(m_connection));
    if (!result) return broken();
    if (isGood(result.get())) {
        MADO_TRY(drain(deadline, stopping));
        return PgResult(result.release());
    }
    Error error = pg_error::ofState(stateOf(result.get()));
    if (m_tellsWords) error.detail = QString::fromUtf8(PQresultErrorMessage(result.get()));
    const bool isGone = stateOf(result.get()).empty() || PQstatus(m_connection) == CONNECTION_BAD;
    if (isGone || pg_error::isFailover(stateOf(result.get()))) {
        close();
        return fail(u"E-CENTRAL-010"_s, {}, {}, error.detail);
    }
    MADO_TRY(drain(deadline, stopping));
    return error;
}

Result<PgResult> PgConnection::call(const PgStatement& statement, const PgValues& values,
                                    QDeadlineTimer deadline, Stopping stopping) {
    MADO_TRY(send(statement, values, deadline, stopping));
    return takeResult(deadline, stopping);
}

Result<PgResult> PgConnection::callPrepared(const PgStatement& statement, const PgValues& values,
                                            QDeadlineTimer deadline, Stopping stopping) {
    MADO_ASSIGN(const QByteArray name, prepared(statement, deadline, stopping));
    MADO_TRY(send(statement, values, deadline, stopping, name.constData()));
    return takeResult(deadline, stopping);
}

Result<void> PgConnection::sendAhead(const PgStatement& statement, const PgValues& values,
                                     QDeadlineTimer deadline) {
    MADO_TRY(send(statement, values, deadline, Stopping::GivesUp));
    m_isAhead = true;
    return {};
}

Result<void> PgConnection::takeAhead(QDeadlineTimer deadline, Stopping stopping) {
    if (m_connection == nullptr || !m_isAhead) return {};
    m_isAhead = false;
    const auto answer = takeResult(deadline, stopping);
    if (!answer && !isOpen()) return answer.error();
    return {};
}

Result<void> PgConnection::copyOut(const PgStatement& statement, Milliseconds patience,
                                   const LineSink& line) {
    MADO_TRY(send(statement, {}, QDeadlineTimer(patience), Stopping::GivesUp));
    MADO_TRY(awaitResult(QDeadlineTimer(patience), Stopping::GivesUp));
    const ResultPointer begun(PQgetResult(m_connection));
    if (!begun) return broken();
    if (PQresultStatus(begun.get()) != PGRES_COPY_OUT) {
        const Error error = pg_error::ofState(stateOf(begun.get()));
        MADO_TRY(drain(QDeadlineTimer(patience), Stopping::GivesUp));
        return error;
    }
    while (true) {
        char* buffer = nullptr;
        const int length = PQgetCopyData(m_connection, &buffer, 1);
        if (length == 0) {
            MADO_TRY(wait(false, QDeadlineTimer(patience), Stopping::GivesUp));
            if (PQconsumeInput(m_connection) == 0) return broken();
            continue;
        }
        if (length < 0) break;  // the end, or an error that the result tells
        const std::unique_ptr<char, void (*)(void*)> keeper(buffer, PQfreemem);
        const auto size = static_cast<std::size_t>(length);
        if (const auto taken = line({buffer, buffer[size - 1] == '\n' ? size - 1 : size}); !taken) {
            close();  // the rest of the copy is still on its way
            return taken.error();
        }
    }
    MADO_ASSIGN(const PgResult end, takeResult(QDeadlineTimer(patience), Stopping::GivesUp));
    static_cast<void>(end);
    return {};
}

Result<void> PgConnection::copyIn(const PgStatement& statement, const QByteArray& lines,
                                  Milliseconds patience) {
    constexpr auto waits = Stopping::Waits;
    MADO_TRY(send(statement, {}, QDeadlineTimer(patience), waits));
    MADO_TRY(awaitResult(QDeadlineTimer(patience), waits));
    const ResultPointer begun(PQgetResult(m_connection));
    if (!begun) return broken();
    if (PQresultStatus(begun.get()) != PGRES_COPY_IN) {
        Error error = pg_error::ofState(stateOf(begun.get()));
        if (m_tellsWords) error.detail = QString::fromUtf8(PQresultErrorMessage(begun.get()));
        MADO_TRY(drain(QDeadlineTimer(patience), waits));
        return error;
    }
    // libpq takes what it is given; it says 0 only while what came before is still on its way.
    while (true) {
        const int taken = PQputCopyData(m_connection, lines.constData(), static_cast<int>(lines.size()));
        if (taken < 0) return broken();
        MADO_TRY(flush(QDeadlineTimer(patience), waits));
        if (taken > 0) break;
    }
    while (true) {
        const int ended = PQputCopyEnd(m_connection, nullptr);
        if (ended < 0) return broken();
        MADO_TRY(flush(QDeadlineTimer(patience), waits));
        if (ended > 0) break;
    }
    MADO_ASSIGN(const PgResult end, takeResult(QDeadlineTimer(patience), waits));
    static_cast<void>(end);
    return {};
}

Result<void> PgConnection::runScript(const QByteArray& script, QDeadlineTimer deadline) {
    if (m_connection == nullptr) return fail(u"E-CENTRAL-010"_s, {}, {}, u"closed"_s);
    if (PQsendQuery(m_connection, script.constData()) == 0) return broken();
    while (PQflush(m_connection) == 1) {
        MADO_TRY(wait(true, deadline, Stopping::Waits));
        if (PQconsumeInput(m_connection) == 0) return broken();
    }
    std::optional<Error> first;
    while (true) {
        MADO_TRY(awaitResult(deadline, Stopping::Waits));
        const ResultPointer result(PQgetResult(m_connection));
        if (!result) break;
        if (!isGood(result.get()) && !first) {
            first = pg_error::ofState(stateOf(result.get()));
            first->detail = QString::fromUtf8(PQresultErrorMessage(result.get()));
        }
        if (PQstatus(m_connection) == CONNECTION_BAD) return broken();
    }
    if (first) return *first;
    return {};
}

Result<std::vector<PgConnection::Notification>> PgConnection::takeNotifications() {
    if (m_connection == nullptr) return fail(u"E-CENTRAL-010"_s, {}, {}, u"closed"_s);
    if (PQconsumeInput(m_connection) == 0) return broken();
    while (m_isAhead && PQisBusy(m_connection) == 0) {
        m_isAhead = ResultPointer(PQgetResult(m_connection)) != nullptr;
        if (PQstatus(m_connection) == CONNECTION_BAD) return broken();
    }
    std::vector<Notification> all;
    struct Free {
        void operator()(PGnotify* notify) const { PQfreemem(notify); }
    };
    while (const std::unique_ptr<PGnotify, Free> one{PQnotifies(m_connection)})
        all.push_back({QString::fromUtf8(one->relname), QString::fromUtf8(one->extra)});
    return all;
}

}  // namespace mado
