// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/history/Stories.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado::history {

namespace {

const QString disorder = u"disorder"_s;

}  // namespace

Stories::Stories(const History& history) {
    const auto& events = history.events;
    if (events.empty() || events.front().what != What::Run || events.back().what != What::Done)
        findings.push_back({disorder, 0, u"does not begin with run or does not end with done"_s});
    int runs = 0;
    int ends = 0;
    for (const Event& event : events) {
        runs += event.what == What::Run ? 1 : 0;
        ends += event.what == What::Done ? 1 : 0;
        take(event);
    }
    if (runs > 1 || ends > 1) findings.push_back({disorder, 0, u"more than one run"_s});
    int kills = 0;
    for (const auto& [name, terminal] : terminals.asKeyValueRange()) {
        kills += terminal.kills;
        if (terminal.isAlive || !terminal.giving.isEmpty() || !terminal.sending.isEmpty())
            findings.push_back({disorder, 0, name + u" does not end"_s});
    }
    if (history.tornLines > kills)
        findings.push_back({disorder, 0, u"%1 lines can't be read"_s.arg(history.tornLines)});
    for (auto& [record, chain] : versions) {
        std::stable_sort(chain.begin(), chain.end(),
                         [](const VersionStory& a, const VersionStory& b) { return a.version < b.version; });
    }
    for (const CommandStory& each : std::as_const(commands))
        m_byCase[each.caseId].push_back(&each);
}

std::pair<Stories::CommandList::const_iterator, Stories::CommandList::const_iterator> Stories::commandsOfCase(
    const QString& caseId) const {
    static const CommandList none;
    const auto found = m_byCase.find(caseId);
    const CommandList& list = found == m_byCase.end() ? none : *found;
    return {list.begin(), list.end()};
}

void Stories::note(const Event& event, const QString& text) {
    findings.push_back({disorder, event.lineNo, u"%1 %2: %3"_s.arg(nameOf(event.what), event.who, text)});
}

void Stories::once(const Event*& place, const Event& event) {
    if (place != nullptr) note(event, u"a second time"_s);
    place = &event;
}

void Stories::take(const Event& event) {
    switch (event.what) {
        case What::Run:
        case What::Done:
            break;
        case What::Base:
            base[event.text("record")] = event.number("version");
            break;
        case What::Fault:
            ++faults;
            break;
        case What::Rewound:
            ++age;
            break;
        case What::Healed:
            once(healed, event);
            break;
        case What::Centre:
        case What::Version:
        case What::Issue:
        case What::Audit:
        case What::AuditEnd:
            takeFinal(event);
            break;
        default:
            takeOfTerminal(event);
    }
}

void Stories::takeFinal(const Event& event) {
    if (event.what == What::Centre) return once(centre, event);
    if (event.what == What::AuditEnd) return once(auditEnd, event);
    if (event.what == What::Issue) return issues.push_back(&event);
    if (event.what == What::Audit) return audit.push_back(&event);
    const QString record = event.text("record");
    versions[record].push_back({record, event.number("version"), event.number("seq"), event.text("case"),
                                event.text("staff"), event.text("value"), event.lineNo});
}

void Stories::takeOfTerminal(const Event& event) {
    TerminalStory& terminal = terminals[event.who];
    if (event.who.isEmpty()) note(event, u"of no terminal"_s);
    if (event.what == What::Begin) {
        if (terminal.isAlive) note(event, u"runs already"_s);
        terminal.isAlive = true;
        ++terminal.starts;
        return;
    }
    // A program may be killed before it has told that it begins.
    if (!terminal.isAlive && event.what != What::Kill) note(event, u"does not run"_s);
    // One thing after the other: nothing is told between the two lines of a deed.
    const bool endsGiving = event.what == What::Saved || event.what == What::NotSaved;
    const bool endsSending = event.what == What::Answer || event.what == What::Unknown;
    if (event.what != What::Kill &&
        ((!terminal.giving.isEmpty() && !endsGiving) || (!terminal.sending.isEmpty() && !endsSending)))
        note(event, u"before the end of "_s + terminal.giving + terminal.sending);
    switch (event.what) {
        case What::Kill:
            terminal.isAlive = false;
            terminal.giving.clear();
            terminal.sending.clear();
            ++terminal.kills;
            break;
        case What::End:
            terminal.isAlive = false;
            break;
        case What::Read:
            terminal.reads.push_back(&event);
            break;
        case What::Settled:
            terminal.settled = &event;
            break;
        case What::Cache:
            once(terminal.cache, event);
            break;
        case What::Outbox:
            once(terminal.outbox, event);
            for (const QJsonValue& each : event.facts[u"commands"_s].toArray()) {
                const QString id = each[u"command"_s].toString();
                if (!commands.contains(id)) note(event, u"holds what nobody gave: "_s + id);
                CommandStory& story = commands[id];
                if (!story.finalState.isEmpty()) note(event, u"holds twice: "_s + id);
                story.finalState = each[u"state"_s].toString();
            }
            break;
        default:
            takeOfCommand(event, terminal);
    }
}

void Stories::takeOfCommand(const Event& event, TerminalStory& terminal) {
    const QString id = event.text("command");
    if (event.what == What::Giving) return give(event, terminal);
    const auto known = commands.find(id);
    if (known == commands.end()) return note(event, u"nobody gave "_s + id);
    CommandStory& story = *known;
    switch (event.what) {
        case What::Saved:
        case What::NotSaved:
            if (terminal.giving != id) note(event, u"was not being given"_s);
            terminal.giving.clear();
            story.isSaved = event.what == What::Saved;
            story.savedLineNo = event.lineNo;
            story.isNotSaved = !story.isSaved;
            break;
        case What::Sending:
            terminal.sending = id;
            story.mayHaveArrived = true;
            break;
        case What::Answer:
        case What::Unknown:
            answer(event, terminal);
            break;
        case What::Dismissed:
            story.isDismissed = true;
            break;
        default:
            note(event, u"not expected here"_s);
    }
}

void Stories::give(const Event& event, TerminalStory& terminal) {
    const QString id = event.text("command");
    if (id.isEmpty() || commands.contains(id)) note(event, u"given before: "_s + id);
    terminal.giving = id;
    CommandStory story;
    story.id = id;
    story.terminal = event.who;
    story.staff = event.text("staff");
    story.kind = event.text("kind");
    story.caseId = event.text("case");
    story.household = event.text("household");
    story.supersedes = event.text("supersedes");
    story.lineNo = event.lineNo;
    for (const QJsonValue& each : event.facts[u"writes"_s].toArray()) {
        story.writes.push_back(
            {each[u"record"_s].toString(), each[u"from"_s].toInteger(), each[u"value"_s].toString()});
    }
    for (const QJsonValue& each : event.facts[u"issues"_s].toArray())
        story.issues << each.toString();
    commands[id] = std::move(story);
}

void Stories::answer(const Event& event, TerminalStory& terminal) {
    const QString id = event.text("command");
    if (terminal.sending != id) note(event, u"was not being sent"_s);
    terminal.sending.clear();
    if (event.what == What::Unknown) return;
    CommandStory& story = commands[id];
    const Answered now{event.text("outcome"), event.lineNo, age};
    // The same question gets the same answer, unless the centre has lost it.
    if (!story.answers.empty() && story.answers.back().age == age &&
        story.answers.back().outcome != now.outcome) {
        findings.push_back({u"two-answers"_s, event.lineNo, id});
    }
    story.answers.push_back(now);
}

}  // namespace mado::history
