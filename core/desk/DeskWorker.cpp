// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/DeskWorker.h"

#include "core/central/embedded/SealedNumbers.h"
#include "core/store/Cache.h"

#include <QJsonObject>

#include <thread>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr qint64 scrubEvery = 20'000;  // milliseconds
constexpr std::size_t mostUntold = 1'000;

}  // namespace

DeskWorker::~DeskWorker() = default;

Result<void> DeskWorker::open() {
    MADO_ASSIGN(m_stores, TerminalStores::open(m_folder, m_secrets, m_clock, m_fixed));
    Cache::discard(m_stores->passingCachePath());  // of a program that was killed; nobody has its key
    makeSync();
    m_offline = std::make_unique<OfflineSignIn>(m_stores->outbox(), m_clock);
    m_witness = std::make_unique<AuditWitness>(m_stores->outbox(), m_clock);
    return {};
}

void DeskWorker::makeSync() {
    CacheSettings settings{m_knowledge.folding(), m_clock};
    settings.cityPrefixes = m_knowledge.cityPrefixes();
    m_sync = std::make_unique<SyncEngine>(
        SyncEngine::Places{cachePath(), cacheKey(), settings}, m_stores->outbox(), m_clock, SyncPortions{},
        SyncHooks{[this] { m_closeReaders(); }, [this](std::chrono::seconds time) { return wait(time); }});
}

QString DeskWorker::cachePath() const {
    return m_passingKey.isEmpty() ? m_stores->cachePath() : m_stores->passingCachePath();
}

const SecretBuffer& DeskWorker::cacheKey() const {
    return m_passingKey.isEmpty() ? m_stores->cacheKey() : m_passingKey;
}

void DeskWorker::useCacheOf(CacheMode mode) {
    if (mode != CacheMode::None) return;
    m_sync.reset();
    for (const QString& each : {m_stores->cachePath(), m_stores->cachePath() + u".filling"_s})
        Cache::discard(each);
    m_passingKey = SecretBuffer::random(m_stores->cacheKey().size());
    makeSync();
}

void DeskWorker::forgetRecords() {
    if (m_passingKey.isEmpty()) return;
    m_sync.reset();
    for (const QString& each : {m_stores->passingCachePath(), m_stores->passingCachePath() + u".filling"_s})
        Cache::discard(each);
    m_passingKey.wipe();
    makeSync();
}

Result<StaffIdentity> DeskWorker::signIn(const QString& staffId, const ChallengeSigner& sign) {
    if (!m_stores) return fail(u"E-DESK-004"_s);
    setSession(nullptr);
    SignInProof proof;
    proof.staffId = staffId;
    proof.terminalId = m_stores->outbox().terminalId();
    MADO_ASSIGN(proof.challenge, m_stores->centre().challenge());
    MADO_ASSIGN(CardProof card, sign(proof.challenge));
    proof.signature = std::move(card.signature);
    proof.tlsKey = std::move(card.tlsKey);
    auto session = m_stores->centre().signIn(proof);
    if (!session && session.error().code == u"E-CENTRAL-010"_s) return signInOffline(proof);
    if (!session) return session.error();
    setSession(std::move(*session));
    m_isOffline = false;
    MADO_ASSIGN(m_hello, m_session->hello());
    useCacheOf(m_hello.cacheMode);
    introduce();
    return m_session->staff();
}

Result<StaffIdentity> DeskWorker::signInOffline(const SignInProof& proof) {
    MADO_ASSIGN(const bool isFilled, m_sync->isFilled());
    if (!isFilled) return fail(u"E-CENTRAL-010"_s, {}, {}, u"no records"_s);
    MADO_ASSIGN(const CacheCursor cursor, m_sync->cache()->cursor());
    const OfflineSignIn::Local local{cursor.epoch, cursor.scope, [this](const QString& staffId) {
                                         return m_sync->cache()->record(Entity::StaffMember, staffId);
                                     }};
    MADO_ASSIGN(StaffIdentity person, m_offline->signIn(proof, local));
    MADO_ASSIGN(auto session, m_stores->centre().signInLater(proof, person));
    setSession(std::move(session));
    m_isOffline = true;
    return person;
}

