// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/Explanation.h"
#include "core/rules/Parameters.h"

#include <QDate>
#include <QList>

#include <optional>

namespace mado {

/// What happened to the person. The date that goes with it is given beside each.
enum class EligibilityEvent {
    MoveInOtherPrefecture,  ///< day of moving in, from another prefecture or from abroad
    MoveInSamePrefecture,   ///< day of moving in, from another municipality of this prefecture
    LeftEmployeeInsurance,  ///< day the other insurance was lost (usually the day after the last working day)
    LostDependantStatus,    ///< day the status as a dependant was lost
    LeftAssociation,        ///< day the NHI association was left
    Birth,                  ///< day of birth
    AssistanceEnded,        ///< day the public assistance stopped
    ForeignResidentEligible,  ///< day of registration or of the change of status
    OtherExclusionEnded,      ///< day another ground of exclusion ended
    MoveOutOtherPrefecture,   ///< day of moving out, to another prefecture or abroad
    MoveOutSamePrefecture,    ///< day of moving out, to another municipality of this prefecture
    JoinedEmployeeInsurance,  ///< day of joining
    BecameDependant,          ///< day of becoming a dependant of an employee insured
    JoinedAssociation,        ///< day of joining an NHI association
    AssistanceStarted,        ///< day the public assistance started
    LateElderlyByAge,         ///< the 75th birthday
    LateElderlyByDisability,  ///< day of the decision (from 65)
    Death,                    ///< day of death
    ForeignStatusEnded,       ///< day the person could no longer be registered
};

enum class EligibilityDirection { Acquire, Lose };

[[nodiscard]] EligibilityDirection directionOf(EligibilityEvent event);
/// "left_employee_insurance" and so on; the same codes as in the parameter files.
[[nodiscard]] QString eligibilityEventCode(EligibilityEvent event);
[[nodiscard]] std::optional<EligibilityEvent> eligibilityEventFromCode(const QString& code);
[[nodiscard]] QString eligibilityEventName(EligibilityEvent event, bool japanese);
[[nodiscard]] QList<EligibilityEvent> allEligibilityEvents();

struct EligibilityFacts {
    EligibilityEvent event = EligibilityEvent::LeftEmployeeInsurance;
    QDate date;   ///< meaning beside the event
    QDate birth;  ///< may be invalid if unknown; an event before it is refused
    /// Moving out: the person was registered in the new place on the same day (no gap).
    bool registeredElsewhereSameDay = false;
};

/// The two layers of dates: qualification = prefecture, application = municipality. What the event leaves
/// alone is empty. For a loss they are the first day without coverage.
struct EligibilityDates {
    EligibilityDirection direction = EligibilityDirection::Acquire;
    std::optional<QDate> qualification;
    std::optional<QDate> application;
    Explanation explanation;
};

/// 国民健康保険法6条-9条. E-RULE-013 event before birth, E-RULE-014 date missing, E-RULE-002 outside the
/// parameters.
[[nodiscard]] Result<EligibilityDates> eligibilityDates(const Parameters& parameters,
                                                        const EligibilityFacts& facts);

/// The dates that a person's age fixes beforehand.
struct AgeDates {
    QDate careFrom;          ///< first day of the month from which the care portion is due (40)
    QDate careUntil;         ///< last day of the month up to which it is due (65)
    QDate elderlyRatioFrom;  ///< first day of the burden ratio of 70-74
    QDate lateElderlyFrom;   ///< the 75th birthday: first day of the late-elderly scheme
    Explanation explanation;
};
[[nodiscard]] Result<AgeDates> ageDates(const Parameters& parameters, QDate birth, QDate asOf);

/// Basic ratio in percent that the person pays by age on `day`: school age not yet reached 20, 6-69 30, 70-74
/// 20 (30 for active-income earners: see BurdenRatio.h). `from` is the first day of that ratio by age.
struct BasicRatio {
    int percent = 0;
    QDate from;
    QString ageClass;  ///< "preschool", "general", "70to74"
    Explanation explanation;
};
[[nodiscard]] Result<BasicRatio> basicRatio(const Parameters& parameters, QDate birth, QDate day);

}  // namespace mado
