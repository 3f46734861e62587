// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/CheckDigits.h"
#include "core/text/Graphemes.h"
#include "core/text/InsuredNumber.h"
#include "core/text/PostalCode.h"

#include <QtTest>

using namespace mado;
using namespace Qt::StringLiterals;

namespace {

std::span<const char16_t> units(const QString& text) {
    return {reinterpret_cast<const char16_t*>(text.utf16()), static_cast<std::size_t>(text.size())};
}

std::span<const unsigned char> bytes(const QByteArray& text) {
    return {reinterpret_cast<const unsigned char*>(text.constData()), static_cast<std::size_t>(text.size())};
}

}  // namespace

class TestNumbers : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void individualNumber_data();
    void individualNumber();
    void individualNumberDigits();
    void verification_data();
    void verification();
    void insurerNumber_data();
    void insurerNumber();
    void insuredNumber_data();
    void insuredNumber();
    void insuredNumberPrint();
    void insuredNumberOtherFormat();
    void postalCode_data();
    void postalCode();
    void graphemeCounts_data();
    void graphemeCounts();
    void printable_data();
    void printable();
};

void TestNumbers::individualNumber_data() {
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("code");
    for (const QString& number : {u"123456789018"_s, u"987654321093"_s, u"200000000000"_s, u"537686677188"_s,
                                  u"111111111118"_s, u"１２３４５６７８９０１８"_s, u"123456７８9018"_s}) {
        QTest::newRow(qPrintable(number)) << number << QString();
    }
    QTest::newRow("check digit") << u"123456789017"_s << u"E-NUMBER-003"_s;
    QTest::newRow("two swapped") << u"213456789018"_s << u"E-NUMBER-003"_s;
    QTest::newRow("11 digits") << u"12345678901"_s << u"E-NUMBER-001"_s;
    QTest::newRow("13 digits") << u"1234567890189"_s << u"E-NUMBER-001"_s;
    QTest::newRow("empty") << u""_s << u"E-NUMBER-001"_s;
    QTest::newRow("letter") << u"12345678901a"_s << u"E-NUMBER-002"_s;
    QTest::newRow("space") << u"1234 5678 9018"_s << u"E-NUMBER-002"_s;
    QTest::newRow("other digits") << u"٠٢٣٤٥٦٧٨٩٠١٨"_s << u"E-NUMBER-002"_s;
}

void TestNumbers::individualNumber() {
    QFETCH(QString, number);
    QFETCH(QString, code);
    const QByteArray utf8 = number.toUtf8();
    for (const Result<void>& result :
         {checkIndividualNumber(units(number), u"n"_s), checkIndividualNumber(bytes(utf8), u"n"_s)}) {
        QCOMPARE(result.ok(), code.isEmpty());
        if (code.isEmpty()) continue;
        QCOMPARE(result.error().code, code);
        QCOMPARE(result.error().field, u"n"_s);
        QVERIFY(result.error().facts.isEmpty() && result.error().detail.isEmpty());  // never the number
    }
}

void TestNumbers::individualNumberDigits() {
    const SecretBuffer typed = SecretBuffer::copyOf(bytes(u"１２３４５６７８９０１８"_s.toUtf8()));
    const Result<SecretBuffer> number = individualNumberOf(typed);
    QVERIFY(number.ok());
    QCOMPARE(number->size(), std::size_t{12});
    QVERIFY(std::equal(number->bytes().begin(), number->bytes().end(), "123456789018"));
    QVERIFY(!individualNumberOf(units(u"123"_s)).ok());
    const QByteArray torn("12345678901\xEF\xBC", 13);
    QCOMPARE(checkIndividualNumber(bytes(torn)).error().code, u"E-NUMBER-002"_s);
}

void TestNumbers::verification_data() {
    QTest::addColumn<QString>("base");
    QTest::addColumn<int>("digit");
    QTest::newRow("33 12 001") << u"3312001"_s << 5;
    QTest::newRow("11 004") << u"11004"_s << 9;
    QTest::newRow("67 11 004") << u"6711004"_s << 9;
    QTest::newRow("zeros") << u"00000"_s << 0;
    QTest::newRow("empty") << u""_s << -1;
    QTest::newRow("letter") << u"11a04"_s << -1;
}

