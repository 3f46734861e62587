// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cards/StaffIdentity.h"
#include "core/desk/DeskTypes.h"
#include "core/domain/ChangeSet.h"
#include "core/store/OutboxCommand.h"

#include <QStringList>

#include <vector>

namespace mado {

/// The bytes of each command. Every one names the person who gave it ("staff_id"): a command that waits in
/// the outbox is sent in that person's session only.
namespace desk_command {
[[nodiscard]] NewCommand enterCase(const StaffIdentity& staff, const CasePayload& payload);
/// `payloadDigest`: of the content that was looked at; `changes`: computed from the records as they are now.
[[nodiscard]] NewCommand confirmCase(const StaffIdentity& staff, const CaseView& view,
                                     const ChangeSet& changes);
[[nodiscard]] NewCommand returnCase(const StaffIdentity& staff, const CaseRow& row, const QString& reason);
[[nodiscard]] NewCommand withdrawCase(const StaffIdentity& staff, const CaseRow& row, const QString& reason);
/// `decision`: "grant" or "deny"; a denial has a reason.
[[nodiscard]] NewCommand decideCase(const StaffIdentity& staff, const CaseRow& row, const QString& decision,
                                    const QString& reason, const ChangeSet& changes);
[[nodiscard]] NewCommand issueDocuments(const StaffIdentity& staff, const CaseRow& row,
                                        const std::vector<IssueWish>& wishes);
struct PrintedPaper {
    QString issueId;
    QString pdfDigest;  ///< SHA-256, 64 hexadecimal digits
};
[[nodiscard]] NewCommand notePrinted(const StaffIdentity& staff, const CaseRow& row,
                                     const std::vector<PrintedPaper>& papers);
[[nodiscard]] NewCommand spoilDocument(const StaffIdentity& staff, const CaseRow& row,
                                       const QString& issueId);
/// What an IssueDocument command asks for.
[[nodiscard]] std::vector<IssueWish> issueWishes(const OutboxCommand& command);
/// What a NotePrinted command notes.
[[nodiscard]] std::vector<PrintedPaper> printedPapers(const OutboxCommand& command);
/// Who gave a command; empty for one that does not say.
[[nodiscard]] QString staffOf(const OutboxCommand& command);
/// What the centre answered to IssueDocument.
[[nodiscard]] std::vector<IssueNumber> issueNumbers(const SubmitAnswer& answer);
}  // namespace desk_command

}  // namespace mado
