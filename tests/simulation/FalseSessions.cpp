// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/FalseSessions.h"

#include "core/base/UuidV7.h"
#include "core/simulation/ForwardingSession.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

using Session = std::unique_ptr<CentralSession>;
using Submit = std::function<Result<SubmitAnswer>(CentralSession&, const CommandEnvelope&)>;
using Pull = std::function<Result<PullAnswer>(CentralSession&, const CacheCursor&, int)>;

class FalseSession final : public simulation::ForwardingSession {
 public:
    FalseSession(Session real, Submit submit, Pull pull)
        : ForwardingSession(std::move(real)), m_submit(std::move(submit)), m_pull(std::move(pull)) {}
    [[nodiscard]] Result<SubmitAnswer> submit(const CommandEnvelope& command) override {
        return m_submit ? m_submit(real(), command) : real().submit(command);
    }
    [[nodiscard]] Result<PullAnswer> pull(const CacheCursor& from, int changeLimit) override {
        return m_pull ? m_pull(real(), from, changeLimit) : real().pull(from, changeLimit);
    }

 private:
    Submit m_submit;
    Pull m_pull;
};

SimulatedWorld::Between withSubmit(const Submit& submit) {
    return [submit](Session real, int) -> Session {
        return std::make_unique<FalseSession>(std::move(real), submit, Pull());
    };
}
SimulatedWorld::Between withPull(const Pull& pull) {
    return [pull](Session real, int) -> Session {
        return std::make_unique<FalseSession>(std::move(real), Submit(), pull);
    };
}

SubmitAnswer accepted(Outcome outcome) {
    return {outcome, {}, {}, {}, 0};
}

bool isRefusal(const SubmitAnswer& answer) {
    return answer.outcome == Outcome::Refused || answer.outcome == Outcome::Conflict;
}

Result<SubmitAnswer> answersBeforeItIsDone(CentralSession& real, const CommandEnvelope& command) {
    if (command.kind == CommandKind::EnterCase) return accepted(Outcome::Entered);
    return real.submit(command);
}

Result<SubmitAnswer> takesRefusalForAcceptance(CentralSession& real, const CommandEnvelope& command) {
    MADO_ASSIGN(SubmitAnswer answer, real.submit(command));
    return isRefusal(answer) ? accepted(Outcome::Applied) : std::move(answer);
}

Result<SubmitAnswer> takesAcceptanceForRefusal(CentralSession& real, const CommandEnvelope& command) {
    MADO_ASSIGN(SubmitAnswer answer, real.submit(command));
    if (command.kind == CommandKind::ConfirmCase && answer.outcome == Outcome::Applied)
        return SubmitAnswer{Outcome::Refused, Error{u"E-CENTRAL-032"_s, {}, {}, {}}, {}, {}, 0};
    return answer;
}

Result<SubmitAnswer> makesANewIdEachTime(CentralSession& real, const CommandEnvelope& command) {
    static const SystemClock clock;
    static UuidV7Generator ids(clock);
    CommandEnvelope renamed = command;
    renamed.commandId = ids.next();
    return real.submit(renamed);
}

Result<PullAnswer> losesAChange(CentralSession& real, const CacheCursor& from, int limit) {
    MADO_ASSIGN(PullAnswer answer, real.pull(from, limit));
    if (answer.batch.changes.size() > 1) answer.batch.changes.pop_back();
    return answer;
}

Result<PullAnswer> skipsABatch(CentralSession& real, const CacheCursor& from, int limit) {
    MADO_ASSIGN(PullAnswer answer, real.pull(from, limit));
    if (!answer.hasMore) return answer;
    MADO_ASSIGN(PullAnswer next, real.pull(answer.batch.to, limit));
    next.batch.from = from;
    return next;
}

