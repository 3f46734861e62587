// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/EvaluationProfile.h"

#include "core/cards/SoftwareCards.h"
#include "core/central/embedded/CentralBulkLoad.h"
#include "core/desk/TerminalStores.h"
#include "core/sync/SyncEngine.h"

#include <array>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// Invented people. The first two can confirm each other's cases; the third decides claims.
std::array<StaffIdentity, 3> evaluationStaff() {
    const QString section = u"国保資格係"_s;
    return {
        StaffIdentity{
            u"s-0001"_s, u"佐藤 恵"_s, u"サトウ メグミ"_s, section, {u"enter"_s, u"confirm"_s, u"issue"_s}},
        StaffIdentity{u"s-0002"_s,
                      u"鈴木 一郎"_s,
                      u"スズキ イチロウ"_s,
                      section,
                      {u"enter"_s, u"confirm"_s, u"issue"_s}},
        StaffIdentity{u"s-0003"_s,
                      u"田中 和子"_s,
                      u"タナカ カズコ"_s,
                      section,
                      {u"enter"_s, u"confirm"_s, u"decide"_s, u"issue"_s, u"audit"_s}}};
}

SecretBuffer pinOf(const QByteArray& digits) {
    return SecretBuffer::copyOf(std::span(reinterpret_cast<const unsigned char*>(digits.constData()),
                                          static_cast<std::size_t>(digits.size())));
}

Result<std::unique_ptr<CentralSession>> signInWithCard(TerminalStores& stores, const QString& cards,
                                                       const QString& staffId, const QByteArray& pin) {
    SoftwareCards reader(cards);
    MADO_ASSIGN(const auto card, reader.open(staffId));
    SignInProof proof;
    proof.staffId = staffId;
    proof.terminalId = stores.outbox().terminalId();
    MADO_ASSIGN(proof.challenge, stores.centre().challenge());
    MADO_ASSIGN(proof.signature, card->sign(pinOf(pin), proof.challenge));
    return stores.centre().signIn(proof);
}

}  // namespace

Result<EvaluationProfile::Made> EvaluationProfile::make(const Plan& plan, SecretStore& secrets,
                                                        const Clock& clock, const CityKnowledge& knowledge,
                                                        const Progress& progress) {
    const auto tell = [&progress](const QString& part, qint64 done, qint64 total) {
        if (progress) progress(part, done, total);
    };
    MADO_ASSIGN(const RecoveryKey recovery, TerminalStores::create(plan.folder, plan.terminal));
    static_cast<void>(recovery);  // evaluation data needs no recovery
    MADO_ASSIGN(const auto stores, TerminalStores::open(plan.folder, secrets, clock));
    Made made;
    const QString cards = plan.folder + u"/cards"_s;
    const std::array<StaffIdentity, 3> people = evaluationStaff();
    // The city comes first: a bulk load asks for an empty centre, and what is loaded is not in the feed.
    {
        MADO_ASSIGN(CentralBulkLoad load, CentralBulkLoad::begin(stores->embedded()));
        MADO_ASSIGN(const QByteArray key, stores->embedded().numberPublicKey());
        const SyntheticCity::Plan cityPlan{plan.residents, plan.seed, clock.today(), key};
        MADO_ASSIGN(made.counts, SyntheticCity().generate(cityPlan, load, [&tell](int done, int total) {
            tell(u"residents"_s, done, total);
        }));
        MADO_TRY(load.finish());
    }
    for (const StaffIdentity& each : people) {
        MADO_ASSIGN(const QByteArray publicKey, SoftwareCards::issue(cards, each, pinOf(plan.pin)));
        MADO_TRY(stores->embedded().registerStaff(each, publicKey));
        made.staff << each.name;
    }
    MADO_ASSIGN(const auto session, signInWithCard(*stores, cards, people[0].staffId, plan.pin));
    CacheSettings settings{knowledge.folding(), clock};
    settings.cityPrefixes = knowledge.cityPrefixes();
    SyncEngine sync({stores->cachePath(), stores->cacheKey(), settings}, stores->outbox(), clock);
    MADO_ASSIGN(const bool isNew,
                sync.ensureFilled(*session, [&tell](Entity, qint64 rows) { tell(u"copy"_s, rows, 0); }));
    static_cast<void>(isNew);
    return made;
}

}  // namespace mado
