// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace mado {

/// One machine on which the centre may run.
struct PgNode {
    QString host;          ///< as in the server's certificate
    QString address = {};  ///< where there is no name service; empty: found by name
    int port = 5432;
    friend bool operator==(const PgNode&, const PgNode&) = default;
};

/// Where the centre is. Any of the nodes may be the one that takes writes; that one is used.
struct PgServer {
    std::vector<PgNode> nodes;
    QString database = QStringLiteral("madoguchi");
    QString caPath;          ///< PEM; the only authority that may vouch for the server
    QString crlPath = {};    ///< PEM; empty: no list
    int connectSeconds = 3;  ///< for each node
};

}  // namespace mado
