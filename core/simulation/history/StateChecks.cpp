// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/history/HistoryChecker.h"

using namespace Qt::StringLiterals;

namespace mado::history {

void checks::states(const Stories& stories, qint64 quietMilliseconds, std::vector<Finding>& findings) {
    const auto note = [&findings](const QString& rule, const Event* event, const QString& text) {
        findings.push_back({rule, event == nullptr ? 0 : event->lineNo, text});
    };
    if (stories.centre == nullptr || stories.healed == nullptr) {
        note(u"no-final-state"_s, nullptr, u"of the centre"_s);
        return;
    }
    const QJsonObject wanted = stories.centre->facts[u"tables"_s].toObject();
    if (wanted.isEmpty()) note(u"no-final-state"_s, stories.centre, u"of the centre"_s);
    for (const auto& [name, terminal] : stories.terminals.asKeyValueRange()) {
        const Event* cache = terminal.cache;
        if (cache == nullptr || terminal.outbox == nullptr || terminal.settled == nullptr) {
            note(u"no-final-state"_s, cache, name);
            continue;
        }
        if (terminal.settled->at - stories.healed->at > quietMilliseconds)
            note(u"too-slow"_s, terminal.settled, name);
        if (cache->text("epoch") != stories.centre->text("epoch") ||
            cache->number("seq") != stories.centre->number("seq")) {
            note(u"cache-behind"_s, cache, name);
            continue;
        }
        const QJsonObject tables = cache->facts[u"tables"_s].toObject();
        if (tables == wanted) continue;
        QStringList others;
        for (const QString& table : wanted.keys()) {
            if (tables[table] != wanted[table]) others << table;
        }
        note(u"cache-differs"_s, cache, name + u": "_s + others.join(u", "_s));
    }
}

}  // namespace mado::history
