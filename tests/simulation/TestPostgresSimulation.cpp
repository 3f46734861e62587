// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// Real client stacks against a real PostgreSQL, which is killed and put back to an earlier state meanwhile.
/// More by hand: madoguchictl simulate --postgres --terminals 50 --minutes 10.
class TestPostgresSimulation : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void fourTerminalsForAMinute();
};

void TestPostgresSimulation::fourTerminalsForAMinute() {
    const QString seed = qEnvironmentVariable("MADO_SIMULATION_SEED", u"1"_s);
    qInfo("MADO_SIMULATION_SEED=%s", qPrintable(seed));
    // In memory where there is such a place: four terminals flush a lot.
    const QTemporaryDir folder((QDir(u"/dev/shm"_s).exists() ? u"/dev/shm"_s : QDir::tempPath()) +
                               u"/madoguchi-simulation-XXXXXX"_s);
    QProcess program;
    program.start(QStringLiteral(MADO_CTL),
                  {u"simulate"_s, u"--postgres"_s, u"--terminals"_s, u"4"_s, u"--minutes"_s, u"1"_s,
                   u"--restore"_s, u"--residents"_s, u"100"_s, u"--seed"_s, seed,
                   // A busy machine is no fault of what is tested.
                   u"--quiet-within"_s, u"240"_s, u"--folder"_s, folder.filePath(u"run"_s), u"--json"_s});
    constexpr int patienceMilliseconds = 450'000;
    if (!program.waitForFinished(patienceMilliseconds)) program.kill();
    QVERIFY(program.waitForFinished() || program.state() == QProcess::NotRunning);
    const QJsonObject answer = QJsonDocument::fromJson(program.readAllStandardOutput()).object();
    QStringList words{u"exit code %1"_s.arg(program.exitCode()),
                      QString::fromUtf8(program.readAllStandardError())};
    for (const QJsonValue& each : answer[u"findings"_s].toArray())
        words << each[u"rule"_s].toString() + u": "_s + each[u"text"_s].toString();
    QVERIFY2(program.exitCode() == 0, qPrintable(words.mid(0, 30).join(u'\n')));
    QVERIFY(answer[u"good"_s].toBool());
    for (const char* count : {"commands", "accepted", "reads", "kills", "faults", "versions"})
        qInfo("%s: %d", count, answer[QLatin1StringView(count)].toInt());
    qInfo("at rest after %d ms", answer[u"quiet_after_ms"_s].toInt());
    // A run in which nothing happens shows nothing.
    QVERIFY(answer[u"accepted"_s].toInt() > 20);
    QVERIFY(answer[u"kills"_s].toInt() > 0);
    QVERIFY(answer[u"faults"_s].toInt() > 5);
}

QTEST_GUILESS_MAIN(TestPostgresSimulation)
#include "TestPostgresSimulation.moc"
