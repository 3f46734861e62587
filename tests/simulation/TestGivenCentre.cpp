// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cards/SoftwareCards.h"
#include "core/central/postgres/PostgresCentralStore.h"
#include "core/central/postgres/throwaway/PrivatePostgres.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

struct Ran {
    int code = -1;
    QJsonObject json;
    QByteArray err;
    [[nodiscard]] QString error() const { return json[u"error"_s][u"code"_s].toString(); }
};

Ran madoguchictl(const QStringList& arguments) {
    QProcess process;
    process.start(QStringLiteral(MADO_CTL), arguments + QStringList{u"--json"_s});
    constexpr int patienceMilliseconds = 300'000;
    if (!process.waitForFinished(patienceMilliseconds)) process.kill();
    process.waitForFinished();
    return {process.exitCode(), QJsonDocument::fromJson(process.readAllStandardOutput()).object(),
            process.readAllStandardError()};
}

const QString areas = u"'%1_eligibility','%1_levy','%1_collection','%1_benefit'"_s;

}  // namespace

/// The simulation against a centre that is there already, made as installer/central/setup.sh makes one: with
/// a city, people, certificates and software cards of its own.
class TestGivenCentre : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase();
    void halfACommandLineIsRefused();
    void peopleAreNeeded();
    void aCentreInUseIsNotWrittenTo();
    void worksThereAndJudges_data();
    void worksThereAndJudges();

 private:
    void employ(const QString& id, const QString& groups);
    QString run(const QString& sql) {
        const auto answer = m_postgres->run(sql);
        if (!answer) qWarning("%s", qPrintable(answer.error().detail));
        return answer.valueOr(u"failed"_s);
    }
    [[nodiscard]] Ran simulate(const QStringList& options, const QString& centre = u"centre.json"_s) {
        return madoguchictl(QStringList{u"simulate"_s, u"--centre"_s, m_folder.filePath(centre),
                                        u"--minutes"_s, u"0.3"_s, u"--quiet-within"_s, u"240"_s} +
                            options);
    }
    void writeCentre(const QString& name, const QString& certificates) {
        const QJsonObject json{{u"nodes"_s, QJsonArray{QJsonObject{{u"host"_s, u"localhost"_s},
                                                                   {u"address"_s, u"127.0.0.1"_s},
                                                                   {u"port"_s, m_postgres->port()}}}},
                               {u"ca"_s, m_postgres->authority()},
                               {u"certificates"_s, certificates}};
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(json).toJson());
    }

    QTemporaryDir m_folder;
    std::unique_ptr<PrivatePostgres> m_postgres;
};

void TestGivenCentre::employ(const QString& id, const QString& groups) {
    const QByteArray digits = "1234";
    const auto pin = SecretBuffer::copyOf({reinterpret_cast<const unsigned char*>(digits.constData()), 4});
    QVERIFY(
        run(u"SELECT centre.register_staff('%1', '職員', 'ショクイン', '国保資格係', array[%2], '')"_s.arg(
            id, groups)) != u"failed"_s);
    const auto key = SoftwareCards::issue(m_folder.filePath(u"cards"_s),
                                          {id, u"職員"_s, u"ショクイン"_s, u"国保資格係"_s, {}}, pin);
    QVERIFY(key.ok());
    QVERIFY(
        run(u"SELECT centre.put('staff_member', '%1', centre.fields('staff_member', '%1') || "
            "jsonb_build_object('card_public_key', '%2'), '-', NULL, NULL); SELECT centre.publish()"_s.arg(
                id, QString::fromLatin1(key->toHex()))) != u"failed"_s);
    const auto made = m_postgres->issueCertificate(loginOf(id));
    QVERIFY(made.ok());
    QVERIFY(QFile::copy(made->certificate, m_folder.filePath(u"cards/%1.crt"_s.arg(id))));
    QVERIFY(QFile::copy(made->key, m_folder.filePath(u"cards/%1.key"_s.arg(id))));
}

