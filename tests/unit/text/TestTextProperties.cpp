// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/AddressFolding.h"
#include "core/text/Age.h"
#include "core/text/CheckDigits.h"
#include "core/text/DateText.h"
#include "core/text/Graphemes.h"
#include "core/text/InsuredNumber.h"
#include "core/text/KanaFolding.h"
#include "core/text/KanjiFolding.h"
#include "core/text/QueryParser.h"
#include "core/text/Width.h"
#include "core/text/YearMonth.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace mado;
using namespace Qt::StringLiterals;

namespace {

/// A code point from the ranges that names, addresses and slips of the keyboard come from.
rc::Gen<char32_t> codePoint() {
    return rc::gen::weightedOneOf<char32_t>({
        {6, rc::gen::inRange<char32_t>(0x3041, 0x3100)},
        {4, rc::gen::inRange<char32_t>(0xFF01, 0xFFA0)},
        {6, rc::gen::inRange<char32_t>(0x20, 0x7F)},
        {4, rc::gen::inRange<char32_t>(0x4E00, 0x9FFF)},
        {2, rc::gen::inRange<char32_t>(0xA0, 0x250)},
        {2, rc::gen::inRange<char32_t>(0x300, 0x340)},
        {2, rc::gen::inRange<char32_t>(0x1E00, 0x2070)},
        {1, rc::gen::inRange<char32_t>(0x3200, 0x3400)},
        {1, rc::gen::inRange<char32_t>(0xF900, 0xFE20)},
        {1, rc::gen::inRange<char32_t>(0x2F800, 0x2FA1E)},
        {1, rc::gen::inRange<char32_t>(0xE0100, 0xE01F0)},
        {1, rc::gen::inRange<char32_t>(0x1100, 0x1200)},
        {4, rc::gen::elementOf(std::u32string(U"一二三十〇丁目番地号のノー-－ SRH昭令元年月日.不詳"))},
        {1, rc::gen::inRange<char32_t>(0x1, 0x10FFFF)},
    });
}

QString anyText() {
    const auto points = *rc::gen::container<std::vector<char32_t>>(codePoint());
    return QString::fromUcs4(points.data(), static_cast<qsizetype>(points.size()));
}

QString digits(int length) {
    QString text;
    for (int i = 0; i < length; ++i)
        text += QChar(u'0' + *rc::gen::inRange(0, 10));
    return text;
}

bool passes(const QString& number) {
    return checkIndividualNumber(std::span(reinterpret_cast<const char16_t*>(number.utf16()),
                                           static_cast<std::size_t>(number.size())))
        .ok();
}

/// The weighted sum modulo 11 of the first 11 digits, by a way of its own.
int remainderOf(const QString& number) {
    constexpr int kWeights[] = {6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    int sum = 0;
    for (int i = 0; i < 11; ++i)
        sum += number[i].digitValue() * kWeights[i];
    return sum % 11;
}

}  // namespace

class TestTextProperties : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void foldingIsIdempotent() {
        const KanjiFolding folding = KanjiFolding::load().value();
        QVERIFY(rc::check("kana, kanji, address and stored names fold to themselves", [&folding] {
            const QString text = anyText();
            for (const KanaMode mode : {KanaMode::Standard, KanaMode::Loose}) {
                const QString key = kanaKey(text, mode);
                RC_ASSERT(kanaKey(key, mode) == key);
            }
            RC_ASSERT(folding.key(folding.key(text)) == folding.key(text));
            RC_ASSERT(addressKey(addressKey(text)) == addressKey(text));
            RC_ASSERT(toKanaName(toKanaName(text)) == toKanaName(text));
        }));
    }

