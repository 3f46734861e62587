// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QtGlobal>

#include <initializer_list>

namespace mado {

/// Numbers that look random and are the same for the same seed on every machine and compiler (splitmix64);
/// the distributions of the standard library are not. Whole numbers only.
class CityRandom {
 public:
    explicit CityRandom(quint64 seed) : m_state(seed) {}
    /// An own stream for one thing of many, so that a change in one does not shift the others.
    [[nodiscard]] static CityRandom of(quint64 seed, quint64 index) {
        CityRandom mixed(seed ^ (index * 0xD6E8FEB86659FD93ULL));
        return CityRandom(mixed.next());
    }

    quint64 next() {
        m_state += 0x9E3779B97F4A7C15ULL;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    /// 0 .. bound-1; 0 for a bound under 1.
    int upTo(int bound) { return bound < 1 ? 0 : static_cast<int>(next() % static_cast<quint64>(bound)); }
    /// Both ends count.
    int between(int first, int last) { return first + upTo(last - first + 1); }
    bool percent(int share) { return upTo(100) < share; }
    bool perMille(int share) { return upTo(1000) < share; }
    /// 0 .. bound-1, small numbers more often: what is common stands first in the tables.
    int skewed(int bound) {
        const quint64 x = next() % 1000;
        return static_cast<int>(x * x * static_cast<quint64>(bound) / 1'000'000);
    }
    /// A place in a list of weights.
    int weighted(std::initializer_list<int> weights) {
        int sum = 0;
        for (const int each : weights)
            sum += each;
        int left = upTo(sum);
        int place = 0;
        for (const int each : weights) {
            if (left < each) return place;
            left -= each;
            ++place;
        }
        return place - 1;
    }
    /// Both ends count; `last` if it is before `first`.
    QDate dayBetween(const QDate& first, const QDate& last) {
        const qint64 days = first.daysTo(last);
        return days <= 0 ? last : first.addDays(static_cast<qint64>(next() % quint64(days + 1)));
    }

 private:
    quint64 m_state;
};

}  // namespace mado
