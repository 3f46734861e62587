// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Statement.h"

#include "core/store/Connection.h"
#include "core/store/ConnectionStatements.h"
#include "core/store/Engine.h"
#include "core/store/EngineError.h"

namespace mado {

Statement::Statement(Connection& connection, sqlite3_stmt* statement, bool kept)
    : m_connection(&connection), m_statement(statement), m_kept(kept) {}

Statement::Statement(Statement&& other) noexcept
    : m_connection(other.m_connection),
      m_statement(std::exchange(other.m_statement, nullptr)),
      m_bindError(other.m_bindError),
      m_kept(other.m_kept) {}

Statement& Statement::operator=(Statement&& other) noexcept {
    if (this == &other) return *this;
    release();
    m_connection = other.m_connection;
    m_statement = std::exchange(other.m_statement, nullptr);
    m_bindError = other.m_bindError;
    m_kept = other.m_kept;
    return *this;
}

Statement::~Statement() {
    release();
}

void Statement::release() noexcept {
    if (!m_statement) return;
    if (m_kept) {
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement);
        m_connection->m_statements->giveBack(m_statement);
    } else {
        sqlite3_finalize(m_statement);
    }
    m_statement = nullptr;
}

void Statement::noteBind(int code) {
    if (code != SQLITE_OK && m_bindError == SQLITE_OK) m_bindError = code;
}

Statement& Statement::bind(int place, std::nullptr_t) {
    noteBind(sqlite3_bind_null(m_statement, place));
    return *this;
}

Statement& Statement::bind(int place, qint64 number) {
    noteBind(sqlite3_bind_int64(m_statement, place, number));
    return *this;
}

Statement& Statement::bind(int place, double number) {
    noteBind(sqlite3_bind_double(m_statement, place, number));
    return *this;
}

Statement& Statement::bind(int place, QStringView text) {
    if (text.isNull()) return bind(place, nullptr);
    const QByteArray utf8 = text.toUtf8();
    return bind(place, std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size())));
}

Statement& Statement::bind(int place, std::string_view utf8) {
    noteBind(sqlite3_bind_text64(m_statement, place, utf8.data() ? utf8.data() : "", utf8.size(),
                                 SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bindStatic(int place, std::string_view utf8) {
    noteBind(sqlite3_bind_text64(m_statement, place, utf8.data() ? utf8.data() : "", utf8.size(),
                                 SQLITE_STATIC, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind(int place, const QByteArray& blob) {
    if (blob.isNull()) return bind(place, nullptr);
    noteBind(sqlite3_bind_blob64(m_statement, place, blob.constData(),
                                 static_cast<sqlite3_uint64>(blob.size()), SQLITE_TRANSIENT));
    return *this;
}

Result<bool> Statement::step() {
    if (m_bindError != SQLITE_OK) return engineError(m_bindError, m_connection->fileName());
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    const Error error = m_connection->lastError();
    sqlite3_reset(m_statement);
    return error;
}

Result<void> Statement::run() {
    for (;;) {
        MADO_ASSIGN(const bool row, step());
        if (!row) break;
    }
    sqlite3_reset(m_statement);
    return {};
}

void Statement::reset() {
    sqlite3_reset(m_statement);
}

bool Statement::isNull(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

Statement::Kind Statement::kind(int column) const {
    switch (sqlite3_column_type(m_statement, column)) {
        case SQLITE_INTEGER:
            return Kind::Integer;
        case SQLITE_FLOAT:
            return Kind::Real;
        case SQLITE_TEXT:
            return Kind::Text;
        case SQLITE_BLOB:
            return Kind::Blob;
        default:
            return Kind::Null;
    }
}

qint64 Statement::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const {
    return sqlite3_column_double(m_statement, column);
}

QString Statement::text(int column) const {
    if (isNull(column)) return {};
    const std::string_view bytes = utf8(column);
    return bytes.empty() ? QLatin1String("")
                         : QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

std::string_view Statement::utf8(int column) const {
    const unsigned char* bytes = sqlite3_column_text(m_statement, column);
    if (!bytes) return {};
    return {reinterpret_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

QByteArray Statement::blob(int column) const {
    if (isNull(column)) return {};
    const void* bytes = sqlite3_column_blob(m_statement, column);
    const int size = sqlite3_column_bytes(m_statement, column);
    return size == 0 ? QByteArray("") : QByteArray(static_cast<const char*>(bytes), size);
}

int Statement::columnCount() const {
    return sqlite3_column_count(m_statement);
}

QString Statement::columnName(int column) const {
    return QString::fromUtf8(sqlite3_column_name(m_statement, column));
}

int Statement::placeCount() const {
    return sqlite3_bind_parameter_count(m_statement);
}

int Statement::placeNamed(const QString& name) const {
    return sqlite3_bind_parameter_index(m_statement, name.toUtf8().constData());
}

bool Statement::changesData() const {
    return sqlite3_stmt_readonly(m_statement) == 0;
}

}  // namespace mado
