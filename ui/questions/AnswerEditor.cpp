// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/AnswerEditor.h"

#include "ui/questions/AccountEditor.h"
#include "ui/questions/AddressEditor.h"
#include "ui/questions/ChoiceEditor.h"
#include "ui/questions/ChoiceListEditor.h"
#include "ui/questions/FieldActions.h"
#include "ui/questions/GroupEditor.h"
#include "ui/questions/LineEditor.h"
#include "ui/questions/ManyChoiceEditor.h"
#include "ui/questions/MembersEditor.h"
#include "ui/questions/NumberEditor.h"
#include "ui/questions/ParagraphEditor.h"
#include "ui/questions/PersonEditor.h"

namespace mado {

std::unique_ptr<AnswerEditor> AnswerEditor::make(const FieldState& field,
                                                 const FieldSurroundings& surroundings, QWidget* parent) {
    const Wording& wording = surroundings.wording;
    switch (field.question->type) {
        case QuestionType::Choice:
            if (!ChoiceEditor::suits(*field.question))
                return std::make_unique<ChoiceListEditor>(wording, parent);
            return std::make_unique<ChoiceEditor>(field, wording, parent);
        case QuestionType::YesNo:
            return std::make_unique<ChoiceEditor>(field, wording, parent);
        case QuestionType::MultiChoice:
            return std::make_unique<ManyChoiceEditor>(field, wording, parent);
        case QuestionType::Person:
            return std::make_unique<PersonEditor>(wording, parent);
        case QuestionType::Members:
            return std::make_unique<MembersEditor>(surroundings, parent);
        case QuestionType::Group:
            return std::make_unique<GroupEditor>(surroundings, parent);
        case QuestionType::BankAccount:
            return std::make_unique<AccountEditor>(wording, parent);
        case QuestionType::Address:
            return std::make_unique<AddressEditor>(wording, surroundings.postalCodes, parent);
        case QuestionType::IndividualNumber:
            return std::make_unique<NumberEditor>(surroundings, parent);
        case QuestionType::Text:
            if (field.question->multiline) return std::make_unique<ParagraphEditor>(wording, parent);
            break;
        case QuestionType::Date:
        case QuestionType::Month:
        case QuestionType::Kana:
        case QuestionType::Name:
        case QuestionType::Number:
        case QuestionType::Yen:
        case QuestionType::Phone:
            break;
    }
    return std::make_unique<LineEditor>(field, wording, parent);
}

}  // namespace mado
