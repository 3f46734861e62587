// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/audit/AuditTrail.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>
#include <sodium.h>
#include <tuple>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

void addPart(QCryptographicHash& hash, const QByteArray& part) {
    hash.addData(QByteArray::number(part.size()) + ':');
    hash.addData(part);
}

/// How far around its place it is looked whether a line was written under another number, and for how many
/// lines: in a trail that is nothing but damaged the search would take for ever.
constexpr qint64 mostAway = 2'000;
constexpr qint64 mostSearches = 2'000;

/// As both centres hash a line: length before each part, so that no two lines share their bytes.
QByteArray hashOf(const QByteArray& previous, qint64 seq, const QJsonObject& line) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    addPart(hash, previous);
    addPart(hash, QByteArray::number(seq));
    for (const QString& name : {u"at"_s, u"staff_id"_s, u"terminal_id"_s, u"action"_s, u"subject"_s})
        addPart(hash, line[name].toString().toUtf8());
    return hash.result();
}

/// How far from `seq` the number is under which the line was written; 0: it was written under none near.
qint64 movedFrom(const QByteArray& previous, qint64 seq, const QJsonObject& line, const QByteArray& hash) {
    for (qint64 away = 1; away <= mostAway; ++away) {
        if (hashOf(previous, seq + away, line) == hash) return away;
        if (away < seq && hashOf(previous, seq - away, line) == hash) return -away;
    }
    return 0;
}

/// Neighbours of one kind as one finding.
void join(std::vector<AuditFinding>& findings) {
    std::ranges::stable_sort(
        findings, {}, [](const AuditFinding& each) { return std::tuple(each.kind, each.about, each.from); });
    std::vector<AuditFinding> joined;
    for (AuditFinding& each : findings) {
        AuditFinding* const before = joined.empty() ? nullptr : &joined.back();
        const bool goesOn = before != nullptr && before->kind == each.kind && before->about == each.about &&
                            (each.from == before->to || each.from == before->to + 1);
        if (goesOn)
            before->to = std::max(before->to, each.to);
        else
            joined.push_back(std::move(each));
    }
    findings = std::move(joined);
}

QByteArray hex(const QJsonValue& value) {
    return QByteArray::fromHex(value.toString().toLatin1());
}

bool isSigned(const QByteArray& content, const QByteArray& signature, const QByteArray& key) {
    if (signature.size() != static_cast<qsizetype>(crypto_sign_BYTES) ||
        key.size() != static_cast<qsizetype>(crypto_sign_PUBLICKEYBYTES))
        return false;
    const auto bytes = [](const QByteArray& array) {
        return reinterpret_cast<const unsigned char*>(array.constData());
    };
    return crypto_sign_verify_detached(bytes(signature), bytes(content),
                                       static_cast<unsigned long long>(content.size()), bytes(key)) == 0;
}

}  // namespace

QString auditFindingName(AuditFinding::Kind kind) {
    switch (kind) {
        case AuditFinding::Kind::Edited:
            return u"edited"_s;
        case AuditFinding::Kind::Missing:
            return u"missing"_s;
        case AuditFinding::Kind::Reordered:
            return u"reordered"_s;
        case AuditFinding::Kind::Unlinked:
            return u"unlinked"_s;
        case AuditFinding::Kind::CutEnd:
            return u"cut"_s;
        case AuditFinding::Kind::Rebuilt:
            return u"rebuilt"_s;
        case AuditFinding::Kind::Terminal:
            return u"terminal"_s;
        case AuditFinding::Kind::Unreadable:
            return u"unreadable"_s;
    }
    return {};
}

void AuditTrail::remember(qint64 size, const QByteArray& root, const QString& who) {
    m_memories.insert(size, {root, who});
    ++m_witnessed;
}

void AuditTrail::rememberLast(qint64 size, const QByteArray& hash, const QString& who) {
    m_lastHashes.insert(size, {hash, who});
}

