// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>
#include <QStringView>

#include <optional>

namespace mado {

/// How a value is written on paper. Names in layouts:
///
///   wareki 令和8年11月22日 · wareki_wide 令和８年１１月２２日 · time 10時31分 (of an ISO time) · year,
///   month, day the number of the part in the era · era_year 令和8 · yen 500,000円 · amount 500,000 · wide
///   full-width digits · fullwidth everything printable in full width · postal 332-8601 · ratio ３割 (of 30)
///   · age 68歳 · sex 男/女 (of 1/2) · mask keeps the last three characters · prefix(x) suffix(x) add x if
///   there is a text · map(a=b,c=d,*=e) · before(x) and after(x): what stands before or after the first x ·
///   name: spaces in a name that starts with kana or kanji become ideographic spaces.
class ValueFormat {
 public:
    [[nodiscard]] static std::optional<ValueFormat> parse(QStringView text);
    /// Nothing if the value is of the wrong kind (a date that is none, an amount that is a text).
    [[nodiscard]] std::optional<QString> apply(const QJsonValue& value) const;

 private:
    enum class Kind {
        Wareki,
        WarekiWide,
        Time,
        EraYear,
        Year,
        Month,
        Day,
        Yen,
        Amount,
        Wide,
        FullWidth,
        Postal,
        Ratio,
        Age,
        Sex,
        Mask,
        Prefix,
        Suffix,
        Map,
        Before,
        After,
        Name
    };
    [[nodiscard]] std::optional<QString> date(const QString& text) const;
    [[nodiscard]] std::optional<QString> number(const QJsonValue& value) const;
    [[nodiscard]] QString mapped(const QString& text) const;

    Kind m_kind = Kind::Wide;
    QString m_argument;
};

}  // namespace mado
