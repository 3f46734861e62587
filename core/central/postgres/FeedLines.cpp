// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/postgres/FeedLines.h"

#include "core/domain/SchemaText.h"

#include <algorithm>
#include <charconv>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr std::size_t columnsBeforeItems = 3;

Error unreadable(const QString& what) {
    return fail(u"E-CENTRAL-061"_s, what);
}

template <class Number>
std::optional<Number> numberIn(std::string_view text) {
    Number number = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stop != end) return std::nullopt;
    return number;
}

QString textOf(std::string_view utf8) {
    const QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    return text.isNull() ? u""_s : text;
}

std::optional<CacheChange::Kind> kindNamed(char sign) {
    switch (sign) {
        case '+':
            return CacheChange::Kind::Put;
        case '~':
            return CacheChange::Kind::Change;
        case '*':
            return CacheChange::Kind::Mention;
        case '-':
            return CacheChange::Kind::Remove;
        default:
            return std::nullopt;
    }
}

}  // namespace

FeedLines::FeedLines(const QStringList& kinds) {
    for (const QString& each : kinds)
        m_kinds.push_back(dictionary::entityNamed(each));
}

Result<void> FeedLines::take(std::string_view lines, std::vector<CacheChange>& into) {
    m_lines.assign(lines);  // escapes are replaced in place
    char* at = m_lines.data();
    char* const end = at + m_lines.size();
    while (at < end) {
        char* const stop = std::find(at, end, '\n');
        if (!m_row.parse({at, stop})) return unreadable(u"line"_s);
        MADO_ASSIGN(CacheChange each, change());
        into.push_back(std::move(each));
        at = stop + 1;
    }
    return {};
}

Result<CacheChange> FeedLines::change() const {
    const Columns columns = m_row.columns();
    for (const auto& column : columns) {
        if (!column) return unreadable(u"null"_s);  // an empty item is its number alone
    }
    if (columns.size() < columnsBeforeItems || columns[2]->empty()) return unreadable(u"line"_s);
    const auto place = numberIn<std::size_t>(*columns[0]);
    const auto kind = kindNamed(columns[2]->front());
    const auto version = numberIn<qint64>(columns[2]->substr(1));
    const bool isKnown = place && *place < m_kinds.size() && m_kinds[*place] && kind;
    if (!isKnown) return unreadable(u"kind"_s);
    if (columns[1]->empty() || !version || *version < 1) return unreadable(u"key"_s);
    CacheChange made;
    made.kind = *kind;
    made.ref = {*m_kinds[*place], textOf(*columns[1]), *version};
    for (const auto& column : columns.subspan(columnsBeforeItems)) {
        if (column->empty()) continue;  // a record without items
        MADO_ASSIGN(ItemChange each, item(made.ref.entity, *column));
        made.items.push_back(std::move(each));
    }
    if (made.kind == CacheChange::Kind::Remove && !made.items.empty()) return unreadable(u"items"_s);
    if (made.kind == CacheChange::Kind::Put || made.kind == CacheChange::Kind::Mention) {
        made.record.emplace(made.ref.entity, made.ref.key, made.ref.version);
        for (ItemChange& each : made.items)
            made.record->set(each.field, std::move(each.value));
        made.items.clear();
    }
    return made;
}

Result<ItemChange> FeedLines::item(Entity entity, std::string_view text) {
    const auto equals = text.find('=');
    const auto number = numberIn<std::size_t>(text.substr(0, equals));
    const auto& fields = schema::columns(entity);
    if (!number || *number < 1 || *number > fields.size()) return unreadable(u"item"_s);
    const Field field = fields[*number - 1];
    if (equals == std::string_view::npos) return ItemChange{field, Value()};
    const std::string_view value = text.substr(equals + 1);
    if (!dictionary::info(field).isNumeric()) return ItemChange{field, Value(textOf(value))};
    const auto amount = numberIn<qint64>(value);
    if (!amount) return unreadable(dictionary::columnName(field));
    return ItemChange{field, Value(*amount)};
}

}  // namespace mado
