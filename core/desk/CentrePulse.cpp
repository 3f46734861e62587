// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/CentrePulse.h"

#include "core/central/CentralStore.h"

#include <QRandomGenerator>

namespace mado {

namespace {

constexpr std::chrono::milliseconds soonest{50};
constexpr double pollJitter = 0.5;
constexpr double recycleJitter = 0.25;

double random() {
    return QRandomGenerator::global()->generateDouble();
}

}  // namespace

CentrePulse::Milliseconds CentrePulse::around(Milliseconds time, double part) {
    const double factor = 1 - part + 2 * part * random();
    return Milliseconds(static_cast<Milliseconds::rep>(static_cast<double>(time.count()) * factor));
}

CentrePulse::Milliseconds CentrePulse::untilPoll(bool isConnected, bool isEmbedded) const {
    if (isEmbedded) return m_times.embeddedPoll;
    if (!isConnected) {
        // Where nothing says how long to wait, something else is wrong than the line: it is not hammered at.
        const Milliseconds wait = m_session->retryAfter();
        return wait > Milliseconds(0) ? wait + soonest : around(m_times.trouble, pollJitter);
    }
    return around(m_times.poll, pollJitter);
}

void CentrePulse::startTimers() {
    m_isStarted = true;
    m_poll.setSingleShot(true);
    m_recycle.setSingleShot(true);
    connect(&m_poll, &QTimer::timeout, this, &CentrePulse::due);
    connect(&m_heartbeat, &QTimer::timeout, this, &CentrePulse::beat);
    connect(&m_recycle, &QTimer::timeout, this, [this] {
        if (m_session != nullptr) m_session->recycle();
        m_recycle.start(around(m_times.recycle, recycleJitter));
        Q_EMIT due();
    });
}

void CentrePulse::watch(CentralSession* session, bool isConnected, bool isEmbedded) {
    if (!m_isStarted) startTimers();
    m_session = session;
    if (session == nullptr) {
        m_notifier.reset();
        for (QTimer* each : {&m_poll, &m_heartbeat, &m_recycle})
            each->stop();
        return;
    }
    m_poll.start(untilPoll(isConnected, isEmbedded));
    if (isEmbedded) return;
    // Whatever was just said by the centre counts as a beat.
    m_heartbeat.start(m_times.heartbeat);
    if (!m_recycle.isActive()) m_recycle.start(around(m_times.recycle, recycleJitter));
    listen();
}

void CentrePulse::listen() {
    if (m_session == nullptr) return;
    const int socket = m_session->hintSocket();
    m_notifier.reset();
    if (socket < 0) return;
    m_notifier = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] { hear(); });
    hear();
}

void CentrePulse::hear() {
    const auto hints = m_session->takeHints();
    if (!hints) {
        m_notifier.release()->deleteLater();  // we are in its call
        Q_EMIT due();                         // the line is cut: say so, and try again
        return;
    }
    if (hints->isUrgent) {
        Q_EMIT urgent();
        Q_EMIT due();
        return;
    }
    // Not all terminals at the same moment.
    if (hints->hasFeed)
        m_poll.start(Milliseconds(
            static_cast<Milliseconds::rep>(static_cast<double>(m_times.afterHint.count()) * random())));
}

void CentrePulse::beat() {
    if (m_session == nullptr) return;
    if (const auto alive = m_session->heartbeat(); !alive) Q_EMIT due();
    listen();
}

}  // namespace mado
