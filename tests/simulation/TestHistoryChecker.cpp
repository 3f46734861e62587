// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/history/HistoryChecker.h"
#include "core/simulation/history/HistoryFile.h"
#include "tests/simulation/HistoryEdits.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado::history;
using namespace mado::test;

Q_DECLARE_METATYPE(Edit)

namespace {

using Json = QJsonObject;

History good() {
    return load(QStringLiteral(MADO_SOURCE_DIR "/tests/simulation/histories/good.jsonl")).value();
}

QStringList rulesOf(const HistoryChecker::Verdict& verdict) {
    QStringList rules;
    for (const Finding& each : verdict.findings)
        rules << each.rule;
    rules.removeDuplicates();
    return rules;
}

QString wordsOf(const HistoryChecker::Verdict& verdict) {
    QStringList words;
    for (const Finding& each : verdict.findings)
        words << u"%1 (line %2): %3"_s.arg(each.rule).arg(each.lineNo).arg(each.text);
    return words.join(u'\n');
}

Json version(const QString& record, int number) {
    return {{u"record"_s, record}, {u"version"_s, number}};
}
Json of(const QString& command) {
    return {{u"command"_s, command}};
}
Json by(const QString& who) {
    return {{u"who"_s, who}};
}
Json readBy(const QString& who, int seq) {
    return {{u"who"_s, who}, {u"seq"_s, seq}};
}
Json audit(const QString& action, const QString& caseId) {
    return {{u"action"_s, action}, {u"subject"_s, caseId}};
}

}  // namespace

/// The judge of the simulations is judged first.
class TestHistoryChecker : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void acceptsWhatIsGood();
    void acceptsAnOutcomeThatNobodyKnows();
    void acceptsARestoredCentre();
    void acceptsTheLastWordsOfAKilledProcess();
    void rejectsForTheRightReason_data();
    void rejectsForTheRightReason();
    void keepsLinesOfSeveralWriters();
};

void TestHistoryChecker::acceptsWhatIsGood() {
    const auto verdict = HistoryChecker().check(good());
    QVERIFY2(verdict.findings.empty(), qPrintable(wordsOf(verdict)));
    QCOMPARE(verdict.commands, 13);
    QCOMPARE(verdict.accepted, 11);
    QCOMPARE(verdict.refused, 2);
    QCOMPARE(verdict.reads, 5);
    QCOMPARE(verdict.kills, 1);
}

void TestHistoryChecker::acceptsAnOutcomeThatNobodyKnows() {
    // Killed before the second word came: the command has had its effect, and nobody was told.
    History history = good();
    drop(What::Answer, of(u"c12"_s))(history);
    insertBefore(What::Giving, of(u"c13"_s), {What::Kill, u"T2"_s, 0, {}, 0})(history);
    insertBefore(What::Giving, of(u"c13"_s), {What::Begin, u"T2"_s, 0, {}, 0})(history);
    dropItem(What::Outbox, by(u"T2"_s), u"commands"_s, 5)(history);
    change(What::Saved, of(u"c12"_s), Json{})(history);
    // The terminal's file never held it, so nothing was saved either.
    drop(What::Saved, of(u"c12"_s))(history);
    drop(What::Sending, of(u"c12"_s))(history);
    history.events.erase(history.events.begin() +
                         lineWith(history, What::Version, version(u"case_file/K4"_s, 2)));
    history.events.erase(history.events.begin() +
                         lineWith(history, What::Audit, audit(u"WithdrawCase applied"_s, u"K4"_s)));
    change(What::Audit, {{u"seq"_s, 16}}, {{u"seq"_s, 15}})(history);
    change(What::AuditEnd, {}, {{u"lines"_s, 15}})(history);
    for (const QString& who : {u"T1"_s, u"T2"_s}) {
        changeItem(What::Read, readBy(who, 19), u"records"_s, 6, u"version"_s, 1)(history);
        changeItem(What::Read, readBy(who, 19), u"records"_s, 6, u"value"_s, u"entered"_s)(history);
    }
    renumber(history);
    const auto verdict = HistoryChecker().check(history);
    QVERIFY2(verdict.findings.empty(), qPrintable(wordsOf(verdict)));
    QCOMPARE(verdict.unknown, 1);
}

