// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <string_view>

struct pg_result;

namespace mado {

/// The rows that a statement gave. Owns libpq's result.
class PgResult {
 public:
    explicit PgResult(pg_result* result);  ///< takes it over

    [[nodiscard]] int rowCount() const;
    [[nodiscard]] int columnCount() const;
    [[nodiscard]] bool isNull(int row, int column) const;
    [[nodiscard]] std::string_view utf8(int row, int column) const;  ///< valid as long as the result
    [[nodiscard]] QString text(int row, int column) const;           ///< null string for NULL
    [[nodiscard]] qint64 integer(int row, int column) const;         ///< 0 for NULL
    [[nodiscard]] QByteArray bytes(int row, int column) const;       ///< of a bytea, which comes as \x...

 private:
    struct Clear {
        void operator()(pg_result* result) const;
    };
    std::unique_ptr<pg_result, Clear> m_result;
};

}  // namespace mado
