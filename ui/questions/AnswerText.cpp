// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/AnswerText.h"

#include "core/text/DateText.h"
#include "core/text/PostalCode.h"
#include "core/text/YearMonth.h"
#include "ui/base/Wording.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("AnswerText", text);
}

QString longDay(const Wording& wording, const QDate& day) {
    if (!wording.isJapanese()) return formatDate(day, DateStyle::EnglishBoth);
    return formatDate(day, DateStyle::KanjiWeekday);
}

QString dateText(const Wording& wording, const QString& iso) {
    const auto day = PartialDate::fromIso(iso);
    if (!day) return iso;
    const QDate whole = QDate::fromString(iso, Qt::ISODate);
    if (whole.isValid()) return longDay(wording, whole);
    return formatDate(*day, wording.isJapanese() ? DateStyle::Kanji : DateStyle::English);
}

QString monthText(const Wording& wording, const QString& iso) {
    const auto month = YearMonth::fromIso(iso);
    if (!month) return iso;
    return wording.isJapanese() ? month->wareki() : month->toIso();
}

QString nameOf(const FieldState& field, const QString& addresseeNo) {
    const auto found =
        std::find_if(field.options.begin(), field.options.end(),
                     [&](const MemberOption& each) { return each.addresseeNo == addresseeNo; });
    return found == field.options.end() ? addresseeNo : found->person.value("name"_L1).toString();
}

QString choiceText(const Wording& wording, const Question& question, const QString& code) {
    const Choice* choice = question.choice(code);
    return choice == nullptr ? code : wording.of(choice->label);
}

template <class Function>
QString joined(const QJsonArray& values, const QString& between, Function&& text) {
    QStringList texts;
    for (const QJsonValue& value : values)
        texts << text(value.toString());
    return texts.join(between);
}

QString addressText(const QJsonObject& address) {
    QStringList parts;
    const auto code = PostalCode::parse(address.value("postal_code"_L1).toString());
    if (code) parts << code->marked();
    for (const auto& part : {"address"_L1, "building"_L1})
        if (const QString text = address.value(part).toString(); !text.isEmpty()) parts << text;
    return parts.join(u' ');
}

QString accountTypeText(const QString& code) {
    if (code == u"1"_s) return words(QT_TRANSLATE_NOOP("AnswerText", "ordinary"));
    if (code == u"2"_s) return words(QT_TRANSLATE_NOOP("AnswerText", "current"));
    if (code == u"4"_s) return words(QT_TRANSLATE_NOOP("AnswerText", "savings"));
    return code;
}

QString accountText(const QJsonObject& account) {
    const auto part = [&](QLatin1StringView name) { return account.value(name).toString(); };
    QStringList parts;
    const QString bank = part("bank_name"_L1).isEmpty() ? part("bank_code"_L1) : part("bank_name"_L1);
    const QString branch = part("branch_name"_L1).isEmpty() ? part("branch_code"_L1) : part("branch_name"_L1);
    parts << bank << branch << accountTypeText(part("account_type"_L1)) << part("account_number"_L1)
          << part("account_holder_kana"_L1);
    parts.removeAll(QString());
    return parts.join(u' ');
}

}  // namespace

QString answerText(const Wording& wording, const FieldState& field, const QJsonValue& value) {
    if (value.isNull() || value.isUndefined()) return {};
    const Question& question = *field.question;
    const QString comma = wording.isJapanese() ? u"、"_s : u", "_s;
    switch (question.type) {
        case QuestionType::Date:
            return dateText(wording, value.toString());
        case QuestionType::Month:
            return monthText(wording, value.toString());
        case QuestionType::Number:
            return QString::number(value.toInteger());
        case QuestionType::Yen:
            return wording.yen(value.toInteger());
        case QuestionType::Choice:
            return choiceText(wording, question, value.toString());
        case QuestionType::MultiChoice:
            return joined(value.toArray(), comma,
                          [&](const QString& code) { return choiceText(wording, question, code); });
        case QuestionType::YesNo:
            return value.toBool() ? words(QT_TRANSLATE_NOOP("AnswerText", "Yes"))
                                  : words(QT_TRANSLATE_NOOP("AnswerText", "No"));
        case QuestionType::Person:
            return nameOf(field, value.toString());
        case QuestionType::Members:
            return joined(value.toArray(), comma, [&](const QString& no) { return nameOf(field, no); });
        case QuestionType::Group:
            return QString::number(value.toArray().size());
        case QuestionType::BankAccount:
            return accountText(value.toObject());
        case QuestionType::Address:
            return addressText(value.toObject());
        case QuestionType::IndividualNumber:
            return words(QT_TRANSLATE_NOOP("AnswerText", "entered and sealed"));
        case QuestionType::Text:
        case QuestionType::Kana:
        case QuestionType::Name:
        case QuestionType::Phone:
            break;
    }
    return value.toString();
}

QString typedAnswer(const Wording& wording, const FieldState& field) {
    if (field.origin == AnswerOrigin::Refused) return field.typed.toVariant().toString();
    if (field.value.isNull() || field.value.isUndefined()) return {};
    switch (field.question->type) {
        case QuestionType::Date:
            return wording.date(field.value.toString());
        case QuestionType::Number:
            return QString::number(field.value.toInteger());
        case QuestionType::Yen:
            return QLocale(QLocale::English).toString(field.value.toInteger());
        case QuestionType::Month:
            return monthText(wording, field.value.toString());
        default:
            return field.value.toString();
    }
}

QString echoOf(const Wording& wording, const Question& question, const QString& typed) {
    if (typed.trimmed().isEmpty()) return {};
    if (question.type == QuestionType::Month) {
        const auto month = YearMonth::parse(typed);
        if (!month) return {};
        const QString text = wording.isJapanese() ? month->wareki() : month->toIso();
        return text == typed ? QString() : text;
    }
    if (question.type != QuestionType::Date) return {};
    const auto day = parsePartialDate(typed);
    return day ? dateText(wording, day->toIso()) : QString();
}

QString birthAndAge(const Wording& wording, const QJsonObject& person) {
    const QString birth = wording.date(person.value("birth_date"_L1).toString());
    const QJsonValue age = person.value("age"_L1);
    if (!age.isDouble() || age.toInteger() < 0) return birth;
    return words(QT_TRANSLATE_NOOP("AnswerText", "%1 (%2)")).arg(birth).arg(age.toInteger());
}

}  // namespace mado
