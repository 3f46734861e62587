// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Command.h"
#include "app/setup/SystemParts.h"
#include "core/base/BoundedFile.h"
#include "core/base/DurableFile.h"
#include "core/desk/TerminalStores.h"
#include "core/sync/AuditWitness.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace mado::ctl {

namespace {

Result<RecoveryKey> make(const QString& folder, const QString& terminal, const QString& centre,
                         CacheMode cacheMode) {
    // Read first: a terminal that is made has no unreadable settings.
    MADO_TRY(CentreSettings::readFile(centre, folder));
    MADO_ASSIGN(RecoveryKey key, TerminalStores::create(folder, terminal, cacheMode));
    const auto text = bounded::content(centre);
    if (!text) return fail(u"E-CENTRAL-017"_s, u"centre"_s, {u"centre"_s});
    const auto* first = reinterpret_cast<const unsigned char*>(text->constData());
    if (!durable::write(folder + u"/centre.json"_s, std::span(first, static_cast<std::size_t>(text->size()))))
        return fail(u"E-DESK-001"_s, u"folder"_s);
    return key;
}

int create(const QCommandLineParser& parser, Report& report) {
    const QString folder = parser.value(u"profile"_s);
    const QString terminal = parser.value(u"terminal"_s);
    const QString centre = parser.value(u"centre"_s);
    const auto mode = cacheModeNamed(parser.value(u"cache"_s));
    if (folder.isEmpty() || terminal.isEmpty() || centre.isEmpty() || !mode) return ExitUsage;
    const auto key = make(folder, terminal, centre, *mode);
    if (!key) return report.refuse(key.error());
    const SecretBuffer printed = key->printed();
    const QString words = QString::fromLatin1(reinterpret_cast<const char*>(printed.bytes().data()),
                                              static_cast<qsizetype>(printed.size()));
    report.line(
        u"Terminal %1 made. Print this recovery key for the safe; it is shown once and kept nowhere:"_s.arg(
            terminal));
    report.line(words);
    report.answer({{u"terminal"_s, terminal}, {u"recovery_key"_s, words}});
    return ExitOk;
}

QJsonObject asJson(const AuditWitness::Checkpoint& checkpoint) {
    return {{u"size"_s, checkpoint.size},
            {u"root"_s, QString::fromLatin1(checkpoint.root.toHex())},
            {u"epoch"_s, checkpoint.epoch},
            {u"at"_s, checkpoint.at.toString(Qt::ISODateWithMs)}};
}

struct Memory {
    std::vector<AuditWitness::Checkpoint> kept;
    std::vector<AuditWitness::Checkpoint> disputed;
};

Result<Memory> memoryOf(const QString& folder) {
    const auto secrets = setup::systemSecrets();
    const SystemClock clock;
    MADO_ASSIGN(const auto stores, setup::openTerminal(folder, *secrets, clock));
    const AuditWitness witness(stores->outbox(), clock);
    Memory memory;
    MADO_ASSIGN(memory.kept, witness.checkpoints());
    MADO_ASSIGN(memory.disputed, witness.disputed());
    return memory;
}

int witness(const QCommandLineParser& parser, Report& report) {
    const QString folder = parser.value(u"profile"_s);
    if (folder.isEmpty()) return ExitUsage;
    const auto memory = memoryOf(folder);
    if (!memory) return report.refuse(memory.error());
    QJsonArray kept;
    QJsonArray disputed;
    for (const auto& each : memory->kept) {
        kept.append(asJson(each));
        report.line(QString::fromUtf8(QJsonDocument(asJson(each)).toJson(QJsonDocument::Compact)));
    }
    for (const auto& each : memory->disputed) {
        disputed.append(asJson(each));
        report.note(u"%1: the centre claimed %2 lines that do not follow on these"_s.arg(
            each.at.toString(Qt::ISODate), QString::number(each.size)));
    }
    report.answer({{u"checkpoints"_s, kept}, {u"disputed"_s, disputed}});
    return disputed.isEmpty() ? ExitOk : ExitProblems;
}

struct Warnings {
    std::vector<Error> found;
    Memory memory;  ///< what is to be kept before it is begun anew
};

Result<Warnings> warningsOf(const QString& folder, bool isDealtWith) {
    const auto secrets = setup::systemSecrets();
    const SystemClock clock;
    MADO_ASSIGN(const auto stores, setup::openTerminal(folder, *secrets, clock));
    AuditWitness witness(stores->outbox(), clock);
    Warnings warnings;
    MADO_ASSIGN(warnings.memory.kept, witness.checkpoints());
    MADO_ASSIGN(warnings.memory.disputed, witness.disputed());
    MADO_ASSIGN(const auto setBack, stores->outbox().setBack());
    if (setBack) warnings.found.push_back(*setBack);
    if (!warnings.memory.disputed.empty())
        warnings.found.push_back(
            fail(u"E-SYNC-007"_s, {}, {QString::number(warnings.memory.disputed.back().size)}));
    if (!isDealtWith) return warnings;
    if (setBack) MADO_TRY(stores->outbox().forgetSetBack());
    if (!warnings.memory.disputed.empty()) MADO_TRY(witness.beginAnew());
    return warnings;
}

int tellWarnings(const QCommandLineParser& parser, Report& report) {
    const QString folder = parser.value(u"profile"_s);
    const bool isDealtWith = parser.isSet(u"dealt-with"_s);
    if (folder.isEmpty()) return ExitUsage;
    const auto warnings = warningsOf(folder, isDealtWith);
    if (!warnings) return report.refuse(warnings.error());
    QJsonArray list;
    for (const Error& each : warnings->found) {
        const ErrorCatalogue::Words words = report.errors().words(each, report.language());
        list.append(QJsonObject{{u"code"_s, each.code}, {u"what"_s, words.what}, {u"next"_s, words.next}});
        report.line(u"%1 %2 %3"_s.arg(each.code, words.what, words.next));
    }
    QJsonArray kept;
    if (isDealtWith && !warnings->memory.disputed.empty()) {
        for (const auto& each : warnings->memory.kept) {
            kept.append(asJson(each));
            report.line(QString::fromUtf8(QJsonDocument(asJson(each)).toJson(QJsonDocument::Compact)));
        }
        report.note(u"Keep these lines for audit verify --witness: the terminal has forgotten them."_s);
    }
    if (list.isEmpty()) report.line(u"Nothing."_s);
    report.answer({{u"warnings"_s, list}, {u"checkpoints"_s, kept}});
    return list.isEmpty() || isDealtWith ? ExitOk : ExitProblems;
}

int setCache(const QCommandLineParser& parser, Report& report) {
    const QString folder = parser.value(u"profile"_s);
    const auto mode = cacheModeNamed(parser.value(u"cache"_s));
    if (folder.isEmpty() || !mode) return ExitUsage;
    if (const auto set = TerminalStores::setCacheMode(folder, *mode); !set) return report.refuse(set.error());
    report.line(u"From the next sign-in on: %1. The centre may allow less."_s.arg(cacheModeName(*mode)));
    report.answer({{u"cache"_s, cacheModeName(*mode)}});
    return ExitOk;
}

QCommandLineOption cacheOption(const QString& usual) {
    return {u"cache"_s,
            u"What of the records stays on the terminal: none, working (index of the insured and the "
            u"households opened "
            "lately) or full."_s,
            u"mode"_s, usual};
}

}  // namespace

