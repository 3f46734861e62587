// SPDX-License-Identifier: GPL-3.0-or-later
// BenchSearch: the search box over the encrypted copy of a whole city, beside the same search over a plain
// SQLite copy of the same tables in the same run (PlainSearch, a process of its own). Run it on a release
// build. Prints times and ratios; ends with 1 if an aim is missed.
#include "core/desk/TerminalStores.h"
#include "tests/bench/search/SearchMix.h"
#include "tests/bench/support/BenchProfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QMap>
#include <QProcess>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::bench;

namespace {

constexpr double mostRatio = 1.3;
constexpr double mostP99Ms = 5;
constexpr int people = 60;
constexpr int rounds = 4;

Result<void> exportPlain(const QString& cache, const SecretBuffer& key, const QString& copy) {
    // The engine attaches only what is there, for this connection may not make files.
    QFile file(copy);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate)) return fail(u"E-STORE-017"_s);
    file.close();
    ConnectionOptions options;
    options.access = ConnectionOptions::Access::ReadWrite;
    options.journal = ConnectionOptions::Journal::Wal;
    options.pageSize = 8192;
    MADO_ASSIGN(const auto connection, Connection::open(cache, key, options));
    {
        MADO_ASSIGN(Statement attach, connection->prepareOnce("ATTACH DATABASE ? AS plain KEY ''"));
        attach.bind(1, copy);
        MADO_TRY(attach.run());
    }
    return connection->execute(
        "PRAGMA plain.page_size=8192; PRAGMA plain.synchronous=OFF; SELECT sqlcipher_export('plain');"
        " DETACH DATABASE plain");
}