    void widthAndScriptDoNotMatterToKeys() {
        QVERIFY(rc::check("hiragana, half-width and full-width kana have one key", [] {
            QString name;
            for (int i = *rc::gen::inRange(0, 20); i > 0; --i)
                name += QChar(*rc::gen::inRange<char16_t>(u'ァ', u'ヵ'));
            QString hiragana;
            for (const QChar c : name)
                hiragana += c <= u'ン' ? QChar(c.unicode() - 0x60) : c;
            RC_ASSERT(kanaKey(hiragana) == kanaKey(name));
            RC_ASSERT(kanaKey(toHalfWidthKana(name)) == kanaKey(name));
            RC_ASSERT(kanaKey(toHalfWidthKana(name), KanaMode::Loose) == kanaKey(name, KanaMode::Loose));
        }));
    }

    void widthRoundTrips() {
        QVERIFY(rc::check("ASCII there and back", [] {
            QString text;
            for (int i = *rc::gen::inRange(0, 30); i > 0; --i)
                text += QChar(*rc::gen::inRange<char16_t>(0x20, 0x7F));
            RC_ASSERT(toHalfWidthAscii(toFullWidth(text)) == text);
            RC_ASSERT(toFullWidth(toFullWidth(text)) == toFullWidth(text));
            RC_ASSERT(toHalfWidthAscii(toFullWidthDigits(text)) == text);
        }));
        QVERIFY(rc::check("katakana there and back", [] {
            QString text;
            for (int i = *rc::gen::inRange(0, 30); i > 0; --i)
                text += QChar(*rc::gen::inRange<char16_t>(u'ァ', u'ー' + 1));
            RC_ASSERT(toFullWidthKana(toHalfWidthKana(text)) == text);
        }));
        QVERIFY(rc::check("what is not Latin or half-width kana stays", [] {
            const QString text = anyText();
            const QString wide = toFullWidthKana(text);
            RC_ASSERT(toFullWidthKana(wide) == wide);
            for (const QChar c : wide)
                RC_ASSERT(c.unicode() < 0xFF61 || c.unicode() > 0xFF9F);
            RC_ASSERT(toHalfWidthAscii(text).size() == text.size());
        }));
    }

    void anyTextIsReadOrRefused() {
        QVERIFY(rc::check("dates: read and written again, or refused with a code", [] {
            const QString text = anyText();
            const auto date =
                parsePartialDate(text, *rc::gen::element(MissingParts::Refuse, MissingParts::Unknown));
            if (date)
                RC_ASSERT(PartialDate::fromIso(date->toIso()).value() == date.value());
            else
                RC_ASSERT(date.error().code.startsWith(u"E-DATE-"));
            const auto number = InsuredNumber::parse(text);
            if (number) RC_ASSERT(number->number.size() == 8);
            static_cast<void>(YearMonth::parse(text));
            static_cast<void>(checkPrintable(text));
        }));
        const KanjiFolding folding = KanjiFolding::load().value();
        QVERIFY(rc::check("the search box takes anything", [&folding] {
            const QString text = anyText();
            for (const QueryTerm& term : QueryParser(folding).parse(text)) {
                RC_ASSERT(term.problem.has_value() == term.readings.isEmpty());
            }
        }));
    }

    void graphemesAddUp() {
        QVERIFY(rc::check("clusters put together give the text; cutting keeps them whole", [] {
            const QString text = anyText();
            const QStringList all = graphemes(text);
            RC_ASSERT(all.join(QString()) == text);
            RC_ASSERT(graphemeCount(text) == all.size());
            const int count = *rc::gen::inRange(0, 10);
            RC_ASSERT(leftGraphemes(text, count) == all.mid(0, count).join(QString()));
        }));
    }

