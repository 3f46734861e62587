// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/postgres/PgErrors.h"

#include "core/base/Result.h"

#include <QString>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mado::pg_error {

namespace {

struct Class {
    std::string_view prefix;
    QLatin1StringView code;
};

// The first that fits counts. PostgreSQL's appendix A lists the states.
constexpr std::array classes{
    Class{"08", QLatin1StringView("E-CENTRAL-010")},     // connection
    Class{"25006", QLatin1StringView("E-CENTRAL-010")},  // this node takes no writes (any more)
    Class{"40", QLatin1StringView("E-CENTRAL-010")},     // serialization, deadlock, unknown completion
    Class{"53", QLatin1StringView("E-CENTRAL-010")},     // disk, memory, too many connections
    Class{"55P03", QLatin1StringView("E-CENTRAL-010")},  // a lock did not come in time
    Class{"57", QLatin1StringView("E-CENTRAL-010")},     // time-out, shutdown, recovery
    Class{"58", QLatin1StringView("E-CENTRAL-010")},     // the server's own system
    Class{"25P", QLatin1StringView("E-CENTRAL-010")},    // idle in a transaction for too long
    Class{"28", QLatin1StringView("E-CENTRAL-012")},     // the login does not hold (any more)
    Class{"42501", QLatin1StringView("E-CENTRAL-011")},  // not allowed
    Class{"42", QLatin1StringView("E-CENTRAL-061")},     // a function or column that is not there
    Class{"3D", QLatin1StringView("E-CENTRAL-061")},     // no such database
    Class{"3F", QLatin1StringView("E-CENTRAL-061")},     // no such schema
    Class{"22", QLatin1StringView("E-CENTRAL-060")},     // data exception
    Class{"23", QLatin1StringView("E-CENTRAL-060")},     // constraint
    Class{"XX001", QLatin1StringView("E-CENTRAL-003")},  // data corrupted
    Class{"XX002", QLatin1StringView("E-CENTRAL-003")},  // index corrupted
};

bool containsAny(std::string_view text, std::initializer_list<std::string_view> parts) {
    return std::any_of(parts.begin(), parts.end(),
                       [text](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

bool isState(std::string_view text) {
    return text.size() == 5 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
           });
}

}  // namespace

Error ofState(std::string_view state) {
    const QString detail = QString::fromLatin1(state.data(), static_cast<qsizetype>(state.size()));
    const auto found = std::find_if(classes.begin(), classes.end(),
                                    [state](const Class& each) { return state.starts_with(each.prefix); });
    return fail(found == classes.end() ? u"E-CENTRAL-062"_s : QString(found->code), {}, {}, detail);
}

std::string_view stateIn(std::string_view message) {
    // "FATAL:  28000\n", also after "connection to server at ... failed: "
    const auto fatal = message.rfind(":  ");
    if (fatal == std::string_view::npos) return {};
    const std::string_view rest = message.substr(fatal + 3, 5);
    return isState(rest) ? rest : std::string_view();
}

Error ofConnecting(std::string_view message) {
    const std::string_view state = stateIn(message);
    if (!state.empty()) return ofState(state);
    // OpenSSL's words, which are not translated.
    if (containsAny(message, {"certificate verify failed", "does not match host name",
                              "could not get server's host name", "does not support SSL",
                              "unsupported protocol", "tlsv1 alert protocol version"})) {
        return fail(u"E-CENTRAL-015"_s, {}, {}, u"tls"_s);
    }
    if (containsAny(message, {"alert unknown ca", "alert bad certificate", "alert certificate",
                              "alert decrypt error", "alert access denied"})) {
        return fail(u"E-CENTRAL-014"_s, {}, {}, u"tls"_s);
    }
    if (containsAny(message, {"root certificate"})) return fail(u"E-CENTRAL-017"_s, u"ca"_s, {u"ca"_s});
    // The key can't be used: another PIN, card taken out, file of another key.
    if (containsAny(message, {"private key", "certificate file"})) return fail(u"E-CENTRAL-016"_s);
    return fail(u"E-CENTRAL-010"_s, {}, {}, u"connect"_s);
}

bool isFailover(std::string_view state) {
    return state == "57P01" || state == "57P02" || state == "57P03" || state == "25006";
}

}  // namespace mado::pg_error
