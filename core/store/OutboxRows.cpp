// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/OutboxRows.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <array>

using namespace Qt::StringLiterals;

namespace mado::outbox_rows {

namespace {

// In the order of CommandState.
constexpr std::array<QStringView, 7> stateNames{u"sealed",  u"sent",        u"acknowledged", u"seen",
                                                u"durable", u"quarantined", u"refused"};

// In the order of Settlement::Way.
constexpr std::array<QStringView, 5> wayNames{u"read", u"reopened", u"sent_again", u"recomputed",
                                              u"dismissed"};

QJsonObject jsonOf(const QString& text) {
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

}  // namespace

QString nameOf(CommandState state) {
    return stateNames[static_cast<std::size_t>(state)].toString();
}

CommandState stateOf(const QString& name) {
    for (std::size_t i = 0; i < stateNames.size(); ++i) {
        if (stateNames[i] == name) return static_cast<CommandState>(i);
    }
    return CommandState::Sealed;  // the table allows no other names
}

QString nameOf(Settlement::Way way) {
    return wayNames[static_cast<std::size_t>(way)].toString();
}

Settlement::Way wayOf(const QString& name) {
    for (std::size_t i = 0; i < wayNames.size(); ++i) {
        if (wayNames[i] == name) return static_cast<Settlement::Way>(i);
    }
    return Settlement::Way::Read;  // the table allows no other names
}

QByteArray digestOf(const QByteArray& payload) {
    return QCryptographicHash::hash(payload, QCryptographicHash::Sha256).toHex();
}

QString jsonText(const QJsonObject& json) {
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QDateTime timeOf(const QString& text) {
    return QDateTime::fromString(text, Qt::ISODateWithMs);
}

Result<OutboxCommand> commandAt(const Statement& row, const QString& fileName) {
    OutboxCommand command{row.text(0), row.text(1), row.text(2),
                          row.text(3), row.blob(4), row.text(5).toLatin1()};
    command.terminalCounter = row.integer(6);
    command.state = stateOf(row.text(7));
    command.outcome = jsonOf(row.text(8));
    command.feedSeq = row.integer(9);
    command.attempts = static_cast<int>(row.integer(10));
    command.enteredAt = timeOf(row.text(11));
    command.changedAt = timeOf(row.text(12));
    if (digestOf(command.payload) != command.digest) {
        return fail(u"E-STORE-025"_s, {}, {fileName, command.id});
    }
    return command;
}

Draft draftAt(const Statement& row) {
    return Draft{row.text(0),         row.text(1),         row.text(2),
                 jsonOf(row.text(3)), timeOf(row.text(4)), timeOf(row.text(5))};
}

}  // namespace mado::outbox_rows
