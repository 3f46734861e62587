// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/filing/CasePayloads.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace mado {

/// A benefit of the same kind that the household claimed before.
struct EarlierBenefit {
    QString noticeNo;
    QString personName;           ///< mother or deceased
    QDate eventOn;                ///< birth or funeral
    qint64 claimed = 0;           ///< yen
    std::optional<qint64> fixed;  ///< yen; nothing: not decided, 0: denied
};

/// What an officer looks at before a claim is granted or denied. The assessment is made anew from the records
/// as they are now, without the claim itself, so that what came to light since the filing shows. A value.
struct ClaimReview {
    enum class Grant {
        Possible,
        NotComputed,  ///< see `refusal`
        NotPayable,   ///< the rules find nothing to pay
        Moved,        ///< they find another amount than the one that was filed and confirmed
        Stopped,      ///< a finding forbids it (claimed before)
    };

    QString benefitKey;  ///< record key of the claim; empty if the case is none
    QString kind;        ///< "childbirth_lump_sum", "funeral_expense"
    std::optional<Error> refusal;
    BenefitAssessment now;
    qint64 filedAmount = 0;  ///< yen, as filed and confirmed; what a grant fixes
    QDate filedOn;
    std::vector<EarlierBenefit> earlier;
    qint64 arrears = 0;  ///< yen due and not paid, of the household
    QString payee;       ///< name
    bool hasAccount = false;
    bool wantsRegisteredAccount = false;  ///< 公金受取口座
    std::vector<Notice> findings;

    [[nodiscard]] Grant grant() const;
};

/// Pure; any thread. `now` holds everything that the case concerns, with the claim in force.
[[nodiscard]] ClaimReview reviewClaim(const CasePayload& payload, const HouseholdSnapshot& now,
                                      const CityKnowledge& knowledge, const CaseSituation& situation);

/// Record key of the claim that the case made; empty if it made none.
[[nodiscard]] QString claimOf(const CasePayload& payload);

/// Reasons for a denial as the letter prints them (resources/notices/denials.json); that of `reasonCode`
/// comes first.
[[nodiscard]] QStringList denialReasons(const QString& kind, const QString& reasonCode);

}  // namespace mado
