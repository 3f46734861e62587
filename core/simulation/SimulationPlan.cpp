// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/SimulationPlan.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

#include <cstring>

using namespace Qt::StringLiterals;

namespace mado::simulation {

namespace {

/// The lines of the run lead to it, so that the name in its certificate is all that its terminals need to
/// know.
QJsonObject givenJson(const GivenCentrePlan& given) {
    return {{u"host"_s, given.server.nodes.front().host},
            {u"database"_s, given.server.database},
            {u"ca"_s, given.server.caPath},
            {u"crl"_s, given.server.crlPath},
            {u"pin"_s, given.pin},
            {u"staff"_s, QJsonArray::fromStringList(given.staff)},
            {u"auditor"_s, given.auditor}};
}

GivenCentrePlan givenFrom(const QJsonObject& json) {
    GivenCentrePlan given;
    given.server.nodes = {{json[u"host"_s].toString()}};
    given.server.database = json[u"database"_s].toString();
    given.server.caPath = json[u"ca"_s].toString();
    given.server.crlPath = json[u"crl"_s].toString();
    given.pin = json[u"pin"_s].toString();
    for (const QJsonValue& each : json[u"staff"_s].toArray())
        given.staff << each.toString();
    given.auditor = json[u"auditor"_s].toString();
    return given;
}

}  // namespace

QStringList SimulationPlan::terminalNames() const {
    QStringList names;
    for (int i = 1; i <= terminals; ++i)
        names << u"T%1"_s.arg(i, 3, 10, QLatin1Char('0'));
    return names;
}

QString SimulationPlan::staffOf(const QString& terminal) const {
    if (make == CentreMake::Given) return given.staff.value(terminal.mid(1).toInt() - 1);
    return u'S' + terminal.mid(1);
}

QString SimulationPlan::auditor() const {
    return make == CentreMake::Given ? given.auditor : QString(auditorId);
}

QStringList SimulationPlan::people() const {
    QStringList all{auditor()};
    for (const QString& name : terminalNames())
        all << staffOf(name);
    all.removeDuplicates();
    return all;
}

quint64 SimulationPlan::seedOf(const QString& what) const {
    const QByteArray hash =
        QCryptographicHash::hash(QByteArray::number(seed) + ' ' + what.toUtf8(), QCryptographicHash::Sha256);
    quint64 number = 0;
    std::memcpy(&number, hash.constData(), sizeof number);
    return number;
}

Result<void> SimulationPlan::save() const {
    QJsonArray watched;
    for (const WatchedHousehold& each : households) {
        QJsonObject base;
        for (const auto& [record, version] : each.base.asKeyValueRange())
            base[record] = version;
        watched.append(
            QJsonObject{{u"household"_s, each.householdNo}, {u"head"_s, each.head}, {u"base"_s, base}});
    }
    QJsonObject lines;
    for (const auto& [name, port] : ports.asKeyValueRange())
        lines[name] = port;
    const QJsonObject json{{u"seed"_s, QString::number(seed)},
                           {u"terminals"_s, terminals},
                           {u"work_ms"_s, workMilliseconds},
                           {u"residents"_s, residents},
                           {u"think_ms"_s, thinkMilliseconds},
                           {u"restores"_s, restores},
                           {u"households"_s, watched},
                           {u"ports"_s, lines},
                           {u"authority"_s, authority},
                           {u"certificates"_s, certificates},
                           {u"postgres"_s, make == CentreMake::Postgres},
                           {u"given"_s, make == CentreMake::Given ? givenJson(given) : QJsonObject()}};
    QSaveFile file(path(u"plan.json"_s));
    const QByteArray text = QJsonDocument(json).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return fail(u"E-SIM-002"_s, {}, {}, file.errorString());
    return {};
}

Result<SimulationPlan> SimulationPlan::load(const QString& folder) {
    SimulationPlan plan;
    plan.folder = folder;
    QFile file(plan.path(u"plan.json"_s));
    if (!file.open(QIODevice::ReadOnly)) return fail(u"E-SIM-002"_s, {}, {}, file.errorString());
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    plan.seed = json[u"seed"_s].toString().toULongLong();
    plan.terminals = json[u"terminals"_s].toInt();
    plan.workMilliseconds = json[u"work_ms"_s].toInteger();
    plan.residents = json[u"residents"_s].toInt();
    plan.thinkMilliseconds = json[u"think_ms"_s].toInt();
    plan.restores = json[u"restores"_s].toBool();
    plan.make = json[u"postgres"_s].toBool() ? CentreMake::Postgres : CentreMake::Embedded;
    if (const QJsonObject given = json[u"given"_s].toObject(); !given.isEmpty()) {
        plan.make = CentreMake::Given;
        plan.given = givenFrom(given);
    }
    plan.authority = json[u"authority"_s].toString();
    plan.certificates = json[u"certificates"_s].toString();
    for (const QJsonValue& each : json[u"households"_s].toArray()) {
        WatchedHousehold household{each[u"household"_s].toString(), each[u"head"_s].toString()};
        const QJsonObject base = each[u"base"_s].toObject();
        for (auto version = base.begin(); version != base.end(); ++version)
            household.base[version.key()] = version->toInteger();
        plan.households.push_back(std::move(household));
    }
    const QJsonObject lines = json[u"ports"_s].toObject();
    for (auto each = lines.begin(); each != lines.end(); ++each)
        plan.ports[each.key()] = each->toInt();
    return plan;
}

namespace mark {

bool isSet(const SimulationPlan& plan, const QString& name) {
    return QFile::exists(plan.path(name));
}

bool set(const SimulationPlan& plan, const QString& name) {
    QFile file(plan.path(name));
    return file.open(QIODevice::WriteOnly);
}

}  // namespace mark

}  // namespace mado::simulation
