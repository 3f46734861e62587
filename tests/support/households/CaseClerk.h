// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/engine/CaseDraft.h"
#include "forms/filing/CaseComputation.h"

#include <QString>

namespace mado::test {

/// Takes a case the way a clerk does: texts typed, choices and people chosen, findings acknowledged. Anything
/// that the form refuses throws std::runtime_error with the place and the code.
class CaseClerk {
 public:
    CaseClerk(const CityKnowledge& knowledge, const FormCatalogue& forms, HouseholdSnapshot household,
              const QStringList& procedures, const QString& today = QStringLiteral("2026-11-20"));

    /// What comes next is answered to this procedure.
    CaseClerk& in(const QString& procedure);
    CaseClerk& type(const QString& path, const QJsonValue& value);
    /// Exactly these people ("A B").
    CaseClerk& people(const QString& question, const QString& numbers);
    CaseClerk& addRow(const QString& group);
    CaseClerk& acknowledge(const QString& code);
    CaseClerk& evidence(const QString& key, EvidenceState::State state);
    CaseClerk& filer(const QJsonObject& filer);

    [[nodiscard]] const CaseDraft& draft() const { return m_draft; }
    [[nodiscard]] CaseDraft& draft() { return m_draft; }
    [[nodiscard]] const HouseholdSnapshot& household() const { return m_household; }
    [[nodiscard]] const FormSession& session(const QString& procedure = {}) const;
    /// Why the draft is not complete, by procedure; empty if it is.
    [[nodiscard]] QStringList obstacles() const;
    [[nodiscard]] CaseSituation situation() const;
    [[nodiscard]] CaseComputation compute() const;

 private:
    [[nodiscard]] FormSession& now();
    void changed();

    const CityKnowledge& m_knowledge;
    HouseholdSnapshot m_household;
    QDate m_today;
    QString m_procedure;
    CaseDraft m_draft;
};

}  // namespace mado::test
