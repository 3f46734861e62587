// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/postgres/PgParameters.h"

#include <QFile>

#include <algorithm>

namespace mado {

namespace {

/// Where no password file is: passwords are never used.
constexpr const char* noSuchFile = "/nonexistent/madoguchi/passfile";

QByteArray digits(qint64 number) {
    return QByteArray::number(number);
}

}  // namespace

PgParameters::PgParameters(const PgServer& server, const PgNode& node, const TlsCredential& credential) {
    add("host", node.host.toUtf8());
    if (!node.address.isEmpty()) add("hostaddr", node.address.toUtf8());
    add("port", digits(node.port));
    add("dbname", server.database.toUtf8());
    add("user", credential.login.toUtf8());
    // Who the server is.
    add("sslmode", "verify-full");
    add("sslrootcert", QFile::encodeName(server.caPath));
    if (!server.crlPath.isEmpty()) add("sslcrl", QFile::encodeName(server.crlPath));
    add("ssl_min_protocol_version", "TLSv1.2");
    add("sslsni", "1");
    add("sslcompression", "0");
    add("gssencmode", "disable");
    // Who we are: by certificate, so that there is no password and nothing for channel binding to bind; that
    // no password was sent is checked after connecting.
    add("sslcert", QFile::encodeName(credential.certificatePath));
    add("sslkey", credential.isOnCard() ? credential.cardKey->name() : QFile::encodeName(credential.keyPath));
    add("passfile", noSuchFile);
    add("channel_binding", "prefer");
    // How long silence lasts before the line counts as dead.
    add("connect_timeout", digits(server.connectSeconds));
    add("keepalives", "1");
    add("keepalives_idle", "20");
    add("keepalives_interval", "5");
    add("keepalives_count", "3");
    add("tcp_user_timeout", "15000");
    add("target_session_attrs", "read-write");
    add("client_encoding", "UTF8");
    add("application_name", "madoguchi");
    add("options", "-c client_min_messages=error -c DateStyle=ISO -c bytea_output=hex");
}

QByteArray PgParameters::value(const QByteArray& key) const {
    const auto found =
        std::find_if(m_all.begin(), m_all.end(), [&key](const auto& each) { return each.first == key; });
    return found == m_all.end() ? QByteArray() : found->second;
}

std::vector<const char*> PgParameters::keys() const {
    std::vector<const char*> list;
    for (const auto& [key, value] : m_all)
        list.push_back(key.constData());
    list.push_back(nullptr);
    return list;
}

std::vector<const char*> PgParameters::values() const {
    std::vector<const char*> list;
    for (const auto& [key, value] : m_all)
        list.push_back(value.constData());
    list.push_back(nullptr);
    return list;
}

}  // namespace mado
