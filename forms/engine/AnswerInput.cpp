// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/engine/AnswerInput.h"

#include "core/text/BankAccount.h"
#include "core/text/DateText.h"
#include "core/text/Graphemes.h"
#include "core/text/PhoneNumber.h"
#include "core/text/PostalCode.h"
#include "core/text/Width.h"
#include "core/text/YearMonth.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

using Answer = Result<QJsonValue>;

constexpr int defaultText = 200;
constexpr int defaultMultiline = 1000;
constexpr int defaultName = 100;
constexpr qint64 largestNumber = 1'000'000'000'000;

Error wrongKind(const QString& field) {
    return fail(u"E-FORM-020"_s, field);
}

/// Spaces of any kind at the ends dropped; inside, runs become one.
QString tidied(const QString& text) {
    return text.simplified();
}

Result<void> checkLength(const QString& text, int limit, const QString& field) {
    if (graphemeCount(text) > limit) return fail(u"E-FORM-021"_s, field, {QString::number(limit)});
    return {};
}

Answer textAnswer(const QString& typed, int limit, bool multiline, const QString& field) {
    QString text = multiline ? typed.trimmed() : tidied(typed);
    if (multiline) text.replace(u"\r\n"_s, u"\n"_s);
    QString line = text;
    if (multiline) line.replace(u'\n', u' ');
    MADO_TRY(checkPrintable(line, PrivateUse::Allow, field));
    MADO_TRY(checkLength(text, limit, field));
    return QJsonValue(text);
}

bool isLatin(const QString& text) {
    return std::none_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x0250; });
}

/// Names stay code point for code point; only the space between family and given name is made one of its
/// kind.
Answer nameAnswer(const QString& typed, int limit, const QString& field) {
    QString name = tidied(typed);
    if (!isLatin(name)) name.replace(u' ', QChar(0x3000));
    MADO_TRY(checkPrintable(name, PrivateUse::Allow, field));
    MADO_TRY(checkLength(name, limit, field));
    return QJsonValue(name);
}

bool isKanaNameCharacter(QChar c) {
    const char16_t unit = c.unicode();
    const bool katakana = (unit >= 0x30A1 && unit <= 0x30FA) || unit == 0x30FB || unit == 0x30FC ||
                          unit == 0x30FD || unit == 0x30FE;
    const bool latin = unit < 0x0250 && (c.isLetter() || c == u'\'' || c == u'-' || c == u'.');
    return katakana || latin || unit == 0x3000;
}

Answer kanaAnswer(const QString& typed, int limit, const QString& field) {
    const QString kana = toKanaName(typed);
    if (kana.isEmpty()) return QJsonValue();
    const bool known = std::all_of(kana.begin(), kana.end(), isKanaNameCharacter);
    const bool letters = std::any_of(kana.begin(), kana.end(), [](QChar c) { return c.isLetter(); });
    if (!known || !letters) return fail(u"E-FORM-025"_s, field);
    MADO_TRY(checkLength(kana, limit, field));
    return QJsonValue(kana);
}

Answer numberAnswer(const Question& question, const QJsonValue& typed) {
    qint64 number = 0;
    if (typed.isDouble()) {
        number = typed.toInteger(-1);
        if (double(number) != typed.toDouble()) return fail(u"E-FORM-022"_s, question.id);
    } else {
        QString text = toHalfWidthCode(typed.toString()).remove(u' ').remove(u',').remove(QChar(0x3001));
        if (question.type == QuestionType::Yen)
            text.remove(u'円').remove(u'¥').remove(QChar(0xFFE5)).remove(u'\\');
        const bool digits =
            !text.isEmpty() && text.size() <= 13 &&
            std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
        if (!digits) return fail(u"E-FORM-022"_s, question.id);
        number = text.toLongLong();
    }
    const qint64 least = question.hasMin ? question.min : 0;
    const qint64 most = question.max != 0 ? question.max : largestNumber;
    if (number < least || number > most)
        return fail(u"E-FORM-023"_s, question.id, {QString::number(least), QString::number(most)});
    return QJsonValue(number);
}

Answer dateAnswer(const Question& question, const QString& typed) {
    if (question.partialDate) {
        MADO_ASSIGN(const PartialDate date, parsePartialDate(typed, MissingParts::Refuse, question.id));
        return QJsonValue(date.toIso());
    }
    MADO_ASSIGN(const QDate date, parseDate(typed, question.id));
    return QJsonValue(date.toString(Qt::ISODate));
}

Answer choiceAnswer(const Question& question, const QString& typed) {
    const QString code = toHalfWidthAscii(typed).trimmed();
    for (const Choice& choice : question.choices)
        if (choice.code == code || choice.label.ja == typed) return QJsonValue(choice.code);
    return fail(u"E-FORM-024"_s, question.id);
}

