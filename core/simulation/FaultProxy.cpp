// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/FaultProxy.h"

#include <QDateTime>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <deque>
#include <vector>

using namespace Qt::StringLiterals;

namespace mado::simulation {

/// One connection through the proxy.
class FaultProxy::Link final : public QObject {
 public:
    Link(FaultProxy& proxy, QTcpSocket* terminal) : m_proxy(proxy) {
        m_lanes[0].from = terminal;
        m_lanes[0].to = &m_centre;
        m_lanes[1].from = &m_centre;
        m_lanes[1].to = terminal;
        terminal->setParent(this);
        for (int way : {0, 1}) {
            connect(m_lanes[way].from, &QTcpSocket::readyRead, this, [this, way] { take(way); });
            connect(m_lanes[way].from, &QTcpSocket::disconnected, this, [this] { m_proxy.remove(this); });
            connect(m_lanes[way].from, &QTcpSocket::errorOccurred, this, [this] { m_proxy.remove(this); });
            m_lanes[way].timer.setSingleShot(true);
            m_lanes[way].timer.setTimerType(Qt::PreciseTimer);
            connect(&m_lanes[way].timer, &QTimer::timeout, this, [this, way] { move(way); });
        }
        connect(&m_centre, &QTcpSocket::connected, this, [this] { move(0); });
        m_centre.connectToHost(m_proxy.m_centreHost, m_proxy.m_centrePort);
    }
    /// Sockets that close tell so: nobody must hear it from here any more.
    ~Link() override { end(); }
    void end() {
        for (Lane& lane : m_lanes) {
            disconnect(lane.from, nullptr, this, nullptr);
            lane.from->abort();
        }
    }
    void move(int way);
    [[nodiscard]] bool hasLost() const { return m_hasLost; }

 private:
    struct Lane {
        QTcpSocket* from = nullptr;
        QTcpSocket* to = nullptr;
        std::deque<std::pair<qint64, QByteArray>> held = {};  ///< with the time from which it may go on
        QTimer timer;
    };
    void take(int way) {
        const QByteArray bytes = m_lanes[way].from->readAll();
        if (m_proxy.m_swallows[way]) {
            m_hasLost = true;
            return;
        }
        m_lanes[way].held.emplace_back(QDateTime::currentMSecsSinceEpoch() + m_proxy.m_delay, bytes);
        move(way);
    }

    FaultProxy& m_proxy;
    QTcpSocket m_centre;
    Lane m_lanes[2];
    bool m_hasLost = false;
};

void FaultProxy::Link::move(int way) {
    Lane& lane = m_lanes[way];
    if (m_proxy.m_isFrozen || lane.to->state() != QAbstractSocket::ConnectedState) return;
    while (!lane.held.empty()) {
        const qint64 wait = lane.held.front().first - QDateTime::currentMSecsSinceEpoch();
        if (wait > 0) return lane.timer.start(static_cast<int>(wait));
        const QByteArray bytes = lane.held.front().second;
        lane.held.pop_front();
        const qint64 allowed = m_proxy.take(bytes.size());
        lane.to->write(bytes.constData(), allowed);
        if (allowed == bytes.size()) continue;
        lane.to->flush();
        m_proxy.cut();
        return;
    }
}

FaultProxy::FaultProxy(quint16 centrePort, QString centreHost)
    : m_centrePort(centrePort), m_centreHost(std::move(centreHost)) {
    connect(&m_server, &QTcpServer::newConnection, this, &FaultProxy::accept);
}

FaultProxy::~FaultProxy() = default;

Result<quint16> FaultProxy::listen() {
    if (!m_server.listen(QHostAddress(QHostAddress::LocalHost), 0))
        return fail(u"E-SIM-003"_s, {}, {}, m_server.errorString());
    return m_server.serverPort();
}

void FaultProxy::accept() {
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        if (m_refuses) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        auto link = std::make_unique<Link>(*this, socket);
        m_links.emplace(link.get(), std::move(link));
    }
}

void FaultProxy::remove(Link* link) {
    const auto found = m_links.find(link);
    if (found == m_links.end()) return;
    link->end();
    // Called from within the link's own signals.
    found->second.release()->deleteLater();
    m_links.erase(found);
}

void FaultProxy::cut() {
    while (!m_links.empty())
        remove(m_links.begin()->first);
    m_budget = -1;
}

void FaultProxy::swallow(Way way) {
    m_swallows[way == Way::Up ? 0 : 1] = true;
}

qint64 FaultProxy::take(qint64 bytes) {
    const qint64 allowed = m_budget < 0 ? bytes : std::min(bytes, m_budget);
    if (m_budget >= 0) m_budget -= allowed;
    m_moved += allowed;
    return allowed;
}

void FaultProxy::heal() {
    m_budget = -1;
    m_delay = 0;
    m_isFrozen = false;
    m_refuses = false;
    m_swallows[0] = m_swallows[1] = false;
    std::vector<Link*> links;
    for (const auto& [link, owner] : m_links)
        links.push_back(link);
    for (Link* link : links) {
        if (link->hasLost()) {
            remove(link);
            continue;
        }
        link->move(0);
        if (m_links.contains(link)) link->move(1);
    }
}

}  // namespace mado::simulation
