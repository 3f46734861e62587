// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/cards/StaffCard.h"
#include "core/central/Commands.h"
#include "core/domain/HouseholdSnapshot.h"
#include "core/procedures/Notice.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace mado {

/// Everything that the pages show of one household: records with what waits in the outbox laid over them.
struct HouseholdView {
    HouseholdSnapshot records;
    QJsonObject facts;            ///< "today", "city", "household", "members", "open_cases"
    std::vector<Notice> notices;  ///< できること・気づき
    QDateTime asOf;               ///< how current the copy is, UTC
};

/// One line of the work list.
struct CaseRow {
    QString caseId;
    QString caseNo;
    QString householdNo;
    QString names;  ///< of those it is about, separated by 、
    QStringList procedures;
    QString state;  ///< "entered", "applied", "returned", "conflict", "decided", "withdrawn"
    QString authorId;
    QString authorName;
    QDateTime enteredAt;
    QString confirmerName;
    QString returnReason;
    bool isAtCentre = true;       ///< false: still in this terminal's outbox
    bool awaitsPaper = false;     ///< in force, and a document of it was not issued yet
    bool awaitsDecision = false;  ///< in force, and an officer must grant or deny
};

/// A paper for which a number is asked.
struct IssueWish {
    QString issueId;  ///< UUIDv7
    QString form;
    QString addresseeNo;
    QString certificateKey;
    int copies = 1;
    QString reprintOf;   ///< issue id of the first print; empty for a first print
    QString reasonCode;  ///< of a reprint
};

/// A case as the second person and the issuing page read it.
struct CaseView {
    CaseRow row;
    CasePayload payload;
    QString payloadDigest;
    HouseholdView household;
    std::vector<Record> issues;  ///< DocumentIssue records of the case; one without digest was never printed
    std::vector<IssueWish> awaited;  ///< numbers that were asked for and have not come yet
};

/// What a command came to.
struct Submission {
    QString commandId;
    /// Nothing: it is safe here, but the centre has not answered yet (no connection); it is sent by itself
    /// later.
    std::optional<SubmitAnswer> answer;
    [[nodiscard]] bool isAccepted() const {
        return answer && (answer->outcome == Outcome::Entered || answer->outcome == Outcome::Applied);
    }
};

/// Something that has not taken effect at the centre, or came back from it.
struct UnsentRow {
    enum class State {
        Waiting,      ///< goes with the next connection
        OtherPerson,  ///< goes when the person who gave it signs in
        Held,         ///< waits until an earlier one of the household is dealt with
        Refused,      ///< a rule forbids it
        Conflict,     ///< a record that it was computed from has changed
        Quarantined,  ///< the centre can't process it
        Returned,     ///< one's own case: the second person gave it back
    };
    State state = State::Waiting;
    QString commandId;  ///< empty for Returned
    CommandKind kind = CommandKind::EnterCase;
    CaseRow row;                  ///< of the case; as far as it is known here
    std::optional<Error> reason;  ///< for Refused, Conflict, Quarantined
    QString giverId;
    QDateTime givenAt;
    QDateTime changedAt;  ///< when the centre answered
    int attempts = 0;
    QString heldBehind;  ///< case number of the earlier one, for Held
    [[nodiscard]] bool needsSomebody() const { return state >= State::Refused; }
};

struct IssueNumber {
    QString issueId;
    QString form;
    QString documentNo;
    QString serialNo;
};

/// The status line.
struct DeskStatus {
    QString terminal;
    bool isOpen = false;  ///< the stores are open
    bool isSignedIn = false;
    bool isConnected = false;
    bool isEmbedded = false;       ///< evaluation centre on this machine
    bool isOfflineSignIn = false;  ///< under a lease: only the local records vouch for the person
    QDateTime lastContact;  ///< UTC: the outbox was sent and the feed followed to its end; off since then
    int unsent = 0;
    int refused = 0;                   ///< refused or in conflict: a person must look at it
    int awaitingMe = 0;                ///< cases waiting for a second person that this person may confirm
    int quarantined = 0;               ///< the centre could not process it
    std::vector<Error> warnings = {};  ///< the administrator must hear of it; work goes on
    friend bool operator==(const DeskStatus&, const DeskStatus&) = default;
};

/// Signs what the centre asks with the person's card (StaffCard::prove()); called in a worker thread.
using ChallengeSigner = std::function<Result<CardProof>(const QByteArray& challenge)>;

}  // namespace mado
