// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/InstanceChannel.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace mado {

namespace {

class File {
 public:
    explicit File(int file = -1) : m_file(file) {}
    ~File() {
        if (m_file >= 0) ::close(m_file);
    }
    File(File&& other) noexcept : m_file(std::exchange(other.m_file, -1)) {}
    File& operator=(File&& other) noexcept {
        std::swap(m_file, other.m_file);
        return *this;
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    [[nodiscard]] int get() const { return m_file; }
    [[nodiscard]] bool isOpen() const { return m_file >= 0; }

 private:
    int m_file;
};

bool addressOf(const std::string& path, sockaddr_un& address) {
    address = {};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) return false;
    std::memcpy(address.sun_path, path.data(), path.size());
    return true;
}

void limitWaiting(int file) {
    const timeval limit{2, 0};
    setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(file, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

bool isOfThisUser(int file) {
    ucred who{};
    socklen_t size = sizeof who;
    return getsockopt(file, SOL_SOCKET, SO_PEERCRED, &who, &size) == 0 && who.uid == geteuid();
}

/// A socket in the user's folder for such things, and a lock beside it that says who has the name: a socket
/// left by a killed process is then known to be stale.
class SocketChannel final : public InstanceChannel {
 public:
    explicit SocketChannel(const std::string& base)
        : m_socketPath(base + ".socket"), m_lockPath(base + ".lock") {}
    ~SocketChannel() override {
        if (m_listening.isOpen()) ::unlink(m_socketPath.c_str());
    }
    SocketChannel(const SocketChannel&) = delete;
    SocketChannel& operator=(const SocketChannel&) = delete;

    Claim claim() override {
        File lock(::open(m_lockPath.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
        if (!lock.isOpen()) return Claim::Impossible;
        if (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0)
            return errno == EWOULDBLOCK ? Claim::Taken : Claim::Impossible;
        sockaddr_un address;
        if (!addressOf(m_socketPath, address)) return Claim::Impossible;
        ::unlink(m_socketPath.c_str());
        File listening(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
        int ends[2] = {-1, -1};
        if (!listening.isOpen() ||
            ::bind(listening.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 ||
            ::chmod(m_socketPath.c_str(), 0600) != 0 || ::listen(listening.get(), 4) != 0 ||
            ::pipe2(ends, O_CLOEXEC) != 0)
            return Claim::Impossible;
        m_lock = std::move(lock);
        m_listening = std::move(listening);
        m_stopRead = File(ends[0]);
        m_stopWrite = File(ends[1]);
        return Claim::Ours;
    }

    std::string next(const std::stop_token& stop) override {
        const std::stop_callback wake(stop,
                                      [this] { static_cast<void>(!::write(m_stopWrite.get(), "x", 1)); });
        while (!stop.stop_requested()) {
            pollfd either[] = {{m_listening.get(), POLLIN, 0}, {m_stopRead.get(), POLLIN, 0}};
            if (::poll(either, 2, -1) < 0 && errno != EINTR) return {};
            if (either[1].revents != 0) return {};
            if (either[0].revents == 0) continue;
            const File caller(::accept4(m_listening.get(), nullptr, nullptr, SOCK_CLOEXEC));
            if (!caller.isOpen() || !isOfThisUser(caller.get())) continue;
            limitWaiting(caller.get());
            char bytes[longestMessage];
            const ssize_t size = ::recv(caller.get(), bytes, sizeof bytes, MSG_WAITALL);
            if (size > 0) return {bytes, static_cast<std::size_t>(size)};
        }
        return {};
    }

    bool tell(std::string_view message) override {
        sockaddr_un address;
        if (!addressOf(m_socketPath, address)) return false;
        const File to(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
        if (!to.isOpen()) return false;
        limitWaiting(to.get());
        if (::connect(to.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) return false;
        return ::send(to.get(), message.data(), message.size(), MSG_NOSIGNAL) ==
               static_cast<ssize_t>(message.size());
    }

 private:
    std::string m_socketPath;
    std::string m_lockPath;
    File m_lock;
    File m_listening;
    File m_stopRead;
    File m_stopWrite;
};

}  // namespace

std::unique_ptr<InstanceChannel> systemInstanceChannel(const std::string& folder, const std::string& name) {
    return std::make_unique<SocketChannel>(folder + "/madoguchi-" + name);
}

}  // namespace mado
