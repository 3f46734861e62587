// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/engine/Expression.h"
#include "forms/engine/LocalText.h"
#include "forms/engine/TextWithPlaces.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace mado {

/// What a question takes, and how its answer stands in the answers object (by question id unless said).
enum class QuestionType {
    Date,              ///< "2026-04-01"; with `partialDate` also "1958-00-00"
    Month,             ///< "2026-04"
    Text,              ///< text
    Kana,              ///< full-width katakana, parts of a name separated by one ideographic space
    Name,              ///< text as registered
    Number,            ///< integer
    Yen,               ///< integer
    Choice,            ///< code
    MultiChoice,       ///< array of codes in the order of the definition
    YesNo,             ///< true or false
    Person,            ///< addressee number of a member
    Members,           ///< array of addressee numbers; each sub-question gives an object number -> value
    Group,             ///< array of objects, one a row
    BankAccount,       ///< bank_code, bank_name, branch_code, branch_name, account_type, account_number,
                       ///< account_holder_kana beside the other answers
    Address,           ///< <prefix>postal_code, <prefix>address, <prefix>building beside the other answers
    Phone,             ///< half-width digits and hyphens
    IndividualNumber,  ///< {"sealed": "..."}: sealed before it comes here; never plain
};

/// What an answer is for. Every question names one, so that nothing is asked for nothing.
enum class AnswerUse {
    Effect,  ///< the procedure's effect reads it (core/procedures/ANSWERS.md)
    Form,    ///< other questions, checks, evidence or the choice of papers depend on it
    Paper,   ///< a paper prints it
    Case,    ///< kept with the case, for whoever reads it later
};

/// Stop: can't go on. Ask: the clerk looks, and says that it is right. Inform: good to know.
enum class FindingLevel { Stop, Ask, Inform };

struct Choice {
    QString code;
    LocalText label;
    LocalText note = {};  ///< shown beside it once chosen ("非自発的失業者の軽減に該当"); may be empty
};

/// Something to say when `when` holds. In the checks of a question, `value` is its answer.
struct Check {
    QString id;  ///< unique in its question, or in the definition
    FindingLevel level = FindingLevel::Inform;
    Expression when;
    TextWithPlaces reason;
};

/// Something that is said beside a member of the list ("勤務先の社保に加入中").
struct MemberRemark {
    Expression when;
    LocalText text;
};

struct Question {
    QString id;
    QuestionType type = QuestionType::Text;
    LocalText heading = {};  ///< stands above it, where a part of the form begins; may be empty
    LocalText label;
    LocalText hint = {};  ///< one short line at the field; may be empty
    LocalText help = {};  ///< for F1; plain text with blank lines between paragraphs
    bool required = false;
    Expression requiredWhen = {};  ///< over answers and facts; overrides `required`
    Expression visibleWhen = {};
    Expression prefill = {};       ///< what the records say: shown as text until changed
    Expression defaultValue = {};  ///< a proposal: stands in the field, may follow other answers
    AnswerUse use = AnswerUse::Effect;
    QString share = {};  ///< filings of one case with the same key give each other this answer
    std::vector<Check> checks = {};

    int maxGraphemes = 0;      ///< characters as printed; 0 is the engine's limit
    bool multiline = false;    ///< Text
    bool partialDate = false;  ///< Date: day, or day and month, may be unknown
    qint64 min = 0;            ///< Number, Yen, rows of a Group, how many Members
    qint64 max = 0;            ///< same; 0 is the engine's limit
    bool hasMin = false;
    QList<Choice> choices = {};         ///< Choice, MultiChoice
    QString codeTable = {};             ///< Choice: table of the code list that the codes are from, or empty
    QString prefix = {};                ///< Address: before the names of its answers
    Expression candidates = {};         ///< Person, Members: who is listed ("member" is the person)
    Expression selectedByDefault = {};  ///< Members, Person
    std::vector<MemberRemark> remarks = {};   ///< Person, Members: the first that holds is shown
    std::vector<MemberRemark> disabled = {};  ///< listed but not selectable, with the reason
    std::vector<Question> questions = {};     ///< Members (for each selected one), Group (for each row)

    [[nodiscard]] const Question* sub(const QString& subId) const;
    [[nodiscard]] const Choice* choice(const QString& code) const;
    /// Names in the answers object that this question gives.
    [[nodiscard]] QStringList answerNames() const;
};

/// A paper to be shown or taken back for this procedure. Identity documents are not here.
struct Evidence {
    enum class Action { Show, Copy, TakeBack };
    QString id;
    Action action = Action::Show;
    LocalText label;
    LocalText note = {};
    Expression requiredWhen = {};  ///< none: always
    QString perMember = {};        ///< a Members question: one for each selected person ("member")
    bool canFollow = true;         ///< may be brought later; otherwise its absence stops the filing
};

struct DocumentRule {
    enum class Stage { Entered, Confirmed, Decided };
    QString form;  ///< "F10"
    LocalText title;
    Stage stage = Stage::Confirmed;
    Expression when = {};
    QString perMember = {};
};

/// How the last day is found. The days or years themselves are a dated parameter.
struct DeadlineRule {
    enum class Kind { Filing, Claim };
    Kind kind = Kind::Filing;
    QString event;      ///< id of the date question from which it counts
    QString parameter;  ///< "dates.filing_days"
    QString benefit;    ///< Claim: "childbirth", "funeral"; else empty
};

struct IdentityException {
    Expression when;
    QString rule;
};
/// Which identity check is due: "A" number and person, "B" person, "none".
struct IdentityNeed {
    QString rule = QStringLiteral("A");
    std::vector<IdentityException> exceptions = {};  ///< the first that holds wins
};

struct Companion {
    QString procedure;
    Expression when = {};
    LocalText reason;
};

enum class FormKind { Notification, Application, Correction };

/// One procedure's questions and everything around them, as its folder under forms/procedures says. Immutable
/// after loading; shared between sessions; any thread.
struct FormDefinition {
    QString id;
    int version = 1;
    LocalText title;            ///< official Japanese title
    LocalText paperTitle = {};  ///< heading of the printed filing form; the title if empty
    QString area;               ///< "eligibility", "certificates", "benefits", "records"
    FormKind kind = FormKind::Notification;
    QStringList keywords;
    QStringList lifeEvents;
    std::vector<Companion> companions;
    QStringList filers;  ///< as "filer.kind" of the facts
    bool byPost = false;
    IdentityNeed identity;
    LocalText say;   ///< what the clerk says; plain words
    LocalText help;  ///< about the procedure as a whole
    std::vector<Question> questions;
    std::vector<Check> checks;
    std::vector<Check> warnings;
    std::vector<Evidence> evidence;
    std::vector<DocumentRule> documents;
    std::optional<DeadlineRule> deadline;
    QString effect;

    [[nodiscard]] const Question* question(const QString& id) const;      ///< top level only; null if unknown
    [[nodiscard]] const Question* questionAt(const QString& path) const;  ///< "persons/0001/since"
};

[[nodiscard]] QString questionTypeCode(QuestionType type);
[[nodiscard]] std::optional<QuestionType> questionTypeFromCode(const QString& code);
[[nodiscard]] QString findingLevelCode(FindingLevel level);  ///< "stop", "ask", "inform"

}  // namespace mado