/// One round of the other process.
Result<Timings> ask(QProcess& plain) {
    plain.write("go\n");
    QByteArray line;
    while (!line.endsWith('\n')) {
        if (!plain.canReadLine() && !plain.waitForReadyRead(600'000)) {
            return fail(u"E-STORE-016"_s, {}, {}, QString::fromUtf8(plain.readAllStandardError()));
        }
        line += plain.readLine();
    }
    const QJsonObject json = QJsonDocument::fromJson(line).object();
    Timings timings;
    for (const QJsonValue& each : json[u"ms"_s].toArray())
        timings.milliseconds.push_back(each.toDouble());
    for (const QJsonValue& each : json[u"hits"_s].toArray())
        timings.hits.push_back(each.toInt());
    return timings;
}

/// The best of all rounds of each query, and all of them for the tail.
struct Side {
    std::vector<double> best;
    std::vector<double> all;
    std::vector<double> p99s = {};  ///< of each round; in the first the pages are still cold
    void add(const Timings& round) {
        if (best.empty()) best = round.milliseconds;
        for (std::size_t i = 0; i < best.size(); ++i)
            best[i] = std::min(best[i], round.milliseconds[i]);
        p99s.push_back(quantile(round.milliseconds, 0.99));
        all.insert(all.end(), round.milliseconds.begin(), round.milliseconds.end());
    }
    [[nodiscard]] double sum() const { return std::accumulate(best.begin(), best.end(), 0.0); }
};

/// Invented names and addresses, so they may be shown.
void printSlowest(const std::vector<MixedQuery>& queries, const Side& ours, const Side& plain) {
    std::vector<std::size_t> order(queries.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, std::greater{}, [&](std::size_t i) { return ours.best[i]; });
    for (std::size_t i = 0; i < std::min<std::size_t>(5, order.size()); ++i) {
        std::printf("  slow: %-30s %.2f ms (plain %.2f)\n", qPrintable(queries[order[i]].text),
                    ours.best[order[i]], plain.best[order[i]]);
    }
}

void printKinds(const std::vector<MixedQuery>& queries, const Side& ours, const Side& plain) {
    QMap<QString, std::pair<std::vector<double>, std::vector<double>>> kinds;
    for (std::size_t i = 0; i < queries.size(); ++i) {
        kinds[queries[i].kind].first.push_back(ours.best[i]);
        kinds[queries[i].kind].second.push_back(plain.best[i]);
    }
    for (auto it = kinds.cbegin(); it != kinds.cend(); ++it) {
        const double mine = quantile(it->first, 0.5);
        const double theirs = quantile(it->second, 0.5);
        std::printf("  %-22s %5zu queries  median %7.3f ms  plain %7.3f ms  ratio %.2f\n",
                    qPrintable(it.key()), it->first.size(), mine, theirs, theirs > 0 ? mine / theirs : 0);
    }
}

Result<bool> measure() {
    const SystemClock clock;
    MADO_ASSIGN(const auto knowledge, CityKnowledge::load(u"kawaguchi"_s));
    MADO_ASSIGN(const BenchProfile profile, BenchProfile::ready(*knowledge, clock));
    FileSecretStore secrets = profile.secrets();
    MADO_ASSIGN(const auto stores, TerminalStores::open(profile.folder(), secrets, clock));
    const QString copy = profile.folder() + u"/plain.db"_s;
    MADO_TRY(exportPlain(stores->cachePath(), stores->cacheKey(), copy));
    MADO_ASSIGN(const auto reader, CacheReader::open(stores->cachePath(), stores->cacheKey()));
    MADO_ASSIGN(const auto queries, mixedQueries(*reader, people));
    const QString queryFile = profile.folder() + u"/queries.json"_s;
    QFile file(queryFile);
    if (!file.open(QIODevice::WriteOnly)) return fail(u"E-STORE-017"_s);
    file.write(QJsonDocument(toJson(queries)).toJson());
    file.close();

    QProcess plain;
    plain.setProcessChannelMode(QProcess::SeparateChannels);
    plain.start(QCoreApplication::applicationDirPath() + u"/PlainSearch"_s, {copy, queryFile});
    Search search(*reader, knowledge->queries(), knowledge->cityPrefixes());
    Side ours, theirs;
    std::size_t different = 0;
    for (int round = 0; round < rounds;
         ++round) {  // in turns: what else the machine does must favour neither
        MADO_ASSIGN(const Timings mine, timeAll(search, queries));
        MADO_ASSIGN(const Timings other, ask(plain));
        if (other.hits.size() != mine.hits.size())
            return fail(u"E-STORE-016"_s, {}, {}, u"answers are missing"_s);
        ours.add(mine);
        theirs.add(other);
        for (std::size_t i = 0; i < queries.size(); ++i)
            different += mine.hits[i] != other.hits[i] ? 1 : 0;
    }
    plain.closeWriteChannel();
    plain.waitForFinished();

    printKinds(queries, ours, theirs);
    printSlowest(queries, ours, theirs);
    for (std::size_t i = 0; i < ours.p99s.size(); ++i)
        std::printf("  round %zu: p99 %.2f ms (plain %.2f)\n", i + 1, ours.p99s[i], theirs.p99s[i]);
    const double ratio = ours.sum() / theirs.sum();
    const double p99 = quantile(ours.all, 0.99);
    const bool good = ratio <= mostRatio && p99 < mostP99Ms && different == 0;
    std::printf(
        "search: %d residents, %zu queries; p50 %.2f ms, p99 %.2f ms (plain %.2f, %.2f); ratio %.2f of plain "
        "SQLite"
        " (aim %.1f), p99 aim %.0f ms, answers %s; load %.1f: %s\n",
        residents(), queries.size(), quantile(ours.all, 0.5), p99, quantile(theirs.all, 0.5),
        quantile(theirs.all, 0.99), ratio, mostRatio, mostP99Ms, different == 0 ? "the same" : "DIFFERENT",
        machineLoad(), good ? "met" : "MISSED");
    return good;
}

}  // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    const auto good = measure();
    if (!good) return cannot(good.error());
    return *good ? 0 : 1;
}
