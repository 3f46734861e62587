// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cards/PcscEvents.h"

#include <algorithm>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <string>
#include <vector>
#include <winscard.h>

namespace mado {

namespace {

// Tells of readers that come and go, where the service knows how (PC/SC workgroup's convention).
constexpr const char* readersComeAndGo = "\\\\?PnP?\\Notification";

// Windows has each call twice; names of readers come and go as bytes here, in UTF-8 by the program's
// manifest.
#ifdef _WIN32
using ReaderState = SCARD_READERSTATEA;
LONG listReaders(SCARDCONTEXT context, char* names, DWORD* size) {
    return SCardListReadersA(context, nullptr, names, size);
}
LONG awaitChange(SCARDCONTEXT context, DWORD timeout, ReaderState* readers, DWORD count) {
    return SCardGetStatusChangeA(context, timeout, readers, count);
}
#else
using ReaderState = SCARD_READERSTATE;
LONG listReaders(SCARDCONTEXT context, char* names, DWORD* size) {
    return SCardListReaders(context, nullptr, names, size);
}
LONG awaitChange(SCARDCONTEXT context, DWORD timeout, ReaderState* readers, DWORD count) {
    return SCardGetStatusChange(context, timeout, readers, count);
}
#endif

void letPass(std::chrono::milliseconds time, const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    stopped.wait_for(lock, stop, time, [] { return false; });
}

}  // namespace

struct PcscEvents::Service {
    SCARDCONTEXT context = 0;
    std::vector<std::string> names;
    std::vector<DWORD> states;  ///< of each name, as it was last told

    ~Service() { SCardReleaseContext(context); }

    /// The readers there are, each with what was known of it. False: the service is gone.
    bool readNames() {
        DWORD size = 0;
        std::vector<std::string> now{readersComeAndGo};
        LONG code = listReaders(context, nullptr, &size);
        if (code == SCARD_S_SUCCESS && size > 0) {
            std::string list(size, '\0');
            code = listReaders(context, list.data(), &size);
            if (code == SCARD_S_SUCCESS) {
                for (const char* each = list.c_str(); *each != '\0'; each += std::strlen(each) + 1)
                    now.emplace_back(each);
            }
        }
        if (code != SCARD_S_SUCCESS && code != static_cast<LONG>(SCARD_E_NO_READERS_AVAILABLE) &&
            code != static_cast<LONG>(SCARD_E_INSUFFICIENT_BUFFER))
            return false;
        if (now != names) {
            names = std::move(now);
            states.assign(names.size(), SCARD_STATE_UNAWARE);
        }
        return true;
    }

    [[nodiscard]] std::vector<ReaderState> asked() const {
        std::vector<ReaderState> readers(names.size());
        for (std::size_t i = 0; i < names.size(); ++i) {
            readers[i].szReader = names[i].c_str();
            readers[i].dwCurrentState = states[i];
        }
        return readers;
    }

    enum class Answer { Event, Nothing, Gone };
    Answer wait(std::chrono::milliseconds timeout) {
        if (!readNames()) return Answer::Gone;
        std::vector<ReaderState> readers = asked();
        const LONG code = awaitChange(context, static_cast<DWORD>(timeout.count()), readers.data(),
                                      static_cast<DWORD>(readers.size()));
        for (std::size_t i = 0; i < readers.size(); ++i)
            states[i] = readers[i].dwEventState & ~static_cast<DWORD>(SCARD_STATE_CHANGED);
        if (code == static_cast<LONG>(SCARD_E_TIMEOUT)) return Answer::Nothing;
        const bool isThere = code == SCARD_S_SUCCESS || code == static_cast<LONG>(SCARD_E_CANCELLED) ||
                             code == static_cast<LONG>(SCARD_E_UNKNOWN_READER);
        return isThere ? Answer::Event : Answer::Gone;
    }
};

PcscEvents::PcscEvents() = default;
PcscEvents::~PcscEvents() = default;

PcscEvents::Service* PcscEvents::service() {
    if (m_service == nullptr) {
        auto service = std::make_unique<Service>();
        if (SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &service->context) == SCARD_S_SUCCESS)
            m_service = std::move(service);
    }
    return m_service.get();
}

void PcscEvents::wait(std::chrono::milliseconds timeout, const std::stop_token& stop) {
    Service* const there = service();
    if (there == nullptr) {
        letPass(timeout, stop);
        return;
    }
    const std::stop_callback cancel(stop, [there] { SCardCancel(there->context); });
    // In slices: a cancel that comes just before the service is asked gets lost.
    constexpr std::chrono::milliseconds slice{500};
    for (auto left = timeout; left > std::chrono::milliseconds::zero() && !stop.stop_requested();
         left -= slice) {
        const auto answer = there->wait(std::min(left, slice));
        if (answer == Service::Answer::Event) return;
        if (answer == Service::Answer::Gone) break;
        if (left <= slice) return;
    }
    if (stop.stop_requested()) return;
    // A service that was stopped or begun again: all cards count as pulled until they are seen again.
    m_service.reset();
}

}  // namespace mado
