// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/CounterDesk.h"

#include "core/desk/CentrePulse.h"
#include "core/desk/DeskReader.h"
#include "core/desk/DeskWorker.h"
#include "core/text/Era.h"

#include <QCoreApplication>
#include <QEvent>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <iterator>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// Without a connection.
constexpr qsizetype searchesAnHourAlone = 60;
/// With one. Each letter that is typed asks anew: a person at work does not come to a third of it, whoever
/// goes through all names does in seconds.
constexpr qsizetype searchesInFiveMinutes = 600;
constexpr qsizetype searchesAnHour = 3'000;
constexpr qint64 fiveMinutes = 300;
constexpr qint64 hourSeconds = 3600;
/// A connection ends within two seconds of its card's removal, also when it waits for an answer. The reader
/// takes half a second to tell.
constexpr std::chrono::milliseconds signOutPatience{800};

}  // namespace

CounterDesk::CounterDesk(QString folder, SecretStore& secrets, const Clock& clock,
                         const CityKnowledge& knowledge, Policies fixed, QObject* parent)
    : QObject(parent),
      m_folder(std::move(folder)),
      m_secrets(secrets),
      m_clock(clock),
      m_knowledge(knowledge),
      m_worker(std::make_unique<DeskWorker>(m_folder, m_secrets, m_clock, m_knowledge, std::move(fixed))) {
    m_centre.post([this] {
        m_pulse = std::make_unique<CentrePulse>();
        connect(m_pulse.get(), &CentrePulse::due, this, &CounterDesk::turn, Qt::QueuedConnection);
    });
}

CounterDesk::~CounterDesk() {
    if (m_interrupt) m_interrupt->interrupt();
    m_worker->stop();
    m_centre.post([this] { m_pulse.reset(); });
    m_centre.end();
    m_drafts.end();
    m_reads.end();
    // Answers still on their way are called off now: in QObject's destructor a chain of continuations would
    // find its context, this desk, gone (an assertion in QtCore's up to 6.5).
    QCoreApplication::removePostedEvents(this, QEvent::MetaCall);
}

template <class F>
auto CounterDesk::reading(F function) {
    using Answer = std::invoke_result_t<F, DeskReader&>;
    return m_reads.run([this, function = std::move(function)]() -> Answer {
        if (!m_reader) return fail(u"E-DESK-005"_s);
        return function(*m_reader);
    });
}

template <class F>
auto CounterDesk::atCentre(F function) {
    using Answer = std::invoke_result_t<F, DeskWorker&>;
    return m_centre.run([this, function = std::move(function)]() -> Answer {
        Answer answer = function(*m_worker);
        m_pulse->listen();
        return answer;
    });
}

template <class F>
auto CounterDesk::readingHouseholds(F function, int tries) -> QFuture<std::invoke_result_t<F, DeskReader&>> {
    using Answer = std::invoke_result_t<F, DeskReader&>;
    return reading(function)
        .then(
            this,
            [this, function, tries](const Answer& answer) -> QFuture<Answer> {
                const bool isElsewhere = !answer && answer.error().code == u"E-DESK-020"_s;
                if (!isElsewhere || tries == 0) return QtFuture::makeReadyFuture(answer);
                const QString household = answer.error().facts.value(0);
                return atCentre([household](DeskWorker& worker) { return worker.fetchHousehold(household); })
                    .then(this,
                          [this, function, tries](const Result<void>& fetched) -> QFuture<Answer> {
                              if (!fetched) return QtFuture::makeReadyFuture(Answer(fetched.error()));
                              return readingHouseholds(function, tries - 1);
                          })
                    .unwrap();
            })
        .unwrap();
}

template <class F>
auto CounterDesk::withOutbox(F function) {
    using Answer = std::invoke_result_t<F, Outbox&>;
    Outbox* outbox = m_outbox;
    return m_drafts.run([outbox, function = std::move(function)]() -> Answer {
        if (outbox == nullptr) return fail(u"E-DESK-004"_s);
        return function(*outbox);
    });
}

