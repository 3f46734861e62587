// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <atomic>
#include <limits>
#include <memory>
#include <thread>

namespace mado::test {

/// A stretch of cable on the loopback: passes bytes between a client and a server and is cut where it is
/// told, to the byte. Encrypted or not, it does not look into them. Own thread.
class CuttingProxy {
 public:
    static constexpr qint64 never = std::numeric_limits<qint64>::max();

    /// Passes to this port of the loopback. Throws std::runtime_error if the system gives no socket.
    explicit CuttingProxy(quint16 serverPort);
    ~CuttingProxy();
    CuttingProxy(const CuttingProxy&) = delete;
    CuttingProxy& operator=(const CuttingProxy&) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    /// From now on that many bytes pass in both directions together, then everything is cut; new connections
    /// are refused until the next call. 0: cut at once. never: whole.
    void passOnly(qint64 bytes);
    /// Bytes passed since the last passOnly().
    [[nodiscard]] qint64 passed() const { return m_passed; }
    /// Nothing passes any more, and nobody is told: as a dead switch. Until the next passOnly().
    void freeze() { m_isFrozen = true; }

 private:
    struct Line;
    void work();
    bool pump(int from, int to);  ///< false: this line has ended

    int m_listener = -1;
    quint16 m_port = 0;
    quint16 m_serverPort;
    std::atomic<qint64> m_budget{never};
    std::atomic<qint64> m_passed{0};
    std::atomic_bool m_isFrozen{false};
    std::atomic_bool m_ends{false};
    std::thread m_thread;
};

}  // namespace mado::test
