// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/UuidV7.h"

#include <QMutexLocker>
#include <QRandomGenerator>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace mado {

namespace {
constexpr quint32 counterLimit = 1U << 12;  // rand_a of RFC 9562 section 6.2, method 1
}

QString UuidV7Generator::next() {
    const QMutexLocker lock(&m_mutex);
    const auto millis = static_cast<quint64>(m_clock.now().toMSecsSinceEpoch());
    if (millis > m_lastMillis) {
        m_lastMillis = millis;
        m_counter = QRandomGenerator::system()->bounded(counterLimit / 2);
    } else if (++m_counter >= counterLimit) {
        ++m_lastMillis;
        m_counter = 0;
    }
    const quint64 random = QRandomGenerator::system()->generate64();
    const quint64 high = (m_lastMillis << 16) | 0x7000U | m_counter;
    const quint64 low = (random & 0x3fffffffffffffffULL) | 0x8000000000000000ULL;
    const QString hex = u"%1%2"_s.arg(high, 16, 16, QLatin1Char('0')).arg(low, 16, 16, QLatin1Char('0'));
    return hex.mid(0, 8) + u'-' + hex.mid(8, 4) + u'-' + hex.mid(12, 4) + u'-' + hex.mid(16, 4) + u'-' +
           hex.mid(20);
}

void UuidV7Generator::startAfter(const QString& id) {
    if (!isUuidV7(id)) return;
    const QMutexLocker lock(&m_mutex);
    const quint64 millis = (id.mid(0, 8) + id.mid(9, 4)).toULongLong(nullptr, 16);
    if (millis < m_lastMillis) return;
    m_lastMillis = millis;
    m_counter = id.mid(15, 3).toUInt(nullptr, 16);
}

bool isUuidV7(const QString& text) {
    static const QRegularExpression form(
        u"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"_s);
    return form.match(text).hasMatch();
}

}  // namespace mado
