// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/postgres/PgBulkLoad.h"

#include "core/central/postgres/PgMigrations.h"
#include "core/domain/SchemaText.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mado {

namespace {

/// Of one kind of record, before it is sent.
constexpr qsizetype portion = 1024LL * 1024;
/// How long the server may be silent while it takes a portion.
constexpr auto patience = 5min;
/// The end goes over all records once, and opens every sealed number.
constexpr auto endPatience = 120min;

/// As COPY's text format wants it: a backslash and what would end a cell or a row are written as escapes.
void appendCell(QByteArray& line, const QByteArray& text) {
    for (const char c : text) {
        switch (c) {
            case '\\':
                line += "\\\\";
                break;
            case '\t':
                line += "\\t";
                break;
            case '\n':
                line += "\\n";
                break;
            case '\r':
                line += "\\r";
                break;
            default:
                line += c;
        }
    }
}

void appendValue(QByteArray& line, const Value& value) {
    if (const auto* number = std::get_if<qint64>(&value))
        line += QByteArray::number(*number);
    else if (const auto* text = std::get_if<QString>(&value))
        appendCell(line, text->toUtf8());
    else
        line += "\\N";
}

}  // namespace

PgBulkLoad::PgBulkLoad(PgConnection& connection)
    : m_connection(connection), m_lines(dictionary::entities().size()) {}

PgBulkLoad::~PgBulkLoad() {
    if (m_isOpen) m_connection.close();
}

Result<std::unique_ptr<PgBulkLoad>> PgBulkLoad::begin(PgConnection& connection) {
    std::unique_ptr<PgBulkLoad> load(new PgBulkLoad(connection));
    MADO_TRY(load->prepare());
    return load;
}

Result<void> PgBulkLoad::prepare() {
    const PgMigrations migrations(Migrations::fromFolder(u":/schema/postgresql"_s));
    MADO_ASSIGN(const int applied, migrations.appliedCount(m_connection));
    if (applied != migrations.count())
        return fail(u"E-CENTRAL-054"_s, {}, {QString::number(applied), QString::number(migrations.count())});
    const QDeadlineTimer soon(patience);
    MADO_TRY(m_connection.call("BEGIN", {}, soon));
    // A second load at the same time waits here, and then finds the first one's records.
    MADO_TRY(
        m_connection.call("LOCK TABLE records.addressee, records.case_file, centre.sealed_number"
                          " IN SHARE ROW EXCLUSIVE MODE",
                          {}, soon));
    MADO_ASSIGN(const PgResult state,
                m_connection.call(
                    "SELECT EXISTS (SELECT FROM records.addressee) OR EXISTS (SELECT FROM records.case_file),"
                    " centre.today()::text, coalesce((SELECT replace(value, E'\\n', '') FROM centre.setting"
                    " WHERE name = 'number_public_key'), '')",
                    {}, soon));
    if (state.utf8(0, 0) == "t") return fail(u"E-CENTRAL-040"_s);
    m_today = QDate::fromString(state.text(0, 1), Qt::ISODate);
    m_numberKey = QByteArray::fromBase64(state.text(0, 2).toLatin1());
    if (m_numberKey.isEmpty()) return fail(u"E-CENTRAL-053"_s);
    return {};
}

Result<void> PgBulkLoad::add(const Record& record) {
    QByteArray& lines = m_lines[static_cast<std::size_t>(record.entity())];
    appendCell(lines, record.key().toUtf8());
    lines += '\t' + QByteArray::number(record.version());
    for (const Field field : schema::columns(record.entity())) {
        lines += '\t';
        appendValue(lines, record.value(field));
    }
    lines += '\n';
    return lines.size() < portion ? Result<void>() : send(record.entity());
}

Result<void> PgBulkLoad::send(Entity entity) {
    const QByteArray lines = std::exchange(m_lines[static_cast<std::size_t>(entity)], {});
    if (lines.isEmpty()) return {};
    return m_connection.copyIn(PgStatement::copyIntoRows(entity), lines, patience);
}

Result<void> PgBulkLoad::addSealedNumber(const QString& addresseeNo, const QByteArray& sealed) {
    appendCell(m_numbers, addresseeNo.toUtf8());
    m_numbers += "\t\\\\x" + sealed.toHex() + "\t2000-01-01\n";
    return m_numbers.size() < portion ? Result<void>() : sendNumbers();
}

Result<void> PgBulkLoad::sendNumbers() {
    const QByteArray lines = std::exchange(m_numbers, {});
    if (lines.isEmpty()) return {};
    return m_connection.copyIn("COPY centre.sealed_number (addressee_no, sealed, updated_at) FROM STDIN",
                               lines, patience);
}

Result<void> PgBulkLoad::finish() {
    for (const EntityInfo& info : dictionary::entities())
        MADO_TRY(send(info.entity));
    MADO_TRY(sendNumbers());
    MADO_TRY(m_connection.call("SELECT centre.finish_bulk()", {}, QDeadlineTimer(endPatience)));
    MADO_TRY(m_connection.call("COMMIT", {}, QDeadlineTimer(endPatience)));
    m_isOpen = false;
    // Without figures about the tables the first questions are slow; the server makes them later by itself.
    static_cast<void>(m_connection.call("VACUUM (ANALYZE)", {}, QDeadlineTimer(endPatience)));
    return {};
}

}  // namespace mado
