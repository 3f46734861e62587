// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/CentreSettings.h"

#include "core/base/BoundedFile.h"

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

std::vector<PgNode> nodesOf(const std::vector<Policies::Host>& hosts) {
    std::vector<PgNode> nodes;
    nodes.reserve(hosts.size());
    for (const Policies::Host& each : hosts)
        nodes.push_back({each.name, {}, each.port});
    return nodes;
}

Result<CentreSettings> settingsOf(const QJsonObject& json, const QString& folder, const Policies& fixed) {
    const QDir here(folder);
    const auto path = [&](const QString& name) {
        const QString text = json[name].toString();
        return text.isEmpty() ? QString() : here.absoluteFilePath(text);
    };
    CentreSettings settings;
    settings.server.nodes = nodesOf(fixed.centre);
    if (fixed.centre.empty()) {
        MADO_ASSIGN(settings.server.nodes, nodesIn(json[u"nodes"_s].toArray()));
    }
    settings.server.database = json[u"database"_s].toString(settings.server.database);
    settings.server.caPath = fixed.centreCertificate.isEmpty() ? path(u"ca"_s) : fixed.centreCertificate;
    settings.server.crlPath = path(u"crl"_s);
    settings.certificates = path(u"certificates"_s);
    settings.cardModule = fixed.cardModule.isEmpty() ? json[u"card_module"_s].toString() : fixed.cardModule;
    return settings;
}

/// What stands in them must be there, and be meant for this machine alone.
Result<void> check(const CentreSettings& settings, const Policies& fixed) {
    if (settings.server.database.isEmpty()) return wrong(u"database"_s);
    if (!QFile::exists(settings.server.caPath)) {
        if (fixed.centreCertificate.isEmpty()) return wrong(u"ca"_s);
        return fail(u"E-POLICY-001"_s, u"CentreCertificate"_s, {u"CentreCertificate"_s});
    }
    if (!settings.server.crlPath.isEmpty() && !QFile::exists(settings.server.crlPath)) return wrong(u"crl"_s);
    // By its whole path, or another library of that name could take its place.
    if (!settings.cardModule.isEmpty() && !QDir::isAbsolutePath(settings.cardModule))
        return wrong(u"card_module"_s);
    return {};
}

}  // namespace

Result<std::optional<CentreSettings>> CentreSettings::read(const QString& folder, const Policies& fixed) {
    const QString path = QDir(folder).filePath(u"centre.json"_s);
    const bool isThere = QFile::exists(path);
    if (!isThere && fixed.centre.empty()) return std::optional<CentreSettings>();
    if (isThere) {
        MADO_ASSIGN(CentreSettings settings, readFile(path, folder, fixed));
        return std::optional(std::move(settings));
    }
    MADO_ASSIGN(CentreSettings settings, settingsOf({}, folder, fixed));
    MADO_TRY(check(settings, fixed));
    return std::optional(std::move(settings));
}

Result<CentreSettings> CentreSettings::readFile(const QString& filePath, const QString& folder,
                                                const Policies& fixed) {
    const auto content = bounded::content(filePath);
    if (!content) return wrong(u"centre.json"_s);
    const auto document = QJsonDocument::fromJson(*content);
    if (!document.isObject()) return wrong(u"centre.json"_s);
    MADO_ASSIGN(CentreSettings settings, settingsOf(document.object(), folder, fixed));
    MADO_TRY(check(settings, fixed));
    return settings;
}

}  // namespace mado
