// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/Parameters.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace mado {

/// A: the individual number is written, so number and person are checked; B: person only; None: no check.
enum class IdentityRule { A, B, None };
enum class FilerKind { Person, LegalRepresentative, AppointedRepresentative, Post, Online };

[[nodiscard]] std::optional<IdentityRule> identityRuleFromCode(const QString& code);  ///< "A", "B", "none"
[[nodiscard]] QString filerKindCode(FilerKind filer);
[[nodiscard]] std::optional<FilerKind> filerKindFromCode(const QString& code);

/// One document as shown at the counter. Only the kind and whether it is good are kept, never its number.
struct ShownEvidence {
    QString document;                 ///< code from identityDocuments()
    std::optional<QDate> validUntil;  ///< if it bears one
    bool byRepresentative = false;    ///< it is the representative's own (the person's otherwise)
    bool copy = false;                ///< a copy was shown, not the original
    QStringList mismatches;           ///< "name", "birth_date", "address" that differ from the register
};

/// A kind of document that can be shown; from resources/parameters/national/identity.json.
struct IdentityDocument {
    QString code;
    QString labelJa;
    QString labelEn;
    QStringList classes;  ///< "one_card", "number", "photo_one", "non_photo_two", "authority_legal",
                          ///< "authority_appointed"
    bool bearsExpiry = false;
};

struct IdentityAssessment {
    bool complete = false;
    bool stopped = false;   ///< two details or more differ from the register: do not go on
    QStringList satisfied;  ///< "number", "person", "authority"
    QStringList missing;    ///< the same words
    QStringList
        refused;  ///< codes of documents that do not count (out of date, copy where the original is needed)
    QString sentenceJa;  ///< what suffices for this filing
    QString sentenceEn;
    struct Bring {
        QString ja;
        QString en;
    };
    QList<Bring> whatToBring;  ///< one line for each missing check
    QString source;
};

[[nodiscard]] Result<QList<IdentityDocument>> identityDocuments(const Parameters& parameters, QDate day);

/// 番号法16条 and its ordinances, as data ("identity.*"). E-RULE-012 unknown document code.
[[nodiscard]] Result<IdentityAssessment> assessIdentity(const Parameters& parameters, IdentityRule rule,
                                                        FilerKind filer, const QList<ShownEvidence>& shown,
                                                        QDate day);

}  // namespace mado
