// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/PostalCodeTable.h"

#include "core/text/KanaFolding.h"

#include <QFile>
#include <QStringList>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <optional>
#include <zlib.h>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr qsizetype kLargestTable = qsizetype{256} << 20;  // a file that unpacks to more is not ours

/// Unpacks a gzip file; nothing if it is torn.
std::optional<QByteArray> gunzip(QByteArrayView packed) {
    z_stream stream{};
    if (inflateInit2(&stream, 16 + MAX_WBITS) != Z_OK) return std::nullopt;
    const std::unique_ptr<z_stream, int (*)(z_stream*)> guard(&stream, inflateEnd);
    QByteArray input = packed.toByteArray();
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    QByteArray out;
    std::array<char, 1 << 16> block;
    int state = Z_OK;
    while (state == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef*>(block.data());
        stream.avail_out = static_cast<uInt>(block.size());
        state = inflate(&stream, Z_NO_FLUSH);
        out.append(block.data(), static_cast<qsizetype>(block.size() - stream.avail_out));
        if (out.size() > kLargestTable) return std::nullopt;
    }
    if (state != Z_STREAM_END) return std::nullopt;
    return out;
}

/// The number of seven ASCII digits, or nothing.
std::optional<quint32> codeNumber(QByteArrayView digits) {
    if (digits.size() != 7) return std::nullopt;
    quint32 number = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + static_cast<quint32>(c - '0');
    }
    return number;
}

}  // namespace

Result<void> PostalCodeTable::load() const {
    std::call_once(m_once, [this] { m_loaded = read(); });
    return m_loaded;
}

Result<void> PostalCodeTable::read() const {
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly)) return fail(u"E-POSTAL-002"_s, {}, {}, file.errorString());
    std::optional<QByteArray> text = gunzip(file.readAll());
    if (!text) return fail(u"E-POSTAL-003"_s, {}, {u"0"_s});
    m_text = std::move(*text);
    m_entries.reserve(static_cast<std::size_t>(m_text.count('\n')));
    qsizetype row = 0;
    for (qsizetype from = 0; from < m_text.size(); ++row) {
        qsizetype end = m_text.indexOf('\n', from);
        if (end < 0) end = m_text.size();
        const QByteArrayView line(m_text.constData() + from, end - from);
        if (row == 1 && line.startsWith("000info\t")) {
            m_edition = QString::fromUtf8(line).split(u'\t').value(2);
        } else if (row > 0) {
            const std::optional<quint32> code = codeNumber(line.first(std::min<qsizetype>(line.size(), 7)));
            const bool whole = code && std::count(line.begin(), line.end(), '\t') == 6;
            if (!whole) return fail(u"E-POSTAL-003"_s, {}, {QString::number(row + 1)});
            m_entries.push_back({*code, static_cast<quint32>(from)});
        }
        from = end + 1;
    }
    const auto byCode = [](const Entry& a, const Entry& b) { return a.code < b.code; };
    if (!std::is_sorted(m_entries.begin(), m_entries.end(), byCode)) {
        std::stable_sort(m_entries.begin(), m_entries.end(), byCode);
    }
    return {};
}

PostalCodeTable::Place PostalCodeTable::placeAt(quint32 offset) const {
    qsizetype end = m_text.indexOf('\n', offset);
    if (end < 0) end = m_text.size();
    const QStringList columns = QString::fromUtf8(m_text.constData() + offset, end - offset).split(u'\t');
    Place place{{}, columns[1], columns[2], columns[3], columns[4], columns[5], columns[6]};
    if (const Result<PostalCode> code = PostalCode::parse(columns[0])) place.code = code.value();
    return place;
}

Result<QList<PostalCodeTable::Place>> PostalCodeTable::find(const PostalCode& code) const {
    if (code.isEmpty()) return QList<Place>();
    return startingWith(code.digits(), std::numeric_limits<qsizetype>::max());
}

Result<QList<PostalCodeTable::Place>> PostalCodeTable::startingWith(const QString& digits,
                                                                    qsizetype limit) const {
    MADO_TRY(load());
    const QString lowest = digits.leftJustified(7, u'0');
    const std::optional<quint32> first = codeNumber(lowest.toLatin1());
    if (!first || digits.isEmpty()) return QList<Place>();
    quint32 span = 1;
    for (qsizetype i = digits.size(); i < 7; ++i)
        span *= 10;
    const auto before = [](const Entry& entry, quint32 code) { return entry.code < code; };
    const auto begin = std::lower_bound(m_entries.begin(), m_entries.end(), *first, before);
    const auto end = std::lower_bound(begin, m_entries.end(), *first + span, before);
    QList<Place> places;
    for (auto it = begin; it != end && places.size() < limit; ++it)
        places << placeAt(it->offset);
    return places;
}

Result<QList<PostalCodeTable::Place>> PostalCodeTable::matching(const QString& text, qsizetype limit) const {
    MADO_TRY(load());
    QList<Place> places;
    const QByteArray wanted = text.trimmed().toUtf8();
    if (wanted.isEmpty()) return places;
    for (const Entry& entry : m_entries) {
        if (places.size() >= limit) break;
        const QByteArrayView row = QByteArrayView(m_text).sliced(entry.offset);
        // prefecture, city and town are columns 2 to 4; compared without building strings for 124,000 rows
        std::array<QByteArrayView, 3> column;
        qsizetype at = 8;
        for (QByteArrayView& part : column) {
            const qsizetype tab = row.indexOf('\t', at);
            part = row.sliced(at, tab - at);
            at = tab + 1;
        }
        const auto beginsAt = [&](std::size_t level) {
            QByteArray address;
            for (std::size_t i = level; i < column.size(); ++i)
                address.append(column[i].data(), column[i].size());
            return address.startsWith(wanted);
        };
        if (beginsAt(0) || beginsAt(1) || beginsAt(2)) places << placeAt(entry.offset);
    }
    return places;
}

Result<QString> PostalCodeTable::edition() const {
    MADO_TRY(load());
    return m_edition;
}

Result<TownTable> TownTable::load(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return fail(u"E-POSTAL-002"_s, {}, {}, file.errorString());
    TownTable table;
    int row = 0;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        ++row;
        if (row == 1 || line.isEmpty()) continue;
        const QStringList columns = line.split(u'\t');
        const Result<PostalCode> code = PostalCode::parse(columns.value(0));
        if (columns.size() != 3 || !code) return fail(u"E-POSTAL-003"_s, {}, {QString::number(row)});
        table.m_towns << Town{code.value(), columns[1], columns[2]};
    }
    return table;
}

QStringList TownTable::names() const {
    QStringList result;
    result.reserve(m_towns.size());
    for (const Town& town : m_towns)
        result << town.name;
    return result;
}

QList<TownTable::Town> TownTable::startingWith(const QString& text) const {
    QList<Town> result;
    const QString name = text.trimmed();
    const QString kana = kanaKey(name);
    if (name.isEmpty()) return result;
    for (const Town& town : m_towns) {
        if (town.name.startsWith(name) || (!kana.isEmpty() && kanaKey(town.kana).startsWith(kana)))
            result << town;
    }
    return result;
}

QList<TownTable::Town> TownTable::find(const PostalCode& code) const {
    QList<Town> result;
    for (const Town& town : m_towns) {
        if (town.code == code) result << town;
    }
    return result;
}

}  // namespace mado
