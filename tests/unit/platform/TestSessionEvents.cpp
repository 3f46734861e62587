// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/SessionEvents.h"

#include <QTest>

using namespace mado;

/// The messages by their numbers in Windows' headers (windows/SessionWindow.cpp asserts them).
class TestSessionEvents : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void locksForWhatLeavesTheCounterAlone_data() {
        QTest::addColumn<unsigned>("message");
        QTest::addColumn<quint64>("first");
        QTest::addColumn<int>("change");
        const auto row = [](const char* what, unsigned message, quint64 first, int change) {
            QTest::newRow(what) << message << first << change;
        };
        constexpr int nothing = -1;
        const auto is = [](SessionChange change) { return static_cast<int>(change); };
        row("locked", 0x2B1, 7, is(SessionChange::Locked));
        row("remote desktop disconnected", 0x2B1, 4, is(SessionChange::Left));
        row("another person at the console", 0x2B1, 2, is(SessionChange::Left));
        row("signed off", 0x2B1, 6, is(SessionChange::Ending));
        row("unlocked", 0x2B1, 8, nothing);
        row("remote desktop connected", 0x2B1, 3, nothing);
        row("signed on", 0x2B1, 5, nothing);
        row("goes to sleep", 0x218, 4, is(SessionChange::Suspending));
        row("wakes up", 0x218, 0x12, nothing);
        row("battery", 0x218, 0xA, nothing);
        row("ends", 0x16, 1, is(SessionChange::Ending));
        row("does not end after all", 0x16, 0, nothing);
        row("may it end", 0x11, 0, nothing);
        row("mouse", 0x200, 7, nothing);
    }
    void locksForWhatLeavesTheCounterAlone() {
        QFETCH(unsigned, message);
        QFETCH(quint64, first);
        QFETCH(int, change);
        const auto told = sessionChangeOf(message, first);
        QCOMPARE(told ? static_cast<int>(*told) : -1, change);
    }
};

QTEST_GUILESS_MAIN(TestSessionEvents)
#include "TestSessionEvents.moc"
