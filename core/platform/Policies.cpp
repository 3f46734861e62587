// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/Policies.h"

#include "core/base/NativePath.h"

#include <QRegularExpression>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr std::size_t mostHosts = 16;
constexpr int longestIdle = 60;
constexpr int highestPort = 65535;

Error wrong(const QString& name) {
    return fail(u"E-POLICY-001"_s, name, {name});
}

Result<QString> textOf(const QJsonObject& values, const QString& name) {
    const auto found = values.constFind(name);
    if (found == values.constEnd()) return QString();
    if (!found->isString()) return wrong(name);
    return found->toString().trimmed();
}

Result<std::optional<int>> numberOf(const QJsonObject& values, const QString& name, int least, int most) {
    const auto found = values.constFind(name);
    if (found == values.constEnd()) return std::optional<int>();
    if (!found->isDouble()) return wrong(name);
    const double number = found->toDouble();
    if (number != std::floor(number) || number < least || number > most) return wrong(name);
    return std::optional(static_cast<int>(number));
}

Result<QString> pathOf(const QJsonObject& values, const QString& name) {
    MADO_ASSIGN(const QString path, textOf(values, name));
    // From a share, whoever runs that server could give this machine another library or authority.
    if (!path.isEmpty() && !native::isLocalAbsolute(path)) return wrong(name);
    return path;
}

/// One "host" or "host:port"; names as RFC 1123 has them.
std::optional<Policies::Host> hostOf(const QString& text) {
    static const QRegularExpression form(
        u"\\A((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*)(?::([0-9]{1,5}))?\\z"_s);
    constexpr qsizetype longestName = 253;
    const auto match = form.match(text);
    if (!match.hasMatch() || match.captured(1).size() > longestName) return {};
    Policies::Host host{match.captured(1)};
    if (!match.captured(2).isEmpty()) host.port = match.captured(2).toInt();
    if (host.port < 1 || host.port > highestPort) return {};
    return host;
}

Result<std::vector<Policies::Host>> hostsOf(const QJsonObject& values) {
    const QString name = u"Centre"_s;
    MADO_ASSIGN(const QString text, textOf(values, name));
    std::vector<Policies::Host> hosts;
    if (text.isEmpty()) return hosts;
    for (const QString& each : text.split(u',')) {
        const auto host = hostOf(each.trimmed());
        if (!host) return wrong(name);
        hosts.push_back(*host);
    }
    if (hosts.size() > mostHosts) return wrong(name);
    return hosts;
}

}  // namespace

Result<Policies> Policies::of(const QJsonObject& values) {
    static const std::array names{u"Centre"_s,   u"CentreCertificate"_s, u"CardModule"_s,
                                  u"Language"_s, u"MostIdleMinutes"_s,   u"HideFromCapture"_s};
    Policies policies;
    MADO_ASSIGN(policies.centre, hostsOf(values));
    MADO_ASSIGN(policies.centreCertificate, pathOf(values, u"CentreCertificate"_s));
    MADO_ASSIGN(policies.cardModule, pathOf(values, u"CardModule"_s));
    MADO_ASSIGN(policies.language, textOf(values, u"Language"_s));
    if (!policies.language.isEmpty() && policies.language != u"ja"_s && policies.language != u"en"_s)
        return wrong(u"Language"_s);
    MADO_ASSIGN(policies.mostIdleMinutes, numberOf(values, u"MostIdleMinutes"_s, 1, longestIdle));
    MADO_ASSIGN(const auto hides, numberOf(values, u"HideFromCapture"_s, 0, 1));
    policies.hideFromCapture = hides.value_or(1) == 1;
    for (const QString& each : values.keys()) {
        if (std::find(names.begin(), names.end(), each) == names.end()) policies.unknown << each;
    }
    return policies;
}

Result<Policies> readPolicies(PolicySource& source) {
    MADO_ASSIGN(const QJsonObject values, source.read());
    return Policies::of(values);
}

}  // namespace mado