CounterDesk::Future<void> CounterDesk::open() {
    struct Opened {
        Result<void> result;
        Outbox* outbox = nullptr;
        QString terminal;
    };
    return m_centre
        .run([this] {
            Opened opened;
            opened.result = m_worker->open();
            if (opened.result) {
                opened.outbox = &m_worker->stores().outbox();
                opened.terminal = m_worker->stores().profile().terminal;
            }
            return opened;
        })
        .then(this, [this](const Opened& opened) {
            m_outbox = opened.outbox;
            DeskStatus status = m_status;
            status.isOpen = opened.result.ok();
            status.terminal = opened.terminal;
            setStatus(status);
            return opened.result;
        });
}

Result<void> CounterDesk::openReader(const StaffIdentity& staff) {
    // Called in the centre's thread: the reading thread opens its own connection.
    return m_reads
        .run([this, staff]() -> Result<void> {
            TerminalStores& stores = m_worker->stores();
            MADO_ASSIGN(m_reader, DeskReader::open(m_worker->cachePath(), m_worker->cacheKey(),
                                                   stores.outbox(), m_knowledge, m_clock, staff));
            return {};
        })
        .result();
}

Result<void> CounterDesk::fillAndRead(const StaffIdentity& staff) {
    const auto tell = [this](Entity entity, qint64 rows) {
        Q_EMIT fillProgress(dictionary::info(entity).titleJa.toString(), rows);
    };
    const auto closeReaders = [this] {
        m_reads.run([this] { return (m_reader.reset(), true); }).waitForFinished();
    };
    const auto filled = m_worker->fill(tell, closeReaders);
    // Also after a failure: the earlier records still serve.
    const auto opened = openReader(staff);
    return filled ? opened : filled;
}

void CounterDesk::watchCentre(bool isConnected) {
    m_pulse->watch(m_worker->session(), isConnected, m_worker->hello().isEmbedded);
}

CounterDesk::Future<StaffIdentity> CounterDesk::signIn(const QString& staffId, ChallengeSigner sign) {
    struct SignedIn {
        Result<StaffIdentity> staff;
        CentralHello hello;
        Interrupter interrupter;
        bool isOffline = false;
    };
    return m_centre
        .run([this, staffId, sign = std::move(sign)] {
            m_pulse->watch(nullptr, false, false);  // an earlier session ends with the attempt
            SignedIn signedIn{m_worker->signIn(staffId, sign), {}, {}};
            if (!signedIn.staff) return signedIn;
            const Result<void> ready = fillAndRead(*signedIn.staff);
            if (!ready) {
                m_worker->signOut(u"sign-in failed"_s);
                signedIn.staff = ready.error();
                return signedIn;
            }
            signedIn.hello = m_worker->hello();
            signedIn.interrupter = m_reader->interrupter();
            signedIn.isOffline = m_worker->isOffline();
            watchCentre(!signedIn.isOffline);
            return signedIn;
        })
        .then(this, [this](const SignedIn& signedIn) {
            if (!signedIn.staff) return signedIn.staff;
            m_staff = *signedIn.staff;
            m_interrupt = signedIn.interrupter;
            DeskStatus status = m_status;
            status.isSignedIn = true;
            status.isConnected = !signedIn.isOffline;
            status.isOfflineSignIn = signedIn.isOffline;
            status.isEmbedded = signedIn.hello.isEmbedded;
            if (status.isConnected) status.lastContact = m_clock.now();
            setStatus(status);
            turn();
            return signedIn.staff;
        });
}

CounterDesk::Future<void> CounterDesk::signOut(const QString& why) {
    m_staff.reset();
    m_interrupt.reset();
    DeskStatus status = m_status;
    status.isSignedIn = false;
    status.awaitingMe = 0;
    setStatus(status);
    Future<void> done = m_centre.run([this, why]() -> Result<void> {
        m_worker->signOut(why);
        watchCentre(false);
        m_reads.run([this] { return (m_reader.reset(), true); }).waitForFinished();
        m_worker->forgetRecords();
        return {};
    });
    QTimer::singleShot(signOutPatience, this, [this, done] {
        if (!done.isFinished()) m_worker->giveUp();
    });
    return done;
}

