// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct Outcome {
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};

Outcome madoguchictl(const QStringList& arguments, const QByteArray& input) {
    QProcess process;
    process.start(QStringLiteral(MADO_CTL), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit) return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QList<QJsonObject> tableOf(const char* name) {
    QFile file(QStringLiteral(MADO_SOURCE_DIR "/tests/ctl/") + QString::fromLatin1(name));
    if (!file.open(QIODevice::ReadOnly)) qFatal("%s cannot be read", name);
    QList<QJsonObject> rows;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.isEmpty()) continue;
        QJsonParseError torn;
        rows << QJsonDocument::fromJson(line, &torn).object();
        if (torn.error != QJsonParseError::NoError) qFatal("%s: %s", name, line.constData());
    }
    return rows;
}

QByteArray compact(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}
QJsonObject objectOf(const QByteArray& bytes) {
    return QJsonDocument::fromJson(bytes).object();
}

/// What `expected` says must stand in `actual`; more may stand there. Empty if so, else where it differs.
QString difference(const QJsonValue& expected, const QJsonValue& actual, const QString& at = {}) {
    if (expected.isObject()) {
        const QJsonObject parts = expected.toObject();
        for (auto part = parts.begin(); part != parts.end(); ++part) {
            if (!actual.isObject() || !actual.toObject().contains(part.key()))
                return at + part.key() + u" is missing"_s;
            const QString found = difference(part.value(), actual[part.key()], at + part.key() + u'.');
            if (!found.isEmpty()) return found;
        }
        return {};
    }
    if (expected == actual) return {};
    const auto text = [](const QJsonValue& value) {
        return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
    };
    return u"%1 is %2, expected %3"_s.arg(at.chopped(1), text(actual), text(expected));
}

bool has(const QJsonObject& object, const QString& path) {
    QJsonValue value = object;
    for (const QString& key : path.split(u'.')) {
        if (!value.isObject() || !value.toObject().contains(key)) return false;
        value = value[key];
    }
    return true;
}

QByteArray inputOf(const QJsonObject& row) {
    return row.contains("raw"_L1) ? row["raw"_L1].toString().toUtf8() : compact(row["in"_L1].toObject());
}
QStringList argumentsFor(const QJsonObject& row) {
    return {u"calc"_s, row["kind"_L1].toString(), u"--municipality"_s,
            row["municipality"_L1].toString(u"kawaguchi"_s)};
}

void addRows(const char* table) {
    QTest::addColumn<QJsonObject>("row");
    for (const QJsonObject& row : tableOf(table)) {
        const QString name = row["kind"_L1].toString() + u": "_s + row["row"_L1].toString();
        QTest::newRow(qPrintable(name)) << row;
    }
}

}  // namespace

