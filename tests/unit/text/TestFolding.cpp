// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/AddressFolding.h"
#include "core/text/KanaFolding.h"
#include "core/text/KanjiFolding.h"
#include "core/text/KanjiNumber.h"
#include "core/text/PhoneNumber.h"
#include "core/text/Width.h"

#include <QtTest>

using namespace mado;
using namespace Qt::StringLiterals;

class TestFolding : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void kana_data();
    void kana();
    void looseKana_data();
    void looseKana();
    void standardTellsApart();
    void forwardMatch();
    void names();
    void manyNamesAreFast();
    void kanji_data();
    void kanji();
    void kanjiTable();
    void tornTables_data();
    void tornTables();
    void everyVariantFoldsLikeItsBase();
    void width_data();
    void width();
    void widthLeavesNamesAlone_data();
    void widthLeavesNamesAlone();
    void everyHalfKanaThereAndBack();
    void kanaName_data();
    void kanaName();
    void numbers_data();
    void numbers();
    void address_data();
    void address();
    void phone_data();
    void phone();
};

void TestFolding::kana_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("key");
    const auto row = [](const QString& name, const QString& key) {
        QTest::newRow(qPrintable(name)) << name << key;
    };
    // the worked rows
    row(u"ワタナベ ジュンイチ"_s, u"ワタナヘシユンイチ"_s);
    row(u"わたなべ　じゆんいち"_s, u"ワタナヘシユンイチ"_s);
    row(u"オオノ"_s, u"オオノ"_s);
    row(u"オーノ"_s, u"オノ"_s);
    row(u"オノ"_s, u"オノ"_s);
    row(u"ミヅキ"_s, u"ミツキ"_s);
    row(u"ミズキ"_s, u"ミスキ"_s);
    row(u"ﾐｽﾞｷ"_s, u"ミスキ"_s);
    row(u"NGUYEN VAN A"_s, u"NGUYENVANA"_s);
    row(u"nguyen"_s, u"NGUYEN"_s);
    // step by step
    row(u"ﾜﾀﾅﾍﾞ"_s, u"ワタナヘ"_s);
    row(u"ｧｨｩｪｫｬｭｮｯ"_s, u"アイウエオヤユヨツ"_s);
    row(u"ァィゥェォャュョッヮヵヶ"_s, u"アイウエオヤユヨツワカケ"_s);
    row(u"ガギグゲゴザジズゼゾダヂヅデド"_s, u"カキクケコサシスセソタチツテト"_s);
    row(u"バビブベボパピプペポ"_s, u"ハヒフヘホハヒフヘホ"_s);
    row(u"ﾊﾞﾋﾞﾌﾟﾍﾟﾎﾟ"_s, u"ハヒフヘホ"_s);
    row(u"ヲ"_s, u"オ"_s);
    row(u"を"_s, u"オ"_s);
    row(u"ｦ"_s, u"オ"_s);
    row(u"ヴァン"_s, u"ウアン"_s);
    row(u"ゔぁん"_s, u"ウアン"_s);
    row(u"ヷヸヹヺ"_s, u"ワヰヱオ"_s);
    row(u"アン・マリー"_s, u"アンマリ"_s);
    row(u"ｱﾝ･ﾏﾘｰ"_s, u"アンマリ"_s);
    row(u"ア‐ア―ア－ア-ア–ア—ア"_s, u"アアアアアアア"_s);
    row(u"か\u3099き\u309A"_s, u"カキ"_s);
    row(u"カ゛"_s, u"カ"_s);
    row(u"㌔"_s, u"キロ"_s);
    row(u"いすゞ"_s, u"イスヽ"_s);
    row(u"ＮＧＵＹＥＮ　ＶＡＮ"_s, u"NGUYENVAN"_s);
    row(u"Nguyễn Văn Đức"_s, u"NGUYENVANDUC"_s);
    row(u"Nguye\u0302\u0303n"_s, u"NGUYEN"_s);
    row(u"O'Brien"_s, u"OBRIEN"_s);
    row(u"O’Brien, J."_s, u"OBRIENJ"_s);
    row(u"Straße Ærø Łukasz"_s, u"STRASSEAEROLUKASZ"_s);
    row(u"Müller"_s, u"MULLER"_s);
    row(u""_s, u""_s);
    row(u" 　"_s, u""_s);
    row(u"山田タロウ"_s, u"山田タロウ"_s);
}

void TestFolding::kana() {
    QFETCH(QString, name);
    QFETCH(QString, key);
    QCOMPARE(kanaKey(name), key);
    QCOMPARE(kanaKey(key), key);
}

