// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/engine/DefinitionScope.h"

#include "forms/engine/FactTypes.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QStringList codesOf(const Question& question) {
    QStringList codes;
    for (const Choice& choice : question.choices)
        codes.append(choice.code);
    return codes;
}

}  // namespace

ExpressionType entryType(const Question& question) {
    auto object = std::make_shared<ObjectType>();
    if (question.type == QuestionType::Members) *object = *personType();
    for (const Question& sub : question.questions)
        object->fields.insert(sub.id, answerType(sub));
    return ExpressionType::objectOf(object);
}

ExpressionType answerType(const Question& question) {
    switch (question.type) {
        case QuestionType::Date:
            return ExpressionType::of(ValueKind::Date);
        case QuestionType::Month:
            return ExpressionType::of(ValueKind::Month);
        case QuestionType::Number:
        case QuestionType::Yen:
            return ExpressionType::of(ValueKind::Number);
        case QuestionType::YesNo:
            return ExpressionType::of(ValueKind::Boolean);
        case QuestionType::Choice:
            return ExpressionType::code(codesOf(question));
        case QuestionType::MultiChoice:
            return ExpressionType::listOf(ExpressionType::code(codesOf(question)));
        case QuestionType::Person:
            return ExpressionType::objectOf(personType());
        case QuestionType::Members:
        case QuestionType::Group:
            return ExpressionType::listOf(entryType(question));
        case QuestionType::IndividualNumber: {
            auto object = std::make_shared<ObjectType>();
            object->fields.insert(u"sealed"_s, ExpressionType::of(ValueKind::Text));
            return ExpressionType::objectOf(object);
        }
        default:
            return ExpressionType::of(ValueKind::Text);
    }
}

ObjectType definitionScope(const std::vector<Question>& questions) {
    auto answers = std::make_shared<ObjectType>();
    for (const Question& question : questions) {
        if (question.type == QuestionType::Address || question.type == QuestionType::BankAccount) {
            for (const QString& name : question.answerNames())
                answers->fields.insert(name, ExpressionType::of(ValueKind::Text));
        } else {
            answers->fields.insert(question.id, answerType(question));
        }
    }
    ObjectType scope = factScope();
    scope.fields.insert(u"answers"_s, ExpressionType::objectOf(answers));
    scope.fields.insert(u"procedure"_s, ExpressionType::of(ValueKind::Text));
    scope.fields.insert(u"concerned"_s, ExpressionType::listOf(ExpressionType::of(ValueKind::Text)));
    scope.fields.insert(u"event"_s, ExpressionType::of(ValueKind::Date));
    return scope;
}

}  // namespace mado
