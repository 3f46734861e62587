// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct Outcome {
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};

Outcome madoguchictl(const QStringList& arguments) {
    QProcess process;
    process.start(QStringLiteral(MADO_CTL), arguments);
    if (!process.waitForFinished(240'000) || process.exitStatus() != QProcess::NormalExit) return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

}  // namespace

/// `calc batch levy` over a city that the same program made.
class TestBatchCommand final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString profile() const { return m_folder.filePath(u"city"_s); }
    QStringList batch(const QStringList& more) const {
        return QStringList{u"calc"_s, u"batch"_s, u"levy"_s, u"--profile"_s, profile()} + more;
    }

 private Q_SLOTS:
    void initTestCase() {
        const Outcome made =
            madoguchictl({u"city"_s, u"generate"_s, u"--profile"_s, profile(), u"--residents"_s, u"400"_s});
        QVERIFY2(made.exitCode == 0, made.err.constData());
    }
    void oneLineForEachNumber() {
        const Outcome outcome = madoguchictl(batch({u"--year"_s, u"2026"_s}));
        QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
        qint64 annual = 0;
        QSet<QString> numbers;
        const QList<QByteArray> lines = outcome.out.chopped(1).split('\n');
        for (const QByteArray& line : lines) {
            const QJsonObject levy = QJsonDocument::fromJson(line).object();
            QVERIFY2(levy["annual"_L1].isDouble(), line.constData());
            qint64 sum = 0;
            for (const QJsonValue& portion : levy["portions"_L1].toObject())
                sum += portion.toInteger();
            QCOMPARE(sum, levy["annual"_L1].toInteger());
            annual += sum;
            numbers.insert(levy["number"_L1].toString());
        }
        QCOMPARE(numbers.size(), lines.size());
        QVERIFY(lines.size() > 20);
        QVERIFY(outcome.err.contains("households"));
        // The totals say the same.
        const Outcome totals = madoguchictl(batch({u"--year"_s, u"2026"_s, u"--json"_s}));
        const QJsonObject json = QJsonDocument::fromJson(totals.out).object();
        QCOMPARE(json["annual"_L1].toInteger(), annual);
        QCOMPARE(json["levies"_L1].toInteger(), lines.size());
        QCOMPARE(json["refused"_L1].toInteger(), 0);
    }
    void whatCannotBeRunIsRefused() {
        QCOMPARE(madoguchictl(batch({u"--year"_s, u"2040"_s})).exitCode, 1);  // no figures
        QCOMPARE(madoguchictl(batch({u"--year"_s, u"soon"_s})).exitCode, 2);
        QCOMPARE(madoguchictl(batch({})).exitCode, 2);
        QCOMPARE(madoguchictl(
                     {u"calc"_s, u"batch"_s, u"fortune"_s, u"--year"_s, u"2026"_s, u"--profile"_s, profile()})
                     .exitCode,
                 2);
        QCOMPARE(madoguchictl({u"calc"_s, u"batch"_s, u"levy"_s, u"--year"_s, u"2026"_s, u"--profile"_s,
                               m_folder.filePath(u"none"_s)})
                     .exitCode,
                 1);
    }
};

QTEST_GUILESS_MAIN(TestBatchCommand)
#include "TestBatchCommand.moc"
