// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/CounterCheck.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

constexpr int defaultRounds = 10;
constexpr int mostKillsOfRound = 3;
constexpr int patienceMilliseconds = 60'000;

/// When to kill: after the nth line of a kind, and a moment more.
struct Moment {
    QString kind;  ///< "": from the start of the program
    int nth = 1;
    qint64 microseconds = 0;
};

struct Line {
    QStringList fields;
    qint64 microseconds = 0;  ///< since the line before
};

}  // namespace

/// Clerks whose program is killed at any moment, again and again.
class TestKillLoop : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase();
    void undisturbed();
    void killed();

 private:
    /// Lets a program work on the place. Returns whether it was killed.
    bool run(const CounterPlace& place, const Moment* moment, Told& told, std::vector<Line>* lines = nullptr);
    [[nodiscard]] Moment anyMoment();
    /// Looks at a copy, so that the next program finds the files just as they were left.
    [[nodiscard]] QStringList problemsOf(const CounterPlace& place, const Told& told);
    void round(int number);
    [[nodiscard]] CounterPlace placeNamed(const QString& name) const {
        return CounterPlace(m_folder.filePath(name));
    }

    QTemporaryDir m_folder{QDir(QDir(u"/dev/shm"_s).exists() ? u"/dev/shm"_s : QDir::tempPath())
                               .filePath(u"madoguchi-kill-XXXXXX"_s)};
    CounterPlace m_fresh{m_folder.filePath(u"fresh"_s)};
    std::unique_ptr<CityKnowledge> m_knowledge;
    QRandomGenerator m_random;
    std::map<QString, std::vector<qint64>> m_gaps;  ///< after each line of a kind, of an undisturbed run
    std::map<QString, int> m_kills;
    int m_eligibilities = 0;
};

void TestKillLoop::initTestCase() {
    const quint32 seed = qEnvironmentVariableIsSet("MADO_KILL_SEED")
                             ? qEnvironmentVariable("MADO_KILL_SEED").toUInt()
                             : QRandomGenerator::system()->generate();
    qInfo("MADO_KILL_SEED=%u", seed);
    m_random.seed(seed);
    m_knowledge = std::move(CityKnowledge::load(u"kawaguchi"_s)).value();
    const auto made = m_fresh.make(*m_knowledge);
    QVERIFY2(made.ok(), made ? "" : qPrintable(made.error().code + made.error().detail));
    const CounterPlace copy = placeNamed(u"before"_s);
    QVERIFY(m_fresh.copyTo(copy));
    m_eligibilities = CounterCheck(copy).eligibilities().value();
    copy.remove();
}

bool TestKillLoop::run(const CounterPlace& place, const Moment* moment, Told& told,
                       std::vector<Line>* lines) {
    QProcess program;
    program.setProgram(QStringLiteral(MADO_DRIVER));
    program.setArguments({place.folder()});
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer sinceLine;
    sinceLine.start();
    program.start();
    qint64 killAt = moment != nullptr && moment->kind.isEmpty() ? moment->microseconds : -1;
    int seen = 0;
    bool isKilled = false;
    QElapsedTimer total;
    total.start();
    const auto takeLines = [&] {
        while (program.canReadLine()) {
            const QStringList fields = QString::fromUtf8(program.readLine()).chopped(1).split(u'\t');
            told.take(fields);
            if (lines != nullptr) lines->push_back({fields, sinceLine.nsecsElapsed() / 1000});
            if (killAt < 0 && moment != nullptr && fields[0] == moment->kind && ++seen == moment->nth)
                killAt = moment->microseconds;
            else if (killAt >= 0 && !isKilled)
                killAt = qMax<qint64>(0, killAt - sinceLine.nsecsElapsed() / 1000);
            sinceLine.restart();
        }
    };
    while (program.state() != QProcess::NotRunning && total.elapsed() < patienceMilliseconds) {
        const qint64 left = killAt < 0 ? 1'000'000 : killAt - sinceLine.nsecsElapsed() / 1000;
        if (left <= 0 && !isKilled) {
            program.kill();
            isKilled = true;
        }
        program.waitForReadyRead(isKilled ? 100 : static_cast<int>(std::clamp<qint64>(left / 1000, 0, 1000)));
        takeLines();
    }
    if (program.state() != QProcess::NotRunning) {
        program.kill();
        told.problems << u"the program hangs"_s;
    }
    program.waitForFinished();
    takeLines();
    return isKilled && program.exitStatus() == QProcess::CrashExit;
}

