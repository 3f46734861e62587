// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Backoff.h"

#include <QRandomGenerator>

#include <algorithm>

namespace mado {

Backoff::Backoff(Limits limits)
    : Backoff([] { return QRandomGenerator::global()->generateDouble(); }, limits) {}
Backoff::Backoff() : Backoff(Limits{}) {}

Backoff::Milliseconds Backoff::between(Milliseconds low, Milliseconds high) {
    const double span = static_cast<double>((high - low).count());
    return low + Milliseconds(static_cast<Milliseconds::rep>(span * m_random()));
}

Backoff::Milliseconds Backoff::failed() {
    const Milliseconds high = std::max(m_limits.shortest, m_last) * 3;
    m_last = std::min(m_limits.longest, between(m_limits.shortest, high));
    return m_last;
}

Backoff::Milliseconds Backoff::lostByFailover() {
    return between(Milliseconds(0), m_limits.afterFailover);
}

}  // namespace mado
