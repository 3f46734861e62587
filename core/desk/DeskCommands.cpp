// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/DeskCommands.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace mado::desk_command {

namespace {

NewCommand command(CommandKind kind, const StaffIdentity& staff, const QString& caseId,
                   const QString& householdNo, QJsonObject payload) {
    payload[u"staff_id"_s] = staff.staffId;
    NewCommand made;
    made.caseId = caseId;
    made.householdKey = householdNo;
    made.kind = commandName(kind);
    made.payload = canonicalBytes(payload);
    return made;
}

}  // namespace

NewCommand enterCase(const StaffIdentity& staff, const CasePayload& payload) {
    return command(CommandKind::EnterCase, staff, payload.caseId, payload.householdNo, payload.toJson());
}

NewCommand confirmCase(const StaffIdentity& staff, const CaseView& view, const ChangeSet& changes) {
    return command(CommandKind::ConfirmCase, staff, view.row.caseId, view.row.householdNo,
                   {{u"payload_digest"_s, view.payloadDigest}, {u"change_set"_s, changes.toJson()}});
}

NewCommand returnCase(const StaffIdentity& staff, const CaseRow& row, const QString& reason) {
    return command(CommandKind::ReturnCase, staff, row.caseId, row.householdNo, {{u"reason"_s, reason}});
}

NewCommand withdrawCase(const StaffIdentity& staff, const CaseRow& row, const QString& reason) {
    return command(CommandKind::WithdrawCase, staff, row.caseId, row.householdNo, {{u"reason"_s, reason}});
}

NewCommand decideCase(const StaffIdentity& staff, const CaseRow& row, const QString& decision,
                      const QString& reason, const ChangeSet& changes) {
    return command(CommandKind::DecideCase, staff, row.caseId, row.householdNo,
                   {{u"decision"_s, decision}, {u"reason"_s, reason}, {u"change_set"_s, changes.toJson()}});
}

NewCommand issueDocuments(const StaffIdentity& staff, const CaseRow& row,
                          const std::vector<IssueWish>& wishes) {
    QJsonArray list;
    for (const IssueWish& each : wishes) {
        QJsonObject json{{u"issue_id"_s, each.issueId},
                         {u"form"_s, each.form},
                         {u"addressee_no"_s, each.addresseeNo},
                         {u"certificate_key"_s, each.certificateKey},
                         {u"copies"_s, each.copies}};
        if (!each.reprintOf.isEmpty()) {
            json[u"reprint_of"_s] = each.reprintOf;
            json[u"reason"_s] = each.reasonCode;
        }
        list.append(json);
    }
    return command(CommandKind::IssueDocument, staff, row.caseId, row.householdNo,
                   {{u"issues"_s, list}, {u"household_no"_s, row.householdNo}});
}

NewCommand notePrinted(const StaffIdentity& staff, const CaseRow& row,
                       const std::vector<PrintedPaper>& papers) {
    QJsonArray list;
    for (const PrintedPaper& each : papers)
        list.append(QJsonObject{{u"issue_id"_s, each.issueId}, {u"pdf_digest"_s, each.pdfDigest}});
    return command(CommandKind::NotePrinted, staff, row.caseId, row.householdNo, {{u"issues"_s, list}});
}

NewCommand spoilDocument(const StaffIdentity& staff, const CaseRow& row, const QString& issueId) {
    return command(CommandKind::SpoilDocument, staff, row.caseId, row.householdNo,
                   {{u"issue_id"_s, issueId}});
}

std::vector<IssueWish> issueWishes(const OutboxCommand& command) {
    std::vector<IssueWish> wishes;
    const QJsonObject json = QJsonDocument::fromJson(command.payload).object();
    for (const QJsonValue& each : json[u"issues"_s].toArray()) {
        wishes.push_back({each[u"issue_id"_s].toString(), each[u"form"_s].toString(),
                          each[u"addressee_no"_s].toString(), each[u"certificate_key"_s].toString(),
                          each[u"copies"_s].toInt(1), each[u"reprint_of"_s].toString(),
                          each[u"reason"_s].toString()});
    }
    return wishes;
}

std::vector<PrintedPaper> printedPapers(const OutboxCommand& command) {
    std::vector<PrintedPaper> papers;
    const QJsonObject json = QJsonDocument::fromJson(command.payload).object();
    for (const QJsonValue& each : json[u"issues"_s].toArray())
        papers.push_back({each[u"issue_id"_s].toString(), each[u"pdf_digest"_s].toString()});
    return papers;
}

QString staffOf(const OutboxCommand& command) {
    return QJsonDocument::fromJson(command.payload).object()[u"staff_id"_s].toString();
}

std::vector<IssueNumber> issueNumbers(const SubmitAnswer& answer) {
    std::vector<IssueNumber> numbers;
    for (const QJsonValue& each : answer.data[u"issues"_s].toArray()) {
        numbers.push_back({each[u"issue_id"_s].toString(), each[u"form"_s].toString(),
                           each[u"document_no"_s].toString(), each[u"serial_no"_s].toString()});
    }
    return numbers;
}

}  // namespace mado::desk_command
