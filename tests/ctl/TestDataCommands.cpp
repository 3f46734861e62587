// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct Outcome {
    int exitCode = -1;
    QByteArray out;
    QByteArray said;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

Outcome ctl(const QStringList& arguments, const QMap<QString, QString>& variables = {}) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto& [name, value] : variables.asKeyValueRange())
        environment.insert(name, value);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(MADO_CTL), arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit) return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void write(const QString& path, const QByteArray& text) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

}  // namespace

/// What the administrator and the package's removal ask the program.
class TestDataCommands final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString profile(const QString& name) {
        const QString path = m_folder.filePath(name);
        QDir().mkpath(path);
        write(path + u"/profile.json"_s,
              "{\"id\": \"x\", \"terminal\": \"A-1\", \"recovery_public_key\": \"" + QByteArray(64, '0') +
                  "\"}");
        write(path + u"/outbox.db"_s, "sealed");
        return path;
    }

 private Q_SLOTS:
    void nothingGoesUntilTheUnsentAreNamed() {
        const QString path = profile(u"端末"_s);
        const Outcome refused = ctl({u"data"_s, u"remove"_s, u"--profile"_s, path});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY(refused.said.contains("E-DESK-012"));
        QVERIFY(QFile::exists(path + u"/outbox.db"_s));
        const Outcome removed =
            ctl({u"data"_s, u"remove"_s, u"--profile"_s, path, u"--with-unsent"_s, u"--json"_s});
        QCOMPARE(removed.exitCode, 0);
        QVERIFY(!QFile::exists(path));
        QCOMPARE(removed.json()[u"left"_s].toInt(-1), 0);
        QVERIFY(QFile::exists(m_folder.path()));
    }

    void onlyATerminalsFolderIsRemoved() {
        const QString path = m_folder.filePath(u"photos"_s);
        QVERIFY(QDir().mkpath(path));
        write(path + u"/one.jpg"_s, "x");
        const Outcome refused = ctl({u"data"_s, u"remove"_s, u"--profile"_s, path, u"--with-unsent"_s});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY(refused.said.contains("E-DESK-003"));
        QVERIFY(QFile::exists(path + u"/one.jpg"_s));
    }

    void oneOrAllMustBeSaid() {
        QCOMPARE(ctl({u"data"_s, u"remove"_s, u"--with-unsent"_s}).exitCode, 2);
        QCOMPARE(ctl({u"data"_s, u"remove"_s, u"--profile"_s, m_folder.path(), u"--every-user"_s}).exitCode,
                 2);
    }

    void theMachineIsChecked() {
        const Outcome all = ctl({u"self-check"_s, u"--json"_s, u"--without"_s, u"secrets"_s});
        QVERIFY2(all.exitCode == 0, all.out + all.said);
        const QJsonObject checks = all.json()[u"checks"_s].toObject();
        for (const QString& each :
             {u"policies"_s, u"folder"_s, u"encryption"_s, u"forms"_s, u"card-library"_s})
            QVERIFY2(checks[each][u"ok"_s].toBool(), qPrintable(each));
        QVERIFY(checks[u"encryption"_s][u"found"_s].toString().startsWith(u"SQLCipher 4"_s));
        QVERIFY(!checks.contains(u"secrets"_s));
    }

    /// Abuse: the system's SQLite is put in the way of the program by the loader's variables, under
    /// its own name and under SQLCipher's. The store that is tried is encrypted all the same, by the
    /// program's own engine.
    void anotherEngineInTheWayChangesNothing_data() {
        QTest::addColumn<bool>("isPreloaded");
        QTest::newRow("loaded before all") << true;
        QTest::newRow("under SQLCipher's name on the path") << false;
    }
    void anotherEngineInTheWayChangesNothing() {
        QFETCH(bool, isPreloaded);
        const QString plain = QStringLiteral(MADO_PLAIN_SQLITE);
#ifdef Q_OS_WIN
        QSKIP("these variables are of another loader");
#endif
        QVERIFY2(!plain.isEmpty(), "plain SQLite is missing: installer/linux/dependencies.sh test");
        const QString folder = m_folder.filePath(u"engines"_s);
        QDir().mkpath(folder);
        for (const QString& name :
             {u"libsqlcipher.so.0"_s, u"libsqlcipher.so.1"_s, u"libsqlcipher.so"_s, u"libsqlite3.so.0"_s})
            QFile::link(plain, folder + u'/' + name);
        // A build with the address sanitizer would else insist on being loaded before all itself.
        QMap<QString, QString> variables{{u"LD_LIBRARY_PATH"_s, folder},
                                         {u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0"_s}};
        if (isPreloaded) variables[u"LD_PRELOAD"_s] = plain;
        const QStringList check{u"self-check"_s, u"--json"_s, u"--without"_s, u"secrets"_s};
        const Outcome usual = ctl(check);
        const Outcome tricked = ctl(check, variables);
        const auto engine = [](const Outcome& outcome) {
            return outcome.json()[u"checks"_s][u"encryption"_s][u"found"_s].toString();
        };
        QVERIFY(engine(tricked).startsWith(u"SQLCipher 4"_s));
        QCOMPARE(engine(tricked), engine(usual));
        QVERIFY(tricked.json()[u"checks"_s][u"encryption"_s][u"ok"_s].toBool());
    }
};

QTEST_GUILESS_MAIN(TestDataCommands)
#include "TestDataCommands.moc"
