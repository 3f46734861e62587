// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/WorkInOrder.h"

#include <QTest>

#include <atomic>
#include <chrono>
#include <vector>

using namespace Qt::StringLiterals;
using namespace mado;

class TestWorkInOrder : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void everythingIsDoneInOrder();
    void nothingIsDoneAfterAFailure();
    void soManyWaitAndNoMore();
    void theEndWaitsForWhatWasGiven();
};

void TestWorkInOrder::everythingIsDoneInOrder() {
    std::vector<int> done;
    WorkInOrder work(4);
    for (int i = 0; i < 1000; ++i) {
        QVERIFY(work.give([&done, i]() -> Result<void> {
                        done.push_back(i);
                        return {};
                    })
                    .ok());
    }
    QVERIFY(work.settle().ok());
    QCOMPARE(done.size(), std::size_t(1000));  // ours now, without a lock
    QVERIFY(std::ranges::is_sorted(done));
}

void TestWorkInOrder::nothingIsDoneAfterAFailure() {
    std::atomic_int done = 0;
    WorkInOrder work(2);
    const auto piece = [&done]() -> Result<void> {
        return ++done == 3 ? Result<void>(fail(u"E-TEST-001"_s)) : Result<void>();
    };
    int taken = 0;
    while (work.give(piece).ok())
        ++taken;
    QVERIFY(taken >= 3);
    QVERIFY(taken <= 6);  // two waited, one was in hand
    QCOMPARE(work.settle().error().code, u"E-TEST-001"_s);
    QCOMPARE(work.give(piece).error().code, u"E-TEST-001"_s);
    QCOMPARE(work.settle().error().code, u"E-TEST-001"_s);
    QCOMPARE(done.load(), 3);
}

void TestWorkInOrder::soManyWaitAndNoMore() {
    std::mutex gate;
    gate.lock();
    std::atomic_int taken = 0;
    WorkInOrder work(3);
    std::thread giver([&] {
        for (int i = 0; i < 10; ++i) {
            const auto given = work.give([&gate]() -> Result<void> {
                const std::lock_guard wait(gate);
                return {};
            });
            if (given) ++taken;
        }
    });
    QTRY_COMPARE(taken.load(), 4);  // three, and the one in hand
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    QCOMPARE(taken.load(), 4);
    gate.unlock();
    giver.join();
    QVERIFY(work.settle().ok());
    QCOMPARE(taken.load(), 10);
}

void TestWorkInOrder::theEndWaitsForWhatWasGiven() {
    int done = 0;
    {
        WorkInOrder work(100);
        for (int i = 0; i < 100; ++i) {
            QVERIFY(work.give([&done]() -> Result<void> {
                            ++done;
                            return {};
                        })
                        .ok());
        }
    }
    QCOMPARE(done, 100);
}

QTEST_GUILESS_MAIN(TestWorkInOrder)
#include "TestWorkInOrder.moc"
