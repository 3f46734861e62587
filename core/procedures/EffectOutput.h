// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ChangeSet.h"
#include "core/domain/CodeTables.h"
#include "core/domain/HouseholdSnapshot.h"
#include "core/procedures/LevyNotices.h"
#include "core/procedures/Notice.h"
#include "core/rules/CertificateRules.h"
#include "core/rules/Deadlines.h"
#include "core/rules/Explanation.h"
#include "core/rules/LumpSums.h"

#include <QDate>
#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace mado {

/// What happens to one person's coverage, in both layers of dates. Absent layers are left alone by the event.
struct CoverageEvent {
    enum class Kind {
        Acquire,  ///< qualification (prefecture) and application (city) begin
        Lose,     ///< both end; the dates are the first day without coverage
        Start,    ///< only the application begins (moved in inside the prefecture, new household number)
        End,      ///< only the application ends
        Change,   ///< details changed
    };
    Kind kind = Kind::Change;
    QString addresseeNo;
    QString name;
    std::optional<QDate> qualificationDate;
    std::optional<QDate> applicationDate;
    QString reasonCode;  ///< table nhi_change_reason
    Explanation why;
};

/// A certificate that the case issues or takes back.
struct CertificateAction {
    enum class Kind { Issue, Collect, AwaitReturn };  ///< AwaitReturn: void from now on, not yet handed back
    Kind kind = Kind::Issue;
    QString addresseeNo;
    QString name;
    QString certificateKey;  ///< record key; the created record for Issue
    QString form;            ///< "F10" certificate, "F11" notice
    CertificateKind certificate = CertificateKind::EligibilityCertificate;
    bool special = false;  ///< the (特別療養) version
    std::optional<QDate> validUntil;
    QDate effectiveFrom;
    Explanation why;  ///< kind and validity
};

/// NHI tax of the household for a fiscal year, before and after. An estimate, never a decision.
struct TaxEstimate {
    int fiscalYear = 0;
    qint64 before = 0;  ///< yen a year
    qint64 after = 0;
    Explanation beforeSteps;
    Explanation afterSteps;
    QStringList unknownIncome;  ///< addressee numbers taken as without income because nothing is on file
};

/// The benefit that a claim asks for, as the rules see it. The decision itself is made later by an officer.
struct BenefitProposal {
    QString benefitKey;  ///< record key of the claim
    QString kind;        ///< "childbirth_lump_sum", "funeral_expense"
    BenefitAssessment assessment;
};

/// A document to print: a form and whom it is for (the household if empty).
struct DocumentSuggestion {
    enum class Stage { Entered, Confirmed, Decided };
    QString form;  ///< "F01", ...
    QString addresseeNo = {};
    Stage stage = Stage::Confirmed;
    QString certificateKey = {};  ///< for certificates
    friend bool operator==(const DocumentSuggestion&, const DocumentSuggestion&) = default;
};

struct FilingDeadline {
    QString procedure;
    Deadline deadline;
};

/// Everything that one filing, or a whole case, does and says.
struct EffectOutput {
    ChangeSet changes;
    std::vector<CoverageEvent> events;
    std::vector<CertificateAction> certificates;
    std::vector<DocumentSuggestion> documents;
    std::vector<BenefitProposal> benefits;
    std::vector<Notice> findings;           ///< late filing, duplicates, arrears, protected resident, ...
    std::vector<FilingDeadline> deadlines;  ///< one for each filing that has one
    std::optional<TaxEstimate> tax;         ///< of the fiscal year of the filing
    std::vector<TaxEstimate> earlierTax;    ///< of earlier years that the case changes too, oldest first
    std::vector<LevyNotice> levies;         ///< tax notices of the fiscal year that the case leads to
    HouseholdSnapshot after;  ///< the records as they will be; versions of changed records not raised
    QString taxOmitted = {};  ///< why there is no estimate, when there should be one: error code

    /// A finding of level Stop is there: the case can be saved as a draft but not entered.
    [[nodiscard]] bool isStopped() const;
    /// The "results" part of the facts object.
    [[nodiscard]] QJsonObject resultsJson(const CodeTables& codes) const;
};

[[nodiscard]] QString coverageEventCode(
    CoverageEvent::Kind kind);  ///< "acquire", "lose", "start", "end", "change"

}  // namespace mado
