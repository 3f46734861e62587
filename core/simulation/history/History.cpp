// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/history/History.h"

#include "core/base/BoundedFile.h"

#include <QFile>
#include <QJsonDocument>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace mado::history {

namespace {

constexpr std::array<std::pair<What, QLatin1StringView>, 25> names{{
    {What::Run, QLatin1StringView("run")},         {What::Base, QLatin1StringView("base")},
    {What::Begin, QLatin1StringView("begin")},     {What::End, QLatin1StringView("end")},
    {What::Kill, QLatin1StringView("kill")},       {What::Fault, QLatin1StringView("fault")},
    {What::Rewound, QLatin1StringView("rewound")}, {What::Healed, QLatin1StringView("healed")},
    {What::Settled, QLatin1StringView("settled")}, {What::Giving, QLatin1StringView("giving")},
    {What::Saved, QLatin1StringView("saved")},     {What::NotSaved, QLatin1StringView("not_saved")},
    {What::Sending, QLatin1StringView("sending")}, {What::Answer, QLatin1StringView("answer")},
    {What::Unknown, QLatin1StringView("unknown")}, {What::Dismissed, QLatin1StringView("dismissed")},
    {What::Read, QLatin1StringView("read")},       {What::Outbox, QLatin1StringView("outbox")},
    {What::Cache, QLatin1StringView("cache")},     {What::Centre, QLatin1StringView("centre")},
    {What::Version, QLatin1StringView("version")}, {What::Issue, QLatin1StringView("issue")},
    {What::Audit, QLatin1StringView("audit")},     {What::AuditEnd, QLatin1StringView("audit_end")},
    {What::Done, QLatin1StringView("done")},
}};

}  // namespace

QString nameOf(What what) {
    for (const auto& [each, name] : names) {
        if (each == what) return name;
    }
    return {};
}

std::optional<What> whatNamed(const QString& name) {
    for (const auto& [each, known] : names) {
        if (known == name) return each;
    }
    return std::nullopt;
}

QString Event::text(const char* name) const {
    return facts[QLatin1StringView(name)].toString();
}

qint64 Event::number(const char* name) const {
    return facts[QLatin1StringView(name)].toInteger();
}

QByteArray lineOf(const Event& event) {
    QJsonObject line = event.facts;
    line[u"what"_s] = nameOf(event.what);
    line[u"at"_s] = event.at;
    if (!event.who.isEmpty()) line[u"who"_s] = event.who;
    return QJsonDocument(line).toJson(QJsonDocument::Compact);
}

std::optional<Event> eventOf(const QByteArray& line) {
    const QJsonDocument json = QJsonDocument::fromJson(line);
    if (!json.isObject()) return std::nullopt;
    Event event;
    event.facts = json.object();
    const auto what = whatNamed(event.facts.take(u"what"_s).toString());
    if (!what) return std::nullopt;
    event.what = *what;
    event.who = event.facts.take(u"who"_s).toString();
    event.at = event.facts.take(u"at"_s).toInteger();
    return event;
}

Result<History> load(const QString& path) {
    QFile file(path);
    if (!bounded::open(file)) return fail(u"E-SIM-001"_s, {}, {}, file.errorString());
    History history;
    qint64 lineNo = 0;
    while (!file.atEnd()) {
        // Of ten thousands of cases at most.
        const auto line = bounded::line(file, bounded::usualSize);
        if (!line) return fail(u"E-SIM-001"_s, {}, {}, u"a line is too long"_s);
        ++lineNo;
        if (line->isEmpty()) continue;
        auto event = eventOf(*line);
        if (!event) {
            ++history.tornLines;
            continue;
        }
        event->lineNo = lineNo;
        history.events.push_back(std::move(*event));
    }
    return history;
}

}  // namespace mado::history