void TestNumbers::verification() {
    QFETCH(QString, base);
    QFETCH(int, digit);
    QCOMPARE(verificationDigit(base), digit);
}

void TestNumbers::insurerNumber_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("code");
    QTest::newRow("six") << u"110049"_s << u"110049"_s << QString();
    QTest::newRow("eight") << u"67110049"_s << u"67110049"_s << QString();
    QTest::newRow("published") << u"33120015"_s << u"33120015"_s << QString();
    QTest::newRow("full width") << u" １１００４９ "_s << u"110049"_s << QString();
    QTest::newRow("wrong digit") << u"110048"_s << QString() << u"E-NUMBER-012"_s;
    QTest::newRow("seven") << u"1100491"_s << QString() << u"E-NUMBER-011"_s;
    QTest::newRow("letter") << u"11a049"_s << QString() << u"E-NUMBER-011"_s;
    QTest::newRow("letter at the end") << u"11004a"_s << QString() << u"E-NUMBER-011"_s;
    QTest::newRow("empty") << QString() << QString() << u"E-NUMBER-011"_s;
}

void TestNumbers::insurerNumber() {
    QFETCH(QString, typed);
    QFETCH(QString, number);
    QFETCH(QString, code);
    const Result<QString> result = parseInsurerNumber(typed);
    QCOMPARE(result.ok(), code.isEmpty());
    if (result)
        QCOMPARE(result.value(), number);
    else
        QCOMPARE(result.error().code, code);
}

void TestNumbers::insuredNumber_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("symbol");
    QTest::addColumn<QString>("branch");
    QTest::addColumn<QString>("code");
    const auto good = [](const QString& typed, const QString& branch, const QString& symbol = u"川口"_s) {
        QTest::newRow(qPrintable(typed)) << typed << symbol << branch << QString();
    };
    good(u"川口 12-345678 (01)"_s, u"01"_s);
    good(u"12345678"_s, QString());
    good(u"12-345678"_s, QString());
    good(u"12-345678-01"_s, u"01"_s);
    good(u"1234567801"_s, u"01"_s);
    good(u"12345678-1"_s, u"01"_s);
    good(u"12345678 02"_s, u"02"_s);
    good(u"川口１２－３４５６７８（０１）"_s, u"01"_s);
    good(u"川口　１２ー３４５６７８　０１"_s, u"01"_s);
    good(u"記号 川口 番号 12-345678 枝番 01"_s, u"01"_s);
    good(u"記号川口 番号12345678"_s, QString());
    good(u"さいたま 12-345678"_s, QString(), u"さいたま"_s);
    const auto bad = [](const QString& typed, const char* code) {
        QTest::addRow("bad %s", qPrintable(typed))
            << typed << QString() << QString() << QString::fromLatin1(code);
    };
    bad(u""_s, "E-NUMBER-021");
    bad(u"川口"_s, "E-NUMBER-021");
    bad(u"1234567"_s, "E-NUMBER-021");
    bad(u"123456789"_s, "E-NUMBER-021");
    bad(u"12-345678x"_s, "E-NUMBER-021");
    bad(u"12345678-001"_s, "E-NUMBER-022");
    bad(u"12345678012"_s, "E-NUMBER-021");
}

void TestNumbers::insuredNumber() {
    QFETCH(QString, typed);
    QFETCH(QString, symbol);
    QFETCH(QString, branch);
    QFETCH(QString, code);
    const Result<InsuredNumber> number = InsuredNumber::parse(typed);
    QCOMPARE(number.ok(), code.isEmpty());
    if (!number) {
        QCOMPARE(number.error().code, code);
        return;
    }
    QCOMPARE(number->symbol, symbol);
    QCOMPARE(number->number, u"12345678"_s);
    QCOMPARE(number->branch, branch);
    QCOMPARE(InsuredNumber::parse(number->text()).value(), number.value());
}

void TestNumbers::insuredNumberPrint() {
    const InsuredNumber number{u"川口"_s, u"12345678"_s, u"01"_s};
    QCOMPARE(number.text(), u"川口 12-345678 (01)"_s);
    QCOMPARE(number.numberText(), u"12-345678"_s);
    QCOMPARE((InsuredNumber{{}, u"12345678"_s, {}}).text(), u"12-345678"_s);
    QCOMPARE((InsuredNumber{u"蕨"_s, u"99"_s, {}}).text(), u"蕨 99"_s);  // another insurer's, as stored
}

