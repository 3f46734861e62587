// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/wire/CentreHost.h"

#include "core/simulation/wire/WireCodec.h"

#include <QCborArray>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace mado::simulation {

CentreHost::CentreHost(EmbeddedCentralStore& centre) : m_centre(centre) {
    connect(&m_server, &QTcpServer::newConnection, this, &CentreHost::accept);
}

CentreHost::~CentreHost() {
    // Sessions end before the centre they work on.
    m_callers.clear();
}

Result<quint16> CentreHost::listen(quint16 port) {
    if (!m_server.listen(QHostAddress(QHostAddress::LocalHost), port))
        return fail(u"E-SIM-003"_s, {}, {}, m_server.errorString());
    return m_server.serverPort();
}

void CentreHost::accept() {
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        m_callers.try_emplace(socket);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_callers.erase(socket);
            socket->deleteLater();
        });
    }
}

void CentreHost::read(QTcpSocket* socket) {
    const auto found = m_callers.find(socket);
    if (found == m_callers.end()) return;
    found->second.incoming += socket->readAll();
    while (const auto question = wire::takeFrame(found->second.incoming))
        socket->write(wire::frameOf(answer(found->second, *question)));
}

QCborMap CentreHost::answer(Caller& caller, const QCborMap& question) {
    const QString operation = question[u"ask"_s].toString();
    const auto answer = caller.session ? answerOf(*caller.session, operation, question)
                                       : answerBeforeSignIn(caller, operation, question);
    if (answer) return *answer;
    return {{u"error"_s, wire::of(answer.error())}};
}

Result<QCborMap> CentreHost::answerBeforeSignIn(Caller& caller, const QString& operation,
                                                const QCborMap& question) {
    if (operation == u"challenge") {
        MADO_ASSIGN(const QByteArray challenge, m_centre.challenge());
        return QCborMap{{u"challenge"_s, challenge}};
    }
    if (operation == u"sign_in") {
        MADO_ASSIGN(caller.session, m_centre.signIn(wire::proofOf(question)));
        return wire::of(caller.session->staff());
    }
    return fail(u"E-CENTRAL-012"_s);
}

Result<QCborMap> CentreHost::answerOf(CentralSession& session, const QString& operation,
                                      const QCborMap& question) {
    if (operation == u"hello") {
        MADO_ASSIGN(const CentralHello hello, session.hello());
        return wire::of(hello);
    }
    if (operation == u"submit") {
        MADO_ASSIGN(const CommandEnvelope command, wire::commandOf(question));
        MADO_ASSIGN(const SubmitAnswer answer, session.submit(command));
        return QCborMap{{u"answer"_s, QCborMap::fromJsonObject(answer.toJson())}};
    }
    if (operation == u"pull") {
        MADO_ASSIGN(const PullAnswer answer,
                    session.pull(wire::cursorOf(question[u"from"_s].toMap()),
                                 static_cast<int>(question[u"limit"_s].toInteger())));
        return wire::of(answer);
    }
    if (operation == u"fill") return fill(session, question);
    if (operation == u"note") {
        MADO_TRY(session.note(question[u"action"_s].toString(), question[u"subject"_s].toString()));
        return QCborMap();
    }
    if (operation == u"audit") {
        MADO_ASSIGN(const auto lines, session.audit(question[u"after"_s].toInteger(),
                                                    static_cast<int>(question[u"limit"_s].toInteger())));
        QCborArray list;
        for (const AuditLine& line : lines)
            list.append(wire::of(line));
        return QCborMap{{u"lines"_s, list}};
    }
    const auto entity = dictionary::entityNamed(question[u"entity"_s].toString());
    if (operation == u"scrub" && entity) {
        MADO_ASSIGN(const RangeDigest range,
                    session.scrub(*entity, question[u"after"_s].toString(),
                                  static_cast<int>(question[u"limit"_s].toInteger())));
        return QCborMap{{u"key"_s, range.toKey}, {u"count"_s, range.count}, {u"digest"_s, range.digest}};
    }
    if (operation != u"history" || !entity) return fail(u"E-CENTRAL-001"_s, u"ask"_s);
    MADO_ASSIGN(const auto versions, session.history(*entity, question[u"key"_s].toString()));
    QCborArray list;
    for (const RecordVersion& version : versions)
        list.append(wire::of(version));
    return QCborMap{{u"versions"_s, list}};
}

Result<QCborMap> CentreHost::fill(CentralSession& session, const QCborMap& question) {
    const auto entity = dictionary::entityNamed(question[u"entity"_s].toString());
    if (!entity) return fail(u"E-CENTRAL-001"_s, u"entity"_s);
    QCborArray rows;
    const auto keep = [&rows](std::span<const std::optional<std::string_view>> row) -> Result<void> {
        QCborArray cells;
        for (const auto& cell : row) {
            cells.append(cell ? QCborValue(QByteArray(cell->data(), static_cast<qsizetype>(cell->size())))
                              : QCborValue(nullptr));
        }
        rows.append(cells);
        return {};
    };
    MADO_ASSIGN(const FillProgress progress,
                session.fill(*entity, question[u"after"_s].toString(),
                             static_cast<int>(question[u"limit"_s].toInteger()), keep));
    return QCborMap{{u"rows"_s, rows}, {u"progress"_s, wire::of(progress)}};
}

}  // namespace mado::simulation