void TestHistoryChecker::acceptsARestoredCentre() {
    // After a restore the answer to the same question may be another one, and screens begin anew.
    History history = good();
    insertBefore(What::Giving, of(u"c12"_s), {What::Rewound, {}, 0, {}, 0})(history);
    insertBefore(What::Giving, of(u"c12"_s), {What::Sending, u"T1"_s, 0, of(u"c1"_s), 0})(history);
    insertBefore(
        What::Giving, of(u"c12"_s),
        {What::Answer, u"T1"_s, 0, {{u"command"_s, u"c1"_s}, {u"outcome"_s, u"entered"_s}}, 0})(history);
    for (int nth : {1, 2, 3})
        change(What::Read, {}, {{u"epoch"_s, u"before"_s}}, nth)(history);
    renumber(history);
    const auto verdict = HistoryChecker().check(history);
    QVERIFY2(verdict.findings.empty(), qPrintable(wordsOf(verdict)));
}

void TestHistoryChecker::acceptsTheLastWordsOfAKilledProcess() {
    History history = good();
    history.tornLines = 1;
    QVERIFY(HistoryChecker().check(history).findings.empty());
    history.tornLines = 2;  // one kill tears one line only
    QCOMPARE(rulesOf(HistoryChecker().check(history)), QStringList{u"disorder"_s});
}