void TestNumbers::insuredNumberOtherFormat() {
    const InsuredNumberFormat format{u"蕨"_s, {7}, 3};
    const InsuredNumber number = InsuredNumber::parse(u"1234567-001", format).value();
    QCOMPARE(number.branch, u"001"_s);
    QCOMPARE(number.text(format), u"蕨 1234567 (001)"_s);
    QCOMPARE(InsuredNumber::parse(u"12345678", format).error().facts, QStringList{u"7"_s});
}

void TestNumbers::postalCode_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("ok");
    for (const QString& typed : {u"3320031"_s, u"332-0031"_s, u"〒332-0031"_s, u"〒 332 0031"_s,
                                 u"３３２－００３１"_s, u"332ー0031"_s}) {
        QTest::newRow(qPrintable(typed)) << typed << true;
    }
    for (const QString& typed :
         {u""_s, u"332003"_s, u"33-20031"_s, u"332-003a"_s, u"332-00311"_s, u"332--031"_s}) {
        QTest::addRow("bad %s", qPrintable(typed)) << typed << false;
    }
}

void TestNumbers::postalCode() {
    QFETCH(QString, typed);
    QFETCH(bool, ok);
    const Result<PostalCode> code = PostalCode::parse(typed, u"postal_code"_s);
    QCOMPARE(code.ok(), ok);
    if (!ok) {
        QCOMPARE(code.error().code, u"E-POSTAL-001"_s);
        return;
    }
    QCOMPARE(code->digits(), u"3320031"_s);
    QCOMPARE(code->text(), u"332-0031"_s);
    QCOMPARE(code->marked(), u"〒332-0031"_s);
    QVERIFY(PostalCode().text().isEmpty() && PostalCode().isEmpty());
}

void TestNumbers::graphemeCounts_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("firstTwo");
    QTest::newRow("plain") << u"山田太郎"_s << 4 << u"山田"_s;
    QTest::newRow("surrogates") << u"𠮷野家"_s << 3 << u"𠮷野"_s;
    QTest::newRow("IVS") << u"渡邉\U000E0101太"_s << 3 << u"渡邉\U000E0101"_s;
    QTest::newRow("IVS on a surrogate pair") << u"𠮷\U000E0100田"_s << 2 << u"𠮷\U000E0100田"_s;
    QTest::newRow("IVS on a compatibility ideograph")
        << u"\uFA19\U000E0100田中"_s << 3 << u"\uFA19\U000E0100田"_s;
    QTest::newRow("SVS") << u"神\uFE00田川"_s << 3 << u"神\uFE00田"_s;
    QTest::newRow("combining voicing") << u"か\u3099き\u3099く"_s << 3 << u"か\u3099き\u3099"_s;
    QTest::newRow("Vietnamese, composed") << u"Nguyễn"_s << 6 << u"Ng"_s;
    QTest::newRow("Vietnamese, combining") << u"e\u0302\u0303n"_s << 2 << u"e\u0302\u0303n"_s;
    QTest::newRow("half-width voiced kana") << u"ｶﾞ"_s << 1 << u"ｶﾞ"_s;
    QTest::newRow("gaiji with selector") << u"\uE000\U000E0100田"_s << 2 << u"\uE000\U000E0100田"_s;
    QTest::newRow("Hangul jamo") << u"\u1112\u1161\u11ab"_s << 1 << u"\u1112\u1161\u11ab"_s;
    QTest::newRow("plane 3") << u"\U00030000田"_s << 2 << u"\U00030000田"_s;
    QTest::newRow("empty") << u""_s << 0 << u""_s;
}

void TestNumbers::graphemeCounts() {
    QFETCH(QString, text);
    QFETCH(int, count);
    QFETCH(QString, firstTwo);
    QCOMPARE(graphemeCount(text), count);
    QCOMPARE(graphemes(text).join(QString()), text);
    QCOMPARE(leftGraphemes(text, 2), firstTwo);
    QCOMPARE(leftGraphemes(text, 0), QString());
    QCOMPARE(leftGraphemes(text, -1), QString());
    QCOMPARE(leftGraphemes(text, 100), text);
}