void DeskWorker::setSession(std::unique_ptr<CentralSession> session) {
    const std::lock_guard guard(m_sessionMutex);
    m_session = std::move(session);
    if (m_session && m_isEnding) m_session->stop();
}

void DeskWorker::stop() {
    const std::lock_guard guard(m_sessionMutex);
    m_isEnding = true;
    if (m_session) m_session->stop();
}

void DeskWorker::giveUp() {
    const std::lock_guard guard(m_sessionMutex);
    if (m_session) m_session->stop();
}

bool DeskWorker::wait(std::chrono::seconds time) const {
    constexpr std::chrono::milliseconds slice{100};
    for (std::chrono::milliseconds waited{0}; waited < time && !m_isEnding; waited += slice)
        std::this_thread::sleep_for(slice);
    return !m_isEnding;
}

void DeskWorker::signOut(const QString& why) {
    if (m_session) static_cast<void>(m_session->note(why, {}));  // leaving must work without the centre too
    setSession(nullptr);
    m_untold.clear();  // it must not be told as the next person's
    m_isOffline = false;
}

Result<void> DeskWorker::fill(const SyncEngine::Progress& progress,
                              const std::function<void()>& closeReaders) {
    if (!m_session) return fail(u"E-DESK-005"_s);
    if (m_isOffline) return {};  // signing in off-line has found it complete
    m_closeReaders = closeReaders;
    MADO_ASSIGN(const bool isNew, m_sync->ensureFilled(*m_session, progress));
    static_cast<void>(isNew);
    return m_sync->cache()->evict();
}

Result<Submission> DeskWorker::submission(const QString& commandId) {
    MADO_ASSIGN(const OutboxCommand command, m_stores->outbox().command(commandId));
    Submission submission{command.id, {}};
    if (command.state == CommandState::Sealed || command.state == CommandState::Sent) return submission;
    MADO_ASSIGN(submission.answer, SubmitAnswer::fromJson(command.outcome));
    return submission;
}

Result<Submission> DeskWorker::send(const OutboxCommand& kept, bool isOfDraft) {
    const Turn turn = synchronise();  // its failure does not matter: the command is safe and goes later
    static_cast<void>(turn);
    MADO_ASSIGN(Submission done, submission(kept.id));
    // The person who gave it reads the refusal now; what comes next for this household need not wait for it.
    // One that was typed stays until it is a draft again; a conflict until it is looked at.
    if (done.answer && done.answer->outcome == Outcome::Refused && !isOfDraft) {
        const QString giver = m_session ? m_session->staff().staffId : QString();
        MADO_TRY(m_stores->outbox().settle(kept.id, {Settlement::Way::Read, {}, giver}));
    }
    return done;
}

Result<Submission> DeskWorker::carryOut(const NewCommand& command, const QString& draftId) {
    if (!m_stores) return fail(u"E-DESK-004"_s);
    MADO_ASSIGN(const OutboxCommand kept, m_stores->outbox().enqueue(command, draftId));
    return send(kept, !draftId.isEmpty());
}

Result<Submission> DeskWorker::carryOutInstead(const QString& earlierId, const Settlement& settlement,
                                               const NewCommand& command) {
    if (!m_stores) return fail(u"E-DESK-004"_s);
    MADO_ASSIGN(const OutboxCommand kept, m_stores->outbox().replace(earlierId, settlement, command));
    // What is refused once more stays in the list that it came from.
    return send(kept, true);
}

/// Where the centre knows a closer reason why it does not know the person any more.
Error DeskWorker::reasonOf(const Error& error) {
    if (error.code != u"E-CENTRAL-012"_s) return error;
    const auto hello = m_session->hello();
    return !hello && hello.error().code == u"E-CENTRAL-019"_s ? hello.error() : error;
}

DeskWorker::Turn DeskWorker::synchronise() {
    Turn turn;
    if (!m_session) return turn;
    static_cast<void>(m_offline->noteTime());
    if (const auto sent = m_sync->send(*m_session); !sent) {
        turn.trouble = reasonOf(sent.error());
        return turn;
    }
    auto followed = m_sync->follow(*m_session);
    if (!followed) {
        turn.trouble = reasonOf(followed.error());
        if (turn.mustFill()) m_isOffline = false;  // the centre has answered
        return turn;
    }
    turn.changed = std::move(*followed);
    turn.isConnected = true;
    heardFromCentre();
    if (!scrub()) turn.trouble = fail(u"E-SYNC-001"_s);
    return turn;
}

