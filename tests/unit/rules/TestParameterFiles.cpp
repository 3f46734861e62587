// SPDX-License-Identifier: GPL-3.0-or-later
#include "SchemaCheck.h"

#include "core/rules/ParameterChanges.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

const QString folder = QStringLiteral(MADO_SOURCE_DIR "/resources/parameters");

QJsonObject read(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QJsonObject figureFile(const QByteArray& change = {}, const QByteArray& into = {}) {
    QByteArray text =
        R"({"layer": "town", "figures": [{"id": "x.y", "unit": "rate", "label": {"ja": "例", "en": "Example"},
        "article": "", "periods": [{"from": "2025-04-01", "to": null, "value": "1.5%", "source": "令", "confidence": "confirmed"}]}]})";
    text.replace("\"令\"", "\"条例1条\"");
    if (!change.isEmpty()) text.replace(change, into);
    return QJsonDocument::fromJson(text).object();
}

}  // namespace

/// The files that a municipality edits: their schema, and what the editor's commands say of them.
class TestParameterFiles final : public QObject {
    Q_OBJECT

    const SchemaCheck m_schema{read(folder + u"/schema.json"_s)};

 private Q_SLOTS:
    void everyFileFitsTheSchema() {
        int files = 0;
        for (const QString& layer : {u"national"_s, u"kawaguchi"_s, u"hoshimi"_s}) {
            QDirIterator each(folder + u'/' + layer, {u"*.json"_s}, QDir::Files);
            while (each.hasNext()) {
                const QString path = each.next();
                const QJsonObject document = read(path);
                QCOMPARE(m_schema.problem(document), QString());
                QCOMPARE(document["layer"_L1].toString(), layer);
                ++files;
            }
        }
        QVERIFY(files >= 12);
    }
    void theSchemaRefuses_data() {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<QByteArray>("into");
        const auto row = [](const char* name, const char* change, const char* into) {
            QTest::newRow(name) << QByteArray(change) << QByteArray(into);
        };
        row("no source", "\"source\": \"条例1条\", ", "");
        row("short source", "条例1条", "条");
        row("no confidence", ", \"confidence\": \"confirmed\"", "");
        row("another confidence", "confirmed", "sure");
        row("a date that is none", "2025-04-01", "2025-4-1");
        row("a rate without per cent", "1.5%", "1.5");
        row("a rate with five places", "1.5%", "1.00001%");
        row("another unit for the value", "\"rate\"", "\"yen\"");
        row("unknown unit", "\"rate\"", "\"pounds\"");
        row("no English label", ", \"en\": \"Example\"", "");
        row("an id without a subject", "x.y", "x");
        row("a key that nobody reads", "\"article\"", "\"artikel\": 1, \"article\"");
        row("no period", "\"to\": null", "\"till\": null");
    }
    void theSchemaRefuses() {
        QFETCH(QByteArray, change);
        QFETCH(QByteArray, into);
        QCOMPARE(m_schema.problem(figureFile()), QString());
        QVERIFY(!m_schema.problem(figureFile(change, into)).isEmpty());
    }
    void figuresOfTwoYearsAreCompared() {
        const Parameters parameters = Parameters::load(u"kawaguchi"_s).value();
        const QList<ParameterChange> changes =
            parameterChanges(parameters, QDate(2026, 3, 31), QDate(2026, 4, 1));
        QHash<QString, ParameterChange> byId;
        for (const ParameterChange& change : changes)
            byId.insert(change.id, change);
        QCOMPARE(byId.size(), changes.size());
        const ParameterChange& capita = byId[u"levy.medical.per_capita"_s];
        QCOMPARE(capita.before->number, 28'000);
        QCOMPARE(capita.after->number, 44'000);
        QVERIFY(!byId[u"levy.child_support.limit"_s].before.has_value());
        QVERIFY(!byId.contains(u"levy.medical.income_rate"_s));  // 7.45 % in both years
        QVERIFY(parameterChanges(parameters, QDate(2026, 4, 1), QDate(2026, 4, 1)).isEmpty());
        const QList<ParameterChange> back =
            parameterChanges(parameters, QDate(2026, 4, 1), QDate(2026, 3, 31));
        QCOMPARE(back.size(), changes.size());
    }
    void figuresThatRunOutAreNamed() {
        const Parameters parameters = Parameters::load(u"kawaguchi"_s).value();
        QVERIFY(!missingOn(parameters, QDate(2026, 11, 1)).contains(u"levy.medical.per_capita"_s));
        QVERIFY(missingOn(parameters, QDate(2027, 4, 1)).contains(u"levy.medical.per_capita"_s));
    }
    void gapsAreReadWhenAskedFor() {
        const QTemporaryDir root;
        const auto put = [&](const QString& name, QJsonObject document) {
            QVERIFY(QDir().mkpath(QFileInfo(root.filePath(name)).path()));
            QFile file(root.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QJsonDocument(document).toJson());
        };
        QJsonObject national = figureFile();
        QJsonArray figures = national["figures"_L1].toArray();
        QJsonObject figure = figures[0].toObject();
        QJsonObject early = figure["periods"_L1].toArray()[0].toObject();
        early[u"from"_s] = u"2024-04-01"_s;
        early[u"to"_s] = u"2025-02-28"_s;
        figure[u"periods"_s] = QJsonArray{early, figure["periods"_L1].toArray()[0]};
        national[u"figures"_s] = QJsonArray{figure};
        put(u"national/a.json"_s, national);
        put(u"town/a.json"_s, figureFile("x.y", "town.own"));
        QCOMPARE(Parameters::loadFrom(root.path(), u"town"_s).error().code, u"E-RULE-004"_s);
        const Parameters parameters = Parameters::readUnchecked(root.path(), u"town"_s).value();
        QCOMPARE(parameters.problems(), QStringList{u"national/x.y: gap 2025-03-01..2025-03-31"_s});
    }
};

QTEST_APPLESS_MAIN(TestParameterFiles)
#include "TestParameterFiles.moc"