void TestNumbers::printable_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QStringList>("facts");
    const QStringList none;
    for (const QString& text :
         {u"山田　太郎"_s, u"髙﨑"_s, u"渡邉\U000E0101"_s, u"𠮷\U000E0100"_s, u"Nguyễn Văn A"_s, u"e\u0302"_s,
          u"O'Brien-Smith"_s, u"金 민수"_s, u"ﾔﾏﾀﾞ"_s, u"①㈱"_s, u""_s, u"\U0003134A"_s, u"\U000323B0"_s}) {
        QTest::newRow(qPrintable(u"good "_s + text)) << text << QString() << none;
    }
    const auto bad = [](const char* name, const QString& text, const char* code, const QStringList& facts) {
        QTest::newRow(name) << text << QString::fromLatin1(code) << facts;
    };
    bad("tab", u"山\t田"_s, "E-NAME-001", {u"2"_s, u"U+0009"_s});
    bad("line feed", u"山田\n"_s, "E-NAME-001", {u"3"_s, u"U+000A"_s});
    bad("NUL", QString(QChar(u'\0')), "E-NAME-001", {u"1"_s, u"U+0000"_s});
    bad("C1", u"山\u0085"_s, "E-NAME-001", {u"2"_s, u"U+0085"_s});
    bad("line separator", u"山\u2028"_s, "E-NAME-001", {u"2"_s, u"U+2028"_s});
    bad("tag", u"山\U000E0041"_s, "E-NAME-001", {u"2"_s, u"U+E0041"_s});
    bad("right-to-left override", u"渡邉\U000E0101\u202Eabc"_s, "E-NAME-002", {u"3"_s, u"U+202E"_s});
    bad("isolate", u"a\u2066b"_s, "E-NAME-002", {u"2"_s, u"U+2066"_s});
    bad("right-to-left mark", u"a\u200Fb"_s, "E-NAME-002", {u"2"_s, u"U+200F"_s});
    bad("zero-width space", u"山\u200B田"_s, "E-NAME-003", {u"2"_s, u"U+200B"_s});
    bad("byte order mark", u"\uFEFF山田"_s, "E-NAME-003", {u"1"_s, u"U+FEFF"_s});
    bad("Hangul filler", u"\u3164"_s, "E-NAME-003", {u"1"_s, u"U+3164"_s});
    bad("soft hyphen", u"a\u00ADb"_s, "E-NAME-003", {u"2"_s, u"U+00AD"_s});
    bad("selector first", u"\U000E0100山"_s, "E-NAME-003", {u"1"_s, u"U+E0100"_s});
    bad("two selectors", u"邉\U000E0100\U000E0101"_s, "E-NAME-003", {});
    bad("private use", u"山\uE000"_s, "E-NAME-004", {u"2"_s, u"U+E000"_s});
    bad("private use, plane 15", u"\U000F0000"_s, "E-NAME-004", {u"1"_s, u"U+F0000"_s});
    bad("lone surrogate", u"山"_s + QChar(0xD842), "E-NAME-005", {u"2"_s, u"U+D842"_s});
    bad("noncharacter", u"山\uFFFE"_s, "E-NAME-005", {u"2"_s, u"U+FFFE"_s});
    bad("replacement", u"山\uFFFD"_s, "E-NAME-005", {u"2"_s, u"U+FFFD"_s});
}

void TestNumbers::printable() {
    QFETCH(QString, text);
    QFETCH(QString, code);
    QFETCH(QStringList, facts);
    const Result<void> result = checkPrintable(text, PrivateUse::Refuse, u"name"_s);
    QCOMPARE(result.ok(), code.isEmpty());
    if (result.ok()) return;
    QCOMPARE(result.error().code, code);
    QCOMPARE(result.error().field, u"name"_s);
    if (!facts.isEmpty()) QCOMPARE(result.error().facts, facts);
    if (code == u"E-NAME-004")
        QVERIFY(checkPrintable(text, PrivateUse::Allow).ok());
    else
        QVERIFY(!checkPrintable(text, PrivateUse::Allow).ok());
}

QTEST_APPLESS_MAIN(TestNumbers)
#include "TestNumbers.moc"
