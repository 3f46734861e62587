// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/permissions/PermissionMatrix.h"
#include "core/domain/Dictionary.h"
#include "tests/central/postgres/SqlCentre.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

QString group(const PermissionMatrix::Role& role) {
    return u"madoguchi_"_s + role.id;
}

QStringList entities() {
    QStringList all;
    for (const EntityInfo& info : dictionary::entities())
        all << dictionary::tableName(info.entity);
    return all;
}

/// A column of each kind of record that may be filled with "x" without more.
QString textColumn(const QString& entity) {
    const EntityInfo& info = dictionary::info(*dictionary::entityNamed(entity));
    for (const ItemInfo& item : info.items) {
        if (!item.isNumeric() && item.placement() == Placement::Column)
            return QString::fromLatin1(item.column.data(), static_cast<qsizetype>(item.column.size()));
    }
    return {};
}

}  // namespace

/// Every role with every function and every kind of record: what the matrix says, and nothing else.
class TestSqlRoles : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase();
    void everyRoleHasItsFunctionsOnly();
    void everyFunctionOfTheCounterIsInTheMatrix();
    void staffHaveNothingButFunctions();
    void everyTableHasForcedRowSecurity();
    void everyRoleWritesItsRecordsOnly();
    void everyRoleReadsItsRecordsOnly();

 private:
    std::unique_ptr<SqlCentre> m_centre;
    PermissionMatrix m_matrix;
};

void TestSqlRoles::initTestCase() {
    m_centre = std::make_unique<SqlCentre>();
    const auto matrix = PermissionMatrix::load();
    QVERIFY(matrix.ok());
    m_matrix = *matrix;
}

void TestSqlRoles::everyRoleHasItsFunctionsOnly() {
    int tried = 0;
    for (const PermissionMatrix::Function& function : m_matrix.functions) {
        const QString name =
            function.name.endsWith(u'*') ? function.name.chopped(1) + u"addressee"_s : function.name;
        const QString signature = u"counter.%1(%2)"_s.arg(name, function.arguments);
        for (const PermissionMatrix::Role& role : m_matrix.roles) {
            const bool isStaffWide = function.actions.contains(u"staff"_s);
            const SqlAnswer has = m_centre->admin(u"SELECT has_function_privilege($1, $2, 'EXECUTE')"_s,
                                                  {group(role).toUtf8(), signature.toUtf8()});
            // What everybody may comes by madoguchi_staff, not by the role.
            QVERIFY2(has.ok(), qPrintable(has.message));
            QVERIFY2(has.value() == (function.isFor(role) && !isStaffWide ? u"t"_s : u"f"_s),
                     qPrintable(role.id + u' ' + signature));
            ++tried;
        }
        const SqlAnswer all = m_centre->admin(
            u"SELECT has_function_privilege('madoguchi_staff', $1, 'EXECUTE')"_s, {signature.toUtf8()});
        QCOMPARE(all.value(), function.actions.contains(u"staff"_s) ? u"t"_s : u"f"_s);
    }
    qInfo("%d pairs of role and function", tried);
    QVERIFY(tried > 500);
}

void TestSqlRoles::everyFunctionOfTheCounterIsInTheMatrix() {
    QStringList wanted;
    for (const PermissionMatrix::Function& function : m_matrix.functions) {
        if (!function.name.endsWith(u'*')) {
            wanted << function.name;
            continue;
        }
        for (const QString& entity : entities())
            wanted << function.name.chopped(1) + entity;
    }
    wanted.sort();
    const SqlAnswer there = m_centre->admin(
        u"SELECT proname FROM pg_proc WHERE pronamespace = 'counter'::regnamespace ORDER BY proname COLLATE \"C\""_s);
    QCOMPARE(there.rows, wanted);
    // All run as the owner, with a path that nobody can change.
    const SqlAnswer loose = m_centre->admin(
        u"SELECT proname FROM pg_proc WHERE pronamespace = 'counter'::regnamespace AND NOT (prosecdef "
        "AND proconfig @> array['search_path=pg_catalog, pg_temp'] AND pg_get_userbyid(proowner) = 'madoguchi_owner')"_s);
    QCOMPARE(loose.rows, QStringList());
    const SqlAnswer owner = m_centre->admin(
        u"SELECT rolcanlogin OR rolsuper OR rolbypassrls OR rolcreaterole FROM pg_roles WHERE rolname = 'madoguchi_owner'"_s);
    QCOMPARE(owner.value(), u"f"_s);
}