void AuditTrail::take(const QByteArray& line) {
    const QJsonObject json = QJsonDocument::fromJson(line).object();
    const QString kind = json[u"kind"_s].toString();
    if (kind == u"line"_s) return takeLine(json);
    if (kind == u"terminal_line"_s) return takeTerminalLine(json);
    if (kind == u"checkpoint"_s || kind == u"head"_s) {
        // These stand before the lines in the export, and are remembered like any witness.
        m_memories.insert(json[u"size"_s].toInteger(), {hex(json[u"root"_s]), kind});
    } else if (kind == u"end"_s) {
        rememberLast(json[u"size"_s].toInteger(), hex(json[u"hash"_s]), kind);
    } else if (kind == u"terminal"_s) {
        m_terminals[json[u"terminal_id"_s].toString()].publicKey =
            QByteArray::fromBase64(json[u"public_key"_s].toString().toLatin1());
    } else {
        m_findings.push_back({AuditFinding::Kind::Unreadable, m_expected, m_expected, {}});
    }
}

void AuditTrail::takeLine(const QJsonObject& json) {
    const qint64 seq = json[u"seq"_s].toInteger();
    const QByteArray hash = hex(json[u"hash"_s]);
    const QByteArray previous = hex(json[u"prev_hash"_s]);
    if (seq > m_expected)
        m_findings.push_back({AuditFinding::Kind::Missing, m_expected, seq - 1, {}});
    else if (seq < m_expected)
        m_findings.push_back({AuditFinding::Kind::Reordered, seq, seq, {}});
    if (hashOf(previous, seq, json) != hash)
        lookAtContent(json, previous, hash);
    else if (seq == m_expected && previous != m_previous)
        m_findings.push_back({AuditFinding::Kind::Unlinked, seq, seq, {}});
    m_expected = std::max(m_expected, seq + 1);
    m_previous = hash;
    m_tree.add(hash);
    compare();
}

void AuditTrail::lookAtContent(const QJsonObject& json, const QByteArray& previous, const QByteArray& hash) {
    const qint64 seq = json[u"seq"_s].toInteger();
    const qint64 away = ++m_searches <= mostSearches ? movedFrom(previous, seq, json, hash) : 0;
    if (away == 0)
        m_findings.push_back({AuditFinding::Kind::Edited, seq, seq, {}});
    else
        m_findings.push_back({AuditFinding::Kind::Reordered, seq, seq,
                              (away > 0 ? u"+"_s : QString()) + QString::number(away)});
}

void AuditTrail::compare() {
    const qint64 size = m_tree.size();
    const QByteArray root = m_memories.contains(size) ? m_tree.root() : QByteArray();
    bool fits = !root.isEmpty();
    for (const Memory& memory : m_memories.values(size)) {
        if (memory.root == root) continue;
        fits = false;
        m_findings.push_back({AuditFinding::Kind::Rebuilt, m_lastGood + 1, size, memory.who});
    }
    for (const Memory& memory : m_lastHashes.values(size)) {
        if (memory.root != m_previous)
            m_findings.push_back({AuditFinding::Kind::Rebuilt, m_lastGood + 1, size, memory.who});
    }
    if (fits) m_lastGood = size;
}

void AuditTrail::takeTerminalLine(const QJsonObject& json) {
    const QString id = json[u"terminal_id"_s].toString();
    Terminal& terminal = m_terminals[id];
    const qint64 counter = json[u"counter"_s].toInteger();
    const QByteArray hash = QCryptographicHash::hash(terminal.last + json[u"line"_s].toString().toUtf8(),
                                                     QCryptographicHash::Sha256);
    const bool isSound = counter == terminal.counter + 1 && hash == hex(json[u"hash"_s]) &&
                         isSigned(hash, QByteArray::fromBase64(json[u"signature"_s].toString().toLatin1()),
                                  terminal.publicKey);
    if (!isSound) m_findings.push_back({AuditFinding::Kind::Terminal, terminal.counter + 1, counter, id});
    terminal.counter = counter;
    terminal.last = hex(json[u"hash"_s]);
}

std::vector<AuditFinding> AuditTrail::finish() {
    const qint64 size = m_tree.size();
    for (const auto* each : {&m_memories, &m_lastHashes}) {
        for (auto memory = each->cbegin(); memory != each->cend(); ++memory) {
            if (memory.key() > size)
                m_findings.push_back({AuditFinding::Kind::CutEnd, size + 1, memory.key(), memory->who});
        }
    }
    join(m_findings);
    std::ranges::stable_sort(m_findings, {}, &AuditFinding::from);
    return m_findings;
}

}  // namespace mado