/// Nothing: it may. Whoever asks too often is noted at the centre, once for each stretch of time.
std::optional<Error> CounterDesk::tooManySearches() {
    const QDateTime now = m_clock.now();
    while (!m_searches.empty() && m_searches.front().at.secsTo(now) >= hourSeconds)
        m_searches.pop_front();
    const auto isRecent = [&now](const AskedAt& each) { return each.at.secsTo(now) < fiveMinutes; };
    const auto count = [this](const auto& predicate) {
        return std::count_if(m_searches.begin(), m_searches.end(), predicate);
    };
    const bool isAlone = m_status.isOfflineSignIn;
    const bool isTooMany =
        std::ssize(m_searches) >= searchesAnHour || count(isRecent) >= searchesInFiveMinutes ||
        (isAlone && count([](const AskedAt& each) { return each.isAlone; }) >= searchesAnHourAlone);
    if (!isTooMany) {
        m_searches.push_back({now, isAlone});
        return std::nullopt;
    }
    if (!m_toldOfSearches.isValid() || m_toldOfSearches.secsTo(now) >= fiveMinutes) {
        m_toldOfSearches = now;
        note(u"too many searches"_s, QString::number(m_searches.size()));
    }
    return fail(isAlone ? u"E-LEASE-007"_s : u"E-DESK-021"_s);
}

CounterDesk::Future<SearchAnswer> CounterDesk::search(const QString& text, int limit) {
    if (const auto refusal = tooManySearches())
        return reading([refusal](DeskReader&) -> Result<SearchAnswer> { return *refusal; });
    if (m_search.isRunning()) {
        m_search.cancel();
        if (m_interrupt) m_interrupt->interrupt();
    }
    m_search = reading([text, limit](DeskReader& reader) { return reader.search(text, limit); });
    return m_search;
}

CounterDesk::Future<HouseholdView> CounterDesk::household(const QString& householdNo) {
    m_centre.post([this, householdNo] { m_worker->touch(householdNo); });
    return readingHouseholds([householdNo](DeskReader& reader) { return reader.household(householdNo); });
}

CounterDesk::Future<std::vector<CaseRow>> CounterDesk::workList() {
    return reading([](DeskReader& reader) { return reader.workList(); });
}

CounterDesk::Future<CaseView> CounterDesk::caseView(const QString& caseId) {
    return readingHouseholds([caseId](DeskReader& reader) { return reader.caseView(caseId); });
}

CounterDesk::Future<void> CounterDesk::saveDraft(const Draft& draft) {
    return withOutbox([draft](Outbox& outbox) { return outbox.saveDraft(draft); });
}

CounterDesk::Future<void> CounterDesk::removeDraft(const QString& id) {
    return withOutbox([id](Outbox& outbox) { return outbox.removeDraft(id); });
}

CounterDesk::Future<std::vector<Draft>> CounterDesk::drafts() {
    return withOutbox([](Outbox& outbox) { return outbox.drafts(); });
}

CounterDesk::Future<Draft> CounterDesk::draft(const QString& id) {
    return withOutbox([id](Outbox& outbox) { return outbox.draft(id); });
}

CounterDesk::Future<CounterDesk::CaseNumbers> CounterDesk::newCase() {
    const QDate today = m_clock.today();
    QString terminal = m_status.terminal;
    terminal.remove(u'-');
    return withOutbox([today, terminal](Outbox& outbox) -> Result<CaseNumbers> {
        const EraDate day = EraDate::of(today).value_or(EraDate{});
        const Era* era = eraByCode(day.era);
        const QString yearText =
            (era != nullptr ? QString(QChar(era->letter)) : QString()) + QString::number(day.year);
        MADO_ASSIGN(const qint64 number, outbox.nextNumber(u"case/"_s + yearText));
        return CaseNumbers{outbox.newId(),
                           u"%1-%2-%3"_s.arg(yearText, terminal).arg(number, 6, 10, QLatin1Char('0'))};
    });
}

