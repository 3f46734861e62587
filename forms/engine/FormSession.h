// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "forms/engine/FormDefinition.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace mado {

/// Where the value of a field comes from.
enum class AnswerOrigin {
    Empty,
    Register,  ///< prefilled from the records: shown as text
    Proposal,  ///< the definition's default, or the answer of another filing of the case
    Entered,   ///< typed or chosen
    Refused,   ///< typed, but it could not be read; `typed` holds it
};

/// One person in the list of a Person or Members question.
struct MemberOption {
    QString addresseeNo;
    QJsonObject person;  ///< of the facts
    bool selected = false;
    bool enabled = true;
    LocalText remark;  ///< "勤務先の社保に加入中", or why not selectable; may be empty
};

/// One field as the screen shows it.
struct FieldState {
    QString path;                        ///< "lost_on", "persons/0001234/relationships", "babies/0/name"
    const Question* question = nullptr;  ///< lives as long as the session's definition
    QJsonValue value;                    ///< normalised; null if empty
    AnswerOrigin origin = AnswerOrigin::Empty;
    QJsonValue registered;  ///< what the records say; null if nothing
    bool changed = false;   ///< entered, and other than the records say: show `registered` beside it
    bool required = false;
    QJsonValue typed = {};              ///< as typed, while it is refused
    std::optional<Error> refusal = {};  ///< why
    QList<MemberOption> options = {};   ///< Person, Members
    int rows = 0;                       ///< Group
    QList<FieldState> fields = {};      ///< Members: those of each selected person; Group: of each row
    QString rowKey = {};                ///< in `fields`: addressee number, or row number from 0
};

/// One thing to tell the clerk. Words may hold names and dates of residents: for the screen, not for a log.
struct Finding {
    QString question;  ///< path of the field at fault; empty for the whole form
    FindingLevel level = FindingLevel::Inform;
    QString code;      ///< path and id of the check "lost_on.future", "late_filing", or path and error code
    LocalText reason;  ///< empty if `error` is set: its words are in the error catalogue
    bool acknowledged = false;        ///< Ask: the clerk said that it is right
    QString note = {};                ///< what the clerk wrote when acknowledging, also if it is asked again
    QString grounds = {};             ///< Ask: a digest of what it speaks of; another one is asked again
    std::optional<Error> error = {};  ///< for refused input and papers that must be there
    friend bool operator==(const Finding& a, const Finding& b) {
        return a.question == b.question && a.code == b.code && a.level == b.level && a.reason == b.reason &&
               a.acknowledged == b.acknowledged;
    }
};

/// A paper that this filing needs, for one person or for the filing.
struct EvidenceState {
    enum class State { Open, Shown, TakenBack, Later, Unavailable };
    const Evidence* evidence = nullptr;
    QString addresseeNo;  ///< empty unless it is per person
    QString personName;
    State state = State::Open;
    QString note;
    [[nodiscard]] QString key() const;  ///< "loss_certificate" or "certificate/0001234"
};

/// A document that this filing prints.
struct FormDocument {
    const DocumentRule* rule = nullptr;
    QString addresseeNo;  ///< empty: the household
};

/// What the last day is computed from (by core/rules).
struct DeadlineInput {
    const DeadlineRule* rule = nullptr;
    QDate event;  ///< invalid while not answered
};

/// What an answer changed.
struct FormChange {
    QStringList shown;    ///< paths that appeared
    QStringList hidden;   ///< paths that went away (their answers are kept, but do not count)
    QStringList changed;  ///< paths whose value or state is another
    QList<Finding> appeared;
    QList<Finding> gone;
    std::optional<Error> refusal;  ///< the input could not be read: it is kept as typed, the field counts as
                                   ///< empty
};

/// The answers to one procedure's questions, given the facts of the records. A value: copies are independent.
/// Not thread-safe. Never logs. Every change can be undone.
///
/// Paths: "<question>", "<members question>/<addressee number>/<sub>", "<group>/<row>/<sub>".
class FormSession {
 public:
    /// `facts`: see the facts object. `parameters` must give the figures that the definition names.
    FormSession(std::shared_ptr<const FormDefinition> definition, QJsonObject facts,
                ParameterLookup parameters);

    [[nodiscard]] const FormDefinition& definition() const { return *m_definition; }
    [[nodiscard]] const QJsonObject& facts() const { return m_facts; }
    /// New records, or a computed "results" part (its deadline decides the warning about late filing).
    void setFacts(QJsonObject facts);
    /// Answers that other filings of the case give (by share key); they stand as proposals.
    void setShared(QJsonObject shared);
    /// Own answers to shared questions that were entered or come from the records.
    [[nodiscard]] QJsonObject sharedAnswers() const;

