// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/IdentityRules.h"

#include <QDate>
#include <QJsonArray>
#include <QWidget>

#include <memory>

namespace mado {

class Parameters;
class Wording;

/// The identity check: says what suffices before anything is asked, takes ticks for what was shown, and tells
/// at once what is proved, what is missing and what does not count. Kinds of documents only, never their
/// numbers. Arrow keys go from document to document, Space ticks.
class IdentityForm : public QWidget {
    Q_OBJECT
 public:
    /// `wording` outlives it.
    explicit IdentityForm(const Wording& wording, QWidget* parent = nullptr);
    ~IdentityForm() override;

    /// `ruleCode` as FormSession::identityRule(). `parameters` is copied (cheap). What was ticked stays.
    void setNeed(const QString& ruleCode, FilerKind filer, QDate day, const Parameters& parameters);

    /// As CaseDraft::identityEvidence: [{"document", "valid_until", "by_representative", "copy",
    /// "mismatches"}].
    void setEvidence(const QJsonArray& evidence);
    [[nodiscard]] QJsonArray evidence() const;
    [[nodiscard]] const IdentityAssessment& assessment() const;
    void focusFirst();

 Q_SIGNALS:
    void evidenceChanged(const QJsonArray& evidence);
    /// The list of what to bring is wanted on paper.
    void whatToBringAsked();
    /// Enter, and the check is complete.
    void finished();

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

 private:
    class Parts;
    std::unique_ptr<Parts> m_parts;
};

/// How the kind of filer of the facts object ("head", "representative_legal", ...) counts for the identity
/// check.
[[nodiscard]] FilerKind identityFilerKind(const QString& filerKind, bool byPost);

}  // namespace mado