void TestFolding::looseKana_data() {
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("key");
    QTest::newRow("long o") << QStringList{u"オオノ"_s, u"オーノ"_s, u"オノ"_s, u"おうの"_s} << u"オノ"_s;
    QTest::newRow("zu") << QStringList{u"ミヅキ"_s, u"ミズキ"_s, u"ﾐｽﾞｷ"_s, u"ﾐﾂﾞｷ"_s, u"みづき"_s}
                        << u"ミスキ"_s;
    QTest::newRow("ji") << QStringList{u"チヂワ"_s, u"チジワ"_s} << u"チシワ"_s;
    QTest::newRow("ou") << QStringList{u"コウノ"_s, u"コオノ"_s, u"コーノ"_s, u"コノ"_s} << u"コノ"_s;
    QTest::newRow("ei") << QStringList{u"ケイコ"_s, u"ケエコ"_s, u"ケーコ"_s} << u"ケコ"_s;
    QTest::newRow("yuu") << QStringList{u"ユウコ"_s, u"ユーコ"_s, u"ユコ"_s} << u"ユコ"_s;
    QTest::newRow("you") << QStringList{u"ヨウヘイ"_s, u"ヨーヘー"_s} << u"ヨヘ"_s;
    QTest::newRow("not lengthened") << QStringList{u"アイカワ"_s} << u"アイカワ"_s;
}

void TestFolding::looseKana() {
    QFETCH(QStringList, names);
    QFETCH(QString, key);
    for (const QString& name : names)
        QCOMPARE(kanaKey(name, KanaMode::Loose), key);
}

void TestFolding::standardTellsApart() {
    QVERIFY(kanaKey(u"オオノ") != kanaKey(u"オーノ"));
    QVERIFY(kanaKey(u"ミヅキ") != kanaKey(u"ミズキ"));
    QCOMPARE(kanaKey(u"ミツキ"), kanaKey(u"ミヅキ"));  // typed without voicing, as on old terminals
}

void TestFolding::forwardMatch() {
    QVERIFY(kanaKey(u"NGUYEN VAN A").startsWith(kanaKey(u"nguyen")));
    QVERIFY(kanaKey(u"ヤマダ　タロウ").startsWith(kanaKey(u"やまた")));
}

void TestFolding::names() {
    QCOMPARE(splitName(u"ヤマダ　タロウ"), (KanaNameKeys{u"ヤマタタロウ"_s, u"ヤマタ"_s, u"タロウ"_s}));
    QCOMPARE(splitName(u" NGUYEN VAN A "), (KanaNameKeys{u"NGUYENVANA"_s, u"NGUYEN"_s, u"VANA"_s}));
    QCOMPARE(splitName(u"ヤマダ"), (KanaNameKeys{u"ヤマタ"_s, u"ヤマタ"_s, QString()}));
    QCOMPARE(splitName(u"").whole, QString());
}

void TestFolding::manyNamesAreFast() {
    const QString name = u"ワタナベ　ジュンイチロウ"_s;
    qsizetype total = 0;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 600000; ++i)
        total += kanaKey(name).size();
    const qint64 elapsed = timer.elapsed();
    QCOMPARE(total, qsizetype{600000} * 11);
    qInfo("600,000 names in %lld ms", elapsed);
    QVERIFY2(elapsed < 10000, "generous: also for unoptimised and sanitized builds");
}

void TestFolding::kanji_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("like");
    const auto row = [](const QString& name, const QString& like) {
        QTest::newRow(qPrintable(name)) << name << like;
    };
    for (const QString& pair :
         {u"髙高"_s, u"﨑崎"_s, u"邉辺"_s, u"邊辺"_s, u"齋斉"_s, u"齊斉"_s, u"斎斉"_s, u"濵浜"_s, u"濱浜"_s,
          u"澤沢"_s, u"廣広"_s, u"眞真"_s, u"國国"_s, u"櫻桜"_s, u"惠恵"_s, u"德徳"_s, u"栁柳"_s}) {
        row(pair.left(1), pair.mid(1));
    }
    row(u"𠮷"_s, u"吉"_s);
    row(u"髙﨑　眞澄"_s, u"高崎真澄"_s);
    row(u"渡邉\U000E0101 太郎"_s, u"渡辺太郎"_s);
    row(u"葛\U000E0100城"_s, u"葛城"_s);
    row(u"神\uFE00田"_s, u"神田"_s);
    row(u"\uFA19田"_s, u"神田"_s);              // 神 as a compatibility ideograph
    row(u"\U0002F9F4山"_s, u"\U0002F9F4山"_s);  // resolved below
    row(u"佐々木"_s, u"佐佐木"_s);
    row(u"ｻﾄｳ 花子"_s, u"サトウ花子"_s);
    row(u"さとう"_s, u"サトウ"_s);
    row(u"釜ヶ谷"_s, u"釜ケ谷"_s);
    row(u"ＮＧＵＹＥＮ van"_s, u"NGUYENVAN"_s);
    row(u"嶋田"_s, u"島田"_s);
    row(u"嶌田"_s, u"島田"_s);
    row(u"桒原"_s, u"桑原"_s);
    row(u"冨士"_s, u"富士"_s);
    row(u"竜"_s, u"龍"_s);
    row(u"桧山"_s, u"檜山"_s);
    row(u"渊上"_s, u"淵上"_s);
}

