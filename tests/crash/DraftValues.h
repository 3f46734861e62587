// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace mado::test {

[[nodiscard]] inline QString textOf(const QJsonValue& value) {
    if (!value.isArray()) return value.toVariant().toString();
    QStringList parts;
    for (const QJsonValue& each : value.toArray())
        parts << textOf(each.isObject() ? each[u"document"] : each);
    return parts.join(u',');
}

/// What a draft (the JSON of a CaseDraft of one procedure) holds under a name: "filer/kind", "identity",
/// "answers/lost_on", "evidence/loss_certificate".
[[nodiscard]] inline QString draftValue(const QJsonObject& draft, const QString& name) {
    const QString part = name.section(u'/', 0, 0);
    const QString key = name.section(u'/', 1);
    if (part == u"filer") return textOf(draft[u"filer"][key]);
    if (part == u"identity") return textOf(draft[u"identity"]);
    const QJsonValue kept = draft[u"procedures"][0][part][key];
    return textOf(part == u"evidence" ? kept[u"state"] : kept);
}

}  // namespace mado::test
