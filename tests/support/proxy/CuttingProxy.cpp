// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/proxy/CuttingProxy.h"

#include <algorithm>
#include <array>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace mado::test {

namespace {

constexpr int sliceMilliseconds = 5;

sockaddr_in loopback(quint16 port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

int newSocket() {
    const int made = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (made < 0) throw std::runtime_error("no socket");
    const int on = 1;
    setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return made;
}

bool connectTo(int socket, quint16 port) {
    const sockaddr_in address = loopback(port);
    return connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

}  // namespace

/// One client and its server.
struct CuttingProxy::Line {
    int client = -1;
    int server = -1;
    bool isWhole = true;
    void end() {
        close(client);
        close(server);
        isWhole = false;
    }
};

CuttingProxy::CuttingProxy(quint16 serverPort) : m_listener(newSocket()), m_serverPort(serverPort) {
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    if (bind(m_listener, generic, size) != 0 || listen(m_listener, SOMAXCONN) != 0 ||
        getsockname(m_listener, generic, &size) != 0) {
        throw std::runtime_error("no port for the proxy");
    }
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { work(); });
}

CuttingProxy::~CuttingProxy() {
    m_ends = true;
    m_thread.join();
    close(m_listener);
}

void CuttingProxy::passOnly(qint64 bytes) {
    m_passed = 0;
    m_budget = bytes;
    m_isFrozen = false;
}

bool CuttingProxy::pump(int from, int to) {
    std::array<char, 16 * 1024> buffer{};
    const qint64 left = m_budget - m_passed;
    if (left <= 0) return false;
    const auto most = static_cast<std::size_t>(std::min<qint64>(left, static_cast<qint64>(buffer.size())));
    const ssize_t got = recv(from, buffer.data(), most, 0);
    if (got <= 0) return false;
    for (ssize_t sent = 0; sent < got;) {
        const ssize_t now =
            send(to, buffer.data() + sent, static_cast<std::size_t>(got - sent), MSG_NOSIGNAL);
        if (now <= 0) return false;
        sent += now;
    }
    m_passed += got;
    return m_passed < m_budget;
}

void CuttingProxy::work() {
    std::vector<Line> lines;
    while (!m_ends) {
        std::vector<pollfd> entries{{m_listener, POLLIN, 0}};
        for (const Line& line : lines) {
            entries.push_back({line.client, POLLIN, 0});
            entries.push_back({line.server, POLLIN, 0});
        }
        if (m_isFrozen) {
            usleep(sliceMilliseconds * 1000);
            continue;
        }
        if (poll(entries.data(), entries.size(), sliceMilliseconds) < 0) continue;
        const bool isCut = m_passed >= m_budget;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const bool fromClient = (entries[1 + 2 * i].revents & (POLLIN | POLLHUP)) != 0;
            const bool fromServer = (entries[2 + 2 * i].revents & (POLLIN | POLLHUP)) != 0;
            bool goesOn = !isCut;
            if (goesOn && fromClient) goesOn = pump(lines[i].client, lines[i].server);
            if (goesOn && fromServer) goesOn = pump(lines[i].server, lines[i].client);
            if (!goesOn) lines[i].end();
        }
        std::erase_if(lines, [](const Line& line) { return !line.isWhole; });
        if ((entries[0].revents & POLLIN) == 0) continue;
        Line fresh{accept(m_listener, nullptr, nullptr), newSocket(), true};
        if (isCut || fresh.client < 0 || !connectTo(fresh.server, m_serverPort)) {
            fresh.end();
            continue;
        }
        lines.push_back(fresh);
    }
    for (Line& line : lines)
        line.end();
}

}  // namespace mado::test
