// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>

namespace mado {

class CentralSession;

/// When to look at the centre again. Hints of the centre make it soon (each terminal a little later than the
/// other); without any it is looked at from time to time all the same, because hints get lost. Between, it
/// asks whether the line still lives, and connects anew from time to time. Lives in the centre's thread.
class CentrePulse : public QObject {
    Q_OBJECT
 public:
    using Milliseconds = std::chrono::milliseconds;
    struct Times {
        Milliseconds poll{30'000};         ///< +/- a half
        Milliseconds embeddedPoll{3'000};  ///< the embedded centre costs nothing
        Milliseconds afterHint{500};       ///< up to that
        Milliseconds trouble{5'000};       ///< +/- a half: the centre answers, but not as it should
        Milliseconds heartbeat{20'000};
        Milliseconds recycle{3'600'000};  ///< +/- a quarter
    };
    explicit CentrePulse(Times times) : m_times(times) {}
    CentrePulse() : CentrePulse(Times{}) {}

    /// Watches this session, or none. Called after each turn too, with whether the centre answered.
    void watch(CentralSession* session, bool isConnected, bool isEmbedded);
    /// To be called after each other call of the session: the connection may be another one, and a hint that
    /// came together with an answer has been read with it, so that its socket tells nothing of it any more.
    void listen();

 Q_SIGNALS:
    /// The outbox should be sent and the feed followed now.
    void due();
    /// A protected address, a revoked card: at once.
    void urgent();

 private:
    void hear();
    void beat();
    [[nodiscard]] Milliseconds untilPoll(bool isConnected, bool isEmbedded) const;
    /// Random within `time` +/- `part` of it.
    [[nodiscard]] static Milliseconds around(Milliseconds time, double part);
    void startTimers();

    Times m_times;
    CentralSession* m_session = nullptr;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_poll{this};
    QTimer m_heartbeat{this};
    QTimer m_recycle{this};
    bool m_isStarted = false;
};

}  // namespace mado
