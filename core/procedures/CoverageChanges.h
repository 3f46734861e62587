// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/procedures/EffectWork.h"
#include "core/rules/EligibilityRules.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <optional>

namespace mado {

/// What the date questions of an eligibility filing are called, so that errors name the right one.
struct FilingFields {
    QString persons;
    QString date;
};

/// Starts a person's coverage: dates of both layers from the rules, a new eligibility record under the
/// household's number, a certificate. E-PROC-005 in the future, E-PROC-006 before birth, E-PROC-007 insured
/// at that time already, E-PROC-018 deceased, E-PROC-019 not living here, E-PROC-037 of late-elderly age.
struct CoverageStart {
    QString addresseeNo;
    EligibilityEvent event = EligibilityEvent::LeftEmployeeInsurance;
    QDate date;                  ///< day of the fact
    QString reasonCode;          ///< table nhi_change_reason
    QDate qualificationOn = {};  ///< told at the counter, where the event leaves the qualification alone
    QString qualificationReason = {};
    std::optional<QDate> stayUntil = {};
};
[[nodiscard]] Result<void> startCoverage(EffectWork& work, const CoverageStart& start,
                                         const FilingFields& fields);

/// Ends a person's coverage. E-PROC-008 not insured, E-PROC-009 not after its start, E-PROC-010 ended
/// already.
struct CoverageEnd {
    QString addresseeNo;
    EligibilityEvent event = EligibilityEvent::JoinedEmployeeInsurance;
    QDate date;
    QString reasonCode;
    bool registeredElsewhereSameDay = false;
};
[[nodiscard]] Result<void> endCoverage(EffectWork& work, const CoverageEnd& end, const FilingFields& fields);

/// Carries an open coverage over to another number (head changed, household split or merged): the application
/// ends under the old number on `day` and starts under the new one that day; the qualification goes on. A
/// coverage that starts on `day` or later only changes its number. A new certificate is issued.
void carryOver(EffectWork& work, const QString& addresseeNo, const QString& toCertificateNo, const QDate& day,
               const QString& endReason, const QString& startReason);

/// Fills what an eligibility record shows of person and household: names, number, head, relationship.
void fillPrinted(EffectWork& work, Record& eligibility, const Record& person, const Record& nhiHousehold);

/// Refuses a fact that lies after the day of filing (E-PROC-005).
[[nodiscard]] Result<void> refuseFuture(const EffectWork& work, const QDate& day, const QString& field);
/// 14 days: the deadline, and a finding when it was missed.
[[nodiscard]] Result<void> noteDeadline(EffectWork& work, const QString& procedure, const QDate& event);

/// True if two of the person's applications overlap.
[[nodiscard]] bool hasOverlap(const HouseholdSnapshot& ledger, const QString& addresseeNo);

/// Ends the other insurance on file from which the person comes; makes a closed row from the answers if none
/// is on file.
struct OtherInsurance {
    QString kind;  ///< table other_coverage_kind
    QString insurerName = {};
    QString insurerNo = {};
    QString symbol = {};
    QString number = {};
};
void endOtherCoverage(EffectWork& work, const QString& addresseeNo, const QDate& day,
                      const OtherInsurance& other);
void startOtherCoverage(EffectWork& work, const QString& addresseeNo, const QDate& day,
                        const OtherInsurance& other);

}  // namespace mado