Moment TestKillLoop::anyMoment() {
    auto chosen = m_gaps.begin();
    std::advance(chosen, m_random.bounded(static_cast<int>(m_gaps.size())));
    const int nth = m_random.bounded(static_cast<int>(chosen->second.size()));
    const auto gap = static_cast<double>(chosen->second[static_cast<std::size_t>(nth)]);
    return {chosen->first, nth + 1, static_cast<qint64>(m_random.generateDouble() * gap * 1.1)};
}

QStringList TestKillLoop::problemsOf(const CounterPlace& place, const Told& told) {
    const CounterPlace copy = placeNamed(u"copy"_s);
    if (!place.copyTo(copy)) return {u"can't be copied"_s};
    const QStringList problems = CounterCheck(copy).problems(told, m_eligibilities);
    copy.remove();
    return problems;
}

void TestKillLoop::undisturbed() {
    const CounterPlace place = placeNamed(u"undisturbed"_s);
    QVERIFY(m_fresh.copyTo(place));
    Told told;
    std::vector<Line> lines;
    QVERIFY(!run(place, nullptr, told, &lines));
    const QStringList problems = problemsOf(place, told);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
    QVERIFY(told.isDone);
    QVERIFY(told.draft.size() > 5 && !told.entered.isEmpty() && !told.confirmed.isEmpty() &&
            told.issued.size() > 5);
    for (std::size_t i = 0; i < lines.size(); ++i)
        m_gaps[i == 0 ? QString() : lines[i - 1].fields[0]].push_back(lines[i].microseconds);
    // A second start finds nothing left to do.
    Told again = told;
    again.isDone = false;
    std::vector<Line> more;
    QVERIFY(!run(place, nullptr, again, &more));
    QCOMPARE(more.size(), std::size_t{1});
    QVERIFY(again.isDone);
    place.remove();
}

void TestKillLoop::round(int number) {
    const CounterPlace place = placeNamed(u"round-%1"_s.arg(number));
    QVERIFY(m_fresh.copyTo(place));
    Told told;
    const int kills = 1 + m_random.bounded(mostKillsOfRound);
    for (int i = 0; i < kills && !told.isDone; ++i) {
        const Moment moment = anyMoment();
        if (run(place, &moment, told)) ++m_kills[moment.kind.isEmpty() ? u"start"_s : moment.kind];
        const QStringList problems = problemsOf(place, told);
        QVERIFY2(problems.isEmpty(), qPrintable(u"round %1, %2 ms after the %3th “%4”:\n%5"_s.arg(number)
                                                    .arg(static_cast<double>(moment.microseconds) / 1000.0)
                                                    .arg(moment.nth)
                                                    .arg(moment.kind, problems.join(u'\n'))));
    }
    if (!told.isDone) run(place, nullptr, told);
    QVERIFY2(told.isDone, qPrintable(u"round %1: the program does not go on: %2"_s.arg(number).arg(
                              told.problems.join(u"; "_s))));
    const QStringList problems = problemsOf(place, told);
    QVERIFY2(problems.isEmpty(),
             qPrintable(u"round %1, at the end:\n%2"_s.arg(number).arg(problems.join(u'\n'))));
    place.remove();
}

void TestKillLoop::killed() {
    QVERIFY2(!m_gaps.empty(), "the undisturbed run must go first");
    bool isNumber = false;
    const int wanted = qEnvironmentVariableIntValue("MADO_KILL_ROUNDS", &isNumber);
    const int rounds = isNumber ? wanted : defaultRounds;
    int broken = 0;
    for (int i = 1; i <= rounds; ++i) {
        round(i);
        if (QTest::currentTestFailed()) {
            ++broken;
            break;
        }
    }
    int all = 0;
    for (const auto& [kind, count] : m_kills) {
        qInfo("killed after “%s”: %d", qPrintable(kind), count);
        all += count;
    }
    qInfo("%d rounds, %d kills, %d broken", rounds, all, broken);
    QVERIFY(all > 0);
}

}  // namespace mado::test

QTEST_GUILESS_MAIN(mado::test::TestKillLoop)
#include "TestKillLoop.moc"
