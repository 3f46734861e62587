// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/central/postgres/SqlCentre.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <libpq-fe.h>
#include <stdexcept>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

using Answer = std::unique_ptr<PGresult, decltype(&PQclear)>;

template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().detail.toStdString());
    if constexpr (!std::is_void_v<T>) return std::move(result).value();
}

QByteArray bytesOf(const QJsonObject& json) {
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QByteArray digestOf(const QByteArray& bytes) {
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

/// As PostgreSQL writes bytes in text.
QByteArray bytea(const QByteArray& bytes) {
    return "\\x" + bytes.toHex();
}

QString arrayOf(const QStringList& texts) {
    return u'{' + texts.join(u',') + u'}';
}

}  // namespace

QJsonObject SqlAnswer::json() const {
    return QJsonDocument::fromJson(value().toUtf8()).object();
}

QString SqlAnswer::code() const {
    const QJsonObject answer = json();
    const QString error = answer[u"error"_s][u"code"_s].toString();
    return error.isEmpty() ? answer[u"reason"_s][u"code"_s].toString() : error;
}

SqlPerson::SqlPerson(const QString& connection, QString staffId, UuidV7Generator& ids)
    : m_connection(PQconnectdb(connection.toUtf8().constData()), &PQfinish),
      m_staffId(std::move(staffId)),
      m_ids(ids) {
    PQsetNoticeReceiver(
        m_connection.get(), [](void*, const PGresult*) {}, nullptr);
}

SqlPerson::~SqlPerson() = default;

SqlAnswer SqlPerson::run(const QString& sql, const QList<QByteArray>& values) {
    std::vector<const char*> parameters;
    for (const QByteArray& each : values)
        parameters.push_back(each.isNull() ? nullptr : each.constData());
    // Without values several statements may stand in one text.
    const Answer result(values.isEmpty() ? PQexec(m_connection.get(), sql.toUtf8().constData())
                                         : PQexecParams(m_connection.get(), sql.toUtf8().constData(),
                                                        static_cast<int>(parameters.size()), nullptr,
                                                        parameters.data(), nullptr, nullptr, 0),
                        &PQclear);
    SqlAnswer answer;
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_COPY_OUT) {
        char* line = nullptr;
        while (PQgetCopyData(m_connection.get(), &line, 0) > 0) {
            answer.rows << QString::fromUtf8(line).chopped(1);
            PQfreemem(line);
        }
        const Answer end(PQgetResult(m_connection.get()), &PQclear);
        const Answer nothing(PQgetResult(m_connection.get()), &PQclear);
        return answer;
    }
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
        const char* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
        answer.sqlstate = state == nullptr ? u"08006"_s : QString::fromLatin1(state);
        answer.message = QString::fromUtf8(PQerrorMessage(m_connection.get()));
        return answer;
    }
    for (int i = 0; i < PQntuples(result.get()); ++i)
        answer.rows << QString::fromUtf8(PQgetvalue(result.get(), i, 0));
    return answer;
}

SqlAnswer SqlPerson::call(const QString& call, const QList<QByteArray>& values) {
    return run(u"SELECT counter."_s + call, values);
}

SqlAnswer SqlPerson::submit(const QString& kind, const QString& caseId, const QJsonObject& payload,
                            const QString& commandId) {
    const QByteArray bytes = bytesOf(payload);
    const QString id = commandId.isEmpty() ? m_ids.next() : commandId;
    return call(u"submit($1, $2, $3, $4::bytea, $5, 'T1', 1, now())"_s,
                {id.toUtf8(), kind.toUtf8(), caseId.toUtf8(), bytea(bytes), digestOf(bytes)});
}

SqlCentre::SqlCentre(const PrivatePostgres::Options& options)
    : m_server(must(PrivatePostgres::start(options))) {
    migrate();
    renew();
}

void SqlCentre::migrate() {
    const QDir folder(QStringLiteral(MADO_SOURCE_DIR "/resources/schema/postgresql"));
    for (const QString& name : folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) throw std::runtime_error(name.toStdString());
        must(m_server->run(u"BEGIN;\n"_s + QString::fromUtf8(file.readAll()) + u"\nCOMMIT;"_s));
    }
    must(m_server->run(u"SELECT keys.use('%1')"_s.arg(m_server->keyFolder())));
    // A terminal of the tests may have everything if it asks for it.
    must(m_server->run(u"UPDATE centre.setting SET value = 'full' WHERE name = 'cache_mode'"_s));
}

