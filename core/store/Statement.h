// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <cstddef>
#include <string_view>

struct sqlite3_stmt;

namespace mado {

class Connection;

/// A prepared statement in use. When it goes out of scope it is reset (a read statement left open would keep
/// the write-ahead log from being emptied), its values are cleared, and it goes back to its connection. Must
/// not outlive the connection. Placeholders count from 1, columns from 0.
class Statement {
 public:
    enum class Kind { Null, Integer, Real, Text, Blob };

    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;
    ~Statement();

    // A failed bind is remembered and reported by the next step().
    Statement& bind(int place, std::nullptr_t);
    Statement& bind(int place, qint64 number);
    Statement& bind(int place, int number) { return bind(place, qint64{number}); }
    Statement& bind(int place, double number);
    Statement& bind(int place, QStringView text);  ///< null view binds NULL
    Statement& bind(int place, const QString& text) { return bind(place, QStringView(text)); }
    Statement& bind(int place, std::string_view utf8);
    Statement& bind(int place, const QByteArray& blob);  ///< bytes; a null array binds NULL
    /// Binds text that stays alive and unchanged until the next bind or reset: nothing is copied.
    Statement& bindStatic(int place, std::string_view utf8);
    /// Binds all in order from the first placeholder.
    template <class... Values>
    Statement& bindAll(const Values&... values) {
        int place = 0;
        (bind(++place, values), ...);
        return *this;
    }

    /// Runs to the next row: true if there is one.
    [[nodiscard]] Result<bool> step();
    /// Runs to the end and makes ready for the next use; rows are passed over.
    [[nodiscard]] Result<void> run();
    void reset();  ///< keeps the values

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] Kind kind(int column) const;
    [[nodiscard]] qint64 integer(int column) const;  ///< 0 for NULL
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] QString text(int column) const;           ///< null string for NULL
    [[nodiscard]] std::string_view utf8(int column) const;  ///< valid until the next step
    [[nodiscard]] QByteArray blob(int column) const;

    [[nodiscard]] int columnCount() const;
    [[nodiscard]] QString columnName(int column) const;
    [[nodiscard]] int placeCount() const;
    [[nodiscard]] int placeNamed(const QString& name) const;  ///< ":name"; 0 if there is none
    [[nodiscard]] bool changesData() const;

 private:
    friend class Connection;
    Statement(Connection& connection, sqlite3_stmt* statement, bool kept);
    void noteBind(int code);
    void release() noexcept;

    Connection* m_connection = nullptr;
    sqlite3_stmt* m_statement = nullptr;
    int m_bindError = 0;
    bool m_kept = false;
};

}  // namespace mado