void TestHistoryChecker::rejectsForTheRightReason_data() {
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char* name, const Edit& edit, const QString& rule) {
        QTest::newRow(name) << edit << rule;
    };
    row("hole: no end", drop(What::Done), u"disorder"_s);
    row("hole: saving without an end", drop(What::Saved, of(u"c3"_s)), u"disorder"_s);
    row("hole: sending without an end", drop(What::Answer, of(u"c4"_s)), u"disorder"_s);
    row("an answer to nothing", drop(What::Sending, of(u"c4"_s)), u"disorder"_s);
    row("a program that runs twice", drop(What::Kill), u"disorder"_s);
    row("one command id for two commands", repeat(What::Giving, of(u"c5"_s)), u"disorder"_s);
    row("saved, never sent, and gone from the outbox",
        both(dropItem(What::Outbox, by(u"T2"_s), u"commands"_s, 6),
             both(drop(What::Sending, of(u"c13"_s)), drop(What::Answer, of(u"c13"_s)))),
        u"lost-by-terminal"_s);
    row("never sent", changeItem(What::Outbox, by(u"T1"_s), u"commands"_s, 2, u"state"_s, u"sealed"_s),
        u"still-waiting"_s);
    row("the outbox believes in a refusal",
        changeItem(What::Outbox, by(u"T2"_s), u"commands"_s, 1, u"state"_s, u"refused"_s),
        u"acknowledged-by-nobody"_s);
    row("the outbox believes in an answer that never came",
        change(What::Answer, of(u"c5"_s), {{u"outcome"_s, u"refused"_s}}), u"acknowledged-by-nobody"_s);
    row("told not to be saved, and sent",
        both(drop(What::Saved, of(u"c4"_s)),
             insertBefore(What::Sending, of(u"c4"_s), {What::NotSaved, u"T1"_s, 0, of(u"c4"_s), 0})),
        u"unsaved-is-there"_s);
    row("accepted case is not at the centre", drop(What::Version, version(u"case_file/K4"_s, 1)),
        u"case-lost"_s);
    row("accepted return is not at the centre", drop(What::Version, version(u"case_file/K2"_s, 2)),
        u"step-lost"_s);
    row("half of a confirmed case is not at the centre", drop(What::Version, version(u"contact/A"_s, 2)),
        u"update-lost"_s);
    row("accepted paper is not in the register", drop(What::Issue, {{u"issue"_s, u"I1"_s}}), u"issue-lost"_s);
    row("another answer to the same command",
        both(insertBefore(What::Giving, of(u"c5"_s), {What::Sending, u"T1"_s, 0, of(u"c4"_s), 0}),
             insertBefore(
                 What::Giving, of(u"c5"_s),
                 {What::Answer, u"T1"_s, 0, {{u"command"_s, u"c4"_s}, {u"outcome"_s, u"refused"_s}}, 0})),
        u"two-answers"_s);
    row("confirmed twice",
        insertBefore(What::Version, version(u"case_file/K1"_s, 2),
                     {What::Version,
                      {},
                      0,
                      {{u"record"_s, u"case_file/K1"_s},
                       {u"version"_s, 3},
                       {u"seq"_s, 6},
                       {u"case"_s, u"K1"_s},
                       {u"staff"_s, u"S002"_s},
                       {u"value"_s, u"applied"_s}},
                      0}),
        u"effect-twice"_s);
    row("written twice",
        insertBefore(What::Version, version(u"addressee/A"_s, 3),
                     {What::Version,
                      {},
                      0,
                      {{u"record"_s, u"addressee/A"_s},
                       {u"version"_s, 5},
                       {u"seq"_s, 20},
                       {u"case"_s, u"K3"_s},
                       {u"staff"_s, u"S002"_s},
                       {u"value"_s, u"K3/d"_s}},
                      0}),
        u"effect-twice"_s);
    row("refused, and in force", change(What::Answer, of(u"c7"_s), {{u"outcome"_s, u"refused"_s}}),
        u"effect-without-cause"_s);
    row("a conflict that wrote", change(What::Answer, of(u"c8"_s), {{u"outcome"_s, u"conflict"_s}}),
        u"effect-without-cause"_s);
    row("nobody gave it", change(What::Version, version(u"case_file/K2"_s, 2), {{u"staff"_s, u"S003"_s}}),
        u"effect-without-cause"_s);
    row("a value that nobody wrote",
        change(What::Version, version(u"contact/A"_s, 3), {{u"value"_s, u"K9"_s}}),
        u"effect-without-cause"_s);
    row("written over what was not seen", changeItem(What::Giving, of(u"c7"_s), u"writes"_s, 0, u"from"_s, 1),
        u"lost-update"_s);
    row("a version is missing", change(What::Version, version(u"addressee/A"_s, 4), {{u"version"_s, 5}}),
        u"version-gap"_s);
    row("a version of two", change(What::Version, version(u"addressee/A"_s, 4), {{u"version"_s, 3}}),
        u"version-twice"_s);
    row("versions against the feed",
        exchange(What::Version, version(u"addressee/A"_s, 2), version(u"addressee/A"_s, 3)),
        QString());  // exchanging whole lines changes nothing
    row("older than its predecessor in the feed",
        change(What::Version, version(u"addressee/A"_s, 3), {{u"seq"_s, 1}}), u"out-of-order"_s);
    row("confirmed by its author",
        both(change(What::Giving, of(u"c2"_s), {{u"staff"_s, u"S001"_s}}),
             change(What::Version, version(u"case_file/K1"_s, 2), {{u"staff"_s, u"S001"_s}})),
        u"own-confirmation"_s);
    row("one number on two papers",
        change(What::Issue, {{u"issue"_s, u"I2"_s}}, {{u"serial"_s, u"F01-2026-000001"_s}}),
        u"serial-twice"_s);
    row("a paper of nobody", change(What::Issue, {{u"issue"_s, u"I2"_s}}, {{u"issue"_s, u"I9"_s}}),
        u"effect-without-cause"_s);
    row("the screen goes back", change(What::Read, readBy(u"T1"_s, 19), {{u"seq"_s, 4}}),
        u"read-went-back"_s);
    row("the screen goes back to an epoch of the past",
        change(What::Read, readBy(u"T1"_s, 5), {{u"epoch"_s, u"F"_s}}), u"read-went-back"_s);
    row("an older version than before",
        changeItem(What::Read, readBy(u"T1"_s, 19), u"records"_s, 0, u"version"_s, 1),
        u"version-went-back"_s);
    row("a newer version than the feed",
        changeItem(What::Read, readBy(u"T1"_s, 5), u"records"_s, 0, u"version"_s, 3), u"not-a-prefix"_s);
    row("another value than the feed",
        changeItem(What::Read, readBy(u"T1"_s, 5), u"records"_s, 1, u"value"_s, u"K7"_s), u"not-a-prefix"_s);
    row("a removed record is shown",
        changeItem(What::Read, readBy(u"T1"_s, 19), u"records"_s, 2, u"version"_s, 2), u"not-a-prefix"_s);
    row("a case is not shown", dropItem(What::Read, readBy(u"T2"_s, 19), u"records"_s, 5), u"not-a-prefix"_s);
    row("between the two halves of a case", change(What::Read, readBy(u"T1"_s, 5), {{u"seq"_s, 3}}),
        u"half-a-transaction"_s);
    row("own work is not shown", dropItem(What::Read, readBy(u"T1"_s, 1), u"shown"_s, 0),
        u"own-work-hidden"_s);
    row("no cache at the end", drop(What::Cache, by(u"T2"_s)), u"no-final-state"_s);
    row("no outbox at the end", drop(What::Outbox, by(u"T2"_s)), u"no-final-state"_s);
    row("no centre at the end", drop(What::Centre), u"no-final-state"_s);
    row("a cache behind", change(What::Cache, by(u"T2"_s), {{u"seq"_s, 17}}), u"cache-behind"_s);
    row("a cache of another epoch", change(What::Cache, by(u"T2"_s), {{u"epoch"_s, u"F"_s}}),
        u"cache-behind"_s);
    row("a cache with other rows",
        change(What::Cache, by(u"T2"_s), {{u"tables"_s, Json{{u"addressee"_s, u"a2"_s}}}}),
        u"cache-differs"_s);
    row("quiet too late", change(What::Settled, by(u"T2"_s), {{u"at"_s, 200'000}}), u"too-slow"_s);
    row("a line cut out of the trail", drop(What::Audit, {{u"seq"_s, 2}}), u"audit-gap"_s);
    row("lines cut off the trail", change(What::AuditEnd, {}, {{u"lines"_s, 17}}), u"audit-gap"_s);
    row("the chain is broken", change(What::AuditEnd, {}, {{u"first_break"_s, 7}}), u"audit-broken"_s);
    row("a deed without a line",
        change(What::Audit, audit(u"ReturnCase applied"_s, u"K2"_s), {{u"action"_s, u"lock"_s}}),
        u"audit-missing"_s);
    row("two lines of one deed",
        change(What::Audit, {{u"seq"_s, 2}},
               {{u"action"_s, u"EnterCase entered"_s}, {u"subject"_s, u"K1"_s}}),
        u"audit-twice"_s);
    row("a line of no deed",
        change(What::Audit, {{u"seq"_s, 2}},
               {{u"action"_s, u"DecideCase applied"_s}, {u"subject"_s, u"K4"_s}}),
        u"audit-without-cause"_s);
}

void TestHistoryChecker::rejectsForTheRightReason() {
    QFETCH(Edit, edit);
    QFETCH(QString, rule);
    History history = good();
    edit(history);
    renumber(history);
    const auto verdict = HistoryChecker().check(history);
    if (rule.isEmpty()) {
        QVERIFY2(verdict.findings.empty(), qPrintable(wordsOf(verdict)));
        return;
    }
    QVERIFY2(rulesOf(verdict).contains(rule), qPrintable(u"found instead: "_s + wordsOf(verdict)));
}

void TestHistoryChecker::keepsLinesOfSeveralWriters() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"history.jsonl"_s);
    const auto first = HistoryFile::open(path).value();
    const auto second = HistoryFile::open(path).value();
    for (int i = 0; i < 100; ++i) {
        first->tell(What::Fault, u"T1"_s, {{u"n"_s, i}});
        second->tell(What::Fault, u"T2"_s, {{u"n"_s, i}});
    }
    const History history = load(path).value();
    QCOMPARE(history.tornLines, 0);
    QCOMPARE(history.events.size(), std::size_t{200});
    for (std::size_t i = 0; i < 200; ++i) {
        QCOMPARE(history.events[i].who, i % 2 == 0 ? u"T1"_s : u"T2"_s);
        QCOMPARE(history.events[i].number("n"), static_cast<qint64>(i / 2));
    }
    // What a killed process left unfinished takes nothing of the next line.
    {
        QFile torn(path);
        QVERIFY(torn.open(QIODevice::Append));
        torn.write("\n{\"what\":\"fau");
    }
    first->tell(What::Fault, u"T1"_s, {{u"n"_s, 100}});
    const History after = load(path).value();
    QCOMPARE(after.tornLines, 1);
    QCOMPARE(after.events.size(), std::size_t{201});
    QCOMPARE(load(folder.filePath(u"absent"_s)).error().code, u"E-SIM-001"_s);
}

QTEST_GUILESS_MAIN(TestHistoryChecker)
#include "TestHistoryChecker.moc"
