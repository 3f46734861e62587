// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/engine/FormSession.h"

#include <QHash>
#include <QJsonArray>

namespace mado {

/// Computes everything that a session shows from what was entered, the facts and the definition. One use.
class FormSession::Computation {
 public:
    Computation(const FormDefinition& definition, const QJsonObject& facts, const QJsonObject& shared,
                const ParameterLookup& parameters, const Entered& entered);
    void run();

    QList<FieldState> fields;
    QJsonObject answers;  ///< flat, as effects read them
    QList<Finding> findings;
    QStringList missing;
    QList<EvidenceState> evidence;
    ExpressionContext context;

 private:
    void computeField(const Question& question);
    void resolve(const Question& question, FieldState& field, bool top);
    void resolveMembers(const Question& question, FieldState& field);
    void computeMemberFields(const Question& question, FieldState& field);
    void computeRows(const Question& question, FieldState& field);
    FieldState computeSub(const Question& sub, const QString& path, const QString& rowKey);
    [[nodiscard]] QJsonValue registered(const Question& question) const;
    [[nodiscard]] LocalText remark(const std::vector<MemberRemark>& remarks) const;
    void put(const Question& question, const FieldState& field);

    void checkField(const FieldState& field);
    void checkRequired(FieldState& field);
    void runChecks(const std::vector<Check>& checks, const QString& path);
    void addFinding(Finding finding);
    void computeEvidence();
    void addEvidence(const Evidence& item, const QString& addresseeNo);
    [[nodiscard]] QJsonValue viewOf(const Question& question, const QJsonValue& value) const;
    void setMember(const QJsonValue& member) { context.roots.insert(QStringLiteral("member"), member); }

    const FormDefinition& m_definition;
    const QJsonObject& m_facts;
    const QJsonObject& m_shared;
    const Entered& m_entered;
    QHash<QString, QJsonObject> m_persons;
    QJsonObject m_view;  ///< answers as expressions see them
    QJsonArray m_concerned;
};

/// One selected person of a Members or Person question, with addressee number and the view of expressions.
struct ChosenMember {
    QString addresseeNo;
    QJsonValue view;
};
/// Persons chosen in `question`, from the context's answers; empty if it is not visible.
[[nodiscard]] QList<ChosenMember> chosenMembers(const Question& question, const ExpressionContext& context);

}  // namespace mado