/// Numbers that are taken before the commit: a cursor that remembers the largest one passes over what comes
/// late.
Result<PullAnswer> passesOverWhatComesLate(CentralSession& real, const CacheCursor& from, int limit) {
    MADO_ASSIGN(PullAnswer answer, real.pull(from, limit));
    if (answer.batch.changes.size() > 2)
        answer.batch.changes.erase(answer.batch.changes.begin(), answer.batch.changes.begin() + 1);
    return answer;
}

Result<PullAnswer> cutsABatch(CentralSession& real, const CacheCursor& from, int limit) {
    MADO_ASSIGN(PullAnswer answer, real.pull(from, limit));
    if (answer.kind == PullAnswer::Kind::Batches && answer.batch.changes.size() > 1) {
        answer.batch.changes.pop_back();
        --answer.batch.to.pubSeq;
        answer.hasMore = false;
    }
    return answer;
}

/// As if versions were not compared: an older image wins over a newer one.
Result<PullAnswer> letsOlderImagesWin(CentralSession& real, const CacheCursor& from, int limit) {
    MADO_ASSIGN(PullAnswer answer, real.pull(from, limit));
    for (CacheChange& change : answer.batch.changes) {
        if (change.ref.entity != Entity::Addressee || change.kind != CacheChange::Kind::Put) continue;
        MADO_ASSIGN(const auto versions, real.history(Entity::Addressee, change.ref.key));
        if (versions.size() < 2 || !versions[1].record) continue;
        Record older = *versions[1].record;
        older.setVersion(change.ref.version);
        change.record = older;
    }
    return answer;
}

/// Neither epoch nor chain hash are looked at: a restored centre seems to have nothing new.
Result<PullAnswer> trustsAnyCentre(CentralSession& real, const CacheCursor& from, int limit) {
    MADO_ASSIGN(PullAnswer answer, real.pull(from, limit));
    const bool isReset =
        answer.kind == PullAnswer::Kind::Rewound || answer.kind == PullAnswer::Kind::Diverged;
    if (!isReset || from.epoch.isEmpty()) return answer;
    answer.kind = PullAnswer::Kind::Batches;
    answer.batch = {from, from, {}};
    answer.hasMore = false;
    return answer;
}

Result<PullAnswer> neverSeesAnythingNew(CentralSession& real, const CacheCursor& from, int limit) {
    MADO_ASSIGN(PullAnswer answer, real.pull(from, limit));
    answer.batch = {from, from, {}};
    answer.hasMore = false;
    return answer;
}

}  // namespace

std::vector<FalseProduct> falseProducts() {
    const QStringList lostEffect{u"case-lost"_s};
    const QStringList wrongCopy{u"not-a-prefix"_s, u"cache-differs"_s};
    return {
        {"answers before it is done", withSubmit(answersBeforeItIsDone), lostEffect},
        {"a refusal is taken for an acceptance", withSubmit(takesRefusalForAcceptance), {u"step-lost"_s}},
        {"an acceptance is taken for a refusal",
         withSubmit(takesAcceptanceForRefusal),
         {u"effect-without-cause"_s}},
        {"a new id for each attempt",
         withSubmit(makesANewIdEachTime),
         {u"effect-twice"_s, u"effect-without-cause"_s, u"two-answers"_s, u"audit-twice"_s}},
        {"a change of a batch is lost", withPull(losesAChange), wrongCopy},
        {"a batch is skipped", withPull(skipsABatch), wrongCopy},
        {"what comes late is passed over", withPull(passesOverWhatComesLate), wrongCopy},
        {"half a batch is shown", withPull(cutsABatch), {u"half-a-transaction"_s, u"not-a-prefix"_s}},
        {"an older image wins", withPull(letsOlderImagesWin), wrongCopy},
        {"epoch and hash are not looked at",
         withPull(trustsAnyCentre),
         {u"cache-behind"_s, u"case-lost"_s, u"step-lost"_s}},
        {"hints are waited for and never come", withPull(neverSeesAnythingNew), {u"cache-behind"_s}},
    };
}

}  // namespace mado::test
