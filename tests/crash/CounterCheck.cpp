// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/CounterCheck.h"

#include "core/city/SyntheticCity.h"
#include "core/store/CacheSchema.h"
#include "core/store/RecordRows.h"
#include "tests/crash/DraftValues.h"

#include <QCryptographicHash>
#include <QDirIterator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

namespace out = field::document_issue;

constexpr std::size_t papersOfCase = 5;

bool isWaiting(const OutboxCommand& command) {
    return command.state == CommandState::Sealed || command.state == CommandState::Sent;
}

QSet<QString> digestsBelow(const QString& folder) {
    QSet<QString> digests;
    QDirIterator files(folder, {u"*.pdf"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly)) continue;
        digests.insert(QString::fromLatin1(
            QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex()));
    }
    return digests;
}

/// Key and version of every row.
Result<QStringList> versions(Connection& connection, const std::string& table) {
    MADO_ASSIGN(Statement rows, connection.prepareOnce("SELECT record_key || ' ' || row_version FROM " +
                                                       table + " ORDER BY record_key"));
    QStringList all;
    for (;;) {
        MADO_ASSIGN(const bool found, rows.step());
        if (!found) return all;
        all << rows.text(0);
    }
}

}  // namespace

Result<void> CounterCheck::open() {
    if (m_stores) return {};
    MADO_ASSIGN(m_stores, TerminalStores::open(m_place.profile(), m_secrets, m_clock));
    return {};
}

Result<int> CounterCheck::eligibilities() {
    MADO_TRY(open());
    int count = 0;
    for (const QLatin1StringView person : {demo::taro, demo::hanako, demo::katsuo}) {
        MADO_ASSIGN(const auto found, rows::findBy(m_stores->embedded().connection(),
                                                   field::eligibility::addressee_no, QString(person)));
        count += static_cast<int>(found.size());
    }
    return count;
}

QStringList CounterCheck::problems(const Told& told, int eligibilitiesBefore) {
    m_problems = told.problems;
    if (const auto opened = open(); !opened) {
        note(u"does not open: "_s + opened.error().code + u' ' + opened.error().detail);
        return m_problems;
    }
    checkFiles();
    const auto commands = valueOf(m_stores->outbox().ofCase(told.caseId), "commands");
    checkDraft(told, commands);
    checkCommand(commands, u"EnterCase"_s, told.isEntering, told.entered);
    checkCommand(commands, u"ConfirmCase"_s, told.isConfirming, told.confirmed);
    checkEffect(told, eligibilitiesBefore);
    checkIssues(told);
    if (told.isDone) checkEnd(told);
    return m_problems;
}

void CounterCheck::checkFiles() {
    for (const QString& each : valueOf(m_stores->outbox().integrityProblems(), "outbox"))
        note(u"outbox: "_s + each);
    for (const QString& each : valueOf(m_stores->embedded().integrityProblems(), "centre"))
        note(u"centre: "_s + each);
    if (valueOf(m_stores->embedded().verifyAudit(), "audit") != 0) note(u"the audit chain is broken"_s);
    const auto cache =
        Connection::open(m_stores->cachePath(), m_stores->cacheKey(), cacheSchema::connectionOptions({}));
    if (!cache) {
        note(u"cache: "_s + cache.error().code);
        return;
    }
    for (const QString& each : valueOf((*cache)->integrityProblems(), "cache"))
        note(u"cache: "_s + each);
}

void CounterCheck::checkDraft(const Told& told, const std::vector<OutboxCommand>& commands) {
    const auto drafts = valueOf(m_stores->outbox().drafts(), "drafts");
    const bool isEntered = std::any_of(commands.begin(), commands.end(),
                                       [](const OutboxCommand& each) { return each.kind == u"EnterCase"_s; });
    if (isEntered) {
        if (!drafts.empty()) note(u"entered, and the draft is still there"_s);
        return;
    }
    if (told.caseId.isEmpty()) {
        if (drafts.size() > 1) note(u"more than one draft"_s);
        return;
    }
    if (drafts.size() != 1 || drafts.front().id != told.caseId) {
        note(u"%1 drafts, not the one of the case"_s.arg(drafts.size()));
        return;
    }
    for (auto it = told.draft.begin(); it != told.draft.end(); ++it) {
        const QString kept = draftValue(drafts.front().payload, it.key());
        if (kept != it.value() && !told.unknown.contains(it.key()))
            note(u"draft: %1 is “%2”, acknowledged was “%3”"_s.arg(it.key(), kept, it.value()));
    }
}

bool CounterCheck::isAtCentre(const QString& commandId) {
    const auto count = [&]() -> Result<qint64> {
        MADO_ASSIGN(Statement row, m_stores->embedded().connection().prepare(
                                       "SELECT count(*) FROM command WHERE command_id = ?"));
        row.bind(1, commandId);
        MADO_TRY(row.step());
        return row.integer(0);
    }();
    return valueOf(count, "command at the centre") == 1;
}