void SqlCentre::renew() {
    m_admin.reset();
    // Logins belong to the server: groups given in an earlier centre must not be there in the next.
    if (m_count > 0) must(m_server->run(u"DROP DATABASE %1 WITH (FORCE)"_s.arg(m_database), u"postgres"_s));
    must(m_server->run(
        u"DO $$ DECLARE r name; BEGIN FOR r IN SELECT rolname FROM pg_roles WHERE rolname ~ '^staff_' LOOP "
        "EXECUTE format('DROP ROLE %I', r); END LOOP; END $$"_s,
        u"postgres"_s));
    m_database = u"centre_%1"_s.arg(++m_count);
    must(m_server->run(u"CREATE DATABASE %1 TEMPLATE madoguchi"_s.arg(m_database), u"postgres"_s));
    // A copy has the tables' rights, but not those of the database itself.
    must(m_server->run(
        u"REVOKE ALL ON DATABASE %1 FROM PUBLIC; GRANT CONNECT ON DATABASE %1 TO madoguchi_staff"_s.arg(
            m_database),
        u"postgres"_s));
    m_admin = std::make_unique<SqlPerson>(m_server->superuser(m_database), u"-"_s, m_ids);
    must(m_server->run(u"UPDATE centre.head SET epoch = gen_random_uuid()"_s, m_database));
}

SqlAnswer SqlCentre::admin(const QString& sql, const QList<QByteArray>& values) {
    return m_admin->run(sql, values);
}

std::unique_ptr<SqlPerson> SqlCentre::person(const QString& staffId, const QStringList& groups,
                                             const QString& terminal) {
    const SqlAnswer made =
        admin(u"SELECT centre.register_staff($1, $2, 'ショクイン', '国保年金課', $3::text[], 'card')"_s,
              {staffId.toUtf8(), u"職員%1"_s.arg(staffId).toUtf8(), arrayOf(groups).toUtf8()});
    if (!made.ok()) throw std::runtime_error(made.message.toStdString());
    admin(u"SELECT centre.publish()"_s);
    return again(staffId, terminal);
}

std::unique_ptr<SqlPerson> SqlCentre::again(const QString& staffId, const QString& terminal) {
    const QString login = u"staff_"_s + staffId.toLower();
    if (!m_certified.contains(login)) {
        must(m_server->issueCertificate(login));
        m_certified << login;
    }
    auto person = std::make_unique<SqlPerson>(m_server->connectionOf(login, m_database), staffId, m_ids);
    person->call(u"attach($1, 'test', 0, 'full')"_s, {terminal.toUtf8()});
    return person;
}

QJsonObject change(const QString& kind, const QString& entity, const QString& key, qint64 version,
                   const std::vector<std::tuple<QString, QJsonValue, QJsonValue>>& fields) {
    QJsonArray list;
    for (const auto& [column, before, after] : fields)
        list.append(QJsonObject{{u"column"_s, column}, {u"before"_s, before}, {u"after"_s, after}});
    return {{u"kind"_s, kind},
            {u"entity"_s, entity},
            {u"key"_s, key},
            {u"expected_version"_s, version},
            {u"fields"_s, list}};
}

QJsonObject changeSet(const QJsonArray& changes) {
    return {{u"changes"_s, changes}, {u"relied_on"_s, QJsonArray()}};
}

QJsonObject filing(const QString& caseId, const QJsonObject& changes, const QString& household) {
    return {{u"case_id"_s, caseId},
            {u"case_no"_s, u"K-1"_s},
            {u"household_no"_s, household},
            {u"subjects"_s, QJsonArray{u"10000001"_s}},
            {u"filings"_s,
             QJsonArray{QJsonObject{{u"procedure"_s, u"acquire_move_in"_s}, {u"answers"_s, QJsonObject()}}}},
            {u"change_set"_s, changes}};
}

QJsonObject confirmation(const QJsonObject& filed) {
    return {{u"payload_digest"_s, QString::fromLatin1(digestOf(bytesOf(filed)))},
            {u"change_set"_s, filed[u"change_set"_s]}};
}

}  // namespace mado::test
