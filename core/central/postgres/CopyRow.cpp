// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/postgres/CopyRow.h"

#include <cstring>

namespace mado {

namespace {

/// Replaces escapes within [first, last); the new end, or null if one is not of the format. The server writes
/// these and no others.
char* unescape(char* first, char* last) {
    char* to = first;
    for (const char* from = first; from != last; ++from) {
        if (*from != '\\') {
            *to++ = *from;
            continue;
        }
        if (++from == last) return nullptr;
        switch (*from) {
            case 'b':
                *to++ = '\b';
                break;
            case 'f':
                *to++ = '\f';
                break;
            case 'n':
                *to++ = '\n';
                break;
            case 'r':
                *to++ = '\r';
                break;
            case 't':
                *to++ = '\t';
                break;
            case 'v':
                *to++ = '\v';
                break;
            case '\\':
                *to++ = '\\';
                break;
            default:
                return nullptr;
        }
    }
    return to;
}

}  // namespace

bool CopyRow::parse(std::span<char> line) {
    m_columns.clear();
    char* at = line.data();
    char* const end = at + line.size();
    while (true) {
        auto* stop = static_cast<char*>(std::memchr(at, '\t', static_cast<std::size_t>(end - at)));
        char* const last = stop != nullptr ? stop : end;
        const std::string_view raw(at, static_cast<std::size_t>(last - at));
        if (raw == "\\N") {
            m_columns.emplace_back(std::nullopt);
        } else if (raw.find('\\') == std::string_view::npos) {
            m_columns.emplace_back(raw);
        } else {
            const char* const to = unescape(at, last);
            if (to == nullptr) return false;
            m_columns.emplace_back(std::string_view(at, static_cast<std::size_t>(to - at)));
        }
        if (stop == nullptr) return true;
        at = stop + 1;
    }
}

}  // namespace mado
