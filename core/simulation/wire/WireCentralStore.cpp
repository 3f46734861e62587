// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/wire/WireCentralStore.h"

#include "core/simulation/wire/WireCodec.h"

#include <QCborArray>
#include <QDeadlineTimer>
#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace mado::simulation {

namespace {

constexpr int connectMilliseconds = 3'000;
/// Longer than a frozen line stays frozen, so that both ways of ending happen.
constexpr int answerMilliseconds = 5'000;

/// A person at a host.
class WireSession final : public CentralSession {
 public:
    WireSession(std::unique_ptr<WireConnection> connection, StaffIdentity staff)
        : m_connection(std::move(connection)), m_staff(std::move(staff)) {}

    [[nodiscard]] const StaffIdentity& staff() const override { return m_staff; }
    [[nodiscard]] Result<CentralHello> hello() override {
        MADO_ASSIGN(const QCborMap answer, m_connection->ask(u"hello"_s));
        return wire::helloOf(answer);
    }
    [[nodiscard]] Result<SubmitAnswer> submit(const CommandEnvelope& command) override {
        MADO_ASSIGN(const QCborMap answer, m_connection->ask(u"submit"_s, wire::of(command)));
        return SubmitAnswer::fromJson(answer[u"answer"_s].toMap().toJsonObject());
    }
    [[nodiscard]] Result<PullAnswer> pull(const CacheCursor& from, int changeLimit) override {
        MADO_ASSIGN(const QCborMap answer,
                    m_connection->ask(u"pull"_s, {{u"from"_s, wire::of(from)}, {u"limit"_s, changeLimit}}));
        return wire::pullAnswerOf(answer);
    }
    [[nodiscard]] Result<FillProgress> fill(Entity entity, const QString& afterKey, int limit,
                                            const RowSink& sink) override;
    [[nodiscard]] Result<std::vector<RecordVersion>> history(Entity entity, const QString& key) override;
    /// Numbers don't travel over this line.
    [[nodiscard]] Result<SecretBuffer> readNumber(const QString&, const QString&) override {
        return fail(u"E-CENTRAL-011"_s);
    }
    [[nodiscard]] Result<void> note(const QString& action, const QString& subject) override {
        MADO_TRY(m_connection->ask(u"note"_s, {{u"action"_s, action}, {u"subject"_s, subject}}));
        return {};
    }
    [[nodiscard]] Result<std::vector<AuditLine>> audit(qint64 afterSeq, int limit) override {
        MADO_ASSIGN(const QCborMap answer,
                    m_connection->ask(u"audit"_s, {{u"after"_s, afterSeq}, {u"limit"_s, limit}}));
        std::vector<AuditLine> lines;
        for (const QCborValue& each : answer[u"lines"_s].toArray())
            lines.push_back(wire::auditLineOf(each.toMap()));
        return lines;
    }
    [[nodiscard]] Result<RangeDigest> scrub(Entity entity, const QString& afterKey, int limit) override {
        MADO_ASSIGN(const QCborMap answer,
                    m_connection->ask(u"scrub"_s, {{u"entity"_s, dictionary::tableName(entity)},
                                                   {u"after"_s, afterKey},
                                                   {u"limit"_s, limit}}));
        return RangeDigest{answer[u"key"_s].toString(), answer[u"count"_s].toInteger(),
                           answer[u"digest"_s].toByteArray()};
    }

 private:
    std::unique_ptr<WireConnection> m_connection;
    StaffIdentity m_staff;
};

Result<FillProgress> WireSession::fill(Entity entity, const QString& afterKey, int limit,
                                       const RowSink& sink) {
    MADO_ASSIGN(const QCborMap answer,
                m_connection->ask(u"fill"_s, {{u"entity"_s, dictionary::tableName(entity)},
                                              {u"after"_s, afterKey},
                                              {u"limit"_s, limit}}));
    std::vector<QByteArray> bytes;
    std::vector<std::optional<std::string_view>> cells;
    for (const QCborValue& row : answer[u"rows"_s].toArray()) {
        bytes.clear();
        cells.clear();
        const QCborArray values = row.toArray();
        for (const QCborValue& each : values)
            bytes.push_back(each.isNull() ? QByteArray() : each.toByteArray());
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            const bool isNull = values.at(static_cast<qsizetype>(i)).isNull();
            cells.push_back(isNull ? std::nullopt
                                   : std::optional(std::string_view(
                                         bytes[i].constData(), static_cast<std::size_t>(bytes[i].size()))));
        }
        MADO_TRY(sink(cells));
    }
    return wire::progressOf(answer[u"progress"_s].toMap());
}

Result<std::vector<RecordVersion>> WireSession::history(Entity entity, const QString& key) {
    MADO_ASSIGN(
        const QCborMap answer,
        m_connection->ask(u"history"_s, {{u"entity"_s, dictionary::tableName(entity)}, {u"key"_s, key}}));
    std::vector<RecordVersion> versions;
    for (const QCborValue& each : answer[u"versions"_s].toArray()) {
        MADO_ASSIGN(auto version, wire::versionOf(each.toMap()));
        versions.push_back(std::move(version));
    }
    return versions;
}

}  // namespace

Result<std::unique_ptr<WireConnection>> WireConnection::open(quint16 port) {
    auto connection = std::make_unique<WireConnection>();
    connection->m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    if (!connection->m_socket.waitForConnected(connectMilliseconds)) return fail(u"E-CENTRAL-010"_s);
    return connection;
}

Result<QCborMap> WireConnection::ask(const QString& operation, QCborMap question) {
    question[u"ask"_s] = operation;
    const QDeadlineTimer deadline(answerMilliseconds);
    m_socket.write(wire::frameOf(question));
    while (m_socket.bytesToWrite() > 0) {
        if (!m_socket.waitForBytesWritten(static_cast<int>(deadline.remainingTime()))) break;
    }
    while (m_socket.state() == QAbstractSocket::ConnectedState) {
        m_incoming += m_socket.readAll();
        if (const auto answer = wire::takeFrame(m_incoming)) {
            if (answer->contains(u"error"_s)) return wire::errorOf((*answer)[u"error"_s].toMap());
            return *answer;
        }
        if (deadline.hasExpired() || !m_socket.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
            break;
    }
    m_socket.abort();
    return fail(u"E-CENTRAL-010"_s);
}

Result<QByteArray> WireCentralStore::challenge() {
    MADO_ASSIGN(m_connection, WireConnection::open(m_port));
    MADO_ASSIGN(const QCborMap answer, m_connection->ask(u"challenge"_s));
    return answer[u"challenge"_s].toByteArray();
}

Result<std::unique_ptr<CentralSession>> WireCentralStore::signIn(const SignInProof& proof) {
    if (!m_connection) return fail(u"E-CENTRAL-014"_s);
    MADO_ASSIGN(const QCborMap answer, m_connection->ask(u"sign_in"_s, wire::of(proof)));
    return std::unique_ptr<CentralSession>(
        std::make_unique<WireSession>(std::move(m_connection), wire::staffOf(answer)));
}

}  // namespace mado::simulation
