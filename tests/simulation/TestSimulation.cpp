// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/FaultProxy.h"
#include "core/simulation/history/HistoryChecker.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using mado::simulation::FaultProxy;

namespace {

constexpr int patienceMilliseconds = 370'000;

QString seedOfToday() {
    return qEnvironmentVariable("MADO_SIMULATION_SEED", u"1"_s);
}

struct Ran {
    int code = -1;
    QJsonObject answer;
    QString folder;
    QByteArray words;
};

Ran simulate(const QString& folder, QStringList arguments) {
    QProcess program;
    program.setProgram(QStringLiteral(MADO_CTL));
    arguments.prepend(u"simulate"_s);
    arguments << u"--folder"_s << folder << u"--json"_s;
    program.setArguments(arguments);
    program.start();
    if (!program.waitForFinished(patienceMilliseconds)) program.kill();
    program.waitForFinished();
    Ran ran;
    ran.code = program.exitCode();
    ran.answer = QJsonDocument::fromJson(program.readAllStandardOutput()).object();
    ran.words = program.readAllStandardError();
    return ran;
}

QString wordsOf(const Ran& ran) {
    QStringList words{u"exit code %1"_s.arg(ran.code), QString::fromUtf8(ran.words)};
    for (const QJsonValue& each : ran.answer[u"findings"_s].toArray())
        words << each[u"rule"_s].toString() + u": "_s + each[u"text"_s].toString();
    return words.mid(0, 30).join(u'\n');
}

/// An echo behind a proxy, and somebody who calls.
struct EchoBench {
    QByteArray heard;
    QTcpServer server;
    std::unique_ptr<FaultProxy> proxy;
    QTcpSocket caller;

    EchoBench() {
        if (!server.listen(QHostAddress(QHostAddress::LocalHost), 0)) qFatal("no port");
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this] {
            QTcpSocket* socket = server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket,
                             [socket] { socket->write(socket->readAll()); });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
        proxy = std::make_unique<FaultProxy>(server.serverPort());
        call();
    }
    void call() {
        QObject::connect(&caller, &QTcpSocket::readyRead, &caller, [this] { heard += caller.readAll(); });
        if (!m_port) m_port = proxy->listen().value();
        caller.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    }
    [[nodiscard]] bool isConnected() const { return caller.state() == QAbstractSocket::ConnectedState; }

 private:
    quint16 m_port = 0;
};

}  // namespace

/// Real processes, real lines, real kills. More by hand: madoguchictl simulate --terminals 50 --minutes 10.
class TestSimulation : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void lineHandsOn();
    void lineFailsAsTold_data();
    void lineFailsAsTold();
    void fourTerminalsForAMinute();
    void theChecksRejectWhatWasFalsified();

 private:
    /// In memory where there is such a place: four terminals and a centre flush a lot.
    QTemporaryDir m_folder{(QDir(u"/dev/shm"_s).exists() ? u"/dev/shm"_s : QDir::tempPath()) +
                           u"/madoguchi-simulation-XXXXXX"_s};
};

void TestSimulation::lineHandsOn() {
    EchoBench bench;
    bench.caller.write("こんにちは");
    QTRY_COMPARE(bench.heard, QByteArray("こんにちは"));
    QCOMPARE(bench.proxy->bytesMoved(), 2 * qint64{15});
}

void TestSimulation::lineFailsAsTold_data() {
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QByteArray>("heardMeanwhile");
    QTest::addColumn<QByteArray>("heardAtLast");
    QTest::addColumn<bool>("staysConnected");
    QTest::newRow("frozen") << u"freeze"_s << QByteArray() << QByteArray("0123456789") << true;
    QTest::newRow("slow") << u"delay"_s << QByteArray() << QByteArray("0123456789") << true;
    QTest::newRow("gone on the way up") << u"up"_s << QByteArray() << QByteArray() << false;
    QTest::newRow("gone on the way down") << u"down"_s << QByteArray() << QByteArray() << false;
    QTest::newRow("cut") << u"cut"_s << QByteArray() << QByteArray() << false;
    // Ten bytes up, then two of the ten down.
    QTest::newRow("cut within") << u"within"_s << QByteArray("01") << QByteArray("01") << false;
}

