// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/SchemaText.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

/// The record tables of both centres are what the data dictionary says. To make the files anew after a change
/// of the dictionary: TestRecordSchema with MADO_WRITE_SCHEMA=1 in the environment.
class TestRecordSchema : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void filesEqualTheDictionary_data();
    void filesEqualTheDictionary();
};

void TestRecordSchema::filesEqualTheDictionary_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<SqlDialect>("dialect");
    const QString schema = QStringLiteral(MADO_SOURCE_DIR "/resources/schema/");
    QTest::newRow("embedded") << QString(schema + u"central/0001-records.sql"_s) << SqlDialect::Sqlite;
    QTest::newRow("PostgreSQL") << QString(schema + u"postgresql/0002-records.sql"_s)
                                << SqlDialect::PostgreSql;
}

void TestRecordSchema::filesEqualTheDictionary() {
    QFETCH(QString, path);
    QFETCH(SqlDialect, dialect);
    const QByteArray wanted =
        "-- Record tables, made from the data dictionary (resources/dictionary). A test compares the two.\n" +
        QByteArray(dialect == SqlDialect::PostgreSql
                       ? "SET LOCAL ROLE madoguchi_owner;\nSET LOCAL search_path = records;\n"
                       : "") +
        schema::createAll(dialect).toUtf8();
    QFile file(path);
    if (qEnvironmentVariableIntValue("MADO_WRITE_SCHEMA") == 1) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(wanted), wanted.size());
        file.close();
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> there = file.readAll().split('\n');
    const QList<QByteArray> lines = wanted.split('\n');
    for (qsizetype i = 0; i < std::min(there.size(), lines.size()); ++i)
        QVERIFY2(there[i] == lines[i], qPrintable(u"line %1: "_s.arg(i + 1) + QString::fromUtf8(lines[i])));
    QCOMPARE(there.size(), lines.size());
}

QTEST_GUILESS_MAIN(TestRecordSchema)
#include "TestRecordSchema.moc"
