// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QDateTime>
#include <QTimeZone>

namespace mado {

/// Where the program takes the time from. Passed by reference into whatever needs it, so that tests set it.
class Clock {
 public:
    virtual ~Clock() = default;
    /// Now, in UTC. Any thread.
    [[nodiscard]] virtual QDateTime now() const = 0;
    /// The business date: the calendar day in Japan (legal dates are days in Japan Standard Time).
    [[nodiscard]] QDate today() const { return now().toOffsetFromUtc(9 * 3600).date(); }
    /// The time of day in Japan, for "下書き保存 10:33:12".
    [[nodiscard]] QTime timeOfDay() const { return now().toOffsetFromUtc(9 * 3600).time(); }
};

class SystemClock final : public Clock {
 public:
    [[nodiscard]] QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }
};

/// A clock that only moves when told (tests, the tour, reproducible documents).
class FixedClock final : public Clock {
 public:
    explicit FixedClock(QDateTime now) : m_now(std::move(now)) {}
    [[nodiscard]] QDateTime now() const override { return m_now; }
    void set(QDateTime now) { m_now = std::move(now); }
    void advance(qint64 seconds) { m_now = m_now.addSecs(seconds); }

 private:
    QDateTime m_now;
};

}  // namespace mado