void TestSimulation::lineFailsAsTold() {
    QFETCH(QString, fault);
    EchoBench bench;
    QTRY_VERIFY(bench.isConnected());
    bench.caller.write("-");
    QTRY_COMPARE(bench.heard, QByteArray("-"));
    bench.heard.clear();
    if (fault == u"freeze") bench.proxy->freeze();
    if (fault == u"delay") bench.proxy->delay(400);
    if (fault == u"up") bench.proxy->swallow(FaultProxy::Way::Up);
    if (fault == u"down") bench.proxy->swallow(FaultProxy::Way::Down);
    if (fault == u"cut") bench.proxy->cut();
    if (fault == u"within") bench.proxy->cutAfter(12);
    bench.caller.write("0123456789");
    QTest::qWait(200);
    QTEST(bench.heard, "heardMeanwhile");
    bench.proxy->heal();
    QFETCH(QByteArray, heardAtLast);
    QTRY_COMPARE(bench.heard, heardAtLast);
    QFETCH(bool, staysConnected);
    QTRY_COMPARE(bench.isConnected(), staysConnected);
}

void TestSimulation::fourTerminalsForAMinute() {
    qInfo("MADO_SIMULATION_SEED=%s", qPrintable(seedOfToday()));
    const Ran ran = simulate(m_folder.filePath(u"run"_s),
                             {u"--terminals"_s, u"4"_s, u"--minutes"_s, u"1"_s, u"--restore"_s,
                              u"--residents"_s, u"100"_s, u"--seed"_s, seedOfToday(),
                              // A busy machine is no fault of what is tested.
                              u"--quiet-within"_s, u"240"_s});
    QVERIFY2(ran.code == 0, qPrintable(wordsOf(ran)));
    QVERIFY(ran.answer[u"good"_s].toBool());
    for (const char* count : {"commands", "accepted", "reads", "kills", "faults", "versions"})
        qInfo("%s: %d", count, ran.answer[QLatin1StringView(count)].toInt());
    qInfo("at rest after %d ms", ran.answer[u"quiet_after_ms"_s].toInt());
    // A run in which nothing happens shows nothing.
    QVERIFY(ran.answer[u"accepted"_s].toInt() > 20);
    QVERIFY(ran.answer[u"kills"_s].toInt() > 0);
    QVERIFY(ran.answer[u"faults"_s].toInt() > 5);
    // Whoever is killed before an answer can't know; everybody else is told.
    QVERIFY(ran.answer[u"unknown"_s].toInt() <= ran.answer[u"kills"_s].toInt());
}

void TestSimulation::theChecksRejectWhatWasFalsified() {
    QFile good(m_folder.filePath(u"run/history.jsonl"_s));
    QVERIFY2(good.open(QIODevice::ReadOnly), "the run must go first");
    QByteArray lines = good.readAll();
    const QByteArray wanted = R"("outcome":"entered")";
    QVERIFY(lines.contains(wanted));
    // Each of them: a single answer may have been given twice, the other of which still stands.
    lines.replace(wanted, R"("outcome":"refused")");
    QFile bad(m_folder.filePath(u"bad.jsonl"_s));
    QVERIFY(bad.open(QIODevice::WriteOnly));
    bad.write(lines);
    bad.close();
    QProcess program;
    program.start(QStringLiteral(MADO_CTL), {u"simulate"_s, u"check"_s, bad.fileName()});
    QVERIFY(program.waitForFinished(patienceMilliseconds));
    QCOMPARE(program.exitCode(), 3);
    program.start(QStringLiteral(MADO_CTL), {u"simulate"_s, u"check"_s, m_folder.filePath(u"absent"_s)});
    QVERIFY(program.waitForFinished(patienceMilliseconds));
    QCOMPARE(program.exitCode(), 1);
}

QTEST_GUILESS_MAIN(TestSimulation)
#include "TestSimulation.moc"
