// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/procedures/Notice.h"

#include <QDate>
#include <QHash>
#include <QList>
#include <QStringList>

#include <variant>

namespace mado {

/// A value that the words of a notice show: text as it is, a date in the language's way, a count, or yen.
struct Yen {
    qint64 amount = 0;
};
using NoticeValue = std::variant<QString, QDate, qint64, Yen>;
using NoticeValues = QHash<QString, NoticeValue>;

/// One entry of resources/notices/*.json.
struct NoticeDefinition {
    QString id;
    NoticeLevel level = NoticeLevel::Info;
    QString titleJa;
    QString titleEn;
    QString detailJa;
    QString detailEn;
    QString procedure;
    QString predicate;       ///< empty for findings, which effects raise themselves
    QJsonObject parameters;  ///< of the predicate
};

/// Words and conditions of all notices and findings, read from JSON files (":/notices": findings.json,
/// household.json). Places like {name} or {until} in the words are filled from NoticeValues. Immutable after
/// loading; any thread.
class NoticeCatalogue {
 public:
    /// E-PROC-090 if a file can't be read or an entry is incomplete (facts: file, entry).
    [[nodiscard]] static Result<NoticeCatalogue> load(const QString& folder = QStringLiteral(":/notices"));

    /// An unknown id is a bug and throws std::logic_error. Places without a value stay visible as {place}.
    [[nodiscard]] Notice notice(const QString& id, const NoticeValues& values = {},
                                const QString& addresseeNo = {}) const;
    [[nodiscard]] const NoticeDefinition* definition(const QString& id) const;  ///< null if unknown
    /// Those with a predicate, in file order.
    [[nodiscard]] const QList<NoticeDefinition>& conditional() const { return m_conditional; }
    [[nodiscard]] QStringList ids() const;

 private:
    QHash<QString, NoticeDefinition> m_definitions;
    QList<NoticeDefinition> m_conditional;
};

}  // namespace mado
