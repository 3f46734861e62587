// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Outbox.h"
#include "tests/store/StoreFolder.h"
#include "tests/support/FaultSweep.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

const QDateTime morning(QDate(2026, 11, 22), QTime(1, 30), Qt::UTC);

struct Terminal {
    FixedClock clock{morning};
    UuidV7Generator ids{clock};
    StoreFolder folder;
    qint64 reserve = 0;

    [[nodiscard]] QString path() const { return folder.path(u"outbox.db"_s); }
    Result<std::unique_ptr<Outbox>> open(const QByteArray& vfs = {}) {
        Outbox::Options options;
        options.reserveBytes = reserve;
        options.vfs = vfs;
        return Outbox::open(path(), keyOf(1), clock, ids, options);
    }
};

NewCommand enterCase(const QString& caseId = u"case-1"_s,
                     const QByteArray& payload = R"({"kind":"EnterCase"})") {
    return NewCommand{{}, caseId, u"1001"_s, u"EnterCase"_s, payload};
}

}  // namespace

class TestOutbox : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void keepsDraftsAsTyped();
    void enqueueIsOnDiskAndTakesTheDraft();
    void sameIdIsTakenOnce();
    void countersHaveNoGaps();
    void goesOnAfterTheLastId();
    void terminalIdStays();
    void statesMoveForwardsOnly_data();
    void statesMoveForwardsOnly();
    void sendAgainForgetsThePlaceInTheFeed();
    void purgesOnlyWhatTheBackupCovers();
    void refusedIsKeptUntilDealtWith();
    void settledWithADraftIsOneStep();
    void replacedByAnotherCommandIsOneStep();
    void settledIsKeptNinetyDays();
    void readsBySubject();
    void damagedPayloadIsReportedById();
    void noLengthIsRefused();
    void aLogWithoutItsFileIsRefused();
    void aCutWhileCreatingLeavesNoHalfOutbox();
    void secondProcessReadsWhatWasSaved();
    void reserveIsGivenUpWhenTheDiskIsFull();
    void nothingIsLostAtAnyFault_data();
    void nothingIsLostAtAnyFault();
};

void TestOutbox::keepsDraftsAsTyped() {
    Terminal terminal;
    {
        auto outbox = terminal.open();
        QVERIFY2(outbox.ok(), outbox ? "" : qPrintable(outbox.error().code + outbox.error().detail));
        QVERIFY((*outbox)->saveDraft({u"d1"_s, u"acquire"_s, {}, {{u"name"_s, u"山"_s}}}).ok());
        terminal.clock.advance(5);
        QVERIFY((*outbox)->saveDraft({u"d1"_s, u"acquire"_s, u"1001"_s, {{u"name"_s, u"山田"_s}}}).ok());
        QVERIFY((*outbox)->saveDraft({u"d2"_s, u"lose"_s}).ok());
    }
    auto outbox = terminal.open();
    const auto drafts = (*outbox)->drafts();
    QCOMPARE(drafts->size(), std::size_t{2});
    const auto draft = (*outbox)->draft(u"d1"_s);
    QCOMPARE(draft->payload[u"name"_s].toString(), u"山田"_s);
    QCOMPARE(draft->householdKey, u"1001"_s);
    QCOMPARE(draft->createdAt, morning);
    QCOMPARE(draft->updatedAt, morning.addSecs(5));
    QVERIFY((*outbox)->removeDraft(u"d1"_s).ok());
    QCOMPARE((*outbox)->draft(u"d1"_s).error().code, u"E-STORE-024"_s);
}

void TestOutbox::enqueueIsOnDiskAndTakesTheDraft() {
    Terminal terminal;
    QString id;
    {
        auto outbox = terminal.open();
        QVERIFY((*outbox)->saveDraft({u"d1"_s, u"acquire"_s}).ok());
        const auto kept = (*outbox)->enqueue(enterCase(), u"d1"_s);
        QVERIFY(kept.ok());
        id = kept->id;
        QVERIFY(isUuidV7(id));
        // Another reader sees it at once: it is committed, not only remembered.
        ConnectionOptions reading;
        reading.access = ConnectionOptions::Access::ReadOnly;
        auto other = Connection::open(terminal.path(), keyOf(1), reading);
        QVERIFY(other.ok());
        QCOMPARE((*other)->scalarInteger("SELECT count(*) FROM command").valueOr(-1), 1);
    }
    auto outbox = terminal.open();
    QVERIFY((*outbox)->drafts()->empty());
    const auto command = (*outbox)->command(id);
    QVERIFY(command.ok());
    QCOMPARE(command->payload, enterCase().payload);
    QCOMPARE(command->digest,
             QCryptographicHash::hash(enterCase().payload, QCryptographicHash::Sha256).toHex());
    QCOMPARE(command->state, CommandState::Sealed);
    QCOMPARE(command->terminalCounter, 1);
    QCOMPARE(command->enteredAt, morning);
    QVERIFY((*outbox)->integrityProblems()->isEmpty());
}

