// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/AuditWitness.h"

#include "core/central/audit/MerkleTree.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

const QString keptName = u"audit-witness"_s;
const QString disputedName = u"audit-disputed"_s;

/// Some weeks of days at the counter.
constexpr std::size_t mostKept = 400;
constexpr qint64 secondsApart = 3600;

using Checkpoint = AuditWitness::Checkpoint;

Result<std::vector<Checkpoint>> listIn(const Outbox& outbox, const QString& name) {
    MADO_ASSIGN(const QString text, outbox.fact(name));
    std::vector<Checkpoint> all;
    for (const QJsonValue& each : QJsonDocument::fromJson(text.toUtf8()).array())
        all.push_back({each[u"size"_s].toInteger(),
                       QByteArray::fromHex(each[u"root"_s].toString().toLatin1()),
                       each[u"epoch"_s].toString(),
                       QDateTime::fromString(each[u"at"_s].toString(), Qt::ISODateWithMs).toUTC()});
    return all;
}

Result<void> keepList(Outbox& outbox, const QString& name, const std::vector<Checkpoint>& list) {
    QJsonArray json;
    for (const Checkpoint& each : list)
        json.append(QJsonObject{{u"size"_s, each.size},
                                {u"root"_s, QString::fromLatin1(each.root.toHex())},
                                {u"epoch"_s, each.epoch},
                                {u"at"_s, each.at.toString(Qt::ISODateWithMs)}});
    return outbox.keepFact(name, QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
}

}  // namespace

Result<std::vector<Checkpoint>> AuditWitness::checkpoints() const {
    return listIn(m_outbox, keptName);
}

Result<std::vector<Checkpoint>> AuditWitness::disputed() const {
    return listIn(m_outbox, disputedName);
}

Result<void> AuditWitness::beginAnew() {
    MADO_TRY(keepList(m_outbox, keptName, {}));
    m_lastProven = {};
    return keepList(m_outbox, disputedName, {});
}

Result<void> AuditWitness::keep(std::vector<Checkpoint> known, const Checkpoint& next) {
    // The last one is replaced until it is an hour from the one before it.
    const bool replacesLast = known.size() > 1 && known.back().epoch == next.epoch &&
                              known[known.size() - 2].epoch == next.epoch &&
                              known[known.size() - 2].at.secsTo(next.at) < secondsApart;
    if (replacesLast)
        known.back() = next;
    else
        known.push_back(next);
    if (known.size() > mostKept) known.erase(known.begin());
    MADO_TRY(keepList(m_outbox, keptName, known));
    m_lastProven = m_clock.now();
    return {};
}

Result<void> AuditWitness::dispute(CentralSession& session, const Checkpoint& claimed) {
    MADO_ASSIGN(auto all, disputed());
    const bool isKnown = std::any_of(all.begin(), all.end(), [&claimed](const Checkpoint& each) {
        return each.size == claimed.size && each.root == claimed.root;
    });
    if (!isKnown) {
        all.push_back(claimed);
        if (all.size() > mostKept) all.erase(all.begin());
        MADO_TRY(keepList(m_outbox, disputedName, all));
        // In the centre's own trail, too, for whoever reads that.
        static_cast<void>(session.note(u"audit trail disputed"_s, QString::number(claimed.size)));
    }
    m_lastProven = m_clock.now();
    return fail(u"E-SYNC-007"_s, {}, {QString::number(claimed.size)});
}

Result<void> AuditWitness::look(CentralSession& session, const CentralHello& hello) {
    if (hello.auditSize < 1) return {};  // a centre of a make without a tree
    MADO_ASSIGN(auto known, checkpoints());
    const Checkpoint now{hello.auditSize, hello.auditRoot, hello.epoch, hello.serverTime};
    if (known.empty() || known.back().epoch != now.epoch) return keep(std::move(known), now);
    const Checkpoint last = known.back();
    if (now.size < last.size || (now.size == last.size && now.root != last.root))
        return dispute(session, now);
    const bool isSoon = m_lastProven.isValid() && m_lastProven.secsTo(m_clock.now()) < m_pause.count();
    if (now.size == last.size || isSoon) return {};
    MADO_ASSIGN(const AuditProof proof, session.auditProof(last.size));
    const Checkpoint proven{proof.size, proof.root, now.epoch, now.at};
    if (!MerkleTree::beginsWith(last.size, last.root, proof.size, proof.root, proof.path))
        return dispute(session, proven);
    return keep(std::move(known), proven);
}

}  // namespace mado
