// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/InstanceChannel.h"

// windows.h comes first.
// clang-format off
#include <windows.h>
#include <sddl.h>
// clang-format on

namespace mado {

namespace {

constexpr DWORD patience = 2000;  // milliseconds

class Handle {
 public:
    explicit Handle(HANDLE handle = INVALID_HANDLE_VALUE) : m_handle(handle) {}
    ~Handle() {
        if (isOpen()) CloseHandle(m_handle);
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    [[nodiscard]] HANDLE get() const { return m_handle; }
    [[nodiscard]] bool isOpen() const { return m_handle != INVALID_HANDLE_VALUE && m_handle != nullptr; }
    void reset(HANDLE handle) {
        if (isOpen()) CloseHandle(m_handle);
        m_handle = handle;
    }

 private:
    HANDLE m_handle;
};

/// "S-1-5-21-..."; empty if Windows does not say.
std::wstring userOfThisProcess() {
    HANDLE opened = nullptr;
    if (OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &opened) == 0) return {};
    const Handle token(opened);
    alignas(TOKEN_USER) unsigned char bytes[sizeof(TOKEN_USER) + SECURITY_MAX_SID_SIZE];
    DWORD size = 0;
    if (GetTokenInformation(token.get(), TokenUser, bytes, sizeof bytes, &size) == 0) return {};
    wchar_t* text = nullptr;
    if (ConvertSidToStringSidW(reinterpret_cast<const TOKEN_USER*>(bytes)->User.Sid, &text) == 0) return {};
    std::wstring sid(text);
    LocalFree(text);
    return sid;
}

/// Pipes have one name space for the machine: user and session are part of the name.
std::wstring pipeName(const std::wstring& user, const std::string& name) {
    DWORD session = 0;
    ProcessIdToSessionId(GetCurrentProcessId(), &session);
    return L"\\\\.\\pipe\\madoguchi-" + user + L'-' + std::to_wstring(session) + L'-' +
           std::wstring(name.begin(), name.end());
}

/// Nobody but this user, and nobody over the network, may open what is made with it.
class OnlyUser {
 public:
    explicit OnlyUser(const std::wstring& user) {
        const std::wstring words = L"D:P(D;;GA;;;NU)(A;;GA;;;" + user + L")";
        ConvertStringSecurityDescriptorToSecurityDescriptorW(words.c_str(), SDDL_REVISION_1,
                                                             &m_attributes.lpSecurityDescriptor, nullptr);
        m_attributes.nLength = sizeof m_attributes;
    }
    ~OnlyUser() { LocalFree(m_attributes.lpSecurityDescriptor); }
    OnlyUser(const OnlyUser&) = delete;
    OnlyUser& operator=(const OnlyUser&) = delete;
    [[nodiscard]] bool isMade() const { return m_attributes.lpSecurityDescriptor != nullptr; }
    [[nodiscard]] SECURITY_ATTRIBUTES* get() { return &m_attributes; }

 private:
    SECURITY_ATTRIBUTES m_attributes{};
};

class PipeChannel final : public InstanceChannel {
 public:
    explicit PipeChannel(const std::string& name)
        : m_user(userOfThisProcess()), m_name(pipeName(m_user, name)) {}

    Claim claim() override {
        OnlyUser onlyUser(m_user);
        if (m_user.empty() || !onlyUser.isMade()) return Claim::Impossible;
        m_pipe.reset(CreateNamedPipeW(
            m_name.c_str(), PIPE_ACCESS_INBOUND | FILE_FLAG_FIRST_PIPE_INSTANCE | FILE_FLAG_OVERLAPPED,
            PIPE_TYPE_BYTE | PIPE_WAIT | PIPE_REJECT_REMOTE_CLIENTS, 1, 0, longestMessage, 0,
            onlyUser.get()));
        if (!m_pipe.isOpen()) {
            // "Access denied" is what a second one with this flag is told; "busy", where the number of pipes
            // is looked at first.
            const DWORD code = GetLastError();
            return code == ERROR_ACCESS_DENIED || code == ERROR_PIPE_BUSY ? Claim::Taken : Claim::Impossible;
        }
        m_done.reset(CreateEventW(nullptr, TRUE, FALSE, nullptr));
        m_stop.reset(CreateEventW(nullptr, TRUE, FALSE, nullptr));
        return m_done.isOpen() && m_stop.isOpen() ? Claim::Ours : Claim::Impossible;
    }

    std::string next(const std::stop_token& stop) override {
        const std::stop_callback wake(stop, [this] { SetEvent(m_stop.get()); });
        while (!stop.stop_requested() && isCalled()) {
            std::string message = received();
            DisconnectNamedPipe(m_pipe.get());
            if (!message.empty()) return message;
        }
        return {};
    }

    bool tell(std::string_view message) override {
        if (WaitNamedPipeW(m_name.c_str(), patience) == 0) return false;
        // Anonymous: whoever has the name can't act as this user.
        const Handle pipe(CreateFileW(m_name.c_str(), GENERIC_WRITE, 0, nullptr, OPEN_EXISTING,
                                      SECURITY_SQOS_PRESENT | SECURITY_ANONYMOUS, nullptr));
        if (!pipe.isOpen()) return false;
        ULONG holder = 0;
        // Windows lets only the program in front put another one there.
        if (GetNamedPipeServerProcessId(pipe.get(), &holder) != 0) AllowSetForegroundWindow(holder);
        DWORD written = 0;
        return WriteFile(pipe.get(), message.data(), static_cast<DWORD>(message.size()), &written, nullptr) !=
                   0 &&
               written == message.size();
    }

 private:
    /// Waits for the end of what was begun; false if it was stopped or took too long.
    bool isOver(OVERLAPPED& begun, DWORD milliseconds, DWORD& bytes) {
        const HANDLE either[] = {m_done.get(), m_stop.get()};
        if (WaitForMultipleObjects(2, either, FALSE, milliseconds) != WAIT_OBJECT_0) {
            CancelIoEx(m_pipe.get(), &begun);
            GetOverlappedResult(m_pipe.get(), &begun, &bytes, TRUE);
            return false;
        }
        return GetOverlappedResult(m_pipe.get(), &begun, &bytes, FALSE) != 0;
    }

    bool isCalled() {
        OVERLAPPED begun{};
        begun.hEvent = m_done.get();
        ResetEvent(m_done.get());
        if (ConnectNamedPipe(m_pipe.get(), &begun) != 0) return true;
        const DWORD code = GetLastError();
        DWORD bytes = 0;
        // No data: it came, wrote and went already; what it wrote may still be there.
        return code == ERROR_PIPE_CONNECTED || code == ERROR_NO_DATA ||
               (code == ERROR_IO_PENDING && isOver(begun, INFINITE, bytes));
    }

    std::string received() {
        char bytes[longestMessage];
        OVERLAPPED begun{};
        begun.hEvent = m_done.get();
        ResetEvent(m_done.get());
        DWORD size = 0;
        if (ReadFile(m_pipe.get(), bytes, sizeof bytes, nullptr, &begun) == 0 &&
            GetLastError() != ERROR_IO_PENDING)
            return {};
        if (!isOver(begun, patience, size)) return {};
        return {bytes, size};
    }

    std::wstring m_user;
    std::wstring m_name;
    Handle m_pipe;
    Handle m_done;
    Handle m_stop;
};

}  // namespace

std::unique_ptr<InstanceChannel> systemInstanceChannel(const std::string& folder, const std::string& name) {
    static_cast<void>(folder);
    return std::make_unique<PipeChannel>(name);
}

}  // namespace mado
