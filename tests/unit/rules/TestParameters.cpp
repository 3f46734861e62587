// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/Explanation.h"
#include "core/rules/Figures.h"
#include "core/rules/Parameters.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

void writeFile(const QString& path, const QByteArray& bytes) {
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray figureFile(const QByteArray& periods) {
    return R"({"figures": [{"id": "x.y", "unit": "yen", "label": {"ja": "例", "en": "Example"}, "article": "",
              "periods": [)" +
           periods + "]}]}";
}

constexpr char firstYear[] =
    R"({"from":"2025-04-01","to":"2026-03-31","value":100,"source":"s","confidence":"confirmed"})";
constexpr char secondYear[] =
    R"({"from":"2026-04-01","to":null,"value":200,"source":"s","confidence":"unconfirmed"})";

}  // namespace

class TestParameters final : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void compiledInFilesHaveNoGapsOrOverlaps() {
        for (const QString& municipality : {u"kawaguchi"_s, u"hoshimi"_s}) {
            const auto parameters = Parameters::load(municipality);
            QVERIFY2(parameters.ok(), qPrintable(parameters.ok() ? QString() : parameters.error().detail));
            QCOMPARE(parameters->problems(), QStringList());
            QVERIFY(parameters->ids().size() > 100);
        }
    }
    void unknownMunicipalityIsRefused() {
        QCOMPARE(Parameters::load(u"nowhere"_s).error().code, u"E-RULE-003"_s);
    }
    void figuresChangeWithTheDate() {
        const Parameters parameters = Parameters::load(u"kawaguchi"_s).value();
        const QString id = u"levy.medical.per_capita"_s;
        QCOMPARE(parameters.at(id, QDate(2026, 3, 31))->number, 28'000);
        QCOMPARE(parameters.at(id, QDate(2026, 4, 1))->number, 44'000);
        QCOMPARE(parameters.at(id, QDate(2027, 4, 1)).error().code, u"E-RULE-002"_s);
        QCOMPARE(parameters.at(u"no.such"_s, QDate(2026, 4, 1)).error().code, u"E-RULE-001"_s);
    }
    void municipalityIsLaidOverTheNation() {
        const QDate day(2026, 4, 1);
        const QString id = u"levy.rounding.on"_s;
        QCOMPARE(Parameters::load(u"kawaguchi"_s)->at(id, day)->layer, u"national"_s);
        QCOMPARE(Parameters::load(u"hoshimi"_s)->at(id, day)->layer, u"hoshimi"_s);
    }
    void gapAndOverlapAndTornFilesAreRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("code");
        QTest::newRow("good") << figureFile(QByteArray(firstYear) + "," + secondYear) << QString();
        QTest::newRow("gap") << figureFile(QByteArray(firstYear).replace("2026-03-31", "2026-02-28") + "," +
                                           secondYear)
                             << u"E-RULE-004"_s;
        QTest::newRow("overlap") << figureFile(QByteArray(firstYear).replace("2026-03-31", "2026-04-01") +
                                               "," + secondYear)
                                 << u"E-RULE-004"_s;
        QTest::newRow("open end inside")
            << figureFile(QByteArray(firstYear).replace("\"2026-03-31\"", "null") + "," + secondYear)
            << u"E-RULE-004"_s;
        QTest::newRow("no source") << figureFile(QByteArray(firstYear).replace("\"s\"", "\"\""))
                                   << u"E-RULE-003"_s;
        QTest::newRow("not a number")
            << figureFile(QByteArray(firstYear).replace("100", "\"100\"")) << u"E-RULE-003"_s;
        QTest::newRow("negative") << figureFile(QByteArray(firstYear).replace("100", "-100"))
                                  << u"E-RULE-003"_s;
        QTest::newRow("torn") << figureFile(firstYear).chopped(3) << u"E-RULE-003"_s;
    }
    void gapAndOverlapAndTornFilesAreRefused() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, code);
        const QTemporaryDir folder;
        writeFile(folder.filePath(u"national/a.json"_s), bytes);
        writeFile(folder.filePath(u"town/a.json"_s), R"({"figures": []})");
        const auto parameters = Parameters::loadFrom(folder.path(), u"town"_s);
        QCOMPARE(parameters.ok() ? QString() : parameters.error().code, code);
    }
    void unconfirmedFiguresAreReported() {
        const QTemporaryDir folder;
        writeFile(folder.filePath(u"national/a.json"_s),
                  figureFile(QByteArray(firstYear) + "," + secondYear));
        writeFile(folder.filePath(u"town/a.json"_s), R"({"figures": []})");
        const Parameters parameters = Parameters::loadFrom(folder.path(), u"town"_s).value();
        Figures confirmed(parameters, QDate(2026, 3, 31));
        QCOMPARE(confirmed.number(QLatin1StringView("x.y")), 100);
        QCOMPARE(confirmed.unconfirmed(), QStringList());
        Figures unconfirmed(parameters, QDate(2026, 4, 1));
        Explanation explanation;
        explanation.add({u"例"_s,
                         u"Example"_s,
                         {},
                         unconfirmed.number(QLatin1StringView("x.y")),
                         {},
                         {unconfirmed.use(QLatin1StringView("x.y"))}});
        QCOMPARE(unconfirmed.unconfirmed(), QStringList{u"x.y"_s});
        QCOMPARE(explanation.unconfirmed(), QStringList{u"x.y"_s});
        QCOMPARE(explanation.toJson()[0].toObject()[u"value"_s].toInteger(), 200);
    }
    void ratesAreExact_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("millionths");
        QTest::newRow("7.45") << u"7.45%"_s << qint64(74'500);
        QTest::newRow("0.27") << u"0.27%"_s << qint64(2'700);
        QTest::newRow("100") << u"100%"_s << qint64(1'000'000);
        QTest::newRow("0") << u"0%"_s << qint64(0);
    }
    void ratesAreExact() {
        QFETCH(QString, text);
        QFETCH(qint64, millionths);
        QCOMPARE(parseRate(text).value(), millionths);
        QCOMPARE(rateText(millionths), text);
    }
    void otherTextsAreNoRates() {
        for (const QString& text : {u"7.45"_s, u"%"_s, u"-1%"_s, u"1.23456%"_s, u"a%"_s, u"1.-2%"_s})
            QVERIFY2(!parseRate(text), qPrintable(text));
    }
    void everyFigureNamesItsSource() {
        const Parameters parameters = Parameters::load(u"kawaguchi"_s).value();
        const QStringList ids = parameters.ids();
        for (const QString& id : ids) {
            const QList<Parameter> history = parameters.history(id);
            for (const Parameter& parameter : history)
                QVERIFY2(parameter.source.size() > 3 && parameter.labelEn.size() > 3, qPrintable(id));
        }
    }
};

QTEST_APPLESS_MAIN(TestParameters)
#include "TestParameters.moc"
