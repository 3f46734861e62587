// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/central/audit/MerkleTree.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QMap>
#include <QString>

#include <vector>

namespace mado {

/// Something that is not as it was written, and where.
struct AuditFinding {
    enum class Kind {
        Edited,      ///< the line does not fit its own hash
        Missing,     ///< numbers are missing
        Reordered,   ///< a line that was written under another number (`about`: how far away), or a number
                     ///< that comes after a higher one, or twice
        Unlinked,    ///< the line fits itself but does not follow on the one before
        CutEnd,      ///< lines at the end are gone
        Rebuilt,     ///< whole in itself, but not what a checkpoint or a witness remembers
        Terminal,    ///< a terminal's own lines have a gap, or are not signed by it
        Unreadable,  ///< a line of the export is no line
    };
    Kind kind = Kind::Edited;
    qint64 from = 0;
    qint64 to = 0;
    QString about = {};  ///< who remembers otherwise; the terminal; "+1": the line stood one later
    friend bool operator==(const AuditFinding&, const AuditFinding&) = default;
};
[[nodiscard]] QString auditFindingName(AuditFinding::Kind kind);

/// Checks an export of the audit trail (JSON lines, as centre.audit_export() gives) and what witnesses
/// remember, without a database: in the order of the file, in one pass.
class AuditTrail {
 public:
    /// One line of the export.
    void take(const QByteArray& line);
    /// {"size", "root"}: a checkpoint kept outside, at a terminal for one; `who` keeps it. All before the
    /// export.
    void remember(qint64 size, const QByteArray& root, const QString& who);
    /// The same of a centre without a hash tree, which remembers the last line's hash only.
    void rememberLast(qint64 size, const QByteArray& hash, const QString& who);
    /// What was found, in order of place, neighbours of a kind in one; nothing: the trail is whole.
    [[nodiscard]] std::vector<AuditFinding> finish();
    [[nodiscard]] qint64 lineCount() const { return m_tree.size(); }
    [[nodiscard]] qint64 witnessCount() const { return m_witnessed; }

 private:
    struct Memory {
        QByteArray root;
        QString who;
    };
    struct Terminal {
        QByteArray publicKey;
        QByteArray last = QByteArray(32, '\0');
        qint64 counter = 0;
    };
    void takeLine(const QJsonObject& json);
    void takeTerminalLine(const QJsonObject& json);
    void lookAtContent(const QJsonObject& json, const QByteArray& previous, const QByteArray& hash);
    void compare();

    MerkleTree m_tree;
    qint64 m_expected = 1;
    QByteArray m_previous = QByteArray(32, '\0');
    QMultiMap<qint64, Memory> m_memories;
    QMultiMap<qint64, Memory> m_lastHashes;  // of another make: not roots
    qint64 m_searches = 0;
    qint64 m_lastGood = 0;  // up to here somebody remembers the same
    qint64 m_witnessed = 0;
    QHash<QString, Terminal> m_terminals;
    std::vector<AuditFinding> m_findings;
};

}  // namespace mado
