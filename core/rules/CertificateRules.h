// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/Explanation.h"
#include "core/rules/Parameters.h"

#include <QDate>

#include <optional>

namespace mado {

/// State of the person's individual number card as a health insurance card.
enum class HealthCard {
    Registered,
    NoCard,
    NotRegistered,
    RegistrationCancelled,
    ExpiredCard,
    ReturnedCard,
    LostCard
};
[[nodiscard]] QString healthCardCode(HealthCard card);
[[nodiscard]] std::optional<HealthCard> healthCardFromCode(const QString& code);

enum class CertificateKind { EligibilityCertificate, EligibilityNotice };

struct CertificateFacts {
    HealthCard card = HealthCard::NoCard;
    bool needsSupport = false;     ///< elderly, disabled and the like, and applied (or renewed as such)
    bool applied = false;          ///< an application is made now (support, lost or renewing card)
    bool protectedPerson = false;  ///< 支援措置: data must not flow online
    bool arrearsMeasure = false;   ///< 特別療養費 in force for this person
};

struct CertificateChoice {
    CertificateKind kind = CertificateKind::EligibilityCertificate;
    QString form;                   ///< "F10" 資格確認書, "F11" 資格情報のお知らせ
    bool special = false;           ///< the (特別療養) version
    bool needsApplication = false;  ///< this person gets a 資格確認書 only on application
    Explanation explanation;
};

/// Who gets which document (国民健康保険法9条2項・4項, 同法施行規則).
[[nodiscard]] Result<CertificateChoice> certificateFor(const Parameters& parameters,
                                                       const CertificateFacts& facts, QDate day);

struct ValidityFacts {
    CertificateKind kind = CertificateKind::EligibilityCertificate;
    QDate birth;
    QDate effectiveFrom;             ///< first day the document is good for
    std::optional<QDate> stayEnd;    ///< foreign resident: last day of the stay
    std::optional<QDate> statusEnd;  ///< last day of a special status
};

struct CertificateValidity {
    std::optional<QDate> until;  ///< last day; empty = no end (the notice under 70)
    QString reason;              ///< "annual", "age70", "age75", "stay", "status", "longest", "none"
    Explanation explanation;
};

/// The earliest of: the yearly end (31 July), the end of the ratio under 70, the day before 75, the end of
/// the stay, of a special status, and the longest term. E-RULE-013 birth after the effective date.
[[nodiscard]] Result<CertificateValidity> certificateValidity(const Parameters& parameters,
                                                              const ValidityFacts& facts);

}  // namespace mado
