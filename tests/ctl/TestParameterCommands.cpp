// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
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
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

Outcome parameters(const QStringList& arguments) {
    QProcess process;
    process.start(QStringLiteral(MADO_CTL), QStringList{u"parameters"_s} + arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit) return {};
    return {process.exitCode(), process.readAllStandardOutput()};
}

/// A folder with the files of the program, in which one text may be replaced.
class Edited {
 public:
    Edited(const QByteArray& text = {}, const QByteArray& by = {}) {
        const QDir from(QStringLiteral(MADO_SOURCE_DIR "/resources/parameters"));
        for (const QString& layer : {u"national"_s, u"kawaguchi"_s}) {
            QDir(m_folder.path()).mkpath(layer);
            for (const QString& name : QDir(from.filePath(layer)).entryList({u"*.json"_s})) {
                QFile file(from.filePath(layer + u'/' + name));
                if (!file.open(QIODevice::ReadOnly)) qFatal("no parameter file");
                QByteArray bytes = file.readAll();
                if (!text.isEmpty()) m_found += bytes.count(text);
                if (!text.isEmpty()) bytes.replace(text, by);
                QFile copy(m_folder.filePath(layer + u'/' + name));
                if (!copy.open(QIODevice::WriteOnly) || copy.write(bytes) != bytes.size()) qFatal("no copy");
            }
        }
    }
    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] qsizetype found() const { return m_found; }

 private:
    QTemporaryDir m_folder;
    qsizetype m_found = 0;
};

}  // namespace

/// What the keeper of the figures asks the program.
class TestParameterCommands final : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void everyFigureIsListedWithItsSource() {
        const Outcome outcome = parameters({u"list"_s, u"levy.medical"_s, u"--json"_s});
        QCOMPARE(outcome.exitCode, 0);
        const QJsonArray list = outcome.json()["parameters"_L1].toArray();
        QVERIFY(list.size() > 8);
        for (const QJsonValue& figure : list) {
            QVERIFY(figure["id"_L1].toString().contains(u"levy.medical"_s));
            QVERIFY(!figure["source"_L1].toString().isEmpty());
            QVERIFY(figure["valid_from"_L1].toString().size() == 10);
            QVERIFY(figure["confirmed"_L1].isBool());
        }
        const Outcome unconfirmed = parameters({u"list"_s, u"--unconfirmed"_s, u"--json"_s});
        for (const QJsonValue& figure : unconfirmed.json()["parameters"_L1].toArray())
            QVERIFY(!figure["confirmed"_L1].toBool());
    }
    void theCompiledInFilesAreSound() {
        for (const QString& city : {u"kawaguchi"_s, u"hoshimi"_s}) {
            const Outcome outcome = parameters({u"check"_s, u"--municipality"_s, city, u"--json"_s});
            QCOMPARE(outcome.exitCode, 0);
            QCOMPARE(outcome.json()["problems"_L1].toArray().size(), 0);
        }
    }
    void aYearWithoutFiguresIsNoticed() {
        const Outcome outcome = parameters({u"check"_s, u"--on"_s, u"2027-04-01"_s});
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY(outcome.out.contains("levy.medical.per_capita: no value on 2027-04-01"));
        QCOMPARE(parameters({u"check"_s, u"--on"_s, u"someday"_s}).exitCode, 2);
    }
    void gapsAndOverlapsOfEditedFilesAreNamed() {
        const Edited sound;
        QCOMPARE(parameters({u"check"_s, u"--root"_s, sound.path()}).exitCode, 0);
        const Edited gap(R"({"from": "2026-04-01", "to": "2027-03-31", "confidence": "unconfirmed",)",
                         R"({"from": "2026-05-01", "to": "2027-03-31", "confidence": "unconfirmed",)");
        QVERIFY(gap.found() > 0);
        const Outcome outcome = parameters({u"check"_s, u"--root"_s, gap.path()});
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY(outcome.out.contains("gap 2026-04-01..2026-04-30"));
        const Edited overlap(R"("to": "2026-03-31")", R"("to": "2026-04-01")");
        QVERIFY(parameters({u"check"_s, u"--root"_s, overlap.path()}).out.contains("overlap at 2026-04-01"));
        QCOMPARE(parameters({u"check"_s, u"--root"_s, u"/nowhere"_s}).exitCode, 1);
    }
    void twoDaysAreCompared() {
        const Outcome outcome =
            parameters({u"diff"_s, u"--from"_s, u"2026-03-31"_s, u"--to"_s, u"2026-04-01"_s, u"--json"_s});
        QCOMPARE(outcome.exitCode, 0);
        bool found = false;
        for (const QJsonValue& change : outcome.json()["changes"_L1].toArray()) {
            if (change["id"_L1].toString() != u"levy.medical.per_capita"_s) continue;
            found = true;
            QCOMPARE(change["before"_L1]["value"_L1].toInt(), 28'000);
            QCOMPARE(change["after"_L1]["value"_L1].toInt(), 44'000);
        }
        QVERIFY(found);
        const Outcome words =
            parameters({u"diff"_s, u"--from"_s, u"2026-03-31"_s, u"--to"_s, u"2026-04-01"_s});
        QVERIFY(words.out.contains("28000 → 44000"));
        QVERIFY(words.out.contains("figures differ"));
        QCOMPARE(parameters({u"diff"_s, u"--from"_s, u"2026-03-31"_s}).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(TestParameterCommands)
#include "TestParameterCommands.moc"
