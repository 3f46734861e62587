// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/postgres/PgLink.h"

#include "core/central/postgres/PgAnswers.h"
#include "core/central/postgres/PgErrors.h"

#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mado {

namespace {

constexpr auto beginPatience = 5s;

/// What fails before anything was asked is nothing that can be held against what is to be asked: a case would
/// be set apart for it.
Error ofBeginning(const Error& error) {
    const bool blamesTheContent = error.code == u"E-CENTRAL-060"_s || error.code == u"E-CENTRAL-062"_s;
    return blamesTheContent ? fail(u"E-CENTRAL-010"_s, {}, {}, error.detail) : error;
}

}  // namespace

PgLink::PgLink(PgServer server, TlsCredential credential, QString terminalId, CacheMode cacheMode,
               Backoff backoff)
    : m_server(std::move(server)),
      m_credential(std::move(credential)),
      m_terminalId(std::move(terminalId)),
      m_cacheMode(cacheMode),
      m_signIn(QUuid::createUuid().toString(QUuid::WithoutBraces)),
      m_backoff(std::move(backoff)) {
    m_clock.start();
}

Error PgLink::noted(Error error) {
    const bool isCut = !m_connection || !m_connection->isOpen();
    if (!isCut) return error;
    m_connection.reset();
    const bool isFailover = pg_error::isFailover(error.detail.toStdString());
    m_notBefore = m_clock.elapsed() + (isFailover ? m_backoff.lostByFailover() : m_backoff.failed()).count();
    return error;
}

Result<void> PgLink::connect() {
    auto opened = PgConnection::open(m_server, m_credential, &m_stop);
    if (!opened) return noted(opened.error());
    m_connection = std::move(*opened);
    if (const auto begun = begin(); !begun) {
        m_connection->close();
        return noted(ofBeginning(begun.error()));
    }
    m_backoff.succeeded();
    return {};
}

Result<void> PgLink::begin() {
    const QDeadlineTimer soon(beginPatience);
    const PgValues who = PgValues()
                             .text(m_terminalId)
                             .text(m_signIn)
                             .number(m_clock.elapsed())
                             .text(cacheModeName(m_cacheMode));
    MADO_ASSIGN(const PgResult attached,
                m_connection->call("SELECT counter.attach($1, $2, $3, $4)", who, soon));
    MADO_TRY(pg_answer::object(attached));
    MADO_TRY(m_connection->call("LISTEN madoguchi_feed", {}, soon));
    MADO_TRY(m_connection->call("LISTEN madoguchi_urgent", {}, soon));
    return {};
}

std::chrono::milliseconds PgLink::retryAfter() const {
    return std::chrono::milliseconds(std::max<qint64>(0, m_notBefore - m_clock.elapsed()));
}

Result<void> PgLink::ensureConnected() {
    if (m_connection && m_connection->isOpen()) return {};
    if (m_stop) return fail(u"E-CENTRAL-010"_s, {}, {}, u"stopped"_s);
    if (m_clock.elapsed() < m_notBefore) return fail(u"E-CENTRAL-010"_s, {}, {}, u"waiting"_s);
    return connect();
}

Result<PgResult> PgLink::call(const PgStatement& statement, const PgValues& values,
                              std::chrono::milliseconds patience, PgConnection::Stopping stopping) {
    MADO_TRY(ensureConnected());
    auto answer = m_connection->call(statement, values, QDeadlineTimer(patience), stopping);
    if (!answer) return noted(answer.error());
    return answer;
}

Result<PgResult> PgLink::callPrepared(const PgStatement& statement, const PgValues& values,
                                      std::chrono::milliseconds patience, PgConnection::Stopping stopping) {
    MADO_TRY(ensureConnected());
    auto answer = m_connection->callPrepared(statement, values, QDeadlineTimer(patience), stopping);
    if (!answer) return noted(answer.error());
    return answer;
}

void PgLink::sendAhead(const PgStatement& statement, const PgValues& values,
                       std::chrono::milliseconds patience) {
    if (!m_connection || !m_connection->isOpen()) return;
    if (const auto sent = m_connection->sendAhead(statement, values, QDeadlineTimer(patience)); !sent)
        static_cast<void>(noted(sent.error()));
}

Result<void> PgLink::copyOut(const PgStatement& statement, std::chrono::milliseconds patience,
                             const PgConnection::LineSink& line) {
    MADO_TRY(ensureConnected());
    bool sinkFailed = false;
    const auto noticing = [&](std::span<char> each) {
        auto taken = line(each);
        sinkFailed = !taken.ok();
        return taken;
    };
    const auto done = m_connection->copyOut(statement, patience, noticing);
    if (done) return {};
    if (!sinkFailed) return noted(done.error());
    m_connection.reset();  // not the line's fault: the next call may connect at once
    return done.error();
}

Result<std::vector<PgConnection::Notification>> PgLink::takeNotifications() {
    if (!m_connection) return std::vector<PgConnection::Notification>{};
    auto taken = m_connection->takeNotifications();
    if (!taken) return noted(taken.error());
    return taken;
}

}  // namespace mado
