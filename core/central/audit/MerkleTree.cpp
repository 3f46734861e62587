// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/audit/MerkleTree.h"

#include <QCryptographicHash>

namespace mado {

namespace {

QByteArray sha256(const QByteArray& bytes) {
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

QByteArray joined(const QByteArray& left, const QByteArray& right) {
    return sha256('\x01' + left + right);
}

}  // namespace

void MerkleTree::add(const QByteArray& lineHash) {
    QByteArray node = sha256(QByteArray(1, '\0') + lineHash);
    for (qint64 place = m_size; place % 2 == 1; place /= 2)
        node = joined(m_full.takeLast(), node);
    m_full.append(node);
    ++m_size;
}

QByteArray MerkleTree::root() const {
    if (m_full.isEmpty()) return sha256({});
    QByteArray node = m_full.back();
    for (qsizetype i = m_full.size() - 2; i >= 0; --i)
        node = joined(m_full[i], node);
    return node;
}

bool MerkleTree::beginsWith(qint64 oldSize, const QByteArray& oldRoot, qint64 size, const QByteArray& root,
                            const QList<QByteArray>& proof) {
    if (oldSize < 0 || oldSize > size) return false;
    if (oldSize == 0) return proof.isEmpty();
    if (oldSize == size) return proof.isEmpty() && oldRoot == root;
    QList<QByteArray> path = proof;
    // A tree that is one full subtree is its own first step.
    if ((oldSize & (oldSize - 1)) == 0) path.prepend(oldRoot);
    if (path.isEmpty()) return false;
    qint64 first = oldSize - 1;
    qint64 second = size - 1;
    while (first % 2 == 1) {
        first /= 2;
        second /= 2;
    }
    QByteArray before = path.front();
    QByteArray now = path.front();
    for (qsizetype i = 1; i < path.size(); ++i) {
        if (second == 0) return false;
        if (first % 2 == 1 || first == second) {
            before = joined(path[i], before);
            now = joined(path[i], now);
            while (first % 2 == 0 && first != 0) {
                first /= 2;
                second /= 2;
            }
        } else {
            now = joined(now, path[i]);
        }
        first /= 2;
        second /= 2;
    }
    return second == 0 && before == oldRoot && now == root;
}

}  // namespace mado