void TestGivenCentre::initTestCase() {
    auto started = PrivatePostgres::start();
    QVERIFY2(started.ok(), started ? "" : qPrintable(started.error().detail));
    m_postgres = std::move(*started);
    const QString owner = m_postgres->superuser();
    QCOMPARE(madoguchictl({u"central"_s, u"migrate"_s, u"--connection"_s, owner}).code, 0);
    QVERIFY(run(u"SELECT keys.use('%1')"_s.arg(m_postgres->keyFolder())) != u"failed"_s);
    QCOMPARE(madoguchictl({u"city"_s, u"copy"_s, u"--connection"_s, owner, u"--residents"_s, u"300"_s}).code,
             0);
    QVERIFY(QDir().mkpath(m_folder.filePath(u"cards"_s)) && QDir().mkpath(m_folder.filePath(u"nobody"_s)));
    const QString clerk = areas.arg(u"enter"_s) + u',' + areas.arg(u"confirm"_s);
    employ(u"s-0001"_s, clerk + u",'number'"_s);
    employ(u"s-0002"_s, clerk + u",'number'"_s);
    employ(u"s-0003"_s, clerk + u",'chief','auditor'"_s);
    employ(u"s-0004"_s, u"'chief','disclosure','protection'"_s);
    employ(u"s-0005"_s, u"'administrator'"_s);
    writeCentre(u"centre.json"_s, u"cards"_s);
    writeCentre(u"nobody.json"_s, u"nobody"_s);
}

void TestGivenCentre::halfACommandLineIsRefused() {
    QCOMPARE(simulate({u"--restore"_s}).code, 2);
    QCOMPARE(simulate({u"--postgres"_s}).code, 2);
    const Ran absent = simulate({}, u"absent.json"_s);
    QCOMPARE(absent.code, 1);
    QCOMPARE(absent.error(), u"E-CENTRAL-017"_s);
}

void TestGivenCentre::peopleAreNeeded() {
    const Ran outcome = simulate({u"--yes-write-invented-cases"_s}, u"nobody.json"_s);
    QCOMPARE(outcome.code, 1);
    QCOMPARE(outcome.error(), u"E-SIM-008"_s);
}

void TestGivenCentre::aCentreInUseIsNotWrittenTo() {
    const QString records = u"SELECT last_value FROM centre.change_change_id_seq"_s;
    const QString before = run(records);
    const Ran outcome = simulate({});
    QCOMPARE(outcome.code, 1);
    QCOMPARE(outcome.error(), u"E-SIM-007"_s);
    QCOMPARE(run(records), before);
    QCOMPARE(run(u"SELECT count(*) FROM records.case_file"_s), u"0"_s);
}

void TestGivenCentre::worksThereAndJudges_data() {
    QTest::addColumn<QString>("mark");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("by the option") << u"no"_s << QStringList{u"--yes-write-invented-cases"_s};
    QTest::newRow("marked as one for evaluation, after work by others") << u"yes"_s << QStringList();
}

void TestGivenCentre::worksThereAndJudges() {
    QFETCH(QString, mark);
    QFETCH(QStringList, options);
    run(u"UPDATE centre.setting SET value = '%1' WHERE name = 'evaluation'"_s.arg(mark));
    const QString began = run(u"SELECT pg_postmaster_start_time()::text"_s);
    const int before = run(u"SELECT count(*) FROM records.case_file"_s).toInt();
    const Ran outcome = simulate(options);
    QStringList words{u"exit code %1 %2"_s.arg(outcome.code).arg(outcome.error()),
                      QString::fromUtf8(outcome.err)};
    for (const QJsonValue& each : outcome.json[u"findings"_s].toArray())
        words << each[u"rule"_s].toString() + u": "_s + each[u"text"_s].toString();
    QVERIFY2(outcome.code == 0, qPrintable(words.mid(0, 30).join(u'\n')));
    QVERIFY(outcome.json[u"good"_s].toBool());
    for (const char* count : {"commands", "accepted", "reads", "kills", "faults", "versions"})
        qInfo("%s: %d", count, outcome.json[QLatin1StringView(count)].toInt());
    QVERIFY(outcome.json[u"accepted"_s].toInt() > 10);
    QVERIFY(outcome.json[u"faults"_s].toInt() > 0);
    // It says what it does, and it does it.
    QVERIFY(outcome.err.contains("Invented cases are written into the records of localhost"));
    QVERIFY(run(u"SELECT count(*) FROM records.case_file"_s).toInt() > before);
    // Nothing of the centre was killed, and no terminal of the run may keep anything any more.
    QCOMPARE(run(u"SELECT pg_postmaster_start_time()::text"_s), began);
    QCOMPARE(run(u"SELECT string_agg(DISTINCT mode, ',') FROM centre.terminal_cache"_s), u"none"_s);
    QCOMPARE(run(u"SELECT count(*) FROM centre.unlike_feed()"_s), u"0"_s);
    QCOMPARE(run(u"SELECT centre.audit_first_break()"_s), u"0"_s);
}

QTEST_GUILESS_MAIN(TestGivenCentre)
#include "TestGivenCentre.moc"
