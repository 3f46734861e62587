// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMilliseconds = 120'000;

struct Ran {
    bool isOver = false;  ///< by itself, not by a signal
    int code = -1;
    QJsonObject error;
    QByteArray said;
};

Ran madoguchictl(const QStringList& arguments) {
    QProcess process;
#ifndef __SANITIZE_ADDRESS__  // which takes terabytes of addresses for its notes
    process.setChildProcessModifier([] {
        constexpr rlim_t mostMemory = 1536ULL * 1024 * 1024;  // of addresses: no room for a file of 2 GB
        const rlimit limit{mostMemory, mostMemory};
        setrlimit(RLIMIT_AS, &limit);
    });
#endif
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(QStringLiteral(MADO_CTL), arguments + QStringList{u"--json"_s});
    const bool isOver = process.waitForFinished(patienceMilliseconds);
    if (!isOver) process.kill();
    process.waitForFinished();
    return {isOver && process.exitStatus() == QProcess::NormalExit, process.exitCode(),
            QJsonDocument::fromJson(process.readAllStandardOutput()).object()[u"error"_s].toObject(),
            process.readAllStandardError()};
}

}  // namespace

/// Abuse: files that somebody hands in, which are too large, packed, of another encoding, no files at
/// all, or not what they should be. Each is refused in words, in bounded memory and time, and nothing is made
/// of it. There is no import of records by files yet; these are all the files that a command takes.
class TestHostileFiles : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase();
    void refused_data();
    void refused();
    void anotherMunicipalityIsRefused_data();
    void anotherMunicipalityIsRefused();

 private:
    void put(const QString& name, const QByteArray& content) {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        m_files << name;
    }
    QTemporaryDir m_folder;
    QStringList m_files;
};

