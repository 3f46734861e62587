// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/embedded/CopyScript.h"

#include "core/domain/SchemaText.h"
#include "core/store/RecordRows.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr qsizetype portion = 1024 * 1024;

/// As COPY's text format wants it: a backslash and what would end a cell or a row are written as escapes.
void appendCell(QByteArray& line, std::string_view text) {
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

Result<qint64> copyRows(Statement& select, const QByteArray& head, int blobColumn, QIODevice& to) {
    QByteArray text = "COPY " + head + " FROM stdin;\n";
    qint64 count = 0;
    while (true) {
        MADO_ASSIGN(const bool more, select.step());
        if (!more) break;
        for (int i = 0; i < select.columnCount(); ++i) {
            if (i > 0) text += '\t';
            if (select.isNull(i))
                text += "\\N";
            else if (i == blobColumn)
                text += "\\\\x" + select.blob(i).toHex();
            else
                appendCell(text, select.utf8(i));
        }
        text += '\n';
        ++count;
        if (text.size() < portion) continue;
        if (to.write(text) != text.size()) return fail(u"E-CENTRAL-051"_s);
        text.clear();
    }
    text += "\\.\n";
    if (to.write(text) != text.size()) return fail(u"E-CENTRAL-051"_s);
    return count;
}

}  // namespace

Result<qint64> writeCopyScript(EmbeddedCentralStore& from, QIODevice& to) {
    qint64 count = 0;
    for (const EntityInfo& info : dictionary::entities()) {
        MADO_ASSIGN(Statement select, from.connection().prepare(rows::select(info.entity)));
        const QString head =
            u"records.%1 (%2)"_s.arg(dictionary::tableName(info.entity), schema::columnList(info.entity));
        MADO_ASSIGN(const qint64 rows, copyRows(select, head.toUtf8(), -1, to));
        count += rows;
    }
    MADO_ASSIGN(Statement sealed,
                from.connection().prepare("SELECT addressee_no, sealed, '2000-01-01' FROM sealed_number"));
    MADO_ASSIGN(const qint64 numbers,
                copyRows(sealed, "centre.sealed_number (addressee_no, sealed, updated_at)", 1, to));
    static_cast<void>(numbers);
    return count;
}

}  // namespace mado
