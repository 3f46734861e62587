// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/Dictionary.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace mado {

/// The text of a statement. It is a literal of the program, which the compiler checks: no value ever gets
/// into the text, and so into the server's logs and activity views.
class PgStatement {
 public:
    consteval PgStatement(const char* literal) : m_text(literal) {}  // NOLINT: implicit by design
    /// "COPY (SELECT * FROM counter.fill_rows_<table>()) TO STDOUT": the table's name is of the dictionary.
    [[nodiscard]] static PgStatement copyOfRows(Entity entity);

    /// "COPY records.<table> (<columns>) FROM STDIN", for its owner only.
    [[nodiscard]] static PgStatement copyIntoRows(Entity entity);

    [[nodiscard]] const char* text() const { return m_text; }

 private:
    struct Lasting {
        const char* text;  ///< as long as the program
    };
    explicit PgStatement(Lasting made) : m_text(made.text) {}
    const char* m_text;
};

/// Values for the placeholders $1, $2, ... in order.
class PgValues {
 public:
    PgValues& text(const QString& value);  ///< UTF-8; a null string is NULL
    PgValues& number(qint64 value);
    PgValues& bytes(const QByteArray& value);  ///< sent as they are; a null array is an empty one, never NULL

    struct Value {
        std::optional<QByteArray> bytes;
        bool isBinary = false;
    };
    [[nodiscard]] const std::vector<Value>& all() const { return m_values; }

 private:
    std::vector<Value> m_values;
};

}  // namespace mado