/// One stretch of the records from time to time; a whole round takes about a day.
bool DeskWorker::scrub() {
    if (m_hello.isEmbedded || (m_sinceScrub.isValid() && !m_sinceScrub.hasExpired(scrubEvery))) return true;
    m_sinceScrub.start();
    return m_sync->scrub(*m_session).valueOr(true);
}

bool DeskWorker::Turn::isSignedOut() const {
    return trouble && (trouble->code == u"E-CENTRAL-012"_s || trouble->code == u"E-CENTRAL-019"_s);
}

bool DeskWorker::Turn::mustFill() const {
    return trouble && trouble->code == u"E-SYNC-001"_s;
}

void DeskWorker::heardFromCentre() {
    m_isOffline = false;
    if (m_sync->lastHello()) m_hello = *m_sync->lastHello();
    // A failure of any of these matters only later, and shows then: no lease, records that differ.
    static_cast<void>(m_offline->renew(*m_session, m_hello));
    // A trail that was changed is kept and shown (warnings()); what it means is for the auditor.
    static_cast<void>(m_witness->look(*m_session, m_hello));
    tellLater();
}

void DeskWorker::introduce() {
    const auto there = m_session->introduce(m_stores->profile().terminal);
    const auto here = m_stores->outbox().lastCounter();
    if (!there || !here || there->lastCounter <= *here) return;
    const qint64 missing = there->lastCounter - *here;
    static_cast<void>(m_stores->outbox().noteSetBack(missing));
    static_cast<void>(m_session->note(u"outbox set back"_s, QString::number(missing)));
}

std::vector<Error> DeskWorker::warnings() const {
    std::vector<Error> all;
    if (const auto setBack = m_stores->outbox().setBack(); setBack && *setBack) all.push_back(**setBack);
    if (const auto disputed = m_witness->disputed(); disputed && !disputed->empty())
        all.push_back(fail(u"E-SYNC-007"_s, {}, {QString::number(disputed->back().size)}));
    return all;
}

Result<void> DeskWorker::fetchHousehold(const QString& householdNo) {
    if (!m_session) return fail(u"E-DESK-005"_s);
    auto fetched = m_sync->fetchHousehold(*m_session, householdNo);
    if (!fetched && fetched.error().code == u"E-CENTRAL-010"_s)
        return fail(u"E-DESK-020"_s, {}, {householdNo});
    return fetched;
}

void DeskWorker::touch(const QString& householdNo) {
    if (m_sync == nullptr || m_sync->cache() == nullptr) return;
    // A failure only lets it go sooner.
    if (m_sync->cache()->mode() != CacheMode::Full) static_cast<void>(m_sync->cache()->touch(householdNo));
}

Result<SecretBuffer> DeskWorker::readNumber(const QString& addresseeNo, const QString& purpose) {
    if (!m_session) return fail(u"E-DESK-005"_s);
    return m_session->readNumber(addresseeNo, purpose);
}

Result<QByteArray> DeskWorker::sealNumber(const SecretBuffer& digits) {
    if (!m_session) return fail(u"E-DESK-005"_s);
    return sealed_number::seal(digits, m_hello.numberPublicKey);
}

Result<std::vector<RecordVersion>> DeskWorker::history(Entity entity, const QString& key) {
    if (!m_session) return fail(u"E-DESK-005"_s);
    return m_session->history(entity, key);
}

Result<void> DeskWorker::note(const QString& action, const QString& subject) {
    if (!m_session) return fail(u"E-DESK-005"_s);
    auto noted = m_session->note(action, subject);
    if (!noted && m_untold.size() < mostUntold) m_untold.emplace_back(action, subject);
    return noted;
}

/// What was done without a connection is noted when there is one.
void DeskWorker::tellLater() {
    while (!m_untold.empty()) {
        const auto& [action, subject] = m_untold.front();
        if (!m_session->note(action, subject)) return;
        m_untold.pop_front();
    }
}

}  // namespace mado