void TestFolding::kanji() {
    QFETCH(QString, name);
    QFETCH(QString, like);
    const KanjiFolding folding = KanjiFolding::load().value();
    QCOMPARE(folding.key(name), folding.key(like));
    QCOMPARE(folding.key(folding.key(name)), folding.key(name));
    QVERIFY(!folding.key(name).isEmpty());
}

void TestFolding::kanjiTable() {
    const KanjiFolding folding = KanjiFolding::load().value();
    QVERIFY(folding.size() > 500);
    QCOMPARE(folding.base(U'髙'), U'高');
    QCOMPARE(folding.base(U'山'), U'山');
    QVERIFY(folding.key(u"高田") != folding.key(u"山田"));
    QCOMPARE(folding.key(u"高田"), u"高田"_s);
    const KanjiFolding own = KanjiFolding::parse("variant\tbase\r\n# ours\r\n峯\t峰\r\n𡶌\t峯\r\n").value();
    QCOMPARE(own.key(u"𡶌"), u"峰"_s);  // through 峯
    QCOMPARE(own.key(u"髙"), u"髙"_s);
    QCOMPARE(KanjiFolding::load(u":/text/absent.tsv"_s).error().code, u"E-TEXT-001"_s);
}

void TestFolding::tornTables_data() {
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QString>("code");
    QTest::newRow("one column") << QByteArray("variant\tbase\n髙\n") << u"E-TEXT-002"_s;
    QTest::newRow("three columns") << QByteArray("variant\tbase\n髙\t高\t?\n") << u"E-TEXT-002"_s;
    QTest::newRow("two characters") << QByteArray("variant\tbase\n髙髙\t高\n") << u"E-TEXT-002"_s;
    QTest::newRow("itself") << QByteArray("variant\tbase\n高\t高\n") << u"E-TEXT-002"_s;
    QTest::newRow("twice") << QByteArray("variant\tbase\n髙\t高\n髙\t喬\n") << u"E-TEXT-002"_s;
    QTest::newRow("circle") << QByteArray("variant\tbase\n髙\t高\n高\t髙\n") << u"E-TEXT-002"_s;
    QTest::newRow("ASCII") << QByteArray("variant\tbase\na\tb\n") << u"E-TEXT-002"_s;
    QTest::newRow("not UTF-8") << QByteArray("variant\tbase\n\xFA\xFB\t\x90\n") << u"E-TEXT-001"_s;
}

void TestFolding::tornTables() {
    QFETCH(QByteArray, table);
    QFETCH(QString, code);
    const Result<KanjiFolding> folding = KanjiFolding::parse(table);
    QVERIFY(!folding.ok());
    QCOMPARE(folding.error().code, code);
}

void TestFolding::everyVariantFoldsLikeItsBase() {
    const KanjiFolding folding = KanjiFolding::load().value();
    QFile file(KanjiFolding::builtInTable());
    QVERIFY(file.open(QIODevice::ReadOnly));
    int rows = 0;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        const QStringList columns = line.split(u'\t');
        if (columns.size() != 2 || line.startsWith(u'#') || columns[0] == u"variant") continue;
        ++rows;
        QCOMPARE(folding.key(columns[0]), folding.key(columns[1]));
        QCOMPARE(folding.key(columns[0] + u"\U000E0100"_s), folding.key(columns[1]));
    }
    QCOMPARE(rows, folding.size());
}

