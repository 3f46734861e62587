// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/CentreSettings.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

Error wrong(const QString& field) {
    return fail(u"E-CENTRAL-017"_s, field, {field});
}

Result<std::vector<PgNode>> nodesIn(const QJsonArray& list) {
    constexpr int usualPort = 5432;
    constexpr int highestPort = 65535;
    std::vector<PgNode> nodes;
    for (const QJsonValue& each : list) {
        const PgNode node{each[u"host"_s].toString(), each[u"address"_s].toString(),
                          each[u"port"_s].toInt(usualPort)};
        if (node.host.isEmpty()) return wrong(u"host"_s);
        if (node.port < 1 || node.port > highestPort) return wrong(u"port"_s);
        nodes.push_back(node);
    }
    if (nodes.empty()) return wrong(u"nodes"_s);
    return nodes;
}

}  // namespace

Result<std::optional<CentreSettings>> CentreSettings::read(const QString& folder) {
    const QString path = QDir(folder).filePath(u"centre.json"_s);
    if (!QFile::exists(path)) return std::optional<CentreSettings>();
    MADO_ASSIGN(CentreSettings settings, readFile(path, folder));
    return std::optional(std::move(settings));
}

Result<CentreSettings> CentreSettings::readFile(const QString& filePath, const QString& folder) {
    const QDir here(folder);
    QFile file(filePath);
    if (!file.open(QIODevice::ReadOnly)) return wrong(u"centre.json"_s);
    const auto document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject()) return wrong(u"centre.json"_s);
    const QJsonObject json = document.object();
    const auto path = [&](const QString& name) {
        const QString text = json[name].toString();
        return text.isEmpty() ? QString() : here.absoluteFilePath(text);
    };
    CentreSettings settings;
    MADO_ASSIGN(settings.server.nodes, nodesIn(json[u"nodes"_s].toArray()));
    settings.server.database = json[u"database"_s].toString(settings.server.database);
    settings.server.caPath = path(u"ca"_s);
    settings.server.crlPath = path(u"crl"_s);
    settings.certificates = path(u"certificates"_s);
    settings.cardModule = json[u"card_module"_s].toString();
    if (settings.server.database.isEmpty()) return wrong(u"database"_s);
    if (!QFile::exists(settings.server.caPath)) return wrong(u"ca"_s);
    if (!settings.server.crlPath.isEmpty() && !QFile::exists(settings.server.crlPath)) return wrong(u"crl"_s);
    // By its whole path, or another library of that name could take its place.
    if (!settings.cardModule.isEmpty() && !QDir::isAbsolutePath(settings.cardModule))
        return wrong(u"card_module"_s);
    return settings;
}

}  // namespace mado
