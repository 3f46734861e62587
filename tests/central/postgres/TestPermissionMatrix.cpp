// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/permissions/PermissionMatrix.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

/// The grants in the database are what the matrix says. To make the file anew after a change of the matrix:
/// TestPermissionMatrix with MADO_WRITE_SCHEMA=1 in the environment.
class TestPermissionMatrix : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void grantsEqualTheMatrix();
    void hasEveryRole();
    void refusesWhatItDoesNotKnow_data();
    void refusesWhatItDoesNotKnow();
};

void TestPermissionMatrix::grantsEqualTheMatrix() {
    const auto matrix = PermissionMatrix::load();
    QVERIFY2(matrix.ok(), matrix ? "" : qPrintable(matrix.error().field));
    const QByteArray wanted =
        "-- Groups and grants, made from resources/permissions/permissions.json. A test compares the two.\n" +
        matrix->toSql().toUtf8();
    QFile file(QStringLiteral(MADO_SOURCE_DIR "/resources/schema/postgresql/0016-permissions.sql"));
    if (qEnvironmentVariableIntValue("MADO_WRITE_SCHEMA") == 1) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(wanted), wanted.size());
        file.close();
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), wanted);
}

void TestPermissionMatrix::hasEveryRole() {
    const auto matrix = PermissionMatrix::load();
    QCOMPARE(matrix->roles.size(), std::size_t{4 * 3 + 6});
    for (const PermissionMatrix::Role& role : matrix->roles) {
        QVERIFY(!role.title.ja.isEmpty() && !role.title.en.isEmpty());
        // Nobody writes cases, the register of issue or staff by a change set but through the centre's own
        // rules.
        if (!role.area.isEmpty()) {
            for (const QString& own : {u"case_file"_s, u"document_issue"_s, u"staff_member"_s})
                QVERIFY(!role.writes.contains(own));
        }
    }
}

void TestPermissionMatrix::refusesWhatItDoesNotKnow_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("unknown record") << QByteArray(
        R"({"shared_reads":["secret"],"areas":[{"id":"a"}],"area_roles":[{"id":"read"}]})");
    QTest::newRow("unknown role") << QByteArray(R"({"functions":[{"name":"f","roles":["emperor"]}]})");
}

void TestPermissionMatrix::refusesWhatItDoesNotKnow() {
    QFETCH(QByteArray, json);
    const auto matrix = PermissionMatrix::fromJson(json);
    QVERIFY(!matrix.ok());
    QCOMPARE(matrix.error().code, u"E-CENTRAL-050"_s);
}

QTEST_GUILESS_MAIN(TestPermissionMatrix)
#include "TestPermissionMatrix.moc"