/// The command as a script sees it: the real program, its standard input, its standard output, its exit code.
class TestCalcCommand final : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void workedExamples_data() { addRows("worked-examples.jsonl"); }
    void workedExamples() {
        QFETCH(QJsonObject, row);
        const Outcome outcome = madoguchictl(argumentsFor(row), inputOf(row));
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.err, QByteArray());
        const QJsonObject answer = objectOf(outcome.out);
        QCOMPARE(difference(row["out"_L1], answer), QString());
        QVERIFY(!answer["steps"_L1].toArray().isEmpty());
        QVERIFY(answer["unconfirmed"_L1].isArray());
        for (const QJsonValue& path : row["absent"_L1].toArray())
            QVERIFY2(!has(answer, path.toString()), qPrintable(path.toString()));
    }
    void refusals_data() { addRows("refusals.jsonl"); }
    void refusals() {
        QFETCH(QJsonObject, row);
        const Outcome outcome = madoguchictl(argumentsFor(row), inputOf(row));
        QCOMPARE(outcome.exitCode, 2);
        const QJsonObject answer = objectOf(outcome.out);
        QCOMPARE(answer.keys(), QStringList{u"error"_s});
        const QJsonObject error = answer["error"_L1].toObject();
        QCOMPARE(difference(row["error"_L1], error), QString());
        QVERIFY(error["message"_L1].toString().size() > 10);
        QVERIFY(!error["message"_L1].toString().contains(u'%'));
    }
    void linesAreAnsweredInOrder_data() {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"levy", "high-cost", "ratio", "arrears", "deadline", "eligibility",
                                 "my-number", "insurer-number"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void linesAreAnsweredInOrder() {
        QFETCH(QString, kind);
        QList<QJsonObject> rows;
        for (const char* table : {"worked-examples.jsonl", "refusals.jsonl", "worked-examples.jsonl"}) {
            for (const QJsonObject& row : tableOf(table)) {
                if (row["kind"_L1].toString() == kind && !row.contains("municipality"_L1)) rows << row;
            }
        }
        QVERIFY(rows.size() > 8);
        QByteArray input;
        for (const QJsonObject& row : rows)
            input += inputOf(row) + '\n';
        const Outcome outcome =
            madoguchictl({u"calc"_s, kind, u"--lines"_s, u"--municipality"_s, u"kawaguchi"_s}, input);
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.out.endsWith('\n'));
        const QList<QByteArray> lines = outcome.out.chopped(1).split('\n');
        QCOMPARE(lines.size(), rows.size());
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const QJsonObject answer = objectOf(lines[i]);
            const QString name = rows[i]["row"_L1].toString();
            if (rows[i].contains("error"_L1)) {
                QVERIFY2(difference(rows[i]["error"_L1], answer["error"_L1]).isEmpty(), qPrintable(name));
            } else {
                QVERIFY2(difference(rows[i]["out"_L1], answer).isEmpty(), qPrintable(name));
            }
        }
    }
    void eachLineIsAnsweredBeforeTheNextIsRead() {
        QProcess process;
        process.start(QStringLiteral(MADO_CTL), {u"calc"_s, u"insurer-number"_s, u"--lines"_s});
        for (const char* number : {"110049", "110048", "67110049"}) {
            process.write(QByteArray(R"({"number":")") + number + "\"}\n");
            while (!process.canReadLine() && process.waitForReadyRead(60'000)) {
            }
            QVERIFY(process.canReadLine());
            const bool valid = QByteArray(number) != "110048";
            QCOMPARE(objectOf(process.readLine())["valid"_L1].toBool(), valid);
        }
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 0);
    }
    void aLastLineWithoutAnEndIsAnswered() {
        const Outcome outcome = madoguchictl({u"calc"_s, u"insurer-number"_s, u"--lines"_s},
                                             "{\"number\":\"110049\"}\n{\"number\":\"110048\"}");
        QCOMPARE(outcome.out.count('\n'), 2);
        QCOMPARE(madoguchictl({u"calc"_s, u"insurer-number"_s, u"--lines"_s}, "").out, QByteArray());
    }
    void theSameInputGivesTheSameBytes() {
        for (const QJsonObject& row : tableOf("worked-examples.jsonl").mid(0, 4)) {
            const Outcome first = madoguchictl(argumentsFor(row), inputOf(row));
            QCOMPARE(madoguchictl(argumentsFor(row), inputOf(row)).out, first.out);
        }
    }
    void aFileIsReadAsWell() {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"in.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"number":"110049"})");
        file.close();
        const Outcome outcome = madoguchictl({u"calc"_s, u"insurer-number"_s, file.fileName()}, {});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(objectOf(outcome.out)["valid"_L1].toBool());
        const Outcome none = madoguchictl({u"calc"_s, u"levy"_s, folder.filePath(u"none.json"_s)}, {});
        QCOMPARE(none.exitCode, 2);
        QCOMPARE(objectOf(none.out)["error"_L1]["field"_L1].toString(), u"file"_s);
    }
    void unknownKindAndMunicipalityAreRefused() {
        const Outcome kind = madoguchictl({u"calc"_s, u"fortune"_s}, "{}");
        QCOMPARE(kind.exitCode, 2);
        QCOMPARE(objectOf(kind.out)["error"_L1]["field"_L1].toString(), u"kind"_s);
        const Outcome city = madoguchictl({u"calc"_s, u"levy"_s, u"--municipality"_s, u"atlantis"_s}, "{}");
        QCOMPARE(city.exitCode, 2);
        QCOMPARE(objectOf(city.out)["error"_L1]["field"_L1].toString(), u"municipality"_s);
        QCOMPARE(madoguchictl({u"calc"_s}, "{}").exitCode, 2);
    }
    /// Every listed event can be asked for, with the direction that the list promises.
    void listedEventsAreKnown() {
        const Outcome list = madoguchictl({u"calc"_s, u"eligibility"_s, u"--list"_s}, {});
        QCOMPARE(list.exitCode, 0);
        const QJsonArray events = objectOf(list.out)["events"_L1].toArray();
        QVERIFY(events.size() >= 17);
        QByteArray input;
        for (const QJsonValue& event : events)
            input += compact({{u"event"_s, event["event"_L1]},
                              {u"date"_s, u"2026-04-01"_s},
                              {u"within_prefecture"_s, false}}) +
                     '\n';
        const Outcome all = madoguchictl({u"calc"_s, u"eligibility"_s, u"--lines"_s}, input);
        const QList<QByteArray> lines = all.out.chopped(1).split('\n');
        QCOMPARE(lines.size(), events.size());
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QJsonObject answer = objectOf(lines[i]);
            QCOMPARE(answer["direction"_L1], events[i]["direction"_L1]);
            const QJsonArray steps = answer["steps"_L1].toArray();
            QCOMPARE(steps.last()["value"_L1], answer["date"_L1]);
        }
    }
    void listedProceduresHaveADeadline() {
        const Outcome list = madoguchictl({u"calc"_s, u"deadline"_s, u"--list"_s}, {});
        const QJsonArray procedures = objectOf(list.out)["procedures"_L1].toArray();
        QVERIFY(procedures.size() > 20);
        QByteArray input;
        for (const QJsonValue& procedure : procedures)
            input +=
                compact({{u"procedure"_s, procedure["procedure"_L1]}, {u"event"_s, u"2026-04-01"_s}}) + '\n';
        const Outcome all = madoguchictl({u"calc"_s, u"deadline"_s, u"--lines"_s}, input);
        for (const QByteArray& line : all.out.chopped(1).split('\n')) {
            const QJsonObject answer = objectOf(line);
            QVERIFY2(answer["deadline"_L1].toString() > u"2026-04-01"_s, line.constData());
            QCOMPARE(answer["steps"_L1].toArray().last()["value"_L1], answer["deadline"_L1]);
        }
        QCOMPARE(madoguchictl({u"calc"_s, u"levy"_s, u"--list"_s}, {}).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(TestCalcCommand)
#include "TestCalcCommand.moc"