void TestSqlRoles::staffHaveNothingButFunctions() {
    QStringList groups{u"madoguchi_staff"_s, u"public"_s};
    for (const PermissionMatrix::Role& role : m_matrix.roles)
        groups << group(role);
    for (const QString& each : groups) {
        const SqlAnswer tables = m_centre->admin(
            u"SELECT c.oid::regclass FROM pg_class c WHERE c.relnamespace IN ('records'::regnamespace, "
            "'centre'::regnamespace) AND c.relkind IN ('r', 'S', 'v') AND (c.relkind <> 'S' AND "
            "has_table_privilege($1, c.oid, "
            "'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER') OR c.relkind = 'S' AND "
            "has_sequence_privilege($1, c.oid, 'USAGE, SELECT, UPDATE'))"_s,
            {each.toUtf8()});
        QVERIFY2(tables.ok(), qPrintable(tables.message));
        QCOMPARE(tables.rows, QStringList());
        const SqlAnswer inner = m_centre->admin(
            u"SELECT p.oid::regprocedure FROM pg_proc p WHERE p.pronamespace IN ('records'::regnamespace, "
            "'centre'::regnamespace, 'keys'::regnamespace) AND has_function_privilege($1, p.oid, 'EXECUTE')"_s,
            {each.toUtf8()});
        QVERIFY2(inner.ok(), qPrintable(inner.message));
        QCOMPARE(inner.rows, QStringList());
        const SqlAnswer schemas = m_centre->admin(
            u"SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' "
            u"AND "
            "(has_schema_privilege($1, oid, 'CREATE') OR (has_schema_privilege($1, oid, 'USAGE') AND nspname <> 'counter'))"_s,
            {each.toUtf8()});
        QCOMPARE(schemas.rows, QStringList());
    }
}

void TestSqlRoles::everyTableHasForcedRowSecurity() {
    const SqlAnswer open = m_centre->admin(
        u"SELECT c.oid::regclass FROM pg_class c WHERE c.relnamespace IN ('records'::regnamespace, "
        u"'centre'::regnamespace) "
        "AND c.relkind = 'r' AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT FROM "
        "pg_policy p "
        "WHERE p.polrelid = c.oid))"_s);
    QCOMPARE(open.rows, QStringList());
    // A function's mistake meets it: the owner, for somebody without the role, sees nothing.
    const auto nobody = m_centre->person(u"R900"_s, {u"read_collection"_s});
    m_centre->admin(u"INSERT INTO records.benefit (record_key, row_version) VALUES ('b1', 1)"_s);
    m_centre->admin(
        u"CREATE FUNCTION counter.mistake() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS "
        "'SELECT count(*) FROM records.benefit'; ALTER FUNCTION counter.mistake() OWNER TO madoguchi_owner; "
        "GRANT EXECUTE ON FUNCTION counter.mistake() TO madoguchi_staff"_s);
    QCOMPARE(nobody->call(u"mistake()"_s).value(), u"0"_s);
    const auto reader = m_centre->person(u"R901"_s, {u"read_benefit"_s});
    QCOMPARE(reader->call(u"mistake()"_s).value(), u"1"_s);
    m_centre->admin(u"DROP FUNCTION counter.mistake(); DELETE FROM records.benefit"_s);
}

