// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cards/StaffCard.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace mado {

namespace {

// Removal has to lock the screen within two seconds; half a second of asking would do, this leaves room.
constexpr std::chrono::milliseconds askAgain{200};

}  // namespace

Result<CardProof> StaffCard::prove(const SecretBuffer& pin, const QByteArray& challenge) {
    CardProof proof;
    MADO_ASSIGN(proof.signature, sign(pin, challenge));
    MADO_ASSIGN(proof.tlsKey, tlsKey(pin));
    return proof;
}

bool StaffCardReader::isSame(const Cards& one, const Cards& other) {
    if (one.ok() != other.ok()) return false;
    return one.ok() ? one.value() == other.value() : one.error() == other.error();
}

StaffCardReader::Cards StaffCardReader::waitForChange(const Cards& known, std::chrono::milliseconds timeout,
                                                      const std::stop_token& stop) {
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + timeout;
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    while (true) {
        Cards now = cards();
        const auto left = end - Clock::now();
        if (!isSame(now, known) || stop.stop_requested() || left <= Clock::duration::zero()) return now;
        stopped.wait_for(lock, stop, std::min<Clock::duration>(left, askAgain), [] { return false; });
    }
}

}  // namespace mado
