// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/procedures/EffectWork.h"

#include <QDate>
#include <QString>

#include <optional>

namespace mado {

/// How a certificate leaves circulation.
struct Retirement {
    bool collected = false;
    QDate on;
    QString methodCode = {};  ///< table collection_method
};

/// What certificate is wanted, and why.
struct CertificateWish {
    QDate from;                           ///< good from this day; not before the day of filing
    QString reasonCode;                   ///< table issue_reason
    bool applied = false;                 ///< an application is made
    bool needsSupport = false;            ///< because support is needed
    std::optional<HealthCard> card = {};  ///< state told at the counter (lost, renewing); else as on file
    std::optional<CertificateKind> only = {};  ///< refuse (E-PROC-014) if the rules give another kind
    QString formCode = {};                     ///< table certificate_form; the usual one if empty
    bool byPost = false;                       ///< sent, although the application came to the counter
    std::optional<QDate> stayUntil = {};       ///< told at the counter; else the one on file
    std::optional<Retirement> replaced =
        {};  ///< what becomes of the one on file; else as "returned_from" says
};

/// Issues the certificate that the rules give the person, with its validity, in place of the one on file,
/// which is taken back. E-PROC-008 not insured, E-PROC-014 not entitled to the kind wanted; `field` is the
/// question at fault.
[[nodiscard]] Result<void> issueCertificate(EffectWork& work, const QString& addresseeNo,
                                            const CertificateWish& wish, const QString& field);

/// Makes all uncollected certificates of the person void: collected now if the person is in "returned_from",
/// else awaited. Eligibility notices need not come back.
void takeBackCertificates(EffectWork& work, const QString& addresseeNo);

void retireCertificate(EffectWork& work, const QString& certificateKey, const Retirement& how);

/// True if the effect's answers say that the person's certificate was handed back with the filing.
[[nodiscard]] bool isReturned(const EffectWork& work, const QString& addresseeNo);

/// The answer that every procedure with certificates reads.
[[nodiscard]] AnswerSpec returnedFromSpec();

}  // namespace mado
