// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/postgres/throwaway/PrivatePostgres.h"

#include "core/central/postgres/throwaway/ServerUser.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QThread>

#include <cerrno>
#include <libpq-fe.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

const QString folderPrefix = u"madoguchi-postgres-"_s;

Error broken(const QString& detail) {
    return fail(u"E-SIM-006"_s, {}, {}, detail);
}

/// A port that the system calls free now; 0 if there is none.
quint16 freePort() {
    const int probe = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    const bool found =
        probe >= 0 && bind(probe, generic, size) == 0 && getsockname(probe, generic, &size) == 0;
    if (probe >= 0) close(probe);
    return found ? ntohs(address.sin_port) : quint16{0};
}

Result<void> write(const QString& path, const QByteArray& content) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return broken(u"can't write "_s + path);
    return {};
}

/// Folders whose test was killed: its process is gone, the number is in the name.
void removeLeftovers() {
    const QDir temporary(QDir::tempPath());
    for (const QString& name : temporary.entryList({folderPrefix + u'*'}, QDir::Dirs)) {
        const pid_t owner = name.mid(folderPrefix.size()).section(u'-', 0, 0).toInt();
        if (owner > 0 && kill(owner, 0) != 0 && errno == ESRCH)
            QDir(temporary.filePath(name)).removeRecursively();
    }
}

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using Answer = std::unique_ptr<PGresult, decltype(&PQclear)>;

}  // namespace

QString PrivatePostgres::program(const QString& name) {
    // Debian keeps each version in a folder of its own.
    const QDir versions(u"/usr/lib/postgresql"_s);
    QStringList numbers = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    std::ranges::sort(numbers, [](const QString& a, const QString& b) { return a.toInt() > b.toInt(); });
    for (const QString& number : numbers) {
        QString path = versions.filePath(number + u"/bin/"_s + name);
        if (QFile::exists(path)) return path;
    }
    return name;
}

Result<std::unique_ptr<PrivatePostgres>> PrivatePostgres::start(const Options& options) {
    removeLeftovers();
    auto server = std::unique_ptr<PrivatePostgres>(new PrivatePostgres);
    server->m_folder =
        QTemporaryDir(QDir::tempPath() + u'/' + folderPrefix + QString::number(getpid()) + u"-XXXXXX"_s);
    if (!server->m_folder.isValid()) return broken(server->m_folder.errorString());
    MADO_TRY(server->makeAuthority());
    MADO_TRY(server->makeCluster(options));
    MADO_TRY(server->resume());
    MADO_TRY(server->run(u"CREATE ROLE madoguchi_staff NOLOGIN"_s, u"postgres"_s));
    MADO_TRY(server->run(u"CREATE DATABASE madoguchi TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"_s,
                         u"postgres"_s));
    return server;
}

PrivatePostgres::~PrivatePostgres() {
    if (const auto stopped = stop(); !stopped) qWarning("%s", qPrintable(stopped.error().detail));
}

Result<void> PrivatePostgres::signCertificate(const QString& name, const QString& commonName,
                                              const QString& alternativeNames) {
    QStringList arguments{u"req"_s,
                          u"-x509"_s,
                          u"-newkey"_s,
                          u"ec"_s,
                          u"-pkeyopt"_s,
                          u"ec_paramgen_curve:P-256"_s,
                          u"-nodes"_s,
                          u"-days"_s,
                          u"2"_s,
                          u"-subj"_s,
                          u"/CN="_s + commonName,
                          u"-keyout"_s,
                          path(u"tls/%1.key"_s.arg(name)),
                          u"-out"_s,
                          path(u"tls/%1.crt"_s.arg(name))};
    if (name != u"ca"_s)
        arguments << u"-CA"_s << path(u"tls/ca.crt"_s) << u"-CAkey"_s << path(u"tls/ca.key"_s) << u"-addext"_s
                  << u"basicConstraints=critical,CA:FALSE"_s;
    if (!alternativeNames.isEmpty()) arguments << u"-addext"_s << u"subjectAltName="_s + alternativeNames;
    QProcess openssl;
    openssl.setProcessChannelMode(QProcess::MergedChannels);
    openssl.start(u"openssl"_s, arguments);
    if (!openssl.waitForFinished() || openssl.exitStatus() != QProcess::NormalExit || openssl.exitCode() != 0)
        return broken(u"openssl: "_s + openssl.errorString() + QString::fromLocal8Bit(openssl.readAll()));
    return {};
}

Result<void> PrivatePostgres::makeAuthority() {
    QDir(m_folder.path()).mkpath(u"tls"_s);
    MADO_TRY(signCertificate(u"ca"_s, u"Madoguchi test authority"_s, {}));
    MADO_TRY(signCertificate(u"server"_s, u"localhost"_s, u"DNS:localhost,IP:127.0.0.1"_s));
    return {};
}

