// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonObject>

#include <memory>
#include <optional>

namespace mado {

/// Reads a JSON object strictly: wrong types are refused, never coerced. The first failure is kept with the
/// path of its field ("persons[0].birth_date") and shared with the objects inside; afterwards values are
/// defaults and must not be used.
class JsonInput {
 public:
    explicit JsonInput(const QJsonObject& object);

    /// Whole numbers of 0 or more, none larger than any rule takes (E-RULE-011 otherwise, E-RULE-015 for
    /// another type); required without a default.
    qint64 amount(const QString& key, std::optional<qint64> absent = std::nullopt);
    std::optional<qint64> optionalAmount(const QString& key);
    /// Also below 0.
    qint64 signedAmount(const QString& key, qint64 absent);
    bool flag(const QString& key, bool absent);
    std::optional<bool> optionalFlag(const QString& key);
    QString text(const QString& key, const std::optional<QString>& absent = std::nullopt);
    QDate date(const QString& key);  ///< required; E-RULE-014
    QDate dateOr(const QString& key, QDate absent = {});
    std::optional<QDate> optionalDate(const QString& key);
    QStringList texts(const QString& key);  ///< absent = empty
    QList<qint64> amounts(const QString& key);
    QList<JsonInput> objects(const QString& key);         ///< absent = empty
    std::optional<JsonInput> object(const QString& key);  ///< absent or null = nothing

    [[nodiscard]] bool has(const QString& key) const;  ///< present and not null
    /// `key`, or `former` if only that one is given: an older name that is still understood.
    [[nodiscard]] QString either(const QString& key, const QString& former) const {
        return !has(key) && has(former) ? former : key;
    }
    [[nodiscard]] QString path(const QString& key) const { return m_prefix + key; }
    /// The field whose date decides which figures apply, where a kind has several.
    void setDateField(const QString& key) { m_dateField = key; }
    [[nodiscard]] const QString& dateField() const { return m_dateField; }
    void refuse(const QString& code, const QString& key, const QStringList& facts = {});
    [[nodiscard]] Result<void> result() const;

 private:
    JsonInput(const QJsonObject& object, QString prefix, std::shared_ptr<std::optional<Error>> error);
    QJsonValue required(const QString& key);

    QJsonObject m_object;
    QString m_prefix;
    QString m_dateField;
    std::shared_ptr<std::optional<Error>> m_error;
};

}  // namespace mado
