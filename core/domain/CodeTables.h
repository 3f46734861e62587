// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ErrorCatalogue.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace mado {

/// Words of the codes in the records, from a table that a municipality may change
/// (":/dictionary/codes.tsv": table, code, ja, en). Read-only after construction; any thread.
class CodeTables {
 public:
    explicit CodeTables(const QString& file = QStringLiteral(":/dictionary/codes.tsv"));
    /// The official word; an unknown code is shown as it is, never hidden.
    [[nodiscard]] QString label(const QString& table, const QString& code,
                                Language language = Language::Japanese) const;
    [[nodiscard]] bool contains(const QString& table, const QString& code) const;
    [[nodiscard]] QStringList codes(const QString& table) const;  ///< in file order
    /// The code of a Japanese word; empty if none.
    [[nodiscard]] QString codeOf(const QString& table, const QString& labelJa) const;

 private:
    struct Words {
        QString ja;
        QString en;
    };
    QHash<QString, QHash<QString, Words>> m_tables;
    QHash<QString, QStringList> m_order;
};

}  // namespace mado
