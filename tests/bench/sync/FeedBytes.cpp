// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/sync/FeedBytes.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <libpq-fe.h>

using namespace Qt::StringLiterals;

namespace mado::bench {

namespace {

using Answer = std::unique_ptr<PGresult, decltype(&PQclear)>;

/// Of each row: what it is, its length, how many columns, the length of the one.
constexpr qint64 bytesOfARow = 1 + 4 + 2 + 4;

QJsonObject firstRow(const Answer& answer) {
    if (PQresultStatus(answer.get()) != PGRES_TUPLES_OK || PQntuples(answer.get()) < 1) return {};
    return QJsonDocument::fromJson(PQgetvalue(answer.get(), 0, 0)).object();
}

}  // namespace

std::optional<FeedBytes> FeedBytes::make(test::PostgresCentre& centre, test::PrivatePostgres& server) {
    if (!centre.signIn(u"S002"_s, {u"enter"_s, u"confirm"_s})) return std::nullopt;
    Connection connection(
        PQconnectdb(server.connectionOf(u"staff_s002"_s, u"madoguchi"_s).toUtf8().constData()), &PQfinish);
    const Answer attached(PQexec(connection.get(), "SELECT counter.attach('T2', 'bytes', 0, 'full')"),
                          &PQclear);
    const Answer hello(PQexec(connection.get(), "SELECT counter.hello()"), &PQclear);
    const QByteArray epoch = firstRow(hello)[u"epoch"_s].toString().toUtf8();
    if (epoch.isEmpty()) return std::nullopt;
    FeedBytes made(std::move(connection), epoch);
    if (made.next() < 0) return std::nullopt;
    return made;
}

qint64 FeedBytes::next() {
    const std::array<const char*, 3> values{m_epoch.constData(), m_at.constData(), m_hash.constData()};
    const Answer answer(PQexecParams(m_connection.get(), "SELECT counter.pull($1, $2, $3::bytea, 1000000)", 3,
                                     nullptr, values.data(), nullptr, nullptr, 0),
                        &PQclear);
    const QJsonObject head = firstRow(answer);
    if (head[u"kind"_s].toString() != u"batches"_s) return -1;
    m_at = QByteArray::number(head[u"to"_s][u"pub_seq"_s].toInteger());
    m_hash = "\\x" + head[u"to"_s][u"chain_hash"_s].toString().toLatin1();
    qint64 bytes = 0;
    for (int row = 0; row < PQntuples(answer.get()); ++row)
        bytes += bytesOfARow + PQgetlength(answer.get(), row, 0);
    return bytes;
}

}  // namespace mado::bench
