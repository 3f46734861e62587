// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/support/BenchProfile.h"

#include "app/setup/EvaluationProfile.h"
#include "core/desk/TerminalStores.h"
#include "core/store/CacheReader.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QStandardPaths>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace mado::bench {

namespace {

QString place() {
    const QString given = qEnvironmentVariable("MADO_BENCH_CACHE");
    const QString root =
        given.isEmpty()
            ? QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + u"/madoguchi-bench"_s
            : given;
    return root + u"/city-%1"_s.arg(residents());
}

QString markPath(const QString& folder) {
    return folder + u"/making.json"_s;
}

/// Opens as the program does: stores of another schema say so here.
bool opens(const BenchProfile& profile, const Clock& clock) {
    FileSecretStore secrets = profile.secrets();
    const auto stores = TerminalStores::open(profile.folder(), secrets, clock);
    return stores.ok() && CacheReader::open((*stores)->cachePath(), (*stores)->cacheKey()).ok();
}

}  // namespace

Result<BenchProfile> BenchProfile::ready(const CityKnowledge& knowledge, const Clock& clock) {
    BenchProfile profile;
    profile.m_folder = place();
    QFile mark(markPath(profile.m_folder));
    if (mark.open(QIODevice::ReadOnly) && opens(profile, clock)) {
        profile.m_making = QJsonDocument::fromJson(mark.readAll()).object();
        return profile;
    }
    mark.close();
    QDir(profile.m_folder).removeRecursively();
    std::fprintf(stderr, "Making a city of %d residents in %s\n", residents(), qPrintable(profile.m_folder));
    EvaluationProfile::Plan plan;
    plan.folder = profile.m_folder;
    plan.residents = residents();
    FileSecretStore secrets = profile.secrets();
    QDir().mkpath(profile.m_folder);
    QElapsedTimer timer;
    timer.start();
    qint64 cityMs = 0;
    MADO_ASSIGN(
        const EvaluationProfile::Made made,
        EvaluationProfile::make(plan, secrets, clock, knowledge, [&](const QString& part, qint64, qint64) {
            // The first progress of the copy: the city is written, its indexes are there.
            if (part == u"copy"_s && cityMs == 0) cityMs = timer.elapsed();
        }));
    profile.m_making = {{u"residents"_s, made.counts.residents},
                        {u"records"_s, made.counts.records},
                        {u"city_seconds"_s, static_cast<double>(cityMs) / 1000},
                        {u"copy_seconds"_s, static_cast<double>(timer.elapsed() - cityMs) / 1000},
                        {u"load"_s, machineLoad()}};
    if (!mark.open(QIODevice::WriteOnly)) return fail(u"E-DESK-001"_s, u"folder"_s);
    mark.write(QJsonDocument(profile.m_making).toJson());
    return profile;
}

int residents() {
    bool given = false;
    const int number = qEnvironmentVariableIntValue("MADO_BENCH_RESIDENTS", &given);
    return given && number > 0 ? number : 600'000;
}

double machineLoad() {
    QFile file(u"/proc/loadavg"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').first().toDouble() : 0;
}

int cannot(const Error& error) {
    std::fprintf(stderr, "%s %s %s\n", qPrintable(error.code), qPrintable(error.facts.join(u' ')),
                 qPrintable(error.detail));
    return 1;
}

}  // namespace mado::bench
