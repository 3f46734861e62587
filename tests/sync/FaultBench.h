// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/FaultSweep.h"
#include "tests/sync/SyncTerminal.h"

#include <QDir>
#include <QTest>

namespace mado::test {

[[nodiscard]] inline QString numbered(int i) {
    return QString::number(10'000'000 + i);
}

/// A terminal whose files can be put back to what they were.
struct FaultBench {
    EmbeddedCentre centre;
    SyncTerminal writer{centre, QStringLiteral("S001")};
    SyncTerminal confirmer{centre, QStringLiteral("S002")};
    SyncTerminal terminal{centre, QStringLiteral("S003"), {4, 1}};
    QMap<QString, QByteArray> kept;

    FaultBench() {
        if (!writer.on() || !writer.fill() || !confirmer.on() || !confirmer.fill()) qFatal("can't begin");
        carryOut({{createPerson(numbered(1), QStringLiteral("ヤマダ")),
                   createPerson(numbered(2), QStringLiteral("タナカ")),
                   createPerson(numbered(3), QStringLiteral("サトウ"))},
                  {}});
        if (directContent(centre).isEmpty()) qFatal("can't read the centre");
        if (!terminal.on()) qFatal("the terminal does not open");
    }
    void carryOut(const ChangeSet& changes) {
        const OutboxCommand entered = writer.enter(changes, QStringLiteral("1001"));
        if (!writer.send()) qFatal("not entered");
        const auto confirm =
            confirmer.put(CommandKind::ConfirmCase, entered.caseId, QStringLiteral("1001"),
                          {{QStringLiteral("payload_digest"), QString::fromLatin1(entered.digest)},
                           {QStringLiteral("change_set"), changes.toJson()}});
        if (!confirmer.send() || confirmer.state(confirm) != CommandState::Acknowledged)
            qFatal("not confirmed");
    }
    [[nodiscard]] QDir folder() const { return QDir(terminal.path({})); }
    void keepFiles() {
        terminal.off();
        for (const QString& name : folder().entryList(QDir::Files))
            kept.insert(name, contentOf(terminal.path(name)));
    }
    void putBack() {
        terminal.off();
        for (const QString& name : folder().entryList(QDir::Files))
            QFile::remove(terminal.path(name));
        for (auto it = kept.begin(); it != kept.end(); ++it) {
            if (!writeFile(terminal.path(it.key()), it.value())) qFatal("can't put the files back");
        }
    }
    /// The terminal is switched on over that file layer, works, and is switched off.
    Result<void> work(const QByteArray& layer, const std::function<Result<void>()>& what) {
        terminal.off();
        terminal.vfs = layer;
        Result<void> done = terminal.on();
        if (done) done = what();
        terminal.off();
        terminal.vfs.clear();
        return done;
    }
    [[nodiscard]] Result<std::unique_ptr<Cache>> openCache() {
        return Cache::open(terminal.path(QStringLiteral("cache.db")), terminal.cacheKey(),
                           CacheSettings{SyncTerminal::folding(), centre.clock()});
    }
};

inline void addFaults() {
    QTest::addColumn<bool>("reads");
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<bool>("fromThenOn");
    QTest::newRow("write fails") << false << Fault::IoError << false;
    QTest::newRow("disk full") << false << Fault::DiskFull << true;
    QTest::newRow("half a write") << false << Fault::ShortWrite << false;
    QTest::newRow("anything fails") << true << Fault::IoError << false;
    QTest::newRow("all fails from then on") << true << Fault::IoError << true;
}

[[nodiscard]] inline QString problemsOf(Cache& cache) {
    const auto problems = cache.integrityProblems();
    return problems ? problems->join(u'\n') : problems.error().code;
}

/// Fails each call in turn as the row of the table says.
inline void sweepFaults(const SweepCase& subject, FaultVfs& vfs) {
    QFETCH(bool, reads);
    QFETCH(Fault, fault);
    QFETCH(bool, fromThenOn);
    const SweepReport report = sweep(vfs, subject, reads ? everyIo : everyWrite, fault, fromThenOn);
    QVERIFY2(report.problems.isEmpty(), qPrintable(report.problems.join(u'\n')));
    QVERIFY(report.injected > 3);
    QVERIFY(report.refused > 0);
    qInfo("%d faults, %d refused", report.injected, report.refused);
}

}  // namespace mado::test
