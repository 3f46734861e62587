// SPDX-License-Identifier: GPL-3.0-or-later
// BenchSave [folder]: keeping a case, and a draft, in the outbox beside one bare write and fsync of the same
// bytes in the same folder, in turns. Run it on a release build, in a folder on a real disk. Ends with 1 if
// an aim is missed.
#include "core/city/SyntheticCity.h"
#include "core/desk/DeskCommands.h"
#include "core/domain/SchemaText.h"
#include "core/store/Outbox.h"
#include "tests/bench/support/BenchProfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::bench;

namespace {

constexpr double mostRatio = 4;
constexpr int times = 250;
constexpr std::size_t recordsOfACase = 8;

/// What a case of a family of three carries: the records of one of the city's demonstration households as
/// changes, and the answers that led to them.
Result<CasePayload> familyCase(const Clock& clock) {
    CasePayload payload;
    ChangeSet changes;
    QJsonArray answers;
    const auto keep = [&](Record&& record) {
        if (changes.changes.size() >= recordsOfACase) return;
        RecordChange change{RecordChange::Kind::Create, record.entity(), record.key(), 0, {}};
        QJsonObject fields = record.toJson()[u"fields"_s].toObject();
        for (const Field field : schema::columns(record.entity())) {
            if (!record.isNull(field)) change.fields.push_back({field, {}, record.value(field)});
        }
        answers.append(fields);
        changes.changes.push_back(std::move(change));
    };
    MADO_ASSIGN(const CityCounts counts, SyntheticCity().produce({1, 1, clock.today()}, keep));
    static_cast<void>(counts);
    payload.caseNo = u"R8-A12-000001"_s;
    payload.householdNo = demo::householdNo;
    payload.subjects = {demo::taro, demo::hanako, demo::katsuo};
    payload.filings.push_back(
        {u"join_left_employment"_s, 1, {{u"members"_s, answers}}, {{u"evidence"_s, answers.first()}}});
    payload.identity = {
        {u"rule"_s, u"one"_s}, {u"evidence"_s, QJsonArray{u"mynumber_card"_s}}, {u"complete"_s, true}};
    payload.changeSet = changes.toJson();
    payload.filedOn = clock.today().toString(Qt::ISODate);
    return payload;
}

/// Milliseconds to make `bytes` last, in a file that grows.
double bareWrite(int file, const QByteArray& bytes) {
    QElapsedTimer timer;
    timer.start();
    const bool written =
        ::write(file, bytes.constData(), static_cast<std::size_t>(bytes.size())) == bytes.size();
    const bool lasts = ::fsync(file) == 0;
    return written && lasts ? static_cast<double>(timer.nsecsElapsed()) / 1e6 : -1;
}

double median(std::vector<double> values) {
    std::ranges::nth_element(values, values.begin() + static_cast<qsizetype>(values.size() / 2));
    return values[values.size() / 2];
}

bool report(const char* what, const std::vector<double>& ours, const std::vector<double>& bare,
            qsizetype bytes) {
    const double ratio = median(ours) / median(bare);
    const bool good = ratio <= mostRatio;
    std::printf(
        "%s: %lld bytes, median %.2f ms; one write and fsync %.2f ms; ratio %.2f (aim %.0f); load %.1f: %s\n",
        what, static_cast<long long>(bytes), median(ours), median(bare), ratio, mostRatio, machineLoad(),
        good ? "met" : "MISSED");
    return good;
}

Result<bool> measure(const QString& folder) {
    const SystemClock clock;
    UuidV7Generator ids(clock);
    const SecretBuffer key = SecretBuffer::random(Connection::keySize);
    MADO_ASSIGN(const auto outbox,
                Outbox::open(folder + u"/outbox.db"_s, key, clock, ids, Outbox::Options{}));
    const int file =
        ::open(QFile::encodeName(folder + u"/bare"_s).constData(), O_CREAT | O_WRONLY | O_APPEND, 0600);
    if (file < 0) return fail(u"E-STORE-017"_s);
    MADO_ASSIGN(CasePayload payload, familyCase(clock));
    const StaffIdentity staff{u"s-0001"_s, {}, {}, {}, {}};
    std::vector<double> cases, drafts, bareCases, bareDrafts;
    qsizetype caseBytes = 0, draftBytes = 0;
    for (int i = 0; i < times; ++i) {
        payload.caseId = ids.next();
        const NewCommand command = desk_command::enterCase(staff, payload);
        Draft draft{ids.next(), u"case"_s, payload.householdNo, payload.toJson(), {}, {}};
        caseBytes = command.payload.size();
        QElapsedTimer timer;
        timer.start();
        MADO_TRY(outbox->saveDraft(draft));
        drafts.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        draftBytes = canonicalBytes(draft.payload).size();
        bareDrafts.push_back(bareWrite(file, canonicalBytes(draft.payload)));
        timer.restart();
        MADO_ASSIGN(const OutboxCommand kept, outbox->enqueue(command, draft.id));
        cases.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        bareCases.push_back(bareWrite(file, kept.payload));
        if (bareCases.back() < 0 || bareDrafts.back() < 0) return fail(u"E-STORE-001"_s);
    }
    ::close(file);
    const bool goodCase = report("save case", cases, bareCases, caseBytes);
    const bool goodDraft = report("save draft", drafts, bareDrafts, draftBytes);
    return goodCase && goodDraft;
}

}  // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString parent = arguments.size() > 1 ? arguments[1] : QDir::currentPath();
    const QTemporaryDir folder(parent + u"/madoguchi-save-XXXXXX"_s);
    if (!folder.isValid()) return 2;
    const auto good = measure(folder.path());
    if (!good) return cannot(good.error());
    return *good ? 0 : 1;
}