void TestFolding::width_data() {
    QTest::addColumn<QString>("function");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    int n = 0;
    const auto row = [&n](const QString& function, const QString& from, const QString& to) {
        QTest::addRow("%d %s", ++n, qPrintable(function)) << function << from << to;
    };
    row(u"halfAscii"_s, u"ＡＢｃ１２３－．　～！"_s, u"ABc123-. ~!"_s);
    row(u"halfAscii"_s, u"カタカナ漢字ー"_s, u"カタカナ漢字ー"_s);
    row(u"halfCode"_s, u"１２－３４５６７８‐０１"_s, u"12-345678-01"_s);
    row(u"halfCode"_s, u"2ー1−1―2"_s, u"2-1-1-2"_s);
    row(u"halfCode"_s, u"コーポ2"_s, u"コーポ2"_s);
    row(u"fullDigits"_s, u"令和8年11月22日 A-1"_s, u"令和８年１１月２２日 A-１"_s);
    row(u"fullKana"_s, u"ﾔﾏﾀﾞ ﾊﾟﾘ ｳﾞｧﾝ ﾜﾞｦﾞ｡｢｣､･ｰ"_s, u"ヤマダ パリ ヴァン ヷヺ。「」、・ー"_s);
    row(u"fullKana"_s, u"ｱﾞﾞ"_s, u"ア゛゛"_s);
    row(u"fullKana"_s, u"ﾞｶﾟ"_s, u"゛カ゜"_s);
    row(u"fullKana"_s, u"カﾞ"_s, u"ガ"_s);
    row(u"halfKana"_s, u"ヤマダ　ジュンイチ・ヴ"_s, u"ﾔﾏﾀﾞ　ｼﾞｭﾝｲﾁ･ｳﾞ"_s);
    row(u"halfKana"_s, u"ヰヱヵヶヮやま"_s, u"ヰヱヵヶヮやま"_s);
    row(u"full"_s, u"川口市青木2-1-1 ｺｰﾎﾟ203"_s, u"川口市青木２－１－１　コーポ２０３"_s);
    row(u"katakana"_s, u"わたなべゔゞ漢ｱ"_s, u"ワタナベヴヾ漢ｱ"_s);
}

void TestFolding::width() {
    QFETCH(QString, function);
    QFETCH(QString, from);
    QFETCH(QString, to);
    const QHash<QString, QString (*)(QStringView)> functions{
        {u"halfAscii"_s, toHalfWidthAscii},   {u"halfCode"_s, toHalfWidthCode},
        {u"fullDigits"_s, toFullWidthDigits}, {u"fullKana"_s, toFullWidthKana},
        {u"halfKana"_s, toHalfWidthKana},     {u"full"_s, toFullWidth},
        {u"katakana"_s, toKatakana},
    };
    QVERIFY(functions.contains(function));
    QCOMPARE(functions[function](from), to);
}

void TestFolding::widthLeavesNamesAlone_data() {
    QTest::addColumn<QString>("text");
    for (const QString& text :
         {u"①"_s, u"㈱"_s, u"㍻"_s, u"髙﨑"_s, u"\uFA19"_s, u"\uE000"_s, u"邉\U000E0101"_s, u"𠮷"_s, u"㌔"_s,
          u"Ⅳ"_s, u"ễ"_s, u"e\u0302\u0303"_s, u"か\u3099"_s, u"½"_s, u"\U000F0000"_s}) {
        QTest::newRow(qPrintable(text)) << text;
    }
}

void TestFolding::widthLeavesNamesAlone() {
    QFETCH(QString, text);
    QCOMPARE(toHalfWidthAscii(text), text);
    QCOMPARE(toHalfWidthCode(text), text);
    QCOMPARE(toFullWidthDigits(text), text);
    QCOMPARE(toFullWidthKana(text), text);
    QCOMPARE(toHalfWidthKana(text), text);
}

void TestFolding::everyHalfKanaThereAndBack() {
    for (char16_t c = 0xFF61; c <= 0xFF9F; ++c) {
        const QString half(1, QChar(c));
        const QString full = toFullWidthKana(half);
        QCOMPARE(full.size(), 1);
        QVERIFY(full != half);
        QCOMPARE(toHalfWidthKana(full), half);
    }
}

void TestFolding::kanaName_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("stored");
    QTest::newRow("half") << u" ﾔﾏﾀﾞ  ﾀﾛｳ "_s << u"ヤマダ　タロウ"_s;
    QTest::newRow("hiragana") << u"やまだ たろう"_s << u"ヤマダ　タロウ"_s;
    QTest::newRow("Latin") << u"NGUYEN VAN A"_s << u"NGUYEN　VAN　A"_s;
    QTest::newRow("empty") << u" "_s << u""_s;
}

void TestFolding::kanaName() {
    QFETCH(QString, typed);
    QFETCH(QString, stored);
    QCOMPARE(toKanaName(typed), stored);
    QCOMPARE(toKanaName(stored), stored);
}

