// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Command.h"
#include "app/setup/SystemParts.h"
#include "core/base/DurableFile.h"
#include "core/desk/TerminalStores.h"
#include "core/sync/AuditWitness.h"

#include <QFile>
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
    QFile file(centre);
    if (!file.open(QIODevice::ReadOnly)) return fail(u"E-CENTRAL-017"_s, u"centre"_s, {u"centre"_s});
    const QByteArray text = file.readAll();
    const auto* first = reinterpret_cast<const unsigned char*>(text.constData());
    if (!durable::write(folder + u"/centre.json"_s, std::span(first, static_cast<std::size_t>(text.size()))))
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
    commands << Command{u"terminal cache"_s,
                        u"Sets what of the records stays on a terminal."_s,
                        {{u"profile"_s, u"The terminal's folder."_s, u"folder"_s}, cacheOption({})},
                        {},
                        setCache};
}

}  // namespace mado::ctl