Result<void> PrivatePostgres::makeCluster(const Options& options) {
    // The folder is the server's: nobody else may enter, so that trust on the socket inside is enough.
    for (const QString& name : {u"socket"_s, u"keys"_s}) {
        QDir(m_folder.path()).mkpath(name);
        QFile::setPermissions(path(name), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        MADO_TRY(server_user::give(path(name)));
    }
    for (const QString& name : {u""_s, u"tls/server.key"_s, u"tls/server.crt"_s, u"tls/ca.crt"_s})
        MADO_TRY(server_user::give(path(name)));
    // openssl makes keys 0600 as its user; the authority's key stays with that user.
    MADO_TRY(server_user::run(program(u"initdb"_s),
                              {u"-D"_s, dataFolder(), u"-U"_s, u"postgres"_s, u"-A"_s, u"trust"_s, u"-E"_s,
                               u"UTF8"_s, u"--locale=C"_s, u"--no-sync"_s, u"--no-instructions"_s}));
    m_port = freePort();
    QStringList lines{u"listen_addresses = '127.0.0.1'"_s,
                      u"port = %1"_s.arg(m_port),
                      u"unix_socket_directories = '%1'"_s.arg(path(u"socket"_s)),
                      u"unix_socket_permissions = 0700"_s,
                      u"ssl = on"_s,
                      u"ssl_min_protocol_version = 'TLSv1.2'"_s,
                      u"ssl_cert_file = '%1'"_s.arg(path(u"tls/server.crt"_s)),
                      u"ssl_key_file = '%1'"_s.arg(path(u"tls/server.key"_s)),
                      u"ssl_ca_file = '%1'"_s.arg(authority()),
                      u"shared_buffers = '64MB'"_s,
                      u"timezone = 'UTC'"_s,
                      u"madoguchi.key_folder = '%1'"_s.arg(keyFolder()),
                      u"recovery_init_sync_method = syncfs"_s,
                      u"logging_collector = off"_s};
    if (!options.isDurable)
        lines << u"fsync = off"_s << u"synchronous_commit = off"_s << u"full_page_writes = off"_s;
    lines << options.settings;
    QFile settings(path(u"data/postgresql.conf"_s));
    if (!settings.open(QIODevice::Append)) return broken(u"no postgresql.conf"_s);
    settings.write("\n" + lines.join(u'\n').toUtf8() + "\n");
    settings.close();
    return write(path(u"data/pg_hba.conf"_s),
                 "local all,replication postgres trust\n"
                 "hostssl all +madoguchi_staff 127.0.0.1/32 cert\n");
}

Result<void> PrivatePostgres::resume() {
    server_user::become(m_server);
    m_server.setWorkingDirectory(u"/"_s);
    m_server.setProcessChannelMode(QProcess::MergedChannels);
    m_server.setStandardOutputFile(logFile(), QIODevice::Append);
    m_server.start(program(u"postgres"_s), {u"-D"_s, dataFolder()});
    if (!m_server.waitForStarted()) return broken(m_server.errorString());
    return awaitAnswer();
}

bool PrivatePostgres::killOneBackend() const {
    const auto found =
        run(u"SELECT pid FROM pg_stat_activity WHERE datname = 'madoguchi' AND backend_type ="
            " 'client backend' AND pid <> pg_backend_pid() ORDER BY random() LIMIT 1"_s);
    const pid_t pid = found ? found->toInt() : 0;
    return pid > 1 && kill(pid, SIGKILL) == 0;
}

bool PrivatePostgres::answers() const {
    return PQping(superuser(u"postgres"_s).toUtf8().constData()) == PQPING_OK;
}

Result<void> PrivatePostgres::awaitAnswer() {
    // A loaded machine is slow.
    constexpr int patience = 120'000;
    for (QDeadlineTimer limit(patience); !limit.hasExpired(); QThread::msleep(20)) {
        if (answers()) return {};
        if (m_server.state() == QProcess::NotRunning) break;
        m_server.waitForFinished(1);
    }
    QFile log(logFile());
    return broken(log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll().right(2000))
                                                : u"no answer"_s);
}

Result<void> PrivatePostgres::stop() {
    if (m_server.state() == QProcess::NotRunning) return {};
    kill(static_cast<pid_t>(m_server.processId()), SIGQUIT);
    if (!m_server.waitForFinished()) {
        m_server.kill();
        if (!m_server.waitForFinished()) return broken(u"the server does not stop"_s);
    }
    return {};
}

QString PrivatePostgres::superuser(const QString& database) const {
    return u"host='%1' port=%2 user=postgres dbname=%3"_s.arg(path(u"socket"_s)).arg(m_port).arg(database);
}

QString PrivatePostgres::connectionOf(const QString& role, const QString& database) const {
    return u"host=localhost hostaddr=127.0.0.1 port=%1 dbname=%6 user=%2 sslmode=verify-full "
           "sslrootcert='%3' sslcert='%4' sslkey='%5' ssl_min_protocol_version=TLSv1.2 gssencmode=disable"_s
               .arg(m_port)
               .arg(role, authority(), path(u"tls/%1.crt"_s.arg(role)), path(u"tls/%1.key"_s.arg(role)),
                    database);
}

Result<PrivatePostgres::Certificate> PrivatePostgres::issueCertificate(const QString& role) {
    MADO_TRY(signCertificate(role, role, {}));
    return Certificate{path(u"tls/%1.crt"_s.arg(role)), path(u"tls/%1.key"_s.arg(role))};
}

Result<void> PrivatePostgres::addLogin(const QString& role) {
    MADO_TRY(issueCertificate(role));
    MADO_TRY(run(u"CREATE ROLE \"%1\" LOGIN IN ROLE madoguchi_staff"_s.arg(role)));
    return {};
}

Result<QString> PrivatePostgres::run(const QString& sql, const QString& database) const {
    const Connection connection(PQconnectdb(superuser(database).toUtf8().constData()), &PQfinish);
    if (PQstatus(connection.get()) != CONNECTION_OK)
        return broken(QString::fromUtf8(PQerrorMessage(connection.get())));
    PQsetNoticeReceiver(
        connection.get(), [](void*, const PGresult*) {}, nullptr);
    const Answer answer(PQexec(connection.get(), sql.toUtf8().constData()), &PQclear);
    const ExecStatusType status = PQresultStatus(answer.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY)
        return broken(QString::fromUtf8(PQresultErrorMessage(answer.get())));
    return PQntuples(answer.get()) > 0 ? QString::fromUtf8(PQgetvalue(answer.get(), 0, 0)) : QString();
}

}  // namespace mado
