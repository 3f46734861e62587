// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/CentreLine.h"

#include "core/central/postgres/PostgresCentralStore.h"
#include "core/simulation/wire/WireCentralStore.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mado::simulation {

namespace {

/// A run of minutes stands for a day: who lost the centre tries again sooner than a counter does.
constexpr Backoff::Limits impatience{50ms, 2'000ms, 1'000ms};

}  // namespace

std::unique_ptr<CentralStore> centreAt(const SimulationPlan& plan, quint16 port) {
    if (plan.make == CentreMake::Embedded) return std::make_unique<WireCentralStore>(port);
    const bool isGiven = plan.make == CentreMake::Given;
    PgServer server;
    if (isGiven) server = plan.given.server;
    const QString host = isGiven ? server.nodes.front().host : u"localhost"_s;
    server.nodes = {{host, u"127.0.0.1"_s, port}};
    if (!isGiven) server.caPath = plan.authority;
    const QString folder = plan.certificates;
    const auto credentials = [folder, isGiven](const SignInProof& proof) -> Result<TlsCredential> {
        const QString base = folder + u'/' + (isGiven ? proof.staffId : loginOf(proof.staffId));
        return TlsCredential{loginOf(proof.staffId), base + u".crt"_s, base + u".key"_s};
    };
    return std::make_unique<PostgresCentralStore>(server, credentials,
                                                  PostgresCentralStore::Options{impatience});
}

}  // namespace mado::simulation