void addTerminalCommands(QList<Command>& commands) {
    commands << Command{
        u"terminal create"_s,
        u"Makes the data folder of a counter terminal whose centre is a server."_s,
        {{u"profile"_s, u"Folder to make."_s, u"folder"_s},
         {u"terminal"_s, u"What the terminal is called, such as A-12."_s, u"name"_s},
         {u"centre"_s, u"Where the centre is: a file as described in the README."_s, u"file"_s},
         cacheOption(u"working"_s)},
        {},
        create};
    commands << Command{
        u"terminal witness"_s,
        u"What a terminal remembers of the centre's audit trail, for audit verify --witness."_s,
        {{u"profile"_s, u"The terminal's data folder."_s, u"folder"_s}},
        {},
        witness};
    commands << Command{u"terminal warnings"_s,
                        u"What a terminal's status line asks to be told to the system desk: an outbox that "
                        u"was set back, an audit trail "
                        u"in dispute. 3 if there is any."_s,
                        {{u"profile"_s, u"The terminal's data folder."_s, u"folder"_s},
                         {u"dealt-with"_s,
                          u"It was looked into: takes it off the screen. Of the audit trail the terminal "
                          u"remembers what comes now; what "
                          u"it remembered is printed."_s}},
                        {},
                        tellWarnings};
    commands << Command{u"terminal cache"_s,
                        u"Sets what of the records stays on a terminal."_s,
                        {{u"profile"_s, u"The terminal's folder."_s, u"folder"_s}, cacheOption({})},
                        {},
                        setCache};
}

}  // namespace mado::ctl