CounterDesk::Future<Submission> CounterDesk::carryOut(const NewCommand& command, const QString& draftId) {
    const auto give = [this, command, draftId] {
        return atCentre([command, draftId](DeskWorker& worker) { return worker.carryOut(command, draftId); });
    };
    const auto told = [this](const Result<Submission>& result) {
        turn();
        Q_EMIT recordsChanged();
        return result;
    };
    if (draftId.isEmpty()) return give().then(this, told);
    // What was typed last may still be on its way to the file: coming later, it would bring the draft back.
    return m_drafts.run([] { return true; })
        .then(this, [give](bool) { return give(); })
        .unwrap()
        .then(this, told);
}

void CounterDesk::setStatus(const DeskStatus& status) {
    if (status == m_status) return;
    m_status = status;
    Q_EMIT statusChanged(m_status);
}

CounterDesk::Future<std::shared_ptr<SecretBuffer>> CounterDesk::readNumber(const QString& addresseeNo,
                                                                           const QString& purpose) {
    return atCentre([addresseeNo, purpose](DeskWorker& worker) -> Result<std::shared_ptr<SecretBuffer>> {
        MADO_ASSIGN(SecretBuffer number, worker.readNumber(addresseeNo, purpose));
        return std::make_shared<SecretBuffer>(std::move(number));
    });
}

CounterDesk::Future<QByteArray> CounterDesk::sealNumber(SecretBuffer digits) {
    auto kept = std::make_shared<SecretBuffer>(std::move(digits));
    return atCentre([kept](DeskWorker& worker) { return worker.sealNumber(*kept); });
}

CounterDesk::Future<std::vector<RecordVersion>> CounterDesk::history(Entity entity, const QString& key) {
    return atCentre([entity, key](DeskWorker& worker) { return worker.history(entity, key); });
}

void CounterDesk::note(const QString& action, const QString& subject) {
    m_centre.post([this, action, subject] {
        static_cast<void>(m_worker->note(action, subject));
        m_pulse->listen();
    });
}

CounterDesk::Future<std::vector<UnsentRow>> CounterDesk::unsent() {
    return reading([](DeskReader& reader) { return reader.unsent(); });
}

CounterDesk::Future<OutboxCommand> CounterDesk::command(const QString& commandId) {
    return withOutbox([commandId](Outbox& outbox) { return outbox.command(commandId); });
}

CounterDesk::Future<CaseView> CounterDesk::caseOfCommand(const QString& commandId) {
    return readingHouseholds([commandId](DeskReader& reader) { return reader.caseOfCommand(commandId); });
}

CounterDesk::Future<void> CounterDesk::settle(const QString& commandId, const Settlement& settlement,
                                              const std::optional<Draft>& draft) {
    return withOutbox([commandId, settlement, draft](Outbox& outbox) {
               return outbox.settle(commandId, settlement, draft);
           })
        .then(this, [this, commandId](const Result<void>& done) {
            if (done) {
                note(u"settle command"_s, commandId);
                turn();
                Q_EMIT recordsChanged();
            }
            return done;
        });
}

CounterDesk::Future<Submission> CounterDesk::carryOutInstead(const QString& commandId,
                                                             const Settlement& settlement,
                                                             const NewCommand& command) {
    return atCentre([commandId, settlement, command](DeskWorker& worker) {
               return worker.carryOutInstead(commandId, settlement, command);
           })
        .then(this, [this, commandId](const Result<Submission>& result) {
            if (result) note(u"settle command"_s, commandId);
            turn();
            Q_EMIT recordsChanged();
            return result;
        });
}

CounterDesk::Future<void> CounterDesk::sendAgain(const QString& commandId) {
    return withOutbox([commandId](Outbox& outbox) { return outbox.sendAgain(commandId); })
        .then(this, [this](const Result<void>& done) {
            turn();
            Q_EMIT recordsChanged();
            return done;
        });
}

}  // namespace mado