    /// Takes what was typed (text) or chosen (a value of the question's own form) and normalises it: width,
    /// kana, dates in any era. Null or empty text empties the field. What can't be read is kept as typed and
    /// reported in `refusal`. E-FORM-010 no such field, E-FORM-011 too long even to keep.
    [[nodiscard]] Result<FormChange> setAnswer(const QString& path, const QJsonValue& value);
    /// Back to what the records or the definition propose.
    FormChange resetAnswer(const QString& path);
    /// E-FORM-010 no such member, E-FORM-012 not selectable, E-FORM-015 too many.
    [[nodiscard]] Result<FormChange> selectMember(const QString& question, const QString& addresseeNo,
                                                  bool selected);
    /// E-FORM-010 not a group, E-FORM-015 too many rows.
    [[nodiscard]] Result<FormChange> addRow(const QString& group);
    [[nodiscard]] Result<FormChange> removeRow(const QString& group, int row);

    /// Visible fields in order.
    [[nodiscard]] const QList<FieldState>& fields() const { return m_fields; }
    [[nodiscard]] std::optional<FieldState> field(const QString& path) const;
    /// The answers that count, by name: visible ones only, flat, as effects and documents read them.
    [[nodiscard]] const QJsonObject& answers() const { return m_answers; }

    [[nodiscard]] const QList<Finding>& findings() const { return m_findings; }
    /// The clerk says that an Ask finding is right (or takes it back). That stands for as long as the finding
    /// speaks of the same people and values, in whatever draft of the filing.
    void acknowledge(const QString& code, bool acknowledged, const QString& note = {});
    [[nodiscard]] const QStringList& missing() const { return m_missing; }  ///< required fields without value
    /// The first field that is missing or refused or has a finding that stops; empty if none.
    [[nodiscard]] QString nextQuestion() const;
    /// Nothing missing, nothing stops, every Ask is acknowledged. Evidence is not looked at.
    [[nodiscard]] bool isComplete() const;

    [[nodiscard]] const QList<EvidenceState>& requiredEvidence() const { return m_evidence; }
    /// `key` as EvidenceState::key().
    void setEvidence(const QString& key, EvidenceState::State state, const QString& note = {});
    /// Labels of what is still to be brought, for the list that the resident takes home.
    [[nodiscard]] QList<LocalText> missingEvidence() const;

    [[nodiscard]] QList<FormDocument> documents() const;
    [[nodiscard]] DeadlineInput deadline() const;
    [[nodiscard]] QString identityRule() const;  ///< "A", "B", "none"
    struct CompanionHint {
        QString procedure;
        LocalText reason;
    };
    [[nodiscard]] QList<CompanionHint> companions() const;

    [[nodiscard]] bool canUndo() const { return !m_undo.empty(); }
    [[nodiscard]] bool canRedo() const { return !m_redo.empty(); }
    FormChange undo();
    FormChange redo();

    /// {"procedure", "version", "answers", "typed", "evidence", "acknowledged"}. Holds personal data.
    [[nodiscard]] QJsonObject toJson() const;
    /// Takes a draft of any version of the procedure: answers to questions that this version does not have
    /// are kept and written again; answers that no longer fit are kept as typed. E-FORM-013 not a draft of
    /// this procedure.
    [[nodiscard]] static Result<FormSession> fromJson(const QJsonObject& json,
                                                      std::shared_ptr<const FormDefinition> definition,
                                                      QJsonObject facts, ParameterLookup parameters);

 private:
    /// What the clerk did; everything else is computed from it.
    struct Entered {
        QJsonObject answers;       ///< by path; null means emptied on purpose
        QJsonObject typed;         ///< by path: refused text
        QJsonObject evidence;      ///< by key: {"state", "note"}
        QJsonObject acknowledged;  ///< by code: {"note", "of": grounds}
        friend bool operator==(const Entered&, const Entered&) = default;
    };
    class Computation;
    FormChange change(Entered entered);
    FormChange replaceState(Entered entered);
    void compute();

    std::shared_ptr<const FormDefinition> m_definition;
    QJsonObject m_facts;
    QJsonObject m_shared;
    ParameterLookup m_parameters;

    Entered m_entered;
    std::vector<Entered> m_undo;
    std::vector<Entered> m_redo;

    QList<FieldState> m_fields;
    QJsonObject m_answers;
    QList<Finding> m_findings;
    QStringList m_missing;
    QList<EvidenceState> m_evidence;
    ExpressionContext m_context;
};

}  // namespace mado
