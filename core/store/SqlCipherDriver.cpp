// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/SqlCipherDriver.h"

#include "core/store/SqlCipherResult.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlField>
#include <QSqlIndex>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

class Creator final : public QSqlDriverCreatorBase {
 public:
    explicit Creator(const KeyRing& ring) : m_ring(ring) {}
    [[nodiscard]] QSqlDriver* createObject() const override { return new SqlCipherDriver(m_ring); }

 private:
    const KeyRing& m_ring;
};

QHash<QString, QString> parsedOptions(const QString& options) {
    QHash<QString, QString> parsed;
    for (const QString& part : options.split(u';', Qt::SkipEmptyParts)) {
        parsed.insert(part.section(u'=', 0, 0).trimmed(), part.section(u'=', 1).trimmed());
    }
    return parsed;
}

/// False for an option or value that is not known: a typing error must not open the file in another way.
bool readOptions(const QHash<QString, QString>& given, ConnectionOptions& options) {
    using Access = ConnectionOptions::Access;
    using Journal = ConnectionOptions::Journal;
    static const QHash<QString, Access> accesses{
        {u"read"_s, Access::ReadOnly}, {u"write"_s, Access::ReadWrite}, {u"create"_s, Access::Create}};
    static const QHash<QString, Journal> journals{{u"wal"_s, Journal::Wal},
                                                  {u"truncate"_s, Journal::Truncate}};
    bool known = true;
    for (auto it = given.begin(); it != given.end(); ++it) {
        if (it.key() == u"key"_s) continue;
        if (it.key() == u"access"_s && accesses.contains(it.value())) {
            options.access = accesses.value(it.value());
        } else if (it.key() == u"journal"_s && journals.contains(it.value())) {
            options.journal = journals.value(it.value());
        } else if (it.key() == u"busy_timeout"_s) {
            options.busyTimeoutMs = it.value().toInt(&known);
        } else if (it.key() == u"vfs"_s) {
            options.vfs = it.value().toUtf8();
        } else {
            known = false;
        }
        if (!known) return false;
    }
    return true;
}

QSqlError sqlError(const Error& error, const QString& words) {
    return QSqlError(words, error.detail, QSqlError::ConnectionError, error.code);
}

}  // namespace

SqlCipherDriver::SqlCipherDriver(const KeyRing& ring, QObject* parent) : QSqlDriver(parent), m_ring(ring) {}

SqlCipherDriver::~SqlCipherDriver() {
    close();
}

QString SqlCipherDriver::name() {
    return u"MADO_SQLCIPHER"_s;
}

void SqlCipherDriver::registerWith(const KeyRing& ring) {
    QSqlDatabase::registerSqlDriver(name(), new Creator(ring));  // Qt deletes it
}

bool SqlCipherDriver::hasFeature(DriverFeature feature) const {
    switch (feature) {
        case Transactions:
        case BLOB:
        case Unicode:
        case PreparedQueries:
        case NamedPlaceholders:
        case PositionalPlaceholders:
        case LastInsertId:
        case LowPrecisionNumbers:
        case SimpleLocking:
        case FinishQuery:
        case CancelQuery:
            return true;
        default:
            return false;
    }
}

bool SqlCipherDriver::open(const QString& database, const QString& user, const QString& password,
                           const QString& host, int port, const QString& options) {
    Q_UNUSED(user)
    Q_UNUSED(password)  // never used: a key must not become a QString
    Q_UNUSED(host)
    Q_UNUSED(port)
    close();
    const auto refuse = [this](const Error& error) {
        setLastError(sqlError(error, u"The encrypted store can't be opened"_s));
        setOpenError(true);
        return false;
    };
    const auto given = parsedOptions(options);
    ConnectionOptions wanted;
    wanted.access = ConnectionOptions::Access::ReadWrite;
    if (!readOptions(given, wanted))
        return refuse(fail(u"E-STORE-016"_s, {}, {}, u"unknown connect option"_s));
    const auto key = m_ring.key(given.value(u"key"_s));
    if (!key) return refuse(fail(u"E-STORE-020"_s));
    auto opened = Connection::open(database, *key, wanted);
    if (!opened) return refuse(opened.error());
    m_connection = std::move(opened).value();
    setOpen(true);
    setOpenError(false);
    return true;
}

void SqlCipherDriver::close() {
    for (SqlCipherResult* result : std::as_const(m_results))
        result->finish();
    m_connection.reset();
    setOpen(false);
    setOpenError(false);
}

QSqlResult* SqlCipherDriver::createResult() const {
    return new SqlCipherResult(this);
}

bool SqlCipherDriver::report(const Result<void>& done, const QString& words) {
    if (done) return true;
    setLastError(QSqlError(words, done.error().detail, QSqlError::TransactionError, done.error().code));
    return false;
}

bool SqlCipherDriver::beginTransaction() {
    return m_connection &&
           report(m_connection->execute("BEGIN IMMEDIATE"), u"The transaction could not begin"_s);
}

bool SqlCipherDriver::commitTransaction() {
    return m_connection &&
           report(m_connection->execute("COMMIT"), u"The transaction could not be committed"_s);
}

bool SqlCipherDriver::rollbackTransaction() {
    return m_connection &&
           report(m_connection->execute("ROLLBACK"), u"The transaction could not be undone"_s);
}

QStringList SqlCipherDriver::tables(QSql::TableType type) const {
    QStringList names;
    if (!m_connection) return names;
    auto query = m_connection->prepare(
        "SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite~_%' "
        "ESCAPE '~'"
        " ORDER BY name");
    if (!query) return names;
    for (auto row = query->step(); row.ok() && *row; row = query->step()) {
        const bool isView = query->text(1) == u"view"_s;
        if (type & (isView ? QSql::Views : QSql::Tables)) names << query->text(0);
    }
    return names;
}

QSqlRecord SqlCipherDriver::record(const QString& table) const {
    QSqlRecord record;
    if (!m_connection) return record;
    auto query = m_connection->prepare("SELECT name, type, \"notnull\" FROM pragma_table_info(?)");
    if (!query) return record;
    query->bind(1, stripDelimiters(table, QSqlDriver::TableName));
    for (auto row = query->step(); row.ok() && *row; row = query->step()) {
        const bool integer = query->text(1).compare(u"integer"_s, Qt::CaseInsensitive) == 0;
        QSqlField field(query->text(0), QMetaType(integer ? QMetaType::LongLong : QMetaType::QString), table);
        field.setRequired(query->integer(2) != 0);
        record.append(field);
    }
    return record;
}

QSqlIndex SqlCipherDriver::primaryIndex(const QString& table) const {
    QSqlIndex index(table);
    if (!m_connection) return index;
    auto query = m_connection->prepare("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk");
    if (!query) return index;
    query->bind(1, stripDelimiters(table, QSqlDriver::TableName));
    for (auto row = query->step(); row.ok() && *row; row = query->step())
        index.append(QSqlField(query->text(0)));
    return index;
}

QVariant SqlCipherDriver::handle() const {
    return {};  // not handed out: other code's engine has the same names but another layout
}

QString SqlCipherDriver::escapeIdentifier(const QString& identifier, IdentifierType type) const {
    Q_UNUSED(type)
    QString escaped = identifier;
    if (isIdentifierEscaped(identifier, type)) return escaped;
    escaped.replace(u'"', u"\"\""_s);
    return u'"' + escaped + u'"';
}

bool SqlCipherDriver::cancelQuery() {
    if (!m_connection) return false;
    m_connection->interrupter().interrupt();
    return true;
}

}  // namespace mado
