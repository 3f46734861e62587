// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/SqlCipherResult.h"

#include "core/store/SqlCipherDriver.h"

#include <QDateTime>
#include <QSqlError>
#include <QSqlField>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QMetaType metaTypeOf(Statement::Kind kind) {
    switch (kind) {
        case Statement::Kind::Integer:
            return QMetaType(QMetaType::LongLong);
        case Statement::Kind::Real:
            return QMetaType(QMetaType::Double);
        case Statement::Kind::Blob:
            return QMetaType(QMetaType::QByteArray);
        default:
            return QMetaType(QMetaType::QString);
    }
}

void bindVariant(Statement& statement, int place, const QVariant& value) {
    if (value.isNull()) {
        statement.bind(place, nullptr);
        return;
    }
    switch (value.typeId()) {
        case QMetaType::Bool:
        case QMetaType::Int:
        case QMetaType::UInt:
        case QMetaType::LongLong:
            statement.bind(place, value.toLongLong());
            break;
        case QMetaType::Float:
        case QMetaType::Double:
            statement.bind(place, value.toDouble());
            break;
        case QMetaType::QByteArray:
            statement.bind(place, value.toByteArray());
            break;
        case QMetaType::QDate:
            statement.bind(place, value.toDate().toString(Qt::ISODate));
            break;
        case QMetaType::QDateTime:
            statement.bind(place, value.toDateTime().toString(Qt::ISODateWithMs));
            break;
        default:
            statement.bind(place, value.toString());
            break;
    }
}

}  // namespace

SqlCipherResult::SqlCipherResult(const SqlCipherDriver* driver) : QSqlResult(driver), m_driver(driver) {
    driver->m_results.insert(this);
    QSqlResult::setForwardOnly(true);
}

SqlCipherResult::~SqlCipherResult() {
    if (m_driver) m_driver->m_results.remove(this);
}

void SqlCipherResult::finish() {
    m_statement.reset();
    setActive(false);
    setAt(QSql::BeforeFirstRow);
}

QVariant SqlCipherResult::handle() const {
    return {};  // the engine's statement belongs to us
}

void SqlCipherResult::setForwardOnly(bool forward) {
    Q_UNUSED(forward)  // always: rows that were passed are not kept in memory
    QSqlResult::setForwardOnly(true);
}

bool SqlCipherResult::refuse(const Error& error) {
    setLastError(QSqlError(u"The encrypted store refused the statement"_s, error.detail,
                           QSqlError::StatementError, error.code));
    return false;
}

bool SqlCipherResult::prepare(const QString& query) {
    finish();
    if (!m_driver || !m_driver->connection()) return refuse(fail(u"E-STORE-020"_s));
    const QByteArray sql = query.toUtf8();
    auto statement = m_driver->connection()->prepareOnce(
        std::string_view(sql.constData(), static_cast<std::size_t>(sql.size())));
    if (!statement) return refuse(statement.error());
    m_statement.emplace(std::move(statement).value());
    return true;
}

bool SqlCipherResult::bindValues() {
    // By name: Qt has noted which value goes to which name; by position: in order.
    const QVariantList values = boundValues();
    if (bindingSyntax() == QSqlResult::NamedBinding) {
        for (int i = 0; i < static_cast<int>(values.size()); ++i) {
            const int place = m_statement->placeNamed(boundValueName(i));
            if (place > 0) bindVariant(*m_statement, place, values[i]);
        }
        return true;
    }
    if (values.size() != m_statement->placeCount()) {
        return refuse(fail(u"E-STORE-016"_s, {}, {}, u"placeholders and values differ in number"_s));
    }
    for (int i = 0; i < static_cast<int>(values.size()); ++i)
        bindVariant(*m_statement, i + 1, values[i]);
    return true;
}

bool SqlCipherResult::exec() {
    if (!m_statement) return refuse(fail(u"E-STORE-020"_s));
    m_statement->reset();
    setActive(false);
    setAt(QSql::BeforeFirstRow);
    if (!bindValues()) return false;
    const auto row = m_statement->step();
    if (!row) return refuse(row.error());
    const bool isSelect = m_statement->columnCount() > 0;
    m_hasFirst = *row;
    m_firstPending = isSelect;
    m_affected = isSelect && !m_statement->changesData() ? -1 : m_driver->connection()->changes();
    m_lastId = m_driver->connection()->lastRowId();
    if (!isSelect) m_statement->reset();
    setSelect(isSelect);
    setActive(true);
    return true;
}

bool SqlCipherResult::reset(const QString& query) {
    return prepare(query) && exec();
}

QVariant SqlCipherResult::data(int column) {
    if (!m_statement || column < 0 || column >= m_statement->columnCount()) return {};
    switch (m_statement->kind(column)) {
        case Statement::Kind::Integer:
            return m_statement->integer(column);
        case Statement::Kind::Real:
            return m_statement->real(column);
        case Statement::Kind::Blob:
            return m_statement->blob(column);
        case Statement::Kind::Text:
            return m_statement->text(column);
        case Statement::Kind::Null:
            break;
    }
    return QVariant(QMetaType(QMetaType::QString));
}

bool SqlCipherResult::isNull(int column) {
    return !m_statement || column < 0 || column >= m_statement->columnCount() || m_statement->isNull(column);
}

bool SqlCipherResult::stepTo(int row) {
    while (at() < row) {
        if (!fetchNext()) return false;
    }
    return at() == row;
}

bool SqlCipherResult::fetch(int row) {
    return row >= 0 && row >= at() && stepTo(row);
}

bool SqlCipherResult::fetchFirst() {
    if (at() == 0) return true;
    return at() == QSql::BeforeFirstRow && fetchNext();
}

bool SqlCipherResult::fetchLast() {
    return false;  // the row before the end is gone once the end is known
}

bool SqlCipherResult::fetchNext() {
    if (!m_statement || at() == QSql::AfterLastRow) return false;
    bool row = m_hasFirst;
    if (!std::exchange(m_firstPending, false)) {
        const auto stepped = m_statement->step();
        if (!stepped) return refuse(stepped.error());
        row = *stepped;
    }
    if (!row) {
        setAt(QSql::AfterLastRow);
        m_statement->reset();
        return false;
    }
    setAt(at() + 1);  // BeforeFirstRow is -1
    return true;
}

int SqlCipherResult::size() {
    return -1;
}

int SqlCipherResult::numRowsAffected() {
    return static_cast<int>(m_affected);
}

QSqlRecord SqlCipherResult::record() const {
    QSqlRecord record;
    if (!m_statement || !isSelect()) return record;
    for (int i = 0; i < m_statement->columnCount(); ++i) {
        const bool onRow = isActive() && at() >= 0;
        const auto kind = onRow ? m_statement->kind(i) : Statement::Kind::Text;
        record.append(QSqlField(m_statement->columnName(i), metaTypeOf(kind)));
    }
    return record;
}

QVariant SqlCipherResult::lastInsertId() const {
    return isActive() ? m_lastId : QVariant();
}

void SqlCipherResult::detachFromResultSet() {
    if (m_statement) m_statement->reset();
}

}  // namespace mado
