// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "forms/engine/FormCatalogue.h"
#include "forms/engine/FormSession.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace mado {

/// The steps of a case, in order: だれの届出か, 本人確認, 内容, 見直し・署名, 交付.
enum class CaseStep { Filer, Identity, Content, Review, Delivery };

[[nodiscard]] QString caseStepCode(CaseStep step);  ///< "filer", "identity", "content", "review", "delivery"

/// A case that is being filled in: one or more procedures (a life event), who files, what was shown for
/// identity. A value; holds personal data, so its JSON is stored encrypted only.
class CaseDraft {
 public:
    CaseDraft(QString id, QJsonObject facts, ParameterLookup parameters);

    [[nodiscard]] const QString& id() const { return m_id; }
    /// E-FORM-003 unknown procedure, E-FORM-014 already in the case.
    [[nodiscard]] Result<void> addProcedure(const FormCatalogue& catalogue, const QString& procedure);
    void removeProcedure(const QString& procedure);
    [[nodiscard]] const std::vector<FormSession>& procedures() const { return m_sessions; }
    [[nodiscard]] const FormSession* session(const QString& procedure) const;  ///< null if not in the case
    /// For changes to one filing; call share() afterwards so that the other filings learn shared answers.
    [[nodiscard]] FormSession* session(const QString& procedure);
    /// Hands shared answers (the same question in several filings) from each filing to the others.
    void share();

    [[nodiscard]] const QJsonObject& facts() const { return m_facts; }
    /// New records. The draft's own filer replaces the one in the facts.
    void setFacts(QJsonObject facts);

    [[nodiscard]] const QJsonObject& filer() const { return m_filer; }  ///< as in the facts object
    void setFiler(QJsonObject filer);
    /// Kinds of identity documents shown, never their numbers: [{"document", "valid_until",
    /// "by_representative", "copy", "mismatches"}].
    [[nodiscard]] const QJsonArray& identityEvidence() const { return m_identityEvidence; }
    void setIdentityEvidence(QJsonArray evidence) { m_identityEvidence = std::move(evidence); }
    [[nodiscard]] QString identityRule() const;  ///< the strictest of its procedures: "A", "B", "none"
    [[nodiscard]] const QString& note() const { return m_note; }
    void setNote(const QString& note) { m_note = note; }
    [[nodiscard]] CaseStep step() const { return m_step; }
    void setStep(CaseStep step) { m_step = step; }
    [[nodiscard]] const QDateTime& updatedAt() const { return m_updatedAt; }
    void setUpdatedAt(const QDateTime& time) { m_updatedAt = time; }
    [[nodiscard]] bool isComplete() const;  ///< every procedure; at least one

    [[nodiscard]] QJsonObject toJson() const;
    /// Procedures that this program has no form for are kept and written again (unknownProcedures()).
    /// E-FORM-013 not a draft.
    [[nodiscard]] static Result<CaseDraft> fromJson(const QJsonObject& json, const FormCatalogue& catalogue,
                                                    QJsonObject facts, ParameterLookup parameters);
    [[nodiscard]] QStringList unknownProcedures() const;

 private:
    /// The facts as one procedure sees them: its own deadline, not that of the filing that is due first.
    [[nodiscard]] QJsonObject sessionFacts(const QString& procedure) const;

    QString m_id;
    QJsonObject m_facts;
    ParameterLookup m_parameters;
    std::vector<FormSession> m_sessions;
    QJsonArray m_unknown;  ///< sessions of procedures without a form here
    QJsonObject m_filer;
    QJsonArray m_identityEvidence;
    QString m_note;
    CaseStep m_step = CaseStep::Filer;
    QDateTime m_updatedAt;
};

}  // namespace mado