void TestSqlRoles::everyRoleWritesItsRecordsOnly() {
    int number = 0;
    int tried = 0;
    const auto everywhere = m_centre->person(
        u"W000"_s, {u"enter_eligibility"_s, u"enter_levy"_s, u"enter_collection"_s, u"enter_benefit"_s});
    for (const PermissionMatrix::Role& role : m_matrix.roles) {
        const auto person = m_centre->person(u"W%1"_s.arg(++number, 3, 10, QLatin1Char('0')), {role.id});
        for (const QString& entity : entities()) {
            const QString key = u"%1-%2"_s.arg(role.id, entity);
            const QJsonObject filed =
                filing(m_centre->newId(), changeSet({change(u"create"_s, entity, key, 0,
                                                            {{textColumn(entity), QJsonValue(), u"x"_s}})}));
            const QString caseId = filed[u"case_id"_s].toString();
            const bool mayEnter = role.action == u"enter"_s && role.writes.contains(entity);
            const SqlAnswer entered = person->submit(u"EnterCase"_s, caseId, filed);
            QVERIFY2(entered.ok(), qPrintable(entered.message));
            QVERIFY2((entered.json()[u"outcome"_s] == u"entered"_s) == mayEnter,
                     qPrintable(role.id + u' ' + entity + u' ' + entered.value()));
            const QJsonObject other = filing(m_centre->newId(), filed[u"change_set"_s].toObject());
            const QString otherId = other[u"case_id"_s].toString();
            everywhere->submit(u"EnterCase"_s, otherId, other);
            const bool mayConfirm = role.action == u"confirm"_s && role.writes.contains(entity);
            const SqlAnswer confirmed = person->submit(u"ConfirmCase"_s, otherId, confirmation(other));
            QVERIFY2(confirmed.ok(), qPrintable(confirmed.message));
            QVERIFY2((confirmed.json()[u"outcome"_s] == u"applied"_s) == mayConfirm,
                     qPrintable(role.id + u' ' + entity + u' ' + confirmed.value()));
            if (!mayEnter)
                QVERIFY(entered.code() == u"E-CENTRAL-011"_s || entered.code() == u"E-CENTRAL-042"_s);
            tried += 2;
        }
    }
    qInfo("%d commands", tried);
}

void TestSqlRoles::everyRoleReadsItsRecordsOnly() {
    m_centre->admin(u"SELECT centre.publish()"_s);
    // One row of each kind, whoever put it.
    for (const QString& entity : entities())
        m_centre->admin(u"SELECT centre.put('%1', 'seen', '{}', '-', NULL, NULL)"_s.arg(entity));
    m_centre->admin(u"SELECT centre.publish()"_s);
    int number = 0;
    for (const PermissionMatrix::Role& role : m_matrix.roles) {
        const auto person = m_centre->again(u"W%1"_s.arg(++number, 3, 10, QLatin1Char('0')));
        QStringList fed;
        const QString epoch = person->call(u"hello()"_s).json()[u"epoch"_s].toString();
        const QStringList answer = person->call(u"pull($1, 0, '', 1000000)"_s, {epoch.toUtf8()}).rows;
        const QJsonArray kinds =
            QJsonDocument::fromJson(answer.value(0).toUtf8()).object()[u"kinds"_s].toArray();
        for (const QString& line : answer.mid(1).join(u'\n').split(u'\n')) {
            if (line.section(u'\t', 1, 1) == u"seen"_s)
                fed << kinds[line.section(u'\t', 0, 0).toInt()].toString();
        }
        for (const QString& entity : entities()) {
            const bool may = role.reads.contains(entity);
            QVERIFY2(fed.contains(entity) == may, qPrintable(role.id + u" pull "_s + entity));
            person->call(u"fill_begin($1, 'see', 1)"_s, {entity.toUtf8()});
            const SqlAnswer rows =
                person->run(u"COPY (SELECT record_key FROM counter.fill_rows_%1()) TO STDOUT"_s.arg(entity));
            QVERIFY2((rows.rows == QStringList{u"seen"_s}) == may,
                     qPrintable(role.id + u" fill "_s + entity + rows.message));
            const SqlAnswer history = person->call(u"history($1, 'seen')"_s, {entity.toUtf8()});
            QVERIFY2((history.rows.size() == 1) == may, qPrintable(role.id + u" history "_s + entity));
            const SqlAnswer scrub = person->call(u"scrub($1, 'see', 1)"_s, {entity.toUtf8()});
            QVERIFY2(scrub.json().contains(u"digest"_s) == may, qPrintable(role.id + u" scrub "_s + entity));
        }
    }
}

QTEST_GUILESS_MAIN(TestSqlRoles)
#include "TestSqlRoles.moc"
