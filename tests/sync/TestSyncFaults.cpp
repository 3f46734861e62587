// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/FaultBench.h"

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

/// Every n-th file call of a terminal fails: nothing is ever half applied, and doing it again ends well.
class TestSyncFaults : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void feedIsAppliedInWholeBatches_data() { addFaults(); }
    void feedIsAppliedInWholeBatches();
    void aCommandIsKeptAndSentOnce_data() { addFaults(); }
    void aCommandIsKeptAndSentOnce();
};

void TestSyncFaults::feedIsAppliedInWholeBatches() {
    FaultVfs vfs("faultfeed");
    FaultBench bench;
    QVERIFY(bench.terminal.fill().ok());
    bench.keepFiles();
    bench.carryOut({{renamePerson(numbered(1), 1, u"ヤマダ"_s, u"スズキ"_s), removePerson(numbered(2), 1),
                     createPerson(numbered(4), u"キムラ"_s)},
                    {}});
    bench.carryOut({{createPerson(numbered(2), u"タナカ"_s)}, {}});
    // What there is at each end of a batch.
    QMap<qint64, CacheContent> ends;
    qint64 last = 0;
    {
        const auto cache = bench.openCache();
        for (;;) {
            const CacheCursor here = *(*cache)->cursor();
            last = here.pubSeq;
            ends.insert(last, contentOf(**cache));
            const auto next = bench.writer.session().pull(here, 1);
            if (next->batch.changes.empty()) break;
            QVERIFY((*cache)->applyBatch(next->batch).ok());
        }
    }
    QCOMPARE(ends.size(), 5);
    SweepCase subject;
    subject.prepare = [&] { bench.putBack(); };
    subject.operation = [&](const QByteArray& layer) {
        return bench.work(layer, [&]() -> Result<void> {
            MADO_TRY(bench.terminal.follow());
            return {};
        });
    };
    subject.check = [&](bool acknowledged) -> QString {
        const auto cache = bench.openCache();
        if (!cache) return u"can't be opened: "_s + cache.error().code;
        const auto cursor = (*cache)->cursor();
        if (!cursor) return u"no cursor"_s;
        if (const QString wrong = problemsOf(**cache); !wrong.isEmpty()) return wrong;
        if (!ends.contains(cursor->pubSeq) || contentOf(**cache) != ends[cursor->pubSeq])
            return u"half applied at %1"_s.arg(cursor->pubSeq);
        return acknowledged && cursor->pubSeq != last ? u"acknowledged, but not there"_s : QString();
    };
    sweepFaults(subject, vfs);
}

void TestSyncFaults::aCommandIsKeptAndSentOnce() {
    FaultVfs vfs("faultsend");
    FaultBench bench;
    QVERIFY(bench.terminal.fill().ok());
    bench.keepFiles();
    UuidV7Generator ids(bench.centre.clock());
    QString caseId;
    NewCommand command;
    SweepCase subject;
    subject.prepare = [&] {
        bench.putBack();
        caseId = ids.next();
        QJsonObject json = caseOf(caseId, {}).toJson();
        json[u"staff_id"_s] = u"S003"_s;
        command = {ids.next(), caseId, u"1001"_s, u"EnterCase"_s, canonicalBytes(json)};
    };
    subject.operation = [&](const QByteArray& layer) {
        return bench.work(layer, [&]() -> Result<void> {
            MADO_TRY(bench.terminal.outbox().enqueue(command));
            MADO_TRY(bench.terminal.send());
            return {};
        });
    };
    const auto atTheCentre = [&](const char* what) {
        return bench.centre.embedded()
            .connection()
            .scalarInteger(std::string(what) + " = '" + caseId.toStdString() + "'")
            .valueOr(-1);
    };
    subject.check = [&](bool acknowledged) -> QString {
        if (const auto on = bench.terminal.on(); !on) return u"can't be opened: "_s + on.error().code;
        const auto kept = bench.terminal.outbox().command(command.id);
        const auto problems = bench.terminal.outbox().integrityProblems();
        bench.terminal.off();
        if (!problems || !problems->isEmpty()) return u"the outbox is damaged"_s;
        const qint64 cases = atTheCentre("SELECT count(*) FROM case_file WHERE row_version = 1 AND case_id");
        const qint64 commands = atTheCentre("SELECT count(*) FROM command WHERE case_id");
        if (cases != commands || cases < 0 || cases > 1)
            return u"%1 cases of %2 commands"_s.arg(cases).arg(commands);
        if (cases == 1 && !kept) return u"sent, but not kept"_s;
        const bool isAcknowledged = kept && kept->state == CommandState::Acknowledged;
        if (isAcknowledged && cases == 0) return u"acknowledged by nobody"_s;
        return acknowledged && !isAcknowledged ? u"acknowledged, but not there"_s : QString();
    };
    sweepFaults(subject, vfs);
}

QTEST_GUILESS_MAIN(TestSyncFaults)
#include "TestSyncFaults.moc"