void TestHostileFiles::initTestCase() {
    put(u"empty"_s, {});
    QByteArray noise(65'536, '\0');
    QRandomGenerator(7).fillRange(reinterpret_cast<quint32*>(noise.data()), noise.size() / 4);
    put(u"noise"_s, noise);
    const QString json =
        u"{\"nodes\": [{\"host\": \"中央\"}], \"ca\": \"ca.crt\", \"size\": 1, \"id\": \"川口\"}"_s;
    put(u"UTF-16"_s, QByteArray(reinterpret_cast<const char*>(json.utf16()), json.size() * 2));
    // 川口 in Shift_JIS: bytes that are no UTF-8.
    put(u"Shift_JIS"_s,
        "{\"nodes\": [{\"host\": \"\x90\xEC\x8C\xFB\"}], \"ca\": \"\x90\xEC\", \"id\": "
        "\"\x90\xEC\x8C\xFB\"}");
    put(u"deep"_s, QByteArray(200'000, '['));
    put(u"one long line"_s, QByteArray(64 * 1024 * 1024, 'x'));
    put(u"packed"_s, qCompress(QByteArray(200 * 1024 * 1024, '\0'), 9).mid(4));
    put(u"a list"_s, "[1, 2, 3]");
    QFile huge(m_folder.filePath(u"2 GB"_s));
    QVERIFY(huge.open(QIODevice::WriteOnly) && huge.resize(2LL * 1024 * 1024 * 1024));
    QVERIFY(QDir(m_folder.path()).mkdir(u"a folder"_s));
    QCOMPARE(mkfifo(m_folder.filePath(u"a pipe"_s).toLocal8Bit().constData(), 0600), 0);
    m_files << u"2 GB"_s << u"a folder"_s << u"a pipe"_s << u"absent"_s;
    QFile good(m_folder.filePath(u"good.jsonl"_s));
    QVERIFY(good.open(QIODevice::WriteOnly) && good.write("{\"kind\": \"head\", \"size\": 0}\n") > 0);
}

void TestHostileFiles::refused_data() {
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QString>("file");
    // FILE: the hostile one; FOLDER: a new one; PROFILE: a terminal's folder with it as profile.json.
    const std::pair<QString, QStringList> commands[] = {
        {u"audit verify"_s, {u"audit"_s, u"verify"_s, u"FILE"_s}},
        {u"audit verify --witness"_s, {u"audit"_s, u"verify"_s, u"GOOD"_s, u"--witness"_s, u"FILE"_s}},
        {u"terminal create --centre"_s,
         {u"terminal"_s, u"create"_s, u"--profile"_s, u"NEW"_s, u"--terminal"_s, u"A-1"_s, u"--centre"_s,
          u"FILE"_s}},
        {u"terminal cache"_s,
         {u"terminal"_s, u"cache"_s, u"--profile"_s, u"PROFILE"_s, u"--cache"_s, u"none"_s}},
        {u"documents render"_s, {u"documents"_s, u"render"_s, u"F10"_s, u"FILE"_s, u"NEW"_s}},
        {u"simulate check"_s, {u"simulate"_s, u"check"_s, u"FILE"_s}},
        {u"simulate --centre"_s, {u"simulate"_s, u"--centre"_s, u"FILE"_s}},
    };
    for (const auto& [name, arguments] : commands) {
        for (const QString& each : m_files)
            QTest::addRow("%s: %s", qPrintable(name), qPrintable(each)) << arguments << each;
    }
}

void TestHostileFiles::refused() {
    QFETCH(QStringList, command);
    QFETCH(QString, file);
    const QString path = m_folder.filePath(file);
    const QString made = m_folder.filePath(u"new"_s);
    const QString profile = m_folder.filePath(u"profile"_s);
    command.replaceInStrings(QRegularExpression(u"^FILE$"_s), path);
    command.replaceInStrings(QRegularExpression(u"^GOOD$"_s), m_folder.filePath(u"good.jsonl"_s));
    command.replaceInStrings(QRegularExpression(u"^NEW$"_s), made);
    command.replaceInStrings(QRegularExpression(u"^PROFILE$"_s), profile);
    QVERIFY(QDir().mkpath(profile));
    QFile::remove(profile + u"/profile.json"_s);
    QVERIFY(QFile::link(path, profile + u"/profile.json"_s));
    const Ran outcome = madoguchictl(command);
    QVERIFY2(outcome.isOver, outcome.said.constData());
    QVERIFY2(outcome.code == 1 || outcome.code == 3, qPrintable(QString::number(outcome.code)));
    if (outcome.code == 1) {
        QVERIFY(outcome.error[u"code"_s].toString().startsWith(u"E-"_s));
        QVERIFY(!outcome.error[u"what"_s].toString().isEmpty() &&
                !outcome.error[u"next"_s].toString().isEmpty());
    }
    QVERIFY(!QFile::exists(made));
}

void TestHostileFiles::anotherMunicipalityIsRefused_data() {
    QTest::addColumn<QStringList>("command");
    for (const QString& city :
         {u"tokorozawa"_s, u"../../../etc"_s, u"kawaguchi/.."_s, u"川口"_s, QString()}) {
        QTest::addRow("figures of %s", qPrintable(city))
            << QStringList{u"parameters"_s, u"list"_s, u"--municipality"_s, city};
        QTest::addRow("papers of %s", qPrintable(city)) << QStringList{
            u"permissions"_s, u"print"_s, u"--pdf"_s, m_folder.filePath(u"new"_s), u"--municipality"_s, city};
    }
}

/// Figures and names of a city that is not this program's are not taken for those of another.
void TestHostileFiles::anotherMunicipalityIsRefused() {
    QFETCH(QStringList, command);
    const Ran outcome = madoguchictl(command);
    QVERIFY(outcome.isOver);
    QVERIFY2(outcome.code == 1 || outcome.code == 2, outcome.said.constData());
    QVERIFY(!QFile::exists(m_folder.filePath(u"new"_s)));
}

QTEST_GUILESS_MAIN(TestHostileFiles)
#include "TestHostileFiles.moc"
