// SPDX-License-Identifier: GPL-3.0-or-later
//
// A session as JSON and back.
#include "forms/engine/AnswerInput.h"
#include "forms/engine/FormSession.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr qsizetype mostEntries = 3000;
constexpr qsizetype longestKey = 200;

/// Texts of a draft are as short as those that a session takes.
bool isBounded(const QJsonObject& object) {
    if (object.size() > mostEntries) return false;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key().size() > longestKey) return false;
        if (it->isString() && it->toString().size() > longestInput) return false;
    }
    return true;
}

/// "acknowledged" of a draft; words alone are what earlier versions kept, without what they spoke of: the
/// words are there when it is asked again.
QJsonObject acknowledgements(const QJsonObject& json) {
    QJsonObject said;
    for (auto it = json.begin(); it != json.end(); ++it) {
        const QString note = it->isString() ? it->toString() : it->toObject().value("note"_L1).toString();
        const QString of = it->toObject().value("of"_L1).toString();
        said.insert(it.key(),
                    QJsonObject{{u"note"_s, note.left(longestInput)}, {u"of"_s, of.left(longestKey)}});
    }
    return said;
}

bool isGroupCount(const Question& question, const QString& path) {
    return question.type == QuestionType::Group && !path.contains(u'/');
}

}  // namespace

QJsonObject FormSession::toJson() const {
    return {{u"procedure"_s, m_definition->id},  {u"version"_s, m_definition->version},
            {u"answers"_s, m_entered.answers},   {u"typed"_s, m_entered.typed},
            {u"evidence"_s, m_entered.evidence}, {u"acknowledged"_s, m_entered.acknowledged}};
}

Result<FormSession> FormSession::fromJson(const QJsonObject& json,
                                          std::shared_ptr<const FormDefinition> definition, QJsonObject facts,
                                          ParameterLookup parameters) {
    Entered entered{json.value("answers"_L1).toObject(), json.value("typed"_L1).toObject(),
                    json.value("evidence"_L1).toObject(),
                    acknowledgements(json.value("acknowledged"_L1).toObject())};
    const bool bounded = isBounded(entered.answers) && isBounded(entered.typed) &&
                         isBounded(entered.evidence) && isBounded(entered.acknowledged);
    if (json.value("procedure"_L1).toString() != definition->id || !bounded) return fail(u"E-FORM-013"_s);
    for (const QString& path : entered.answers.keys()) {
        const Question* question = definition->questionAt(path);
        const QJsonValue value = entered.answers.value(path);
        if (question == nullptr || value.isNull()) continue;
        if (isGroupCount(*question, path)) {
            if (!value.isDouble()) entered.answers.remove(path);
            continue;
        }
        const auto normalised = normaliseAnswer(*question, value);
        if (normalised.ok()) {
            entered.answers.insert(path, *normalised);
            continue;
        }
        entered.answers.remove(path);
        const bool keep = question->type != QuestionType::IndividualNumber && value.isString();
        if (keep) entered.typed.insert(path, value);
    }
    for (const QString& path : entered.typed.keys()) {
        const Question* question = definition->questionAt(path);
        if (question != nullptr && question->type == QuestionType::IndividualNumber)
            entered.typed.remove(path);
    }
    FormSession session(std::move(definition), std::move(facts), std::move(parameters));
    session.m_entered = std::move(entered);
    session.compute();
    return session;
}

}  // namespace mado
