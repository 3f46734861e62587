// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Migrations.h"

#include "core/store/Transaction.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr std::string_view createRecord =
    "CREATE TABLE IF NOT EXISTS schema_migration ("
    " number integer PRIMARY KEY NOT NULL, name text NOT NULL, sha256 text NOT NULL,"
    " applied_at text NOT NULL, program_version text NOT NULL)";
constexpr std::string_view hasRecord =
    "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migration'";
constexpr std::string_view readRecord = "SELECT number, sha256 FROM schema_migration ORDER BY number";
constexpr std::string_view addRecord =
    "INSERT INTO schema_migration (number, name, sha256, applied_at, program_version) VALUES (?, ?, ?, ?, ?)";

QString programVersion() {
    const QString version = QCoreApplication::applicationVersion();
    return version.isEmpty() ? u"unknown"_s : version;
}

}  // namespace

QByteArray Migration::checksum() const {
    return QCryptographicHash::hash(sql, QCryptographicHash::Sha256).toHex();
}

Migrations::Migrations(std::vector<Migration> steps) : m_steps(std::move(steps)) {
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        if (m_steps[i].number != static_cast<int>(i) + 1)
            throw std::logic_error("schema steps are not numbered 1, 2, ...");
    }
}

Migrations Migrations::fromFolder(const QString& folder) {
    std::vector<Migration> steps;
    const QStringList names = QDir(folder).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    for (const QString& name : names) {
        QFile file(QDir(folder).filePath(name));
        if (!file.open(QIODevice::ReadOnly)) throw std::logic_error("a schema step can't be read");
        steps.push_back(
            {name.section(u'-', 0, 0).toInt(), QFileInfo(name).completeBaseName(), file.readAll()});
    }
    return Migrations(std::move(steps));
}

Result<int> Migrations::appliedCount(Connection& connection) const {
    MADO_ASSIGN(const qint64 known, connection.scalarInteger(hasRecord));
    if (known == 0) return 0;
    MADO_ASSIGN(Statement applied, connection.prepareOnce(readRecord));
    int count = 0;
    for (;;) {
        MADO_ASSIGN(const bool row, applied.step());
        if (!row) return count;
        const qint64 number = applied.integer(0);
        if (number > static_cast<qint64>(m_steps.size())) {
            return fail(u"E-STORE-009"_s, {}, {connection.fileName()}, u"schema step %1"_s.arg(number));
        }
        const bool inOrder = number == count + 1;
        if (!inOrder || applied.text(1).toLatin1() != m_steps[static_cast<std::size_t>(count)].checksum()) {
            return fail(u"E-STORE-010"_s, {}, {connection.fileName()}, u"schema step %1"_s.arg(number));
        }
        ++count;
    }
}

Result<void> Migrations::apply(Connection& connection, const Clock& clock, int upTo) const {
    MADO_ASSIGN(const int count, appliedCount(connection));
    for (std::size_t i = static_cast<std::size_t>(count); i < m_steps.size(); ++i) {
        const Migration& step = m_steps[i];
        if (step.number > upTo) break;
        MADO_ASSIGN(Transaction transaction, Transaction::begin(connection));
        MADO_TRY(connection.execute(createRecord));
        MADO_TRY(connection.execute(
            std::string_view(step.sql.constData(), static_cast<std::size_t>(step.sql.size()))));
        MADO_ASSIGN(Statement record, connection.prepare(addRecord));
        record.bindAll(step.number, step.name, QString::fromLatin1(step.checksum()),
                       clock.now().toString(Qt::ISODateWithMs), programVersion());
        MADO_TRY(record.run());
        MADO_TRY(transaction.commit());
    }
    return {};
}

Result<void> Migrations::checkFile(const QString& path, const SecretBuffer& key,
                                   ConnectionOptions options) const {
    if (QFileInfo(path).size() == 0) return {};
    options.access = ConnectionOptions::Access::ReadOnly;
    const auto connection = Connection::open(path, key, options);
    if (!connection) {
        // What a crash left in the journal must first be rolled back, and that needs to write.
        if (connection.error().code == u"E-STORE-003"_s) return {};
        return connection.error();
    }
    MADO_TRY(appliedCount(**connection));
    return {};
}

QByteArray Migrations::fingerprint() const {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const Migration& step : m_steps)
        hash.addData(step.checksum());
    return hash.result().toHex();
}

}  // namespace mado