void TestOutbox::sameIdIsTakenOnce() {
    Terminal terminal;
    auto outbox = terminal.open();
    NewCommand command = enterCase();
    command.id = (*outbox)->newId();
    const auto first = (*outbox)->enqueue(command);
    const auto second = (*outbox)->enqueue(command);
    QCOMPARE(second->terminalCounter, first->terminalCounter);
    command.payload += ' ';
    QCOMPARE((*outbox)->enqueue(command).error().code, u"E-STORE-022"_s);
    QCOMPARE((*outbox)->toSend()->size(), std::size_t{1});
}

void TestOutbox::countersHaveNoGaps() {
    Terminal terminal;
    for (int i = 1; i <= 6; ++i) {
        auto outbox = terminal.open();
        const auto kept = (*outbox)->enqueue(enterCase());
        QCOMPARE(kept->terminalCounter, i);
        // Deleting does not give a number free again.
        QVERIFY((*outbox)->mark(kept->id, CommandState::Refused).ok());
        QVERIFY((*outbox)->settle(kept->id, {}).ok());
    }
}

void TestOutbox::goesOnAfterTheLastId() {
    Terminal terminal;
    QString last;
    {
        auto outbox = terminal.open();
        for (int i = 0; i < 20; ++i)
            last = (*outbox)->enqueue(enterCase())->id;
    }
    terminal.clock.advance(-3600 * 24 * 30);  // the battery of the clock is empty
    UuidV7Generator fresh(terminal.clock);
    auto outbox = Outbox::open(terminal.path(), keyOf(1), terminal.clock, fresh, {0});
    QVERIFY((*outbox)->newId() > last);
}

void TestOutbox::terminalIdStays() {
    Terminal terminal;
    const QString id = (*terminal.open())->terminalId();
    QVERIFY(isUuidV7(id));
    QCOMPARE((*terminal.open())->terminalId(), id);
}

void TestOutbox::statesMoveForwardsOnly_data() {
    QTest::addColumn<CommandState>("from");
    QTest::addColumn<CommandState>("to");
    QTest::addColumn<bool>("allowed");
    using enum CommandState;
    QTest::newRow("sent") << Sealed << Sent << true;
    QTest::newRow("acknowledged") << Sent << Acknowledged << true;
    QTest::newRow("the feed was quicker") << Sent << Seen << true;
    QTest::newRow("durable") << Acknowledged << Durable << true;
    QTest::newRow("again") << Acknowledged << Acknowledged << true;
    QTest::newRow("refused") << Sent << Refused << true;
    QTest::newRow("quarantined") << Sent << Quarantined << true;
    QTest::newRow("out of quarantine") << Quarantined << Acknowledged << true;
    QTest::newRow("back") << Acknowledged << Sent << false;
    QTest::newRow("refused after seen") << Seen << Refused << false;
    QTest::newRow("refused stays") << Refused << Sent << false;
    QTest::newRow("durable stays") << Durable << Seen << false;
}

void TestOutbox::statesMoveForwardsOnly() {
    QFETCH(CommandState, from);
    QFETCH(CommandState, to);
    QFETCH(bool, allowed);
    Terminal terminal;
    auto outbox = terminal.open();
    const QString id = (*outbox)->enqueue(enterCase())->id;
    QVERIFY((*outbox)->mark(id, from).ok());
    const auto moved = (*outbox)->mark(id, to, {{u"why"_s, u"test"_s}});
    QCOMPARE(moved.ok(), allowed);
    if (!allowed) QCOMPARE(moved.error().code, u"E-STORE-023"_s);
    QCOMPARE((*outbox)->command(id)->state, allowed ? to : from);
    QCOMPARE((*outbox)->command(id)->outcome.isEmpty(), !allowed);
    QCOMPARE((*outbox)->counts()->value(allowed ? to : from), 1);
}

