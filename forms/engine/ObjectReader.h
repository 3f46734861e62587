// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/engine/DefinitionReader.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QString>
#include <QStringList>

namespace mado {

/// Takes the values of one JSON object by key, and notes what is wrong with them. finish() reports keys that
/// nobody asked for.
class ObjectReader {
 public:
    enum class Need { Required, Optional };
    static constexpr int longestText = 4000;

    ObjectReader(const QJsonValue& value, QString pointer, QList<DefinitionProblem>& problems);
    ~ObjectReader() = default;
    ObjectReader(const ObjectReader&) = delete;
    ObjectReader& operator=(const ObjectReader&) = delete;

    [[nodiscard]] bool has(const QString& key) const { return m_object.contains(key); }
    [[nodiscard]] QString text(const QString& key, Need need = Need::Required);
    /// Lower-case letters, digits and underscores.
    [[nodiscard]] QString id(const QString& key, Need need = Need::Required);
    [[nodiscard]] qint64 number(const QString& key, qint64 otherwise, qint64 least, qint64 most);
    [[nodiscard]] bool truth(const QString& key, bool otherwise = false);
    [[nodiscard]] LocalText words(const QString& key, Need need = Need::Required);
    [[nodiscard]] QStringList texts(const QString& key);
    /// At most `most` elements.
    [[nodiscard]] QJsonArray array(const QString& key, int most = 100);
    [[nodiscard]] QJsonValue raw(const QString& key);
    [[nodiscard]] Expression expression(const QString& key, const ObjectType& scope, ValueKind kind);
    [[nodiscard]] Expression condition(const QString& key, const ObjectType& scope) {
        return expression(key, scope, ValueKind::Boolean);
    }
    [[nodiscard]] TextWithPlaces places(const QString& key, const ObjectType& scope);
    /// The value of `key` in `codes`, by position; -1 (with a problem) if it is none of them.
    [[nodiscard]] int oneOf(const QString& key, const QStringList& codes, int otherwise = -1);

    [[nodiscard]] QString pointer(const QString& key) const { return m_pointer + u'/' + key; }
    void problem(const QString& key, const QString& message, int offset = 0);
    void finish();

 private:
    QJsonObject m_object;
    QString m_pointer;
    QList<DefinitionProblem>& m_problems;
    QSet<QString> m_asked;
};

[[nodiscard]] bool isIdentifier(const QString& text);

}  // namespace mado
