// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/Connection.h"
#include "core/store/Engine.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace mado {

/// Prepared statements that wait for their next use, by text. Only Connection and Statement use it.
struct Connection::StatementCache {
    /// More different texts than this are a sign of values in texts; the rest is prepared each time.
    static constexpr std::size_t limit = 512;

    /// A waiting statement of that text, or null.
    sqlite3_stmt* take(std::string_view sql) {
        const auto found = waiting.find(std::string(sql));
        if (found == waiting.end() || found->second.empty()) return nullptr;
        sqlite3_stmt* statement = found->second.back();
        found->second.pop_back();
        return statement;
    }
    void giveBack(sqlite3_stmt* statement) {
        if (waiting.size() >= limit) {
            sqlite3_finalize(statement);
            return;
        }
        waiting[sqlite3_sql(statement)].push_back(statement);
    }
    void clear() {
        for (auto& [sql, statements] : waiting) {
            for (sqlite3_stmt* statement : statements)
                sqlite3_finalize(statement);
        }
        waiting.clear();
    }

    std::unordered_map<std::string, std::vector<sqlite3_stmt*>> waiting;
};

}  // namespace mado
