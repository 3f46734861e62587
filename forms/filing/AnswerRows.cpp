// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/filing/AnswerRows.h"

#include "core/text/DateText.h"

#include <QJsonArray>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QString nameOf(const QJsonObject& facts, const QString& addresseeNo) {
    for (const QJsonValue& each : facts[u"members"_s].toArray()) {
        if (each[u"addressee_no"_s].toString() == addresseeNo) return each[u"name"_s].toString();
    }
    return addresseeNo;
}

QString choiceText(const Question& question, const QString& code, const QString& language) {
    const Choice* choice = question.choice(code);
    return choice == nullptr ? code : choice->label.in(language);
}

QString dateText(const QString& iso, Language language) {
    const auto day = PartialDate::fromIso(iso);
    return day ? formatDate(*day, language == Language::Japanese ? DateStyle::Kanji : DateStyle::Iso) : iso;
}

QString joined(const QJsonArray& values, const std::function<QString(const QString&)>& words) {
    QStringList parts;
    for (const QJsonValue& each : values)
        parts << words(each.toString());
    return parts.join(u"、"_s);
}

/// Several answers of one question (account, address), in the order of its names.
QString compound(const QJsonObject& value) {
    QStringList parts;
    for (const QJsonValue& each : value) {
        if (!each.toVariant().toString().isEmpty()) parts << each.toVariant().toString();
    }
    return parts.join(u' ');
}

void collect(const FieldState& field, const QString& person, const QJsonObject& facts, Language language,
             QList<AnswerRow>& rows) {
    if (field.question == nullptr) return;
    const QString code = language == Language::English ? u"en"_s : u"ja"_s;
    const QString text = answerText(*field.question, field.value, facts, language);
    if (!text.isEmpty()) {
        AnswerRow row{field.question->label.in(code), text, person, {}};
        if (field.changed) row.registered = answerText(*field.question, field.registered, facts, language);
        rows << row;
    }
    for (const FieldState& sub : field.fields) {
        const bool isMember = field.question->type == QuestionType::Members;
        collect(sub, isMember ? nameOf(facts, sub.rowKey) : person, facts, language, rows);
    }
}

}  // namespace

QString answerText(const Question& question, const QJsonValue& value, const QJsonObject& facts,
                   Language language) {
    const QString code = language == Language::English ? u"en"_s : u"ja"_s;
    if (value.isNull() || value.isUndefined()) return {};
    switch (question.type) {
        case QuestionType::Date:
            return dateText(value.toString(), language);
        case QuestionType::Yen: {
            const QString digits = QLocale(QLocale::English).toString(value.toInteger());
            return language == Language::Japanese ? digits + u"円"_s : u"¥"_s + digits;
        }
        case QuestionType::Number:
            return QString::number(value.toInteger());
        case QuestionType::Choice:
            return choiceText(question, value.toString(), code);
        case QuestionType::MultiChoice:
            return joined(value.toArray(),
                          [&](const QString& each) { return choiceText(question, each, code); });
        case QuestionType::YesNo:
            if (language == Language::Japanese) return value.toBool() ? u"はい"_s : u"いいえ"_s;
            return value.toBool() ? u"yes"_s : u"no"_s;
        case QuestionType::Person:
            return nameOf(facts, value.toString());
        case QuestionType::Members:
            return joined(value.toArray(), [&](const QString& each) { return nameOf(facts, each); });
        case QuestionType::BankAccount:
        case QuestionType::Address:
            return value.isObject() ? compound(value.toObject()) : value.toString();
        case QuestionType::IndividualNumber:
            return language == Language::Japanese ? u"記入あり(封印済み)"_s : u"given (sealed)"_s;
        case QuestionType::Group:
            return {};  // its rows follow
        case QuestionType::Month:
        case QuestionType::Text:
        case QuestionType::Kana:
        case QuestionType::Name:
        case QuestionType::Phone:
            break;
    }
    return value.toString();
}

QList<AnswerRow> answerRows(const FormSession& session, Language language) {
    QList<AnswerRow> rows;
    for (const FieldState& each : session.fields())
        collect(each, {}, session.facts(), language, rows);
    return rows;
}

}  // namespace mado
