// SPDX-License-Identifier: GPL-3.0-or-later
// BenchCity: how long the making of a whole city takes and the first fill of the encrypted copy (once; the
// city is kept for the other benchmarks). Ends with 1 if an aim is missed.
#include "tests/bench/support/BenchProfile.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::bench;

namespace {

constexpr double mostCitySeconds = 180;  // for 600,000 residents on two cores

}  // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    const SystemClock clock;
    const auto knowledge = CityKnowledge::load(u"kawaguchi"_s);
    if (!knowledge) return cannot(knowledge.error());
    const auto profile = BenchProfile::ready(**knowledge, clock);
    if (!profile) return cannot(profile.error());
    const QJsonObject& making = profile->making();
    const double seconds = making[u"city_seconds"_s].toDouble();
    const bool good = seconds <= mostCitySeconds * std::max(1.0, residents() / 600'000.0);
    std::printf(
        "city: %.0f residents, %.0f records made in %.1f s (aim %.0f s); first copy with its search tables "
        "%.1f s;"
        " load then %.1f: %s\n",
        making[u"residents"_s].toDouble(), making[u"records"_s].toDouble(), seconds, mostCitySeconds,
        making[u"copy_seconds"_s].toDouble(), making[u"load"_s].toDouble(), good ? "met" : "MISSED");
    return good ? 0 : 1;
}
