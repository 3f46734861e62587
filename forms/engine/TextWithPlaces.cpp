// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/engine/TextWithPlaces.h"

#include "core/text/DateText.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// Calls `literal` and `place` for the pieces of `text` in order. False with `offset` at an unclosed place.
template <class Literal, class Place>
bool walk(QStringView text, Literal literal, Place place, qsizetype* offset) {
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype open = text.indexOf(u'{', at);
        literal(text.sliced(at, (open < 0 ? text.size() : open) - at));
        if (open < 0) return true;
        if (text.sliced(open).startsWith(u"{{")) {
            literal(u"{");
            at = open + 2;
            continue;
        }
        const qsizetype close = text.indexOf(u'}', open);
        *offset = open + 1;
        if (close < 0 || !place(text.sliced(open + 1, close - open - 1))) return false;
        at = close + 1;
    }
    return true;
}

QString shown(const ExpressionValue& value, const QString& language) {
    const bool english = language == u"en"_s;
    if (const QDate* date = std::get_if<QDate>(&value))
        return formatDate(*date, english ? DateStyle::English : DateStyle::Kanji);
    if (const YearMonth* month = std::get_if<YearMonth>(&value))
        return english ? month->toIso() : month->wareki();
    if (const qint64* number = std::get_if<qint64>(&value))
        return QLocale(QLocale::English).toString(*number);
    if (const QString* text = std::get_if<QString>(&value)) return *text;
    return {};
}

}  // namespace

std::optional<TextWithPlaces> TextWithPlaces::parse(const LocalText& text, const ObjectType& scope,
                                                    ExpressionProblem* problem) {
    TextWithPlaces result;
    result.m_text = text;
    QStringList languages{text.ja, text.en};
    languages += text.more.values();
    for (const QString& words : std::as_const(languages)) {
        qsizetype offset = 0;
        *problem = {u"a place has no closing }"_s, 0};
        const bool good = walk(
            words, [](QStringView) {},
            [&](QStringView source) {
                auto expression = Expression::parse(source, scope, problem);
                if (!expression) return false;
                result.m_places.insert(source.toString(), *expression);
                return true;
            },
            &offset);
        if (!good) {
            problem->offset += int(offset);
            return std::nullopt;
        }
    }
    *problem = {};
    return result;
}

QString TextWithPlaces::fillOne(const QString& text, const QString& language,
                                const ExpressionContext& context) const {
    QString filled;
    qsizetype offset = 0;
    const bool good = walk(
        text, [&](QStringView literal) { filled += literal; },
        [&](QStringView source) {
            filled += shown(m_places.value(source.toString()).evaluate(context), language);
            return true;
        },
        &offset);
    return good ? filled : text;
}

LocalText TextWithPlaces::fill(const ExpressionContext& context) const {
    if (m_places.isEmpty()) return m_text;
    LocalText filled{fillOne(m_text.ja, u"ja"_s, context), fillOne(m_text.en, u"en"_s, context)};
    for (auto it = m_text.more.begin(); it != m_text.more.end(); ++it)
        filled.more.insert(it.key(), fillOne(it.value(), it.key(), context));
    return filled;
}

}  // namespace mado