    void datesWithUnknownParts() {
        QVERIFY(rc::check("what is written is read again; order and ISO text agree", [] {
            const auto any = [] {
                const QDate day = QDate(1873, 1, 1).addDays(*rc::gen::inRange(0, 83000));
                const int known = *rc::gen::inRange(1, 4);
                return PartialDate::of(day.year(), known > 1 ? day.month() : 0, known > 2 ? day.day() : 0)
                    .value();
            };
            const PartialDate a = any();
            const PartialDate b = any();
            RC_ASSERT((a < b) == (a.toIso() < b.toIso()));
            RC_ASSERT(a.mayEqual(b) == b.mayEqual(a));
            RC_ASSERT(a.mayEqual(PartialDate(a.earliest())) && a.mayEqual(PartialDate(a.latest())));
            RC_ASSERT(parsePartialDate(formatDate(a, DateStyle::Short)).value() == a);
            const QString kanji = formatDate(a);
            if (!kanji.contains(u'・')) RC_ASSERT(parsePartialDate(kanji).value() == a);
        }));
    }

    void agesRiseOnceAYear() {
        QVERIFY(rc::check("the legal age is one ahead on the eve of a birthday only", [] {
            const QDate birth = QDate(1900, 1, 1).addDays(*rc::gen::inRange(0, 45000));
            const QDate day = birth.addDays(*rc::gen::inRange(0, 40000));
            const int legal = legalAge(birth, day);
            RC_ASSERT(legal == ageOn(birth, day.addDays(1)));
            RC_ASSERT(legal - ageOn(birth, day) ==
                      (dateOfReaching(birth, legal) == day && legal > 0 ? 1 : 0));
            const QDate end = schoolYearEnd(birth, legal);
            RC_ASSERT(end.month() == 3 && end.day() == 31);
            const QDate reached = dateOfReaching(birth, legal);
            RC_ASSERT(reached <= end && reached > end.addYears(-1));
        }));
    }

    void individualNumberDetectsSingleErrors() {
        QVERIFY(rc::check("one wrong digit is noticed, unless both remainders share the check digit 0", [] {
            QString number = digits(11);
            const int remainder = remainderOf(number);
            number += QChar(u'0' + (remainder <= 1 ? 0 : 11 - remainder));
            RC_ASSERT(passes(number));
            QString wrong = number;
            const int place = *rc::gen::inRange(0, 12);
            wrong[place] = QChar(u'0' + (number[place].digitValue() + *rc::gen::inRange(1, 10)) % 10);
            const bool shared = place < 11 && remainder <= 1 && remainderOf(wrong) <= 1;
            RC_ASSERT(passes(wrong) == shared);
        }));
    }

    void verificationDigitDetectsSingleErrors() {
        QVERIFY(rc::check("one wrong digit of an insurer number is always noticed", [] {
            QString number = digits(*rc::gen::element(5, 7));
            number += QString::number(verificationDigit(number));
            RC_ASSERT(parseInsurerNumber(number).value() == number);
            const int place = *rc::gen::inRange(0, static_cast<int>(number.size()));
            number[place] = QChar(u'0' + (number[place].digitValue() + *rc::gen::inRange(1, 10)) % 10);
            RC_ASSERT(!parseInsurerNumber(number).ok());
        }));
    }

    void insuredNumbersThereAndBack() {
        QVERIFY(rc::check("printed numbers are read again, in both widths", [] {
            InsuredNumber number{u"川口"_s, digits(8), *rc::gen::arbitrary<bool>() ? digits(2) : QString()};
            RC_ASSERT(InsuredNumber::parse(number.text()).value() == number);
            RC_ASSERT(InsuredNumber::parse(toFullWidth(number.text())).value() == number);
        }));
    }

    void monthsAddUp() {
        QVERIFY(rc::check("adding the distance leads to the other month", [] {
            const auto any = [] {
                return YearMonth(*rc::gen::inRange(1873, 2200), *rc::gen::inRange(1, 13));
            };
            const YearMonth a = any();
            const YearMonth b = any();
            RC_ASSERT(a.addMonths(a.monthsTo(b)) == b);
            RC_ASSERT(YearMonth::fromIso(a.toIso()).value() == a);
            RC_ASSERT(YearMonth::parse(a.toIso()).value() == a);
        }));
    }
};

QTEST_APPLESS_MAIN(TestTextProperties)
#include "TestTextProperties.moc"
