// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/HistoryMutations.h"

#include "tests/simulation/HistoryEdits.h"

#include <QHash>
#include <QJsonArray>

#include <functional>
#include <random>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

using Place = std::size_t;
/// Changes the line in place.
using Change = std::function<void(Event&)>;

/// Where falsifications are made in one history.
class Falsifier {
 public:
    Falsifier(const History& good, quint64 seed) : m_good(good), m_random(seed) {
        for (Place i = 0; i < good.events.size(); ++i) {
            const Event& event = good.events[i];
            if (event.what == What::Answer) m_lastAnswer[event.text("command")] = i;
            if (event.what == What::Centre) m_epoch = event.text("epoch");
        }
    }

    void leaveOut(What what) {
        make(u"left out: "_s + history::nameOf(what), what, [](History& history, Place place) {
            history.events.erase(history.events.begin() + static_cast<qsizetype>(place));
        });
    }
    void sayTwice(What what) {
        make(u"said twice: "_s + history::nameOf(what), what, [](History& history, Place place) {
            const Event copy = history.events[place];
            history.events.insert(history.events.begin() + static_cast<qsizetype>(place), copy);
        });
    }
    /// Before the terminal's line before it.
    void putForward(What what) {
        make(u"put forward: "_s + history::nameOf(what), what, [](History& history, Place place) {
            for (Place before = place; before-- > 0;) {
                if (history.events[before].who != history.events[place].who) continue;
                std::swap(history.events[before], history.events[place]);
                return;
            }
        });
    }
    void change(const char* name, What what, const Change& change) {
        make(QString::fromLatin1(name), what,
             [&change](History& history, Place place) { change(history.events[place]); });
    }
    [[nodiscard]] std::vector<Mutation> take() { return std::move(m_made); }

 private:
    /// Nothing can be said about what a kill cut off; and of several answers only the last one counts.
    [[nodiscard]] bool matters(Place place) const {
        const Event& event = m_good.events[place];
        if (event.what == What::Answer && m_lastAnswer.value(event.text("command")) != place) return false;
        if (event.what == What::Read && event.text("epoch") != m_epoch) return false;
        if (event.what == What::Outbox && event.facts[u"commands"_s].toArray().isEmpty()) return false;
        if (event.what == What::Audit && !event.text("subject").contains(u'-')) return false;
        if (event.what == What::Read && event.facts[u"records"_s].toArray().size() < 4) return false;
        for (Place next = place + 1; next < m_good.events.size(); ++next) {
            if (m_good.events[next].who == event.who) return m_good.events[next].what != What::Kill;
        }
        return true;
    }
    void make(const QString& name, What what, const std::function<void(History&, Place)>& falsify) {
        constexpr int timesEach = 3;
        std::vector<Place> places;
        for (Place i = 0; i < m_good.events.size(); ++i) {
            if (m_good.events[i].what == what && matters(i)) places.push_back(i);
        }
        for (int i = 0; i < timesEach && !places.empty(); ++i) {
            const Place place = places[m_random() % places.size()];
            Mutation mutation{name, m_good, m_good.events[place].lineNo};
            falsify(mutation.history, place);
            renumber(mutation.history);
            m_made.push_back(std::move(mutation));
        }
    }

    const History& m_good;
    std::mt19937_64 m_random;
    QHash<QString, Place> m_lastAnswer;
    QString m_epoch;
    std::vector<Mutation> m_made;
};

Change set(const char* name, const QJsonValue& value) {
    return [=](Event& event) { event.facts[QLatin1StringView(name)] = value; };
}
Change add(const char* name, qint64 number) {
    return [=](Event& event) { event.facts[QLatin1StringView(name)] = event.number(name) + number; };
}
/// The nth record of a reading (the first ones are those that are written).
Change setRecord(qsizetype index, const char* name, const QJsonValue& value) {
    return [=](Event& event) {
        QJsonArray records = event.facts[u"records"_s].toArray();
        QJsonObject record = records.at(index).toObject();
        record[QLatin1StringView(name)] = value;
        records[index] = record;
        event.facts[u"records"_s] = records;
    };
}

