// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/text/PostalCode.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <mutex>
#include <vector>

namespace mado {

/// The postal codes of the whole country (日本郵便 住所の郵便番号), from a gzip file of tab-separated rows
/// postal_code, prefecture, city, town, prefecture_kana, city_kana, town_kana whose first data row tells the
/// edition.
///
/// Nothing is read before the first question; reading takes some tens of milliseconds and about 12 MB. Any
/// thread.
class PostalCodeTable {
 public:
    struct Place {
        PostalCode code;
        QString prefecture;
        QString city;
        QString town;  ///< empty if the code stands for the rest of the city
        QString prefectureKana;
        QString cityKana;
        QString townKana;
        /// "埼玉県川口市青木"
        [[nodiscard]] QString address() const { return prefecture + city + town; }
        friend bool operator==(const Place&, const Place&) = default;
    };

    /// The file compiled into the library.
    [[nodiscard]] static QString builtInFile() { return QStringLiteral(":/places/postal-codes.tsv.gz"); }
    explicit PostalCodeTable(QString path = builtInFile()) : m_path(std::move(path)) {}

    /// All places of a code, in the file's order; empty if it is not in use. E-POSTAL-002 if the file can't
    /// be read, E-POSTAL-003 if it is torn.
    [[nodiscard]] Result<QList<Place>> find(const PostalCode& code) const;
    /// Places whose code begins with these digits, in the order of codes, at most `limit`.
    [[nodiscard]] Result<QList<Place>> startingWith(const QString& digits, qsizetype limit = 50) const;
    /// Places whose address begins with `text`, with or without prefecture and city (青木, 川口市青木,
    /// 埼玉県川口市青木), at most `limit`. Walks the whole table (milliseconds).
    [[nodiscard]] Result<QList<Place>> matching(const QString& text, qsizetype limit = 50) const;
    /// "ver2.13 2025-09-25 2025-09-30"
    [[nodiscard]] Result<QString> edition() const;

 private:
    struct Entry {
        quint32 code;
        quint32 offset;
    };
    [[nodiscard]] Result<void> load() const;
    [[nodiscard]] Result<void> read() const;
    [[nodiscard]] Place placeAt(quint32 offset) const;

    QString m_path;
    mutable std::once_flag m_once;
    mutable Result<void> m_loaded;
    mutable QByteArray m_text;
    mutable std::vector<Entry> m_entries;  ///< in the order of codes
    mutable QString m_edition;
};

/// The towns of the own city with their codes, from a tab-separated file postal_code, town, town_kana.
class TownTable {
 public:
    struct Town {
        PostalCode code;
        QString name;
        QString kana;
        friend bool operator==(const Town&, const Town&) = default;
    };
    [[nodiscard]] static QString builtInFile() { return QStringLiteral(":/places/kawaguchi-places.tsv"); }
    /// E-POSTAL-002, E-POSTAL-003 as above.
    [[nodiscard]] static Result<TownTable> load(const QString& path = builtInFile());

    [[nodiscard]] const QList<Town>& towns() const { return m_towns; }
    [[nodiscard]] QStringList names() const;
    /// Towns whose name or kana (any width, voicing left out) begins with `text`.
    [[nodiscard]] QList<Town> startingWith(const QString& text) const;
    [[nodiscard]] QList<Town> find(const PostalCode& code) const;

 private:
    QList<Town> m_towns;
};

}  // namespace mado