void TestFolding::numbers_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("number");
    const auto row = [](const QString& text, int number) {
        QTest::newRow(qPrintable(text)) << text << number;
    };
    row(u"〇"_s, 0);
    row(u"一"_s, 1);
    row(u"十"_s, 10);
    row(u"十二"_s, 12);
    row(u"六十四"_s, 64);
    row(u"百二"_s, 102);
    row(u"二百三十四"_s, 234);
    row(u"千九百八十九"_s, 1989);
    row(u"一九八九"_s, 1989);
    row(u"二〇一"_s, 201);
    row(u"壱弐参"_s, 123);
    row(u""_s, -1);
    row(u"十百"_s, -1);
    row(u"十十"_s, -1);
    row(u"〇十"_s, -1);
    row(u"十二三"_s, -1);
    row(u"二三十"_s, -1);
    row(u"一二三四五"_s, -1);
    row(u"山"_s, -1);
}

void TestFolding::numbers() {
    QFETCH(QString, text);
    QFETCH(int, number);
    QCOMPARE(kanjiNumber(text), number);
}

void TestFolding::address_data() {
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("key");
    const auto row = [](const QString& address, const QString& key) {
        QTest::newRow(qPrintable(address)) << address << key;
    };
    for (const QString& text :
         {u"青木二丁目1番1号"_s, u"青木2-1-1"_s, u"青木２－１－１"_s, u"青木 2丁目1-1"_s,
          u"青木2丁目1番地1"_s, u"青木2丁目1番地の1"_s, u"青木二丁目一番一号"_s, u"青木二-一-一"_s,
          u"青木2ー1ー1"_s, u"青木２丁目１の１"_s, u"青木 2 1 1"_s, u"青木02-01-01"_s}) {
        row(text, u"青木2-1-1"_s);
    }
    row(u"川口市青木二丁目1番1号 コーポ青木203号室"_s, u"川口市青木2-1-1コーポ青木203"_s);
    row(u"川口市青木2-1-1ｺｰﾎﾟ青木203"_s, u"川口市青木2-1-1コーポ青木203"_s);
    row(u"青木2-1-1-203"_s, u"青木2-1-1-203"_s);
    row(u"十二月田町1番2号"_s, u"十二月田町1-2"_s);
    row(u"三ツ和2-3"_s, u"三ツ和2-3"_s);
    row(u"八幡木一丁目"_s, u"八幡木1"_s);
    row(u"三番町5番地"_s, u"3番町5"_s);
    row(u"3番町5"_s, u"3番町5"_s);
    row(u"大字安行123番地"_s, u"安行123"_s);
    row(u"釜ヶ谷十丁目20番"_s, u"釜ケ谷10-20"_s);
    row(u""_s, u""_s);
    row(u"-"_s, u""_s);
    row(u"青木"_s, u"青木"_s);
    row(u"二丁目"_s, u"2"_s);
}

void TestFolding::address() {
    QFETCH(QString, address);
    QFETCH(QString, key);
    QCOMPARE(addressKey(address), key);
    QCOMPARE(addressKey(key), key);
}

void TestFolding::phone_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("looks");
    QTest::newRow("plain") << u"0482581110"_s << u"0482581110"_s << true;
    QTest::newRow("hyphens") << u"048-258-1110"_s << u"0482581110"_s << true;
    QTest::newRow("brackets, full width") << u"０４８（２５８）１１１０"_s << u"0482581110"_s << true;
    QTest::newRow("mobile") << u"090 1234 5678"_s << u"09012345678"_s << true;
    QTest::newRow("abroad") << u"+81 48-258-1110"_s << u"0482581110"_s << true;
    QTest::newRow("abroad with 0") << u"+81(0)48-258-1110"_s << u"0482581110"_s << true;
    QTest::newRow("long marks") << u"048ー258ー1110"_s << u"0482581110"_s << true;
    QTest::newRow("extension") << u"048-258-1110 内線 123"_s << u"0482581110"_s << false;
    QTest::newRow("short") << u"258-1110"_s << u"2581110"_s << false;
    QTest::newRow("words") << u"なし"_s << u""_s << false;
}

void TestFolding::phone() {
    QFETCH(QString, typed);
    QFETCH(QString, key);
    QFETCH(bool, looks);
    QCOMPARE(phoneKey(typed), key);
    QCOMPARE(looksLikePhone(typed), looks);
}

QTEST_APPLESS_MAIN(TestFolding)
#include "TestFolding.moc"