void CounterCheck::checkCommand(const std::vector<OutboxCommand>& commands, const QString& kind, bool mayBe,
                                const QString& told) {
    std::vector<OutboxCommand> found;
    std::copy_if(commands.begin(), commands.end(), std::back_inserter(found),
                 [&kind](const OutboxCommand& each) { return each.kind == kind; });
    if (found.size() > 1) note(u"%1 times %2"_s.arg(found.size()).arg(kind));
    if (!found.empty() && !mayBe) note(kind + u" that nobody gave"_s);
    if (!told.isEmpty() && (found.empty() || found.front().id != told))
        note(kind + u" was acknowledged and is lost"_s);
    for (const OutboxCommand& each : found) {
        if (!isWaiting(each) && !isAtCentre(each.id))
            note(kind + u" counts as sent and is not at the centre"_s);
        if (each.state == CommandState::Refused || each.state == CommandState::Quarantined)
            note(kind + u" was set aside"_s);
    }
}

void CounterCheck::checkEffect(const Told& told, int eligibilitiesBefore) {
    constexpr int people = 3;
    Connection& centre = m_stores->embedded().connection();
    const auto record = valueOf(rows::find(centre, Entity::CaseFile, told.caseId), "case");
    const QString state = record ? record->text(field::case_file::state) : QString();
    const int gained = valueOf(eligibilities(), "eligibility") - eligibilitiesBefore;
    if (gained != (state == u"applied"_s ? people : 0))
        note(u"case “%1”, %2 people gained eligibility"_s.arg(state).arg(gained));
    const auto twice =
        centre.scalarInteger("SELECT count(*) - count(DISTINCT terminal_counter) FROM command");
    if (valueOf(twice, "counters") != 0) note(u"two commands at the centre with one counter"_s);
    const auto withEffect = centre.scalarInteger("SELECT count(*) FROM command WHERE kind = 'ConfirmCase'");
    if (valueOf(withEffect, "confirmations") > 1) note(u"confirmed more than once"_s);
}

void CounterCheck::checkIssues(const Told& told) {
    Connection& centre = m_stores->embedded().connection();
    const auto issues = valueOf(rows::findBy(centre, out::case_id, told.caseId), "register of issue");
    if (!issues.empty() && !told.isIssuing) note(u"papers that nobody issued"_s);
    QSet<QString> serials;
    QSet<QString> prints;
    const QSet<QString> papers = digestsBelow(m_place.papers());
    for (const Record& each : issues) {
        if (serials.contains(each.text(out::serial_no)))
            note(u"serial twice: "_s + each.text(out::serial_no));
        serials.insert(each.text(out::serial_no));
        const QString print = each.text(out::form_id) + u'/' + each.text(out::addressee_no);
        if (prints.contains(print)) note(u"issued twice: "_s + print);
        prints.insert(print);
        if (!each.isNull(out::pdf_digest) && !papers.contains(each.text(out::pdf_digest)))
            note(u"noted as printed, but there is no paper: "_s + print);
    }
    for (const Told::Issue& each : told.issued) {
        const auto found = std::find_if(issues.begin(), issues.end(), [&each](const Record& record) {
            return record.key() == each.issueId && record.text(out::serial_no) == each.serialNo;
        });
        if (found == issues.end()) note(u"issue was acknowledged and is lost: "_s + each.serialNo);
    }
    const auto given = centre.scalarInteger(
        "SELECT coalesce(sum(last_value), 0) FROM number_counter WHERE name LIKE 'serial/%'");
    const auto kept = centre.scalarInteger("SELECT count(*) FROM document_issue");
    const auto before = centre.scalarInteger(
        "SELECT count(*) FROM document_issue WHERE case_id IS NULL OR case_id NOT IN (SELECT case_id FROM "
        "command)");
    if (valueOf(given, "numbers") != valueOf(kept, "issues") - valueOf(before, "issues"))
        note(u"numbers were given that no paper has"_s);
}

void CounterCheck::checkEnd(const Told& told) {
    if (told.entered.isEmpty() && !told.isEntering) note(u"done without entering"_s);
    const auto commands = valueOf(m_stores->outbox().ofCase(told.caseId), "commands");
    for (const OutboxCommand& each : commands) {
        if (isWaiting(each)) note(u"done, and %1 still waits"_s.arg(each.kind));
    }
    const auto issues =
        valueOf(rows::findBy(m_stores->embedded().connection(), out::case_id, told.caseId), "issues");
    const auto unprinted = std::count_if(issues.begin(), issues.end(),
                                         [](const Record& each) { return each.isNull(out::pdf_digest); });
    if (issues.size() != papersOfCase || unprinted > 0)
        note(u"done, %1 papers, %2 of them never printed"_s.arg(issues.size()).arg(unprinted));
    const auto record =
        valueOf(rows::find(m_stores->embedded().connection(), Entity::CaseFile, told.caseId), "case");
    if (!record || record->text(field::case_file::state) != u"applied"_s)
        note(u"done, and the case is not in force"_s);
    checkConvergence();
}

void CounterCheck::checkConvergence() {
    const auto cache =
        Connection::open(m_stores->cachePath(), m_stores->cacheKey(), cacheSchema::connectionOptions({}));
    if (!cache) return note(u"cache: "_s + cache.error().code);
    for (const EntityInfo& info : dictionary::entities()) {
        const std::string table(info.table);
        const QStringList here = valueOf(versions(**cache, table), "cache");
        if (here != valueOf(versions(m_stores->embedded().connection(), table), "centre"))
            note(u"the copy differs from the centre: "_s + QString::fromStdString(table));
    }
}

}  // namespace mado::test
