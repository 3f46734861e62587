// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QString>
#include <QStringView>

#include <compare>

namespace mado {

/// A postal code of 7 digits. Default: none.
class PostalCode {
 public:
    PostalCode() = default;
    /// 3320031, 332-0031, 〒332-0031, either width. E-POSTAL-001 otherwise.
    [[nodiscard]] static Result<PostalCode> parse(QStringView typed, const QString& field = {});

    [[nodiscard]] bool isEmpty() const { return m_digits.isEmpty(); }
    [[nodiscard]] const QString& digits() const { return m_digits; }  ///< "3320031"
    [[nodiscard]] QString text() const;                               ///< "332-0031"
    [[nodiscard]] QString marked() const;                             ///< "〒332-0031"

    friend bool operator==(const PostalCode&, const PostalCode&) = default;
    friend auto operator<=>(const PostalCode& a, const PostalCode& b) {
        return a.m_digits.compare(b.m_digits) <=> 0;
    }

 private:
    QString m_digits;
};

}  // namespace mado
