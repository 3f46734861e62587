// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/history/HistoryChecker.h"
#include "tests/simulation/FalseSessions.h"
#include "tests/simulation/HistoryMutations.h"
#include "tests/simulation/SimulatedWorld.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;
using mado::history::Finding;
using mado::history::HistoryChecker;

namespace {

QString wordsOf(const HistoryChecker::Verdict& verdict) {
    QStringList words;
    for (const Finding& each : verdict.findings)
        words << u"%1 (line %2): %3"_s.arg(each.rule).arg(each.lineNo).arg(each.text);
    return words.mid(0, 20).join(u'\n');
}

int numberFrom(const char* variable, int otherwise) {
    bool isNumber = false;
    const int number = qEnvironmentVariableIntValue(variable, &isNumber);
    return isNumber ? number : otherwise;
}

}  // namespace

/// Terminals and centre in one thread under one seed. More by hand: MADO_WORLD_SEEDS=5000 TestWorld
/// everySeedIsGood; one again: MADO_WORLD_FIRST=77 MADO_WORLD_SEEDS=1.
class TestWorld : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void everySeedIsGood();
    void sameSeedSameCourse();
    void falseProductsAreFound_data();
    void falseProductsAreFound();
    void everyFalsificationIsRejected();
};

void TestWorld::everySeedIsGood() {
    const int first = numberFrom("MADO_WORLD_FIRST", 1);
    const int seeds = numberFrom("MADO_WORLD_SEEDS", 25);
    std::map<QString, int> reached;
    QElapsedTimer timer;
    timer.start();
    for (int seed = first; seed < first + seeds; ++seed) {
        SimulatedWorld world(static_cast<quint64>(seed), {});
        const auto verdict = HistoryChecker().check(world.run());
        QVERIFY2(verdict.findings.empty(), qPrintable(u"seed %1:\n%2"_s.arg(seed).arg(wordsOf(verdict))));
        for (const auto& [what, count] : world.reached())
            reached[what] += count > 0 ? 1 : 0;
    }
    qInfo("%d seeds in %.1f s", seeds, static_cast<double>(timer.elapsed()) / 1000);
    for (const auto& [what, count] : reached)
        qInfo("reached in %d seeds: %s", count, qPrintable(what));
    if (seeds < 20) return;
    // A simulation that never gets there tries nothing.
    for (const char* what : {"kill", "answer lost", "centre reopened", "rewound", "E-CENTRAL-010",
                             "E-SYNC-001", "entered", "applied", "refused", "conflict"})
        QVERIFY2(reached[QString::fromLatin1(what)] > 0, what);
}

void TestWorld::sameSeedSameCourse() {
    QStringList courses[2];
    for (QStringList& course : courses) {
        SimulatedWorld world(7, {});
        for (const history::Event& event : world.run().events)
            course << history::nameOf(event.what) + u' ' + event.who + u' ' + event.text("outcome") + u' ' +
                          event.text("kind") + u' ' + QString::number(event.number("seq"));
    }
    QCOMPARE(courses[0], courses[1]);
}

void TestWorld::falseProductsAreFound_data() {
    QTest::addColumn<int>("number");
    int number = 0;
    for (const FalseProduct& each : falseProducts())
        QTest::newRow(each.name) << number++;
}

void TestWorld::falseProductsAreFound() {
    QFETCH(int, number);
    constexpr int mostSeeds = 20;
    const FalseProduct product = falseProducts()[static_cast<std::size_t>(number)];
    QStringList others;
    for (int seed = 1; seed <= mostSeeds; ++seed) {
        SimulatedWorld::Options options;
        options.between = product.between;
        SimulatedWorld world(static_cast<quint64>(seed), options);
        for (const Finding& each : HistoryChecker().check(world.run()).findings) {
            if (product.rules.contains(each.rule)) return;
            others << each.rule;
        }
    }
    others.removeDuplicates();
    QFAIL(qPrintable(u"not found; only: "_s + others.join(u", "_s)));
}

void TestWorld::everyFalsificationIsRejected() {
    std::map<QString, int> tried;
    for (quint64 seed = 101; seed <= 103; ++seed) {
        SimulatedWorld world(seed, {});
        const history::History& good = world.run();
        QVERIFY(HistoryChecker().check(good).findings.empty());
        for (const Mutation& mutation : mutationsOf(good, seed)) {
            ++tried[mutation.name];
            const auto verdict = HistoryChecker().check(mutation.history);
            QVERIFY2(!verdict.findings.empty(),
                     qPrintable(u"seed %1: accepted though “%2” at line %3"_s.arg(seed)
                                    .arg(mutation.name)
                                    .arg(mutation.lineNo)));
        }
    }
    for (const auto& [name, count] : tried)
        qInfo("rejected %d times: %s", count, qPrintable(name));
    QVERIFY(tried.size() >= 25);
}

QTEST_GUILESS_MAIN(TestWorld)
#include "TestWorld.moc"