Answer multiChoiceAnswer(const Question& question, const QJsonValue& typed) {
    if (!typed.isArray()) return wrongKind(question.id);
    const QJsonArray given = typed.toArray();
    for (const QJsonValue& code : given)
        if (question.choice(code.toString()) == nullptr) return fail(u"E-FORM-024"_s, question.id);
    QJsonArray ordered;
    for (const Choice& choice : question.choices)
        if (given.contains(choice.code)) ordered.append(choice.code);
    return QJsonValue(ordered);
}

Answer yesNoAnswer(const Question& question, const QJsonValue& typed) {
    if (typed.isBool()) return typed;
    const QString word = toHalfWidthAscii(typed.toString()).trimmed().toLower();
    if (word == u"yes"_s || word == u"y"_s || word == u"はい"_s || word == u"有"_s) return QJsonValue(true);
    if (word == u"no"_s || word == u"n"_s || word == u"いいえ"_s || word == u"無"_s) return QJsonValue(false);
    return fail(u"E-FORM-024"_s, question.id);
}

Answer phoneAnswer(const QString& typed, const QString& field) {
    const QString phone = toHalfWidthCode(typed).remove(u' ');
    if (!looksLikePhone(phone)) return fail(u"E-FORM-026"_s, field);
    return QJsonValue(phone);
}

/// The texts of an object by name. E-FORM-020 for other names, other kinds or endless text.
Result<QHash<QString, QString>> partsOf(const QJsonValue& typed, const QStringList& names,
                                        const QString& field) {
    if (!typed.isObject()) return wrongKind(field);
    QHash<QString, QString> parts;
    const QJsonObject object = typed.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.value().isNull()) continue;
        if (!names.contains(it.key()) || !it.value().isString()) return wrongKind(field);
        if (it.value().toString().size() > longestInput) return fail(u"E-FORM-011"_s, field);
        parts.insert(it.key(), it.value().toString());
    }
    return parts;
}

Answer addressAnswer(const Question& question, const QJsonValue& typed) {
    MADO_ASSIGN(const auto parts,
                partsOf(typed, {u"postal_code"_s, u"address"_s, u"building"_s}, question.id));
    QJsonObject address;
    if (const QString code = tidied(parts.value(u"postal_code"_s)); !code.isEmpty()) {
        MADO_ASSIGN(const PostalCode postal, PostalCode::parse(code, question.prefix + u"postal_code"_s));
        address.insert(u"postal_code"_s, postal.digits());
    }
    for (const QString& part : {u"address"_s, u"building"_s}) {
        MADO_ASSIGN(const QJsonValue text,
                    textAnswer(parts.value(part), defaultText, false, question.prefix + part));
        if (!text.toString().isEmpty()) address.insert(part, text);
    }
    return address.isEmpty() ? QJsonValue() : QJsonValue(address);
}

Result<QString> digits(const QString& typed, int count, const QString& field) {
    const QString text = toHalfWidthCode(typed).remove(u' ');
    const bool good = text.size() == count &&
                      std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!good) return fail(u"E-FORM-028"_s, field);
    return text;
}

/// Symbol and number of the post bank become the account that a transfer needs.
Result<QHash<QString, QString>> withPostBank(QHash<QString, QString> parts) {
    const QString symbol = parts.take(u"post_symbol"_s);
    const QString number = parts.take(u"post_number"_s);
    if (symbol.isEmpty() && number.isEmpty()) return parts;
    MADO_ASSIGN(const TransferAccount account, postBankTransferAccount(symbol, number, u"post_symbol"_s));
    parts[u"bank_code"_s] = account.bank;
    parts[u"bank_name"_s] = u"ゆうちょ銀行"_s;
    parts[u"branch_code"_s] = account.branch;
    parts[u"account_type"_s] = u"1"_s;
    parts[u"account_number"_s] = account.account;
    return parts;
}

Answer accountAnswer(const Question& question, const QJsonValue& typed) {
    const QStringList names = question.answerNames() + QStringList{u"post_symbol"_s, u"post_number"_s};
    MADO_ASSIGN(const auto given, partsOf(typed, names, question.id));
    MADO_ASSIGN(const auto parts, withPostBank(given));
    QJsonObject account;
    const auto put = [&](const QString& name, const Result<QString>& value) -> Result<void> {
        MADO_TRY(value);
        account.insert(name, value.value());
        return {};
    };
    for (auto it = parts.begin(); it != parts.end(); ++it) {
        const QString text = tidied(it.value());
        if (text.isEmpty()) continue;
        if (it.key() == u"bank_code"_s) {
            MADO_TRY(put(it.key(), digits(text, 4, it.key())));
        } else if (it.key() == u"branch_code"_s) {
            MADO_TRY(put(it.key(), digits(text, 3, it.key())));
        } else if (it.key() == u"account_type"_s) {
            if (!QStringList{u"1"_s, u"2"_s, u"4"_s}.contains(text)) return fail(u"E-FORM-024"_s, it.key());
            account.insert(it.key(), text);
        } else if (it.key() == u"account_number"_s) {
            MADO_TRY(put(it.key(), accountNumber(text, it.key())));
        } else if (it.key() == u"account_holder_kana"_s) {
            MADO_TRY(put(it.key(), accountHolder(text, it.key())));
        } else {
            MADO_ASSIGN(const QJsonValue name, textAnswer(text, defaultName, false, it.key()));
            account.insert(it.key(), name);
        }
    }
    return account.isEmpty() ? QJsonValue() : QJsonValue(account);
}

