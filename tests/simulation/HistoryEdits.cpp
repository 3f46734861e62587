// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/HistoryEdits.h"

#include <QJsonArray>

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

bool hasFacts(const Event& event, const QJsonObject& facts) {
    for (auto each = facts.begin(); each != facts.end(); ++each) {
        const bool fits =
            each.key() == u"who" ? each->toString() == event.who : event.facts[each.key()] == each.value();
        if (!fits) return false;
    }
    return true;
}

Event& find(History& history, What what, const QJsonObject& facts, int nth = 1) {
    const qsizetype place = lineWith(history, what, facts, nth);
    if (place < 0) throw std::logic_error("no such line: " + history::nameOf(what).toStdString());
    return history.events[static_cast<std::size_t>(place)];
}

auto placeOf(History& history, const Event& event) {
    return history.events.begin() + (&event - history.events.data());
}

}  // namespace

qsizetype lineWith(const History& history, What what, const QJsonObject& facts, int nth) {
    for (std::size_t i = 0; i < history.events.size(); ++i) {
        if (history.events[i].what == what && hasFacts(history.events[i], facts) && --nth == 0)
            return static_cast<qsizetype>(i);
    }
    return -1;
}

Edit drop(What what, const QJsonObject& facts, int nth) {
    return [=](History& history) { history.events.erase(placeOf(history, find(history, what, facts, nth))); };
}

Edit change(What what, const QJsonObject& facts, const QJsonObject& to, int nth) {
    return [=](History& history) {
        Event& event = find(history, what, facts, nth);
        for (auto each = to.begin(); each != to.end(); ++each) {
            if (each.key() == u"who")
                event.who = each->toString();
            else if (each.key() == u"at")
                event.at = each->toInteger();
            else
                event.facts[each.key()] = each.value();
        }
    };
}

Edit repeat(What what, const QJsonObject& facts, int nth) {
    return [=](History& history) {
        const Event copy = find(history, what, facts, nth);
        history.events.insert(placeOf(history, find(history, what, facts, nth)), copy);
    };
}

Edit exchange(What what, const QJsonObject& first, const QJsonObject& second) {
    return [=](History& history) {
        std::swap(find(history, what, first).facts, find(history, what, second).facts);
    };
}

Edit insertBefore(What what, const QJsonObject& facts, const Event& event) {
    return
        [=](History& history) { history.events.insert(placeOf(history, find(history, what, facts)), event); };
}

Edit both(const Edit& first, const Edit& second) {
    return [=](History& history) {
        first(history);
        second(history);
    };
}

Edit changeItem(What what, const QJsonObject& facts, const QString& list, qsizetype index,
                const QString& name, const QJsonValue& value) {
    return [=](History& history) {
        Event& event = find(history, what, facts);
        QJsonArray items = event.facts[list].toArray();
        QJsonObject item = items.at(index).toObject();
        item[name] = value;
        items[index] = item;
        event.facts[list] = items;
    };
}

Edit dropItem(What what, const QJsonObject& facts, const QString& list, qsizetype index) {
    return [=](History& history) {
        Event& event = find(history, what, facts);
        QJsonArray items = event.facts[list].toArray();
        items.removeAt(index);
        event.facts[list] = items;
    };
}

void renumber(History& history) {
    qint64 lineNo = 0;
    for (Event& event : history.events)
        event.lineNo = ++lineNo;
}

}  // namespace mado::test