void TestOutbox::sendAgainForgetsThePlaceInTheFeed() {
    Terminal terminal;
    auto outbox = terminal.open();
    const QString id = (*outbox)->enqueue(enterCase())->id;
    QVERIFY((*outbox)->mark(id, CommandState::Durable, {{u"case_no"_s, u"R8"_s}}, 70).ok());
    QVERIFY((*outbox)->toSend()->empty());
    QVERIFY((*outbox)->sendAgain(id).ok());
    QCOMPARE((*outbox)->toSend()->size(), std::size_t{1});
    QCOMPARE((*outbox)->command(id)->feedSeq, 0);
    QVERIFY((*outbox)->mark(id, CommandState::Refused).ok());
    QCOMPARE((*outbox)->sendAgain(id).error().code, u"E-STORE-023"_s);
}

void TestOutbox::purgesOnlyWhatTheBackupCovers() {
    Terminal terminal;
    auto outbox = terminal.open();
    const QString covered = (*outbox)->enqueue(enterCase())->id;
    const QString uncovered = (*outbox)->enqueue(enterCase())->id;
    const QString notDurable = (*outbox)->enqueue(enterCase())->id;
    const QString noPlace = (*outbox)->enqueue(enterCase())->id;
    QVERIFY((*outbox)->mark(covered, CommandState::Durable, {}, 100).ok());
    QVERIFY((*outbox)->mark(uncovered, CommandState::Durable, {}, 101).ok());
    QVERIFY((*outbox)->mark(notDurable, CommandState::Seen, {}, 99).ok());
    QVERIFY((*outbox)->mark(noPlace, CommandState::Durable).ok());
    QCOMPARE((*outbox)->purge(100).valueOr(-1), 0);  // too young
    terminal.clock.advance(8 * 86'400);
    QCOMPARE((*outbox)->purge(100).valueOr(-1), 1);
    QCOMPARE((*outbox)->command(covered).error().code, u"E-STORE-024"_s);
    for (const QString& id : {uncovered, notDurable, noPlace})
        QVERIFY((*outbox)->command(id).ok());
}

void TestOutbox::refusedIsKeptUntilDealtWith() {
    Terminal terminal;
    auto outbox = terminal.open();
    const OutboxCommand kept = *(*outbox)->enqueue(enterCase());
    QCOMPARE((*outbox)->settle(kept.id, {}).error().code, u"E-STORE-023"_s);
    QVERIFY((*outbox)->mark(kept.id, CommandState::Refused, {{u"outcome"_s, u"refused"_s}}).ok());
    QCOMPARE((*outbox)->inStates({CommandState::Refused, CommandState::Quarantined})->size(), std::size_t{1});
    const Settlement why{Settlement::Way::Dismissed, u"entered twice"_s, u"s-0001"_s};
    QVERIFY((*outbox)->settle(kept.id, why).ok());
    QVERIFY((*outbox)->inStates({CommandState::Refused})->empty());
    const auto settled = (*outbox)->settled();
    QCOMPARE(settled->size(), std::size_t{1});
    QCOMPARE((*settled)[0].command.payload, kept.payload);
    QCOMPARE((*settled)[0].command.outcome[u"outcome"_s].toString(), u"refused"_s);
    QVERIFY((*settled)[0].settlement.way == Settlement::Way::Dismissed);
    QCOMPARE((*settled)[0].settlement.reason, why.reason);
    QCOMPARE((*settled)[0].settlement.staffId, why.staffId);
}

void TestOutbox::settledWithADraftIsOneStep() {
    Terminal terminal;
    FaultVfs vfs("fault-settle");
    auto outbox = terminal.open(vfs.name());
    const QString id = (*outbox)->enqueue(enterCase())->id;
    QVERIFY((*outbox)->mark(id, CommandState::Quarantined).ok());
    Draft draft;
    draft.id = u"case-1"_s;
    draft.kind = u"case"_s;
    draft.payload = {{u"typed"_s, u"everything"_s}};
    vfs.arm(everyWrite, 1, Fault::IoError, true);
    QVERIFY(!(*outbox)->settle(id, {Settlement::Way::Reopened, {}, u"s-0001"_s}, draft).ok());
    vfs.disarm();
    outbox = terminal.open(vfs.name());
    QVERIFY((*outbox)->drafts()->empty());
    QVERIFY((*outbox)->command(id)->state == CommandState::Quarantined);
    QVERIFY((*outbox)->settle(id, {Settlement::Way::Reopened, {}, u"s-0001"_s}, draft).ok());
    QVERIFY((*outbox)->draft(draft.id)->payload == draft.payload);
    QCOMPARE((*outbox)->command(id).error().code, u"E-STORE-024"_s);
}

void TestOutbox::replacedByAnotherCommandIsOneStep() {
    Terminal terminal;
    auto outbox = terminal.open();
    const OutboxCommand first = *(*outbox)->enqueue(enterCase());
    NewCommand again = enterCase();
    QCOMPARE((*outbox)->replace(first.id, {}, again).error().code, u"E-STORE-023"_s);
    QCOMPARE((*outbox)->toSend()->size(), std::size_t{1});  // nothing was put beside it
    QVERIFY((*outbox)->mark(first.id, CommandState::Refused).ok());
    const auto second = (*outbox)->replace(first.id, {Settlement::Way::SentAgain, {}, u"s-0001"_s}, again);
    QVERIFY(second.ok());
    QVERIFY(second->id != first.id);
    QCOMPARE(second->terminalCounter, first.terminalCounter + 1);
    QCOMPARE((*outbox)->toSend()->size(), std::size_t{1});
    QCOMPARE((*outbox)->settled()->front().command.id, first.id);
}

void TestOutbox::settledIsKeptNinetyDays() {
    Terminal terminal;
    auto outbox = terminal.open();
    const QString id = (*outbox)->enqueue(enterCase())->id;
    QVERIFY((*outbox)->mark(id, CommandState::Refused).ok());
    QVERIFY((*outbox)->settle(id, {}).ok());
    terminal.clock.advance(89 * 86'400);
    QVERIFY((*outbox)->purge(0).ok());
    QCOMPARE((*outbox)->settled()->size(), std::size_t{1});
    terminal.clock.advance(2 * 86'400);
    QVERIFY((*outbox)->purge(0).ok());
    QVERIFY((*outbox)->settled()->empty());
}

void TestOutbox::readsBySubject() {
    Terminal terminal;
    auto outbox = terminal.open();
    NewCommand other = enterCase(u"case-2"_s);
    other.householdKey = u"2002"_s;
    QVERIFY((*outbox)->enqueue(enterCase()).ok());
    QVERIFY((*outbox)->enqueue(other).ok());
    QVERIFY((*outbox)->enqueue(enterCase()).ok());
    QCOMPARE((*outbox)->ofHousehold(u"1001"_s)->size(), std::size_t{2});
    QCOMPARE((*outbox)->ofCase(u"case-2"_s)->size(), std::size_t{1});
    QCOMPARE((*outbox)->toSend(2)->size(), std::size_t{2});
    QCOMPARE((*outbox)->toSend()->at(1).caseId, u"case-2"_s);
}

void TestOutbox::damagedPayloadIsReportedById() {
    Terminal terminal;
    QString id;
    {
        auto outbox = terminal.open();
        id = (*outbox)->enqueue(enterCase())->id;
        ConnectionOptions writing;
        writing.journal = ConnectionOptions::Journal::Wal;
        auto other = Connection::open(terminal.path(), keyOf(1), writing);
        QVERIFY((*other)->execute("UPDATE command SET payload = x'00'").ok());
    }
    auto outbox = terminal.open();
    const auto read = (*outbox)->command(id);
    QCOMPARE(read.error().code, u"E-STORE-025"_s);
    QVERIFY(read.error().facts.contains(id));
    QCOMPARE((*outbox)->toSend().error().code, u"E-STORE-025"_s);  // never sent as if it were right
}

void TestOutbox::noLengthIsRefused() {
    Terminal terminal;
    QVERIFY(writeFile(terminal.path(), {}));
    QCOMPARE(terminal.open().error().code, u"E-STORE-005"_s);
    QCOMPARE(QFile(terminal.path()).size(), 0);
}

void TestOutbox::aLogWithoutItsFileIsRefused() {
    Terminal terminal;
    const QString log = terminal.path() + u"-wal"_s;
    QVERIFY(writeFile(log, QByteArray(5000, 'x')));
    QCOMPARE(terminal.open().error().code, u"E-STORE-005"_s);
    QVERIFY(!QFile::exists(terminal.path()));
    QCOMPARE(QFile(log).size(), 5000);  // what may hold commands is never deleted
}

void TestOutbox::aCutWhileCreatingLeavesNoHalfOutbox() {
    Terminal terminal;
    QVERIFY(writeFile(terminal.path() + u".new"_s, "half"));
    QVERIFY(terminal.open().ok());
    QVERIFY(!QFile::exists(terminal.path() + u".new"_s));
    QVERIFY(terminal.open().ok());
}

void TestOutbox::secondProcessReadsWhatWasSaved() {
    Terminal terminal;
    auto first = terminal.open();
    auto second = terminal.open();  // FileLock keeps this from happening; nothing breaks without it
    QVERIFY((*first)->enqueue(enterCase()).ok());
    QVERIFY((*second)->enqueue(enterCase()).ok());
    QCOMPARE((*first)->toSend()->size(), std::size_t{2});
    QCOMPARE((*first)->toSend()->at(1).terminalCounter, 2);
}

void TestOutbox::reserveIsGivenUpWhenTheDiskIsFull() {
    FaultVfs vfs("fault-reserve");
    Terminal terminal;
    terminal.reserve = 1 << 20;
    auto outbox = terminal.open(vfs.name());
    const QString reserve = terminal.path() + u".reserve"_s;
    QCOMPARE(QFileInfo(reserve).size(), 1 << 20);
    vfs.arm(Io::Write, 2, Fault::DiskFull);
    QVERIFY((*outbox)->enqueue(enterCase()).ok());
    QCOMPARE(vfs.failures(), 1);
    QVERIFY(!QFile::exists(reserve));
    // There is none to give up now: refused, and told so.
    vfs.arm(Io::Write, 1, Fault::DiskFull, true);
    QCOMPARE((*outbox)->enqueue(enterCase()).error().code, u"E-STORE-002"_s);
    vfs.disarm();
    QCOMPARE((*outbox)->toSend()->size(), std::size_t{1});
    // Room again.
    QVERIFY((*outbox)->pressure() != OutboxReserve::Pressure::Spent);
    QCOMPARE(QFileInfo(reserve).size(), 1 << 20);
}

void TestOutbox::nothingIsLostAtAnyFault_data() {
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<bool>("fromThenOn");
    const std::pair<const char*, Fault> faults[] = {
        {"i/o error", Fault::IoError}, {"disk full", Fault::DiskFull}, {"short write", Fault::ShortWrite}};
    for (const auto& [name, fault] : faults) {
        QTest::addRow("%s once", name) << fault << false;
        QTest::addRow("%s from then on", name) << fault << true;
    }
    QTest::newRow("busy once") << Fault::Busy << false;
    QTest::newRow("busy from then on") << Fault::Busy << true;
}

void TestOutbox::nothingIsLostAtAnyFault() {
    QFETCH(Fault, fault);
    QFETCH(bool, fromThenOn);
    FaultVfs vfs("fault-outbox");
    std::unique_ptr<Terminal> terminal;
    QString id;
    SweepCase subject;
    subject.prepare = [&] {
        terminal = std::make_unique<Terminal>();
        auto outbox = terminal->open();
        id = (*outbox)->newId();
        (void)(*outbox)->saveDraft({u"d1"_s, u"acquire"_s});
        (void)(*outbox)->enqueue(enterCase(u"earlier"_s, QByteArray(9000, 'x')));
    };
    subject.operation = [&](const QByteArray& name) -> Result<void> {
        MADO_ASSIGN(auto outbox, terminal->open(name));
        NewCommand command = enterCase(u"case-1"_s, QByteArray(9000, 'p'));
        command.id = id;
        MADO_TRY(outbox->enqueue(command, u"d1"_s));
        return {};
    };
    subject.check = [&](bool acknowledged) -> QString {
        auto outbox = terminal->open();
        if (!outbox) return u"does not open: "_s + outbox.error().code;
        const auto problems = (*outbox)->integrityProblems();
        if (!problems || !problems->isEmpty()) return u"not sound"_s;
        const auto all = (*outbox)->toSend();
        if (!all || all->empty() || all->front().caseId != u"earlier"_s) return u"an earlier case is lost"_s;
        const bool kept = all->size() == 2;
        if (acknowledged && !kept) return u"an acknowledged case is lost"_s;
        const bool draft = (*outbox)->draft(u"d1"_s).ok();
        if (kept == draft) return u"half of the change"_s;
        return {};
    };
    const SweepReport report =
        sweep(vfs, subject, fault == Fault::Busy ? IoSet(Io::Lock) : everyIo, fault, fromThenOn);
    QVERIFY2(report.problems.isEmpty(), qPrintable(report.problems.join(u'\n')));
    QVERIFY2(report.injected > (fault == Fault::Busy ? 3 : 30), qPrintable(QString::number(report.injected)));
    // A lock that is busy once is waited for.
    QCOMPARE(report.refused > 0, fault != Fault::Busy || fromThenOn);
}

QTEST_GUILESS_MAIN(TestOutbox)
#include "TestOutbox.moc"
