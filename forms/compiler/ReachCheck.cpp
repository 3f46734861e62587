// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/compiler/ReachCheck.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

using Op = Expression::Op;
enum class Truth { No, Maybe, Yes };

constexpr int mostSteps = 50'000;

Truth truthOf(bool value) {
    return value ? Truth::Yes : Truth::No;
}
Truth inverse(Truth truth) {
    return truth == Truth::Maybe ? Truth::Maybe : truthOf(truth == Truth::No);
}

/// One guess: question id -> code, "true" or "false", or "" for no answer.
using Guess = QHash<QString, QString>;

class Evaluation {
 public:
    Evaluation(const Expression& expression, const Guess& guess)
        : m_nodes(expression.nodes()), m_guess(guess) {}
    Truth run() { return truth(int(m_nodes.size()) - 1); }

 private:
    const Expression::Node& node(int index) const { return m_nodes[std::size_t(index)]; }

    /// The guessed answer if the node is "answers.<question>" of a guessed question.
    std::optional<QString> guessed(int index) const {
        const Expression::Node& field = node(index);
        if (field.op != Op::Field || node(field.operands[0]).op != Op::Name ||
            node(field.operands[0]).text != u"answers"_s)
            return std::nullopt;
        const auto found = m_guess.constFind(field.text);
        return found == m_guess.constEnd() ? std::nullopt : std::optional(*found);
    }
    std::optional<QString> constant(int index) const {
        const Expression::Node& found = node(index);
        if (found.op != Op::Constant) return std::nullopt;
        if (const QString* text = std::get_if<QString>(&found.constant)) return *text;
        if (const bool* truth = std::get_if<bool>(&found.constant)) return *truth ? u"true"_s : u"false"_s;
        return std::nullopt;
    }

    Truth equality(const Expression::Node& found) const {
        auto value = guessed(found.operands[0]);
        auto other = constant(found.operands[1]);
        if (!value) {
            value = guessed(found.operands[1]);
            other = constant(found.operands[0]);
        }
        if (!value || !other) return Truth::Maybe;
        if (value->isEmpty()) return Truth::No;
        return truthOf((*value == *other) == (found.op == Op::Equal));
    }
    Truth membership(const Expression::Node& found) const {
        const auto value = guessed(found.operands[0]);
        const Expression::Node& list = node(found.operands[1]);
        if (!value || list.op != Op::List) return Truth::Maybe;
        if (value->isEmpty()) return Truth::No;
        const bool in = std::any_of(list.operands.begin(), list.operands.end(),
                                    [&](int item) { return constant(item) == value; });
        return truthOf(in == (found.op == Op::In));
    }
    Truth truth(int index) const {
        const Expression::Node& found = node(index);
        switch (found.op) {
            case Op::Constant:
                return truthOf(constant(index) == u"true"_s);
            case Op::Field: {
                const auto value = guessed(index);
                return value ? truthOf(*value == u"true"_s) : Truth::Maybe;
            }
            case Op::Not:
                return inverse(truth(found.operands[0]));
            case Op::And:
            case Op::Or: {
                // No < Maybe < Yes: "and" is the least of its parts, "or" the greatest.
                std::vector<Truth> parts;
                for (const int operand : found.operands)
                    parts.push_back(truth(operand));
                return found.op == Op::And ? *std::min_element(parts.begin(), parts.end())
                                           : *std::max_element(parts.begin(), parts.end());
            }
            case Op::Equal:
            case Op::NotEqual:
                return equality(found);
            case Op::In:
            case Op::NotIn:
                return membership(found);
            case Op::IsEmpty:
            case Op::IsNotEmpty: {
                const auto value = guessed(found.operands[0]);
                return value ? truthOf(value->isEmpty() == (found.op == Op::IsEmpty)) : Truth::Maybe;
            }
            default:
                return Truth::Maybe;
        }
    }

    const std::vector<Expression::Node>& m_nodes;
    const Guess& m_guess;
};

QStringList possibleAnswers(const Question& question) {
    QStringList values{QString()};
    for (const Choice& choice : question.choices)
        values.append(choice.code);
    if (question.type == QuestionType::YesNo) values << u"true"_s << u"false"_s;
    return values;
}

/// Choices and yes/no questions on which the visibility of `expression` rests, also through others.
void collect(const FormDefinition& form, const Expression& expression, QList<const Question*>& found) {
    for (const QString& path : expression.paths()) {
        const QStringList parts = path.split(u'.');
        if (parts.size() != 2 || parts[0] != u"answers"_s) continue;
        const Question* question = form.question(parts[1]);
        const bool guessable = question != nullptr && (question->type == QuestionType::Choice ||
                                                       question->type == QuestionType::YesNo);
        if (!guessable || found.contains(question)) continue;
        found.append(question);
        collect(form, question->visibleWhen, found);
    }
}

/// Looks for answers that make one condition true. What is not answered yet counts as possible, so a branch
/// ends as soon as its first answers rule the condition out.
class Search {
 public:
    /// `stepsLeft` is shared by all conditions of a definition: a hostile one costs no more than a large one.
    Search(const FormDefinition& form, const Expression& condition, int& stepsLeft)
        : m_condition(condition), m_stepsLeft(stepsLeft) {
        collect(form, condition, m_questions);
    }
    [[nodiscard]] bool succeeds() { return succeedsFrom(0); }

 private:
    [[nodiscard]] bool isRuledOut(qsizetype answered) const {
        if (Evaluation(m_condition, m_guess).run() == Truth::No) return true;
        // Whoever is not asked does not answer.
        return std::any_of(
            m_questions.begin(), m_questions.begin() + answered, [&](const Question* question) {
                return !m_guess.value(question->id).isEmpty() && !question->visibleWhen.isNull() &&
                       Evaluation(question->visibleWhen, m_guess).run() == Truth::No;
            });
    }
    // NOLINTNEXTLINE(misc-no-recursion): as deep as there are questions
    [[nodiscard]] bool succeedsFrom(qsizetype answered) {
        if (m_stepsLeft <= 0) return true;
        --m_stepsLeft;
        if (isRuledOut(answered)) return false;
        if (answered == m_questions.size()) return true;
        const Question& next = *m_questions[answered];
        for (const QString& value : possibleAnswers(next)) {
            m_guess.insert(next.id, value);
            if (succeedsFrom(answered + 1)) return true;
        }
        m_guess.remove(next.id);
        return false;
    }

    const Expression& m_condition;
    int& m_stepsLeft;
    QList<const Question*> m_questions;
    Guess m_guess;
};

}  // namespace

QList<DefinitionProblem> unreachableQuestions(const FormDefinition& form) {
    QList<DefinitionProblem> problems;
    int stepsLeft = mostSteps;
    const auto look = [&](const Question& question, const QString& pointer) {
        if (!question.visibleWhen.isNull() && !Search(form, question.visibleWhen, stepsLeft).succeeds())
            problems.append(
                {pointer + u"/visible_when"_s, u"'%1' can never become visible"_s.arg(question.id)});
    };
    for (std::size_t i = 0; i < form.questions.size(); ++i) {
        const QString pointer = u"/questions/%1"_s.arg(i);
        look(form.questions[i], pointer);
        for (std::size_t j = 0; j < form.questions[i].questions.size(); ++j)
            look(form.questions[i].questions[j], u"%1/questions/%2"_s.arg(pointer).arg(j));
    }
    return problems;
}

}  // namespace mado