void falsifyTelling(Falsifier& falsifier) {
    for (const What what : {What::Run, What::Begin, What::Giving, What::Saved, What::Sending, What::Answer,
                            What::Healed, What::Settled, What::Outbox, What::Cache, What::Centre,
                            What::Version, What::Audit, What::AuditEnd, What::Done})
        falsifier.leaveOut(what);
    for (const What what :
         {What::Run, What::Begin, What::Giving, What::Saved, What::Answer, What::Healed, What::Outbox,
          What::Cache, What::Centre, What::Version, What::Issue, What::Audit, What::Done})
        falsifier.sayTwice(what);
    for (const What what : {What::Saved, What::Answer})
        falsifier.putForward(what);
}

void falsifyFacts(Falsifier& falsifier) {
    falsifier.change("another outcome", What::Answer, [](Event& event) {
        const bool isAccepted = event.text("outcome") == u"entered" || event.text("outcome") == u"applied";
        event.facts[u"outcome"_s] = isAccepted ? u"refused"_s : u"applied"_s;
    });
    falsifier.change("an effect of another case", What::Version, set("case", u"of-nobody"_s));
    falsifier.change("an effect of another person", What::Version, set("staff", u"S777"_s));
    falsifier.change("another value", What::Version, set("value", u"of nobody"_s));
    falsifier.change("another version", What::Version, add("version", 1));
    falsifier.change("another place in the feed", What::Version, add("seq", 100'000));
    falsifier.change("another paper", What::Issue, set("issue", u"of nobody"_s));
    falsifier.change("a paper of another person", What::Issue, set("staff", u"S777"_s));
    falsifier.change("a number of before", What::Read, set("seq", 0));
    falsifier.change("a number that is not there yet", What::Read, add("seq", 100'000));
    falsifier.change("an unknown version on the screen", What::Read, setRecord(0, "version", 9'999));
    falsifier.change("an unknown value on the screen", What::Read, setRecord(3, "value", u"of nobody"_s));
    falsifier.change("a case is not on the screen", What::Read, [](Event& event) {
        QJsonArray records = event.facts[u"records"_s].toArray();
        records.removeLast();
        event.facts[u"records"_s] = records;
    });
    falsifier.change("never sent", What::Outbox, [](Event& event) {
        QJsonArray commands = event.facts[u"commands"_s].toArray();
        QJsonObject first = commands.first().toObject();
        first[u"state"_s] = u"sealed"_s;
        commands[0] = first;
        event.facts[u"commands"_s] = commands;
    });
    falsifier.change("another copy", What::Cache, [](Event& event) {
        QJsonObject tables = event.facts[u"tables"_s].toObject();
        tables[u"contact"_s] = u"other"_s;
        event.facts[u"tables"_s] = tables;
    });
    falsifier.change("a copy behind", What::Cache, add("seq", -1));
    falsifier.change("a copy of another epoch", What::Cache, set("epoch", u"another"_s));
    falsifier.change("another person in the trail", What::Audit, set("staff", u"S777"_s));
    falsifier.change("another case in the trail", What::Audit, set("subject", u"of-nobody"_s));
    falsifier.change("another deed in the trail", What::Audit, set("action", u"DecideCase quarantined"_s));
    falsifier.change("another number in the trail", What::Audit, add("seq", 1));
    falsifier.change("a broken chain", What::AuditEnd, set("first_break", 3));
}

}  // namespace

std::vector<Mutation> mutationsOf(const History& good, quint64 seed) {
    Falsifier falsifier(good, seed);
    falsifyTelling(falsifier);
    falsifyFacts(falsifier);
    return falsifier.take();
}

}  // namespace mado::test
