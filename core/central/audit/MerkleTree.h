// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace mado {

/// The hash tree of RFC 6962 over the hashes of audit lines (SHA-256), built line by line.
class MerkleTree {
 public:
    void add(const QByteArray& lineHash);
    [[nodiscard]] qint64 size() const { return m_size; }
    /// The root over all lines so far; SHA-256 of nothing for none.
    [[nodiscard]] QByteArray root() const;

    /// What a witness checks: that the tree (`size`, `root`) begins with the one that it remembers. RFC 9162
    /// 2.1.4.2.
    [[nodiscard]] static bool beginsWith(qint64 oldSize, const QByteArray& oldRoot, qint64 size,
                                         const QByteArray& root, const QList<QByteArray>& proof);

 private:
    qint64 m_size = 0;
    QList<QByteArray> m_full;  // roots of the full subtrees, the largest first
};

}  // namespace mado