Answer sealedAnswer(const Question& question, const QJsonValue& typed) {
    const QJsonObject object = typed.toObject();
    const QString sealed = object.value("sealed"_L1).toString();
    const auto safe = [](QChar c) {
        return c.unicode() < 0x80 &&
               (c.isLetterOrNumber() || c == u'+' || c == u'/' || c == u'=' || c == u'-' || c == u'_');
    };
    // Twelve digits fit into no sealed box, so a plain number can't pass as one.
    const bool good = object.size() == 1 && sealed.size() >= 64 && sealed.size() <= longestInput &&
                      std::all_of(sealed.begin(), sealed.end(), safe);
    if (!good) return fail(u"E-FORM-027"_s, question.id);
    return typed;
}

Answer membersAnswer(const Question& question, const QJsonValue& typed) {
    if (!typed.isArray() || typed.toArray().size() > 200) return wrongKind(question.id);
    QJsonArray numbers;
    for (const QJsonValue& number : typed.toArray()) {
        if (!number.isString() || number.toString().isEmpty() || number.toString().size() > 40)
            return wrongKind(question.id);
        if (!numbers.contains(number)) numbers.append(number);
    }
    return QJsonValue(numbers);
}

Answer ofText(const Question& question, const QString& typed) {
    const int limit = question.maxGraphemes;
    switch (question.type) {
        case QuestionType::Date:
            return dateAnswer(question, typed);
        case QuestionType::Month: {
            MADO_ASSIGN(const YearMonth month, YearMonth::parse(typed));
            return QJsonValue(month.toIso());
        }
        case QuestionType::Text:
            return textAnswer(typed,
                              limit != 0 ? limit : (question.multiline ? defaultMultiline : defaultText),
                              question.multiline, question.id);
        case QuestionType::Kana:
            return kanaAnswer(typed, limit != 0 ? limit : defaultName, question.id);
        case QuestionType::Name:
            return nameAnswer(typed, limit != 0 ? limit : defaultName, question.id);
        case QuestionType::Choice:
            return choiceAnswer(question, typed);
        case QuestionType::Phone:
            return phoneAnswer(typed, question.id);
        default:  // Person
            return typed.size() > 40 ? Answer(wrongKind(question.id)) : Answer(QJsonValue(typed));
    }
}

}  // namespace

bool isEmptyAnswer(const QJsonValue& value) {
    switch (value.type()) {
        case QJsonValue::String:
            return value.toString().trimmed().isEmpty();
        case QJsonValue::Array:
            return value.toArray().isEmpty();
        case QJsonValue::Object: {
            const QJsonObject object = value.toObject();
            return std::all_of(object.begin(), object.end(),
                               [](const auto& part) { return isEmptyAnswer(part); });
        }
        case QJsonValue::Bool:
        case QJsonValue::Double:
            return false;
        default:
            return true;
    }
}

bool isWholeAnswer(const Question& question, const QJsonValue& value) {
    if (isEmptyAnswer(value)) return false;
    QStringList needed;
    if (question.type == QuestionType::Address) needed = {u"address"_s};
    if (question.type == QuestionType::BankAccount)
        needed = {u"bank_code"_s, u"branch_code"_s, u"account_type"_s, u"account_number"_s,
                  u"account_holder_kana"_s};
    const QJsonObject object = value.toObject();
    return std::all_of(needed.begin(), needed.end(),
                       [&](const QString& part) { return object.contains(part); });
}

Result<QJsonValue> normaliseAnswer(const Question& question, const QJsonValue& typed) {
    if (typed.isString() && typed.toString().size() > longestInput) return fail(u"E-FORM-011"_s, question.id);
    if (isEmptyAnswer(typed) && question.type != QuestionType::Members) return QJsonValue();
    switch (question.type) {
        case QuestionType::Number:
        case QuestionType::Yen:
            return typed.isString() || typed.isDouble() ? numberAnswer(question, typed)
                                                        : Answer(wrongKind(question.id));
        case QuestionType::MultiChoice:
            return multiChoiceAnswer(question, typed);
        case QuestionType::YesNo:
            return yesNoAnswer(question, typed);
        case QuestionType::Members:
            return typed.isNull() ? Answer(QJsonValue()) : membersAnswer(question, typed);
        case QuestionType::Address:
            return addressAnswer(question, typed);
        case QuestionType::BankAccount:
            return accountAnswer(question, typed);
        case QuestionType::IndividualNumber:
            return sealedAnswer(question, typed);
        case QuestionType::Group:  // rows are changed one by one
            return wrongKind(question.id);
        default:
            break;
    }
    if (!typed.isString()) return wrongKind(question.id);
    return ofText(question, typed.toString());
}

}  // namespace mado
