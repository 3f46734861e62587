// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>

namespace mado {

/// A dotted path into the facts object ("document.person.name", "results.events.0.reason"), split once.
struct FactPath {
    QStringList parts;

    [[nodiscard]] static FactPath of(QStringView text) { return {text.toString().split(u'.')}; }
    [[nodiscard]] QString text() const { return parts.join(u'.'); }
    friend bool operator==(const FactPath&, const FactPath&) = default;
};

/// The facts as a layout sees them: the facts object, and the names that repeats bind to the row at hand
/// ("m" for one of members, "row" for its number from 1). Refers to its facts; keep them alive.
class FactScope {
 public:
    explicit FactScope(const QJsonObject& facts) : m_facts(&facts) {}

    /// Undefined if there is none.
    [[nodiscard]] QJsonValue value(const FactPath& path) const;
    /// A scope in which `name` is `row` and "row" is `number`; outer names stay visible.
    [[nodiscard]] FactScope with(const QString& name, const QJsonValue& row, int number) const;
    /// Null, missing, "", [] and {} are absent. false and 0 are present.
    [[nodiscard]] static bool isAbsent(const QJsonValue& value);

 private:
    const QJsonObject* m_facts;
    QList<std::pair<QString, QJsonValue>> m_names;
};

}  // namespace mado
