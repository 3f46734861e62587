// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace mado {

/// Where a command stands on its way. The order of the first five is the way.
enum class CommandState {
    Sealed,        ///< saved here; may be sent
    Sent,          ///< handed to the network; the answer is not known
    Acknowledged,  ///< the centre has it and gave an outcome
    Seen,          ///< its changes came down with the feed
    Durable,       ///< confirmed by the centre's standby
    Quarantined,   ///< the centre set it apart for the chief to decide
    Refused,       ///< the centre refused it; a person must look at it
};

/// What an outbox takes in.
struct NewCommand {
    QString id = {};  ///< UUIDv7; made if empty. The same id with the same payload is taken once only
    QString caseId;
    QString householdKey = {};  ///< whose household page shows it; null if none
    QString kind;               ///< "EnterCase", ...
    QByteArray payload;         ///< canonical bytes; kept and sent unchanged
};

/// A command in the outbox.
struct OutboxCommand {
    QString id;
    QString caseId;
    QString householdKey;
    QString kind;
    QByteArray payload;
    QByteArray digest;           ///< SHA-256 of the payload, 64 hexadecimal digits
    qint64 terminalCounter = 0;  ///< 1, 2, 3, ... without gaps on this terminal
    CommandState state = CommandState::Sealed;
    QJsonObject outcome = {};  ///< the centre's answer
    qint64 feedSeq = 0;        ///< where its changes stand in the feed; 0 while not known
    int attempts = 0;          ///< how often it was sent
    QDateTime enteredAt = {};  ///< UTC, this terminal's clock
    QDateTime changedAt = {};
};

/// What is being typed.
struct Draft {
    QString id;
    QString kind;
    QString householdKey = {};
    QJsonObject payload = {};
    QDateTime createdAt = {};
    QDateTime updatedAt = {};
};

}  // namespace mado
