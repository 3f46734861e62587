// SPDX-License-Identifier: GPL-3.0-or-later
// PlainSearch [plain copy] [queries.json]: the same search on the same records without encryption. For each
// line on the standard input it runs all queries and answers with a line of JSON: {"ms": [...], "hits":
// [...]}.
#include "core/text/PostalCodeTable.h"
#include "tests/bench/search/SearchMix.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <iostream>
#include <string>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

Result<void> answerLines(const QString& copy, const QString& queryFile) {
    const SecretBuffer none = SecretBuffer::random(Connection::keySize);
    {
        ConnectionOptions writing;
        writing.access = ConnectionOptions::Access::ReadWrite;
        MADO_ASSIGN(const auto connection, Connection::open(copy, none, writing));
        MADO_TRY(connection->execute("ANALYZE"));
    }
    MADO_ASSIGN(const auto reader, CacheReader::open(copy, none));
    MADO_ASSIGN(const KanjiFolding folding, KanjiFolding::load());
    MADO_ASSIGN(const TownTable towns, TownTable::load());
    QuerySettings settings;
    settings.towns = towns.names();
    const QueryParser parser(folding, settings);
    Search search(*reader, parser, {u"埼玉県川口市"_s, u"川口市"_s});
    QFile file(queryFile);
    if (!file.open(QIODevice::ReadOnly)) return fail(u"E-STORE-017"_s);
    const auto queries = bench::fromJson(QJsonDocument::fromJson(file.readAll()).array());
    for (std::string line; std::getline(std::cin, line);) {
        MADO_ASSIGN(const bench::Timings timings, bench::timeAll(search, queries));
        QJsonArray ms, hits;
        for (std::size_t i = 0; i < queries.size(); ++i) {
            ms.append(timings.milliseconds[i]);
            hits.append(timings.hits[i]);
        }
        const QJsonObject answer{{u"ms"_s, ms}, {u"hits"_s, hits}};
        std::printf("%s\n", QJsonDocument(answer).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
    }
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3) return 2;
    const auto done = answerLines(arguments[1], arguments[2]);
    if (done) return 0;
    std::fprintf(stderr, "%s %s\n", qPrintable(done.error().code), qPrintable(done.error().detail));
    return 1;
}
