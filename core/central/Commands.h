// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/domain/Record.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace mado {

/// What may be asked of the centre. Commands travel up, never rows.
enum class CommandKind {
    EnterCase,      ///< a case is filed; it waits for a second person
    ConfirmCase,    ///< the second person agrees: the change set takes effect
    ReturnCase,     ///< back to its author with a reason
    WithdrawCase,   ///< taken back before it took effect
    DecideCase,     ///< an officer grants or denies a claim
    IssueDocument,  ///< takes numbers for papers and enters them in the register of issue
    NotePrinted,    ///< the papers' digests once drawn, and that they went to a printer
    SpoilDocument,  ///< a sheet was spoiled: its number stays used
};

[[nodiscard]] QString commandName(CommandKind kind);  ///< "EnterCase", ...
[[nodiscard]] std::optional<CommandKind> commandKindFromName(const QString& name);

/// A command as the centre receives it. Who sends it is known from the session, never from the envelope.
struct CommandEnvelope {
    QString commandId;  ///< UUIDv7, made at the terminal; the same id takes effect once
    CommandKind kind = CommandKind::EnterCase;
    QString caseId;
    QByteArray payload;  ///< canonical JSON
    QByteArray digest;   ///< SHA-256 of the payload, 64 hexadecimal digits
    QString terminalId;
    qint64 terminalCounter = 0;  ///< gapless per terminal
    QDateTime clientTime;        ///< UTC; a remark only
};

/// What became of a command.
enum class Outcome {
    Entered,      ///< accepted, waits for a second person
    Applied,      ///< in force
    Conflict,     ///< a record it relied on has moved; nothing was changed
    Refused,      ///< a rule forbids it; nothing was changed
    Quarantined,  ///< the centre could not process it; the chief looks at it
};

[[nodiscard]] QString outcomeName(Outcome outcome);
[[nodiscard]] std::optional<Outcome> outcomeFromName(const QString& name);

/// The centre's answer; kept there as long as the case, so that a repeated command gets the same one.
struct SubmitAnswer {
    Outcome outcome = Outcome::Refused;
    std::optional<Error> reason;   ///< for Conflict, Refused, Quarantined
    std::vector<RecordRef> moved;  ///< for Conflict: what has moved, with its version now
    QJsonObject data;              ///< of the command: numbers of issued documents
    /// The feed contains its changes from this number on. 0: there are none, or the number was not given yet
    /// when the centre answered: CentralSession::feedNumbers().
    qint64 feedSeq = 0;

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Result<SubmitAnswer> fromJson(const QJsonObject& json);
};

/// One filing within a case payload.
struct CaseFiling {
    QString procedure;
    int definitionVersion = 1;
    QJsonObject answers;
    QJsonObject session;  ///< the form session (evidence, acknowledgements), to open it again
};

/// What EnterCase carries: one life event of one household.
struct CasePayload {
    QString caseId;
    QString caseNo;  ///< for people and papers
    QString householdNo;
    QString certificateNo;
    QStringList subjects;  ///< addressee numbers
    std::vector<CaseFiling> filings;
    QJsonObject filer;
    QJsonObject identity;      ///< {"rule", "evidence": [...], "complete": true}
    QJsonObject changeSet;     ///< ChangeSet
    QJsonObject results;       ///< "results" of the facts object: what the clerk and the resident saw
    QJsonObject shown;         ///< findings and acknowledgements
    QJsonObject documents;     ///< {"list": [{"form","addressee_no","stage","certificate_key"}]}
    QString supersedesCaseId;  ///< a returned case that this one replaces
    QString filedOn;           ///< ISO date

    [[nodiscard]] QStringList procedures() const;
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Result<CasePayload> fromJson(const QJsonObject& json);
};

/// SHA-256 as 64 hexadecimal digits.
[[nodiscard]] QByteArray payloadDigest(const QByteArray& payload);

}  // namespace mado
