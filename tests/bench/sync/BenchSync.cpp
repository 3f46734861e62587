// SPDX-License-Identifier: GPL-3.0-or-later
// BenchSync [folder]: synchronisation with a PostgreSQL of its own on this machine beside its ceilings,
// measured in the same run: the first fill, encryption, submitting, a change seen by the last of many
// terminals, bytes of the feed. Run it on a release build, in a folder on a real disk. MADO_BENCH_ROWS
// (300,000) and MADO_BENCH_TERMINALS (100) make it smaller. Ends with 1 if an aim is missed.
#include "core/domain/SchemaText.h"
#include "core/store/CacheFill.h"
#include "core/store/CacheSchema.h"
#include "core/sync/SyncEngine.h"
#include "core/text/KanjiFolding.h"
#include "tests/bench/support/BenchProfile.h"
#include "tests/bench/sync/FeedBytes.h"
#include "tests/bench/sync/RawFill.h"
#include "tests/bench/sync/Standby.h"
#include "tests/bench/sync/Terminals.h"
#include "tests/central/Cases.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <libpq-fe.h>
#include <thread>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::bench;
using namespace mado::test;

namespace {

constexpr int repeats = 5;
constexpr int submits = 600;
constexpr int changes = 40;

int numberOf(const char* variable, int usual) {
    const int given = qEnvironmentVariableIntValue(variable);
    return given > 0 ? given : usual;
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

bool report(const char* what, const QString& figures, double ratio, double aim, bool isMost) {
    const bool good = isMost ? ratio <= aim : ratio >= aim;
    std::printf("%s: %s; ratio %.2f (aim %s %.2f); load %.1f: %s\n", what, qPrintable(figures), ratio,
                isMost ? "<=" : ">=", aim, machineLoad(), good ? "met" : "MISSED");
    std::fflush(stdout);
    return good;
}

struct Bench {
    SystemClock clock;
    PostgresServer server;
    std::unique_ptr<PostgresCentre> centre;
    QString folder;
    std::unique_ptr<CentralSession> session;
    UuidV7Generator ids;

    explicit Bench(const QString& where, int terminals) : folder(where), ids(clock) {
        // As a centre runs: what was answered is on disk.
        const QString more = QString::number(terminals + 60);
        for (const QString& setting :
             {u"fsync = on"_s, u"synchronous_commit = on"_s, u"full_page_writes = on"_s,
              u"shared_buffers = '256MB'"_s, u"max_connections = "_s + more})
            server.run(u"ALTER SYSTEM SET "_s + setting, u"postgres"_s);
        server.run(u"CHECKPOINT"_s, u"postgres"_s);  // what the tests' way of running has not written yet
        if (!server.postgres().stop() || !server.postgres().resume()) qFatal("the server does not come back");
        centre = std::make_unique<PostgresCentre>(server);
        // And with its clock, as the schema has it: the tests' one is a table.
        server.run(
            u"CREATE OR REPLACE FUNCTION centre.now() RETURNS timestamptz LANGUAGE plpgsql STABLE AS"
            " 'BEGIN RETURN pg_catalog.clock_timestamp(); END'"_s);
        auto signedIn = centre->signIn(u"S001"_s, {u"enter"_s, u"confirm"_s});
        if (!signedIn) qFatal("%s", qPrintable(signedIn.error().code));
        session = std::move(*signedIn);
        if (!server.postgres().addLogin(u"bench_raw"_s)) qFatal("no raw login");
        server.run(
            u"ALTER ROLE bench_raw SUPERUSER; CREATE TABLE public.bench (id text PRIMARY KEY, bytes bytea)"_s);
    }
    /// For libpq: as superuser over the same TLS.
    [[nodiscard]] QByteArray raw() { return server.postgres().connectionOf(u"bench_raw"_s).toUtf8(); }
};

void makePeople(Bench& bench, int rows) {
    bench.server.run(
        u"INSERT INTO records.addressee (record_key, row_version, addressee_no, history_no, is_active, "
        u"resident_class,"
        " resident_since_date, household_no, head_name_kana, head_name_kanji, name_kana, name_kanji, "
        "nationality_code,"
        " current_postal_code, current_address, current_lot_no, registered_domicile_address, birth_date, "
        "sex_code,"
        " relationship_kanji, change_date)"
        " SELECT lpad(n::text, 10, '0'), 1, lpad(n::text, 10, '0'), 1, 1, '1', '1998-04-01', lpad((n / "
        "2)::text, 10, '0'),"
        " 'ヤマダ タロウ', '山田 太郎', 'ヤマダ ハナコ' || n % 97, '山田 花子', '392', '3320015',"
        " '埼玉県川口市川口' || n % 6 || '丁目', (n % 40) || '番' || (n % 25) || '号', '埼玉県川口市青木', "
        " (1930 + n % 90) || '-0' || (1 + n % 9) || '-15', (1 + n % 2)::text, '妻', '2020-01-01'"
        " FROM generate_series(1, %1) n; ANALYZE records.addressee"_s.arg(rows));
}

/// Seconds of the fill of one kind of record: to nowhere, or into a cache's file.
double ourFill(Bench& bench, bool intoFile) {
    static const KanjiFolding folding = *KanjiFolding::load();
    const QString path = bench.folder + u"/ours.db"_s;
    Cache::discard(path);
    const SecretBuffer key = SecretBuffer::random(Connection::keySize);
    const auto fill = CacheFill::open(path, key, CacheSettings{folding, bench.clock});
    if (!fill) return -1;
    qint64 bytes = 0;
    const RowSink sink = [&](std::span<const std::optional<std::string_view>> row) -> Result<void> {
        if (intoFile) return (*fill)->add(row);
        bytes += static_cast<qint64>(row.size());
        return {};
    };
    QElapsedTimer timer;
    timer.start();
    FillProgress done;
    const SyncPortions portions;  // as a terminal does it
    while (!done.isDone) {
        if (intoFile && !(*fill)->beginChunk(Entity::Addressee)) return -1;
        for (int i = 0; i < portions.fillsAChunk && !done.isDone; ++i) {
            const auto next = bench.session->fill(Entity::Addressee, done.lastKey, portions.fillRows, sink);
            if (!next) return -1;
            done = *next;
        }
        if (intoFile && !(*fill)->commitChunk(done)) return -1;
    }
    if (!(*fill)->settle()) return -1;
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

bool fillBench(Bench& bench, int rows) {
    RawFill raw;
    raw.connection = bench.raw();
    raw.table = "addressee";
    raw.createSql = schema::createTable(Entity::Addressee, SqlDialect::Sqlite).toUtf8();
    raw.columns = static_cast<int>(schema::columns(Entity::Addressee).size()) + 2;
    std::vector<double> nowhere, encrypted, plain, ourNowhere, ours;
    for (int i = 0; i < repeats; ++i) {
        nowhere.push_back(raw.toNowhere());
        ourNowhere.push_back(ourFill(bench, false));
        encrypted.push_back(raw.intoFile(bench.folder + u"/raw.db"_s, true));
        ours.push_back(ourFill(bench, true));
        plain.push_back(raw.intoFile(bench.folder + u"/plain.db"_s, false));
    }
    for (const auto* each : {&nowhere, &encrypted, &plain, &ourNowhere, &ours}) {
        if (std::ranges::any_of(*each, [](double seconds) { return seconds <= 0; })) {
            std::printf("first fill: failed: MISSED\n");
            return false;
        }
    }
    const auto rate = [rows](double seconds) {
        return QString::number(rows / seconds / 1000, 'f', 0) + u" k rows/s"_s;
    };
    const bool a =
        report("first fill to memory", rate(median(ourNowhere)) + u", raw COPY "_s + rate(median(nowhere)),
               median(nowhere) / median(ourNowhere), 0.85, false);
    const bool b =
        report("first fill into the cache", rate(median(ours)) + u", raw C loop "_s + rate(median(encrypted)),
               median(encrypted) / median(ours), 0.80, false);
    const bool c =
        report("encryption", rate(median(encrypted)) + u", the same unencrypted "_s + rate(median(plain)),
               median(plain) / median(encrypted), 0.75, false);
    return a && b && c;
}

CommandEnvelope newCase(Bench& bench) {
    const CasePayload payload = caseOf(bench.ids.next(), {}, u"1001"_s);
    return commandOf(bench.ids.next(), CommandKind::EnterCase, payload.caseId, payload.toJson());
}

/// Milliseconds, medians: a case and its answer; and the least that a commit and a round trip can take.
struct Submits {
    double ours = 0;
    double bare = 0;
};

std::optional<Submits> timeSubmits(Bench& bench) {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> raw(PQconnectdb(bench.raw().constData()), &PQfinish);
    const auto ask = [&raw](const char* sql, std::initializer_list<const char*> values) {
        const std::vector<const char*> list(values);
        PGresult* const answer = PQexecParams(raw.get(), sql, static_cast<int>(list.size()), nullptr,
                                              list.data(), nullptr, nullptr, 0);
        const bool good =
            PQresultStatus(answer) == PGRES_COMMAND_OK || PQresultStatus(answer) == PGRES_TUPLES_OK;
        PQclear(answer);
        return good;
    };
    std::vector<double> ours, bare;
    for (int i = 0; i < submits; ++i) {
        const CommandEnvelope command = newCase(bench);
        const QByteArray id = command.commandId.toLatin1();
        QElapsedTimer timer;
        timer.start();
        const auto answer = bench.session->submit(command);
        ours.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        // What goes on behind the answer (the feed's number) must not make the bare commit slower.
        const bool isQuiet = bench.session->heartbeat().ok();
        timer.restart();
        const bool good = isQuiet &&
                          ask("INSERT INTO public.bench VALUES ($1, convert_to($2, 'UTF8'))",
                              {id.constData(), command.payload.constData()}) &&
                          ask("SELECT 1", {});
        bare.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        if (!answer || !good) {
            std::printf("submit: failed %s: MISSED\n", answer ? "raw" : qPrintable(answer.error().code));
            return std::nullopt;
        }
    }
    return Submits{median(ours), median(bare)};
}

QString figuresOf(const Submits& times) {
    return u"%1 ms, one commit and one round trip %2 ms"_s.arg(times.ours, 0, 'f', 2)
        .arg(times.bare, 0, 'f', 2);
}

/// As a centre runs: what was answered is on two disks. And of one server alone, for comparison.
bool submitBench(Bench& bench) {
    const auto alone = timeSubmits(bench);
    if (!alone) return false;
    std::printf("submit, to one server alone: %s; ratio %.2f; load %.1f\n", qPrintable(figuresOf(*alone)),
                alone->ours / alone->bare, machineLoad());
    const auto standby = Standby::of(bench.server.postgres());
    if (!standby) {
        std::printf("submit: failed %s: MISSED\n", qPrintable(standby.error().detail));
        return false;
    }
    const auto times = timeSubmits(bench);
    return times && report("submit", figuresOf(*times), times->ours / times->bare, 1.5, true);
}

bool latencyBench(Bench& bench, int terminals) {
    const auto listening = Terminals::make(*bench.centre, terminals);
    if (!listening) {
        std::printf("change seen: failed %s: MISSED\n", qPrintable(listening.error().code));
        return false;
    }
    std::vector<double> times;
    for (int i = 0; i < changes; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(150 + i % 7 * 20));
        QElapsedTimer timer;
        timer.start();
        const CommandEnvelope command = newCase(bench);
        const auto answer = bench.session->submit(command);
        const auto numbers = bench.session->feedNumbers({command.commandId});
        const qint64 number = numbers ? numbers->value(command.commandId) : 0;
        const double rest = answer && number > 0 ? (*listening)->untilAllSee(number) : -1;
        if (rest < 0) {
            std::printf("change seen: failed: MISSED\n");
            return false;
        }
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    const double p99 = times[times.size() * 99 / 100];
    return report("change seen by the last terminal",
                  u"of %1: median %2 ms, p99 %3 ms (aim 400)"_s.arg(terminals)
                      .arg(median(times), 0, 'f', 0)
                      .arg(p99, 0, 'f', 0),
                  p99 / 400, 1, true);
}

bool wireBench(Bench& bench) {
    auto answers = FeedBytes::make(*bench.centre, bench.server.postgres());
    if (!answers) {
        std::printf("bytes of the feed: failed: MISSED\n");
        return false;
    }
    // The street number of some people, and people who are new to the city.
    bench.server.run(
        u"SELECT count(centre.put('addressee', record_key, centre.fields('addressee', record_key) ||"
        " '{\"current_lot_no\":\"12番3号\",\"change_date\":\"2026-11-20\"}', '-', NULL, NULL))"
        " FROM (SELECT record_key FROM records.addressee ORDER BY record_key LIMIT 500) s; SELECT centre.publish()"_s);
    const qint64 difference = answers->next();
    const qint64 changed = 500 * qint64{QByteArray("0000000001").size() + QByteArray("12番3号").size() +
                                        QByteArray("2026-11-20").size() + 3};
    bench.server.run(
        u"SELECT count(centre.put('addressee', 'N' || record_key, centre.fields('addressee', record_key), "
        u"'-', NULL, NULL))"
        " FROM (SELECT record_key FROM records.addressee ORDER BY record_key LIMIT 500) s; SELECT centre.publish()"_s);
    const qint64 whole = answers->next();
    const qint64 values =
        bench.server
            .run(
                u"SELECT sum(octet_length(record_key) + 1 + (SELECT sum(octet_length(v) + 1) FROM "
                "jsonb_each_text(centre.fields('addressee', record_key)) AS e(k, v)))"
                " FROM records.addressee WHERE record_key LIKE 'N%'"_s)
            .toLongLong();
    const auto ratio = [](qint64 bytes, qint64 least) {
        return bytes > 0 ? static_cast<double>(bytes) / static_cast<double>(least) : 99;
    };
    const bool isWhole =
        report("bytes of the feed, new records", u"%1 bytes, keys and values %2"_s.arg(whole).arg(values),
               ratio(whole, values), 1.6, true);
    const bool isChanged = report("bytes of the feed, two columns changed",
                                  u"%1 bytes, keys and changed values %2"_s.arg(difference).arg(changed),
                                  ratio(difference, changed), 1.6, true);
    return isWhole && isChanged;
}

}  // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString parent = arguments.size() > 1 ? arguments[1] : QDir::currentPath();
    const QTemporaryDir folder(parent + u"/madoguchi-sync-XXXXXX"_s);
    if (!folder.isValid()) return 2;
    const int rows = numberOf("MADO_BENCH_ROWS", 300'000);
    const int terminals = numberOf("MADO_BENCH_TERMINALS", 100);
    Bench bench(folder.path(), terminals);
    makePeople(bench, rows);
    const bool filled = fillBench(bench, rows);
    const bool thin = wireBench(bench);
    const bool submitted = submitBench(bench);
    const bool seen = latencyBench(bench, terminals);
    return submitted && seen && filled && thin ? 0 : 1;
}
