// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/engine/FormDefinition.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr std::array<QStringView, 17> typeCodes{u"date",
                                                u"month",
                                                u"text",
                                                u"kana",
                                                u"name",
                                                u"number",
                                                u"yen",
                                                u"choice",
                                                u"multi_choice",
                                                u"yes_no",
                                                u"person",
                                                u"members",
                                                u"group",
                                                u"bank_account",
                                                u"address",
                                                u"phone",
                                                u"individual_number"};

const Question* findIn(const std::vector<Question>& questions, const QString& id) {
    const auto found = std::find_if(questions.begin(), questions.end(),
                                    [&](const Question& question) { return question.id == id; });
    return found == questions.end() ? nullptr : &*found;
}

}  // namespace

QString questionTypeCode(QuestionType type) {
    return typeCodes[std::size_t(type)].toString();
}

std::optional<QuestionType> questionTypeFromCode(const QString& code) {
    const auto found = std::find(typeCodes.begin(), typeCodes.end(), QStringView(code));
    if (found == typeCodes.end()) return std::nullopt;
    return QuestionType(found - typeCodes.begin());
}

QString findingLevelCode(FindingLevel level) {
    switch (level) {
        case FindingLevel::Stop:
            return u"stop"_s;
        case FindingLevel::Ask:
            return u"ask"_s;
        case FindingLevel::Inform:
            break;
    }
    return u"inform"_s;
}

const Question* Question::sub(const QString& subId) const {
    return findIn(questions, subId);
}

const Choice* Question::choice(const QString& code) const {
    const auto found = std::find_if(choices.begin(), choices.end(),
                                    [&](const Choice& choice) { return choice.code == code; });
    return found == choices.end() ? nullptr : &*found;
}

QStringList Question::answerNames() const {
    QStringList names;
    switch (type) {
        case QuestionType::Address:
            return {prefix + u"postal_code"_s, prefix + u"address"_s, prefix + u"building"_s};
        case QuestionType::BankAccount:
            return {u"bank_code"_s,    u"bank_name"_s,      u"branch_code"_s,        u"branch_name"_s,
                    u"account_type"_s, u"account_number"_s, u"account_holder_kana"_s};
        case QuestionType::Members:
            names.append(id);
            for (const Question& question : questions)
                names.append(question.id);
            return names;
        default:
            return {id};
    }
}

const Question* FormDefinition::question(const QString& questionId) const {
    return findIn(questions, questionId);
}

const Question* FormDefinition::questionAt(const QString& path) const {
    const QStringList parts = path.split(u'/');
    const Question* found = question(parts.front());
    if (found == nullptr || parts.size() == 1) return found;
    return parts.size() == 3 ? found->sub(parts[2]) : nullptr;
}

}  // namespace mado
