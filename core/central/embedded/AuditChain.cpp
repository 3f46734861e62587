// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/embedded/AuditChain.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// Length before each part: no two lines share their bytes.
void addPart(QCryptographicHash& hash, const QByteArray& part) {
    hash.addData(QByteArray::number(part.size()) + ':');
    hash.addData(part);
}

QByteArray lineHash(const QByteArray& previous, qint64 seq, const QString& at, const QString& staffId,
                    const QString& terminalId, const QString& action, const QString& subject) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    addPart(hash, previous);
    addPart(hash, QByteArray::number(seq));
    for (const QString& part : {at, staffId, terminalId, action, subject})
        addPart(hash, part.toUtf8());
    return hash.result();
}

}  // namespace

QByteArray auditHash(const QByteArray& previous, const AuditLine& line) {
    return lineHash(previous, line.seq, line.at.toString(Qt::ISODateWithMs), line.staffId, line.terminalId,
                    line.action, line.subject);
}

Result<void> AuditChain::add(const QString& staffId, const QString& terminalId, const QString& action,
                             const QString& subject) {
    qint64 seq = 1;
    QByteArray previous(32, '\0');
    {
        MADO_ASSIGN(Statement last,
                    m_connection.prepare("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1"));
        MADO_ASSIGN(const bool found, last.step());
        if (found) {
            seq = last.integer(0) + 1;
            previous = last.blob(1);
        }
    }
    const QString at = m_clock.now().toString(Qt::ISODateWithMs);
    const QByteArray hash = lineHash(previous, seq, at, staffId, terminalId, action, subject);
    MADO_ASSIGN(Statement insert, m_connection.prepare("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
    const auto present = [](const QString& text) { return text.isNull() ? u""_s : text; };
    insert.bindAll(seq, at, present(staffId), present(terminalId), present(action), present(subject),
                   previous, hash);
    return insert.run();
}

Result<std::vector<AuditLine>> AuditChain::lines(qint64 afterSeq, int limit) {
    MADO_ASSIGN(Statement rows, m_connection.prepare(
                                    "SELECT seq, at, staff_id, terminal_id, action, subject, hash FROM audit "
                                    "WHERE seq > ? ORDER BY seq LIMIT ?"));
    rows.bindAll(afterSeq, limit);
    std::vector<AuditLine> lines;
    while (true) {
        MADO_ASSIGN(const bool more, rows.step());
        if (!more) return lines;
        lines.push_back({rows.integer(0), QDateTime::fromString(rows.text(1), Qt::ISODateWithMs),
                         rows.text(2), rows.text(3), rows.text(4), rows.text(5), rows.blob(6)});
    }
}

Result<void> AuditChain::exportLines(const LineSink& sink) {
    const auto put = [&sink](const QJsonObject& json) {
        return sink(QJsonDocument(json).toJson(QJsonDocument::Compact));
    };
    const auto hex = [](const QByteArray& bytes) { return QString::fromLatin1(bytes.toHex()); };
    MADO_ASSIGN(Statement head, m_connection.prepare("SELECT last_seq, last_hash FROM audit_head"));
    MADO_ASSIGN(const bool found, head.step());
    if (found)
        MADO_TRY(put({{u"kind"_s, u"end"_s}, {u"size"_s, head.integer(0)}, {u"hash"_s, hex(head.blob(1))}}));
    MADO_ASSIGN(Statement rows, m_connection.prepare(
                                    "SELECT seq, at, staff_id, terminal_id, action, subject, prev_hash, hash "
                                    "FROM audit ORDER BY seq"));
    while (true) {
        MADO_ASSIGN(const bool more, rows.step());
        if (!more) return {};
        MADO_TRY(put({{u"kind"_s, u"line"_s},
                      {u"seq"_s, rows.integer(0)},
                      {u"at"_s, rows.text(1)},
                      {u"staff_id"_s, rows.text(2)},
                      {u"terminal_id"_s, rows.text(3)},
                      {u"action"_s, rows.text(4)},
                      {u"subject"_s, rows.text(5)},
                      {u"prev_hash"_s, hex(rows.blob(6))},
                      {u"hash"_s, hex(rows.blob(7))}}));
    }
}

Result<qint64> AuditChain::firstBreak() {
    MADO_ASSIGN(Statement rows, m_connection.prepare(
                                    "SELECT seq, at, staff_id, terminal_id, action, subject, prev_hash, hash "
                                    "FROM audit ORDER BY seq"));
    qint64 expected = 1;
    QByteArray previous(32, '\0');
    while (true) {
        MADO_ASSIGN(const bool more, rows.step());
        if (!more) break;
        const QByteArray hash = lineHash(previous, rows.integer(0), rows.text(1), rows.text(2), rows.text(3),
                                         rows.text(4), rows.text(5));
        if (rows.integer(0) != expected || rows.blob(6) != previous || rows.blob(7) != hash) return expected;
        previous = hash;
        ++expected;
    }
    // The end is noted apart from the lines, so that a cut shows.
    MADO_ASSIGN(Statement head, m_connection.prepare("SELECT last_seq, last_hash FROM audit_head"));
    MADO_ASSIGN(const bool found, head.step());
    const bool whole = found && head.integer(0) == expected - 1 && head.blob(1) == previous;
    return whole ? qint64{0} : expected;
}

}  // namespace mado
