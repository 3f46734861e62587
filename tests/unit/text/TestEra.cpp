// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ErrorCatalogue.h"
#include "core/text/DateText.h"
#include "core/text/Era.h"
#include "core/text/FiscalYear.h"
#include "core/text/PartialDate.h"
#include "core/text/YearMonth.h"

#include <QtTest>

using namespace mado;
using namespace Qt::StringLiterals;

namespace {

QDate day(const char* iso) {
    return QDate::fromString(QString::fromLatin1(iso), Qt::ISODate);
}

}  // namespace

class TestEra : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void borders_data();
    void borders();
    void beforeTheFirstSafeDay();
    void parse_data();
    void parse();
    void refuse_data();
    void refuse();
    void refusalHintsTheRightEra();
    void wordsOfTheRefusal();
    void parseComplete();
    void missingPartsForSearch_data();
    void missingPartsForSearch();
    void format_data();
    void format();
    void formatUnknown_data();
    void formatUnknown();
    void partialIso_data();
    void partialIso();
    void partialOrder();
    void partialSpan();
    void mayEqual();
    void yearMonth();
    void yearMonthParse_data();
    void yearMonthParse();
    void fiscalYear_data();
    void fiscalYear();
    void everyDayThereAndBack();
};

void TestEra::borders_data() {
    QTest::addColumn<QString>("iso");
    QTest::addColumn<QString>("wareki");
    QTest::newRow("first safe day") << u"1873-01-01"_s << u"明治6年1月1日"_s;
    QTest::newRow("last Meiji") << u"1912-07-29"_s << u"明治45年7月29日"_s;
    QTest::newRow("first Taisho") << u"1912-07-30"_s << u"大正元年7月30日"_s;
    QTest::newRow("last Taisho") << u"1926-12-24"_s << u"大正15年12月24日"_s;
    QTest::newRow("first Showa") << u"1926-12-25"_s << u"昭和元年12月25日"_s;
    QTest::newRow("last Showa") << u"1989-01-07"_s << u"昭和64年1月7日"_s;
    QTest::newRow("first Heisei") << u"1989-01-08"_s << u"平成元年1月8日"_s;
    QTest::newRow("last Heisei") << u"2019-04-30"_s << u"平成31年4月30日"_s;
    QTest::newRow("first Reiwa") << u"2019-05-01"_s << u"令和元年5月1日"_s;
    QTest::newRow("today's example") << u"2026-11-22"_s << u"令和8年11月22日"_s;
    QTest::newRow("leap day") << u"2024-02-29"_s << u"令和6年2月29日"_s;
}

void TestEra::borders() {
    QFETCH(QString, iso);
    QFETCH(QString, wareki);
    const QDate date = QDate::fromString(iso, Qt::ISODate);
    QCOMPARE(formatDate(date), wareki);
    const Result<QDate> back = parseDate(wareki);
    QVERIFY2(back.ok(), qPrintable(wareki));
    QCOMPARE(back.value(), date);
    QCOMPARE(EraDate::of(date)->toDate(), date);
}

void TestEra::beforeTheFirstSafeDay() {
    QVERIFY(!EraDate::of(day("1872-12-31")));
    QVERIFY(!EraDate::of(QDate()));
    QVERIFY(!(EraDate{1, 5, 12, 31}).toDate().isValid());
    QVERIFY((EraDate{1, 6, 1, 1}).toDate().isValid());
    QVERIFY(!(EraDate{3, 64, 1, 8}).toDate().isValid());
    QVERIFY(!(EraDate{9, 1, 1, 1}).toDate().isValid());
    QCOMPARE(eraOn(day("1868-10-22")), nullptr);
    QCOMPARE(eraOn(day("1868-10-23"))->code, 1);
}

void TestEra::parse_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("iso");
    const auto row = [](const QString& text, const char* iso) {
        QTest::newRow(qPrintable(text)) << text << QString::fromLatin1(iso);
    };
    for (const QString& text : {u"S640107"_s,
                                u"s64.1.7"_s,
                                u"昭64.1.7"_s,
                                u"昭和64年1月7日"_s,
                                u"1989/1/7"_s,
                                u"1989-01-07"_s,
                                u"19890107"_s,
                                u"1989年1月7日"_s,
                                u"Ｓ６４．１．７"_s,
                                u"昭和６４年１月７日"_s,
                                u"３６４０１０７"_s,
                                u"S64/1/7"_s,
                                u"S64-01-07"_s,
                                u"S.64.1.7"_s,
                                u"昭和六十四年一月七日"_s,
                                u"㍼64.1.7"_s,
                                u" 昭和64年 1月 7日 "_s,
                                u"昭和64年1月7日生"_s,
                                u"昭和64年1月7日(土)"_s,
                                u"昭和64年1月7日（土曜日）"_s,
                                u"西暦1989年1月7日"_s,
                                u"1989.1.7"_s,
                                u"昭和64年1月7日(1989年)"_s,
                                u"S 64 1 7"_s,
                                u"1989‐01‐07"_s,
                                u"１９８９／１／７"_s,
                                u"S64.01.07"_s,
                                u"一九八九年一月七日"_s}) {
        row(text, "1989-01-07");
    }
    row(u"令和元年5月1日"_s, "2019-05-01");
    row(u"令和1年5月1日"_s, "2019-05-01");
    row(u"R元.5.1"_s, "2019-05-01");
    row(u"㋿元年5月1日"_s, "2019-05-01");
    row(u"R8.4.1"_s, "2026-04-01");
    row(u"r080401"_s, "2026-04-01");
    row(u"5080401"_s, "2026-04-01");
    row(u"4310430"_s, "2019-04-30");
    row(u"1450729"_s, "1912-07-29");
    row(u"2151224"_s, "1926-12-24");
    row(u"T15.12.24"_s, "1926-12-24");
    row(u"M6.1.1"_s, "1873-01-01");
    row(u"大正十五年十二月二十四日"_s, "1926-12-24");
    row(u"R6.2.29"_s, "2024-02-29");
    row(u"S33.4.不詳"_s, "1958-04-00");
    row(u"昭和33年4月不詳"_s, "1958-04-00");
    row(u"昭和33年4月日不詳"_s, "1958-04-00");
    row(u"S33.4.0"_s, "1958-04-00");
    row(u"S33.4.00"_s, "1958-04-00");
    row(u"S330400"_s, "1958-04-00");
    row(u"3330400"_s, "1958-04-00");
    row(u"1958-04-00"_s, "1958-04-00");
    row(u"19580400"_s, "1958-04-00");
    row(u"S33.4.??"_s, "1958-04-00");
    row(u"1958/4/xx"_s, "1958-04-00");
    row(u"昭和33年不詳"_s, "1958-00-00");
    row(u"昭和33年月日不詳"_s, "1958-00-00");
    row(u"S33.不詳.不詳"_s, "1958-00-00");
    row(u"1958-00-00"_s, "1958-00-00");
    row(u"S33.00.00"_s, "1958-00-00");
    row(u"S64.00.00"_s, "1989-00-00");
    row(u"H1.0.0"_s, "1989-00-00");
    row(u"不詳"_s, "0000-00-00");
    row(u"不明"_s, "0000-00-00");
    row(u"生年月日不詳"_s, "0000-00-00");
    row(u"0000-00-00"_s, "0000-00-00");
    row(u"9999-12-31"_s, "9999-12-31");
}

void TestEra::parse() {
    QFETCH(QString, text);
    QFETCH(QString, iso);
    const Result<PartialDate> date = parsePartialDate(text);
    QVERIFY2(date.ok(), date.ok() ? "" : qPrintable(date.error().code));
    QCOMPARE(date->toIso(), iso);
}

void TestEra::refuse_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    const auto row = [](const QString& text, const char* code) {
        QTest::addRow("%s <%s>", code, qPrintable(text)) << text << QString::fromLatin1(code);
    };
    row(u""_s, "E-DATE-001");
    row(u" "_s, "E-DATE-001");
    row(u"ヤマダ"_s, "E-DATE-001");
    row(u"S"_s, "E-DATE-001");
    row(u"S33401"_s, "E-DATE-001");  // 33.4.01 or 3.34.01: not clear
    row(u"S33..4.1"_s, "E-DATE-001");
    row(u"S33.4.1.5"_s, "E-DATE-001");
    row(u"S33年.4.1"_s, "E-DATE-001");
    row(u"33月4年1日"_s, "E-DATE-001");
    row(u"S0.4.1"_s, "E-DATE-001");
    row(u"6080401"_s, "E-DATE-001");
    row(u"1958年4月1日(1959年)"_s, "E-DATE-001");
    row(u"昭和64年1月7日(朝)"_s, "E-DATE-001");
    row(u"123456789012345678"_s, "E-DATE-001");
    row(u"S33.4.1x"_s, "E-DATE-001");
    row(u"年月日"_s, "E-DATE-001");
    row(u"R5.2.29"_s, "E-DATE-002");
    row(u"2026-13-01"_s, "E-DATE-002");
    row(u"2026-04-31"_s, "E-DATE-002");
    row(u"S33.不詳.1"_s, "E-DATE-002");
    row(u"1900-02-29"_s, "E-DATE-002");
    row(u"1872-12-31"_s, "E-DATE-003");
    row(u"M5.12.1"_s, "E-DATE-003");
    row(u"昭和64年1月8日"_s, "E-DATE-004");
    row(u"S640108"_s, "E-DATE-004");
    row(u"昭和65年1月1日"_s, "E-DATE-004");
    row(u"平成元年1月7日"_s, "E-DATE-004");
    row(u"平成31年5月1日"_s, "E-DATE-004");
    row(u"平成35年4月1日"_s, "E-DATE-004");
    row(u"令和元年4月30日"_s, "E-DATE-004");
    row(u"大正15年12月25日"_s, "E-DATE-004");
    row(u"昭和元年12月24日"_s, "E-DATE-004");
    row(u"明治45年7月30日"_s, "E-DATE-004");
    row(u"S64.2.不詳"_s, "E-DATE-004");
    row(u"330401"_s, "E-DATE-005");
    row(u"33.4.1"_s, "E-DATE-005");
    row(u"58/4/1"_s, "E-DATE-005");
    row(u"S33"_s, "E-DATE-006");
    row(u"S33.4"_s, "E-DATE-006");
    row(u"1958"_s, "E-DATE-006");
    row(u"1958-04"_s, "E-DATE-006");
    row(u"昭和33年"_s, "E-DATE-006");
}

void TestEra::refuse() {
    QFETCH(QString, text);
    QFETCH(QString, code);
    const Result<PartialDate> date = parsePartialDate(text, MissingParts::Refuse, u"birth_date"_s);
    QVERIFY2(!date.ok(), date.ok() ? qPrintable(date->toIso()) : "");
    QCOMPARE(date.error().code, code);
    QCOMPARE(date.error().field, u"birth_date"_s);
}

void TestEra::refusalHintsTheRightEra() {
    const Error error = parsePartialDate(u"昭和64年1月8日").error();
    QCOMPARE(error.facts.value(0), u"昭和"_s);
    QCOMPARE(error.facts.value(2), u"1926年12月25日から1989年1月7日まで"_s);
    QCOMPARE(error.facts.value(4), u"平成元年"_s);
    QCOMPARE(error.facts.value(5), u"Heisei 1"_s);
    QCOMPARE(parsePartialDate(u"平成元年1月7日").error().facts.value(4), u"昭和64年"_s);
    QCOMPARE(parsePartialDate(u"平成35年4月1日").error().facts.value(4), u"令和5年"_s);
    QCOMPARE(parsePartialDate(u"令和元年4月30日").error().facts.value(2), u"2019年5月1日から"_s);
}

void TestEra::wordsOfTheRefusal() {
    const ErrorCatalogue catalogue(QStringLiteral(MADO_SOURCE_DIR "/resources/errors"));
    const Error error = parsePartialDate(u"昭和64年1月8日").error();
    const ErrorCatalogue::Words ja = catalogue.words(error, Language::Japanese);
    QCOMPARE(ja.what,
             u"昭和の期間は1926年12月25日から1989年1月7日までです。この日は平成元年に当たります。"_s);
    QVERIFY(ja.next.contains(u"平成元年"));
    const ErrorCatalogue::Words en = catalogue.words(error, Language::English);
    QCOMPARE(en.what, u"The era Showa runs 1926-12-25 to 1989-01-07. That day falls in Heisei 1."_s);
}

void TestEra::parseComplete() {
    QCOMPARE(parseDate(u"R8.11.22").value(), day("2026-11-22"));
    QCOMPARE(parseDate(u"S33.4.不詳").error().code, u"E-DATE-007"_s);
    QCOMPARE(parseDate(u"不詳", u"lost_on"_s).error().field, u"lost_on"_s);
}

void TestEra::missingPartsForSearch_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("iso");
    QTest::newRow("era year") << u"S33"_s << u"1958-00-00"_s;
    QTest::newRow("era year, kanji") << u"昭和33年"_s << u"1958-00-00"_s;
    QTest::newRow("trailing dot") << u"S33."_s << u"1958-00-00"_s;
    QTest::newRow("era month") << u"S33.4"_s << u"1958-04-00"_s;
    QTest::newRow("era month digits") << u"S3304"_s << u"1958-04-00"_s;
    QTest::newRow("month trailing") << u"S33.4."_s << u"1958-04-00"_s;
    QTest::newRow("year") << u"1958"_s << u"1958-00-00"_s;
    QTest::newRow("year month") << u"1958/4"_s << u"1958-04-00"_s;
    QTest::newRow("year month digits") << u"195804"_s << u"1958-04-00"_s;
    QTest::newRow("whole") << u"S33.4.1"_s << u"1958-04-01"_s;
}

void TestEra::missingPartsForSearch() {
    QFETCH(QString, text);
    QFETCH(QString, iso);
    const Result<PartialDate> date = parsePartialDate(text, MissingParts::Unknown);
    QVERIFY(date.ok());
    QCOMPARE(date->toIso(), iso);
}

void TestEra::format_data() {
    QTest::addColumn<int>("style");
    QTest::addColumn<QString>("text");
    QTest::newRow("kanji") << static_cast<int>(DateStyle::Kanji) << u"令和8年11月22日"_s;
    QTest::newRow("full width") << static_cast<int>(DateStyle::KanjiFullWidth) << u"令和８年１１月２２日"_s;
    QTest::newRow("weekday") << static_cast<int>(DateStyle::KanjiWeekday) << u"令和8年11月22日(日)"_s;
    QTest::newRow("short") << static_cast<int>(DateStyle::Short) << u"R8.11.22"_s;
    QTest::newRow("both") << static_cast<int>(DateStyle::SideBySide) << u"令和8年11月22日(2026年)"_s;
    QTest::newRow("gregorian") << static_cast<int>(DateStyle::Gregorian) << u"2026年11月22日"_s;
    QTest::newRow("iso") << static_cast<int>(DateStyle::Iso) << u"2026-11-22"_s;
    QTest::newRow("slash") << static_cast<int>(DateStyle::Slash) << u"2026/11/22"_s;
    QTest::newRow("english") << static_cast<int>(DateStyle::English) << u"22 November 2026"_s;
    QTest::newRow("english both") << static_cast<int>(DateStyle::EnglishBoth)
                                  << u"22 November 2026 (Reiwa 8)"_s;
}

void TestEra::format() {
    QFETCH(int, style);
    QFETCH(QString, text);
    QCOMPARE(formatDate(day("2026-11-22"), static_cast<DateStyle>(style)), text);
    QVERIFY(formatDate(QDate(), static_cast<DateStyle>(style)).isEmpty());
}

void TestEra::formatUnknown_data() {
    QTest::addColumn<QString>("iso");
    QTest::addColumn<QString>("kanji");
    QTest::addColumn<QString>("shortText");
    QTest::addColumn<QString>("english");
    QTest::newRow("day") << u"1958-04-00"_s << u"昭和33年4月日不詳"_s << u"S33.4.00"_s
                         << u"April 1958 (day unknown)"_s;
    QTest::newRow("month") << u"1958-00-00"_s << u"昭和33年月日不詳"_s << u"S33.00.00"_s
                           << u"1958 (month and day unknown)"_s;
    QTest::newRow("all") << u"0000-00-00"_s << u"不詳"_s << u"不詳"_s << u"unknown"_s;
    QTest::newRow("border year") << u"1989-00-00"_s << u"昭和64年・平成元年月日不詳"_s << u"H1.00.00"_s
                                 << u"1989 (month and day unknown)"_s;
    QTest::newRow("border month") << u"1926-12-00"_s << u"大正15年・昭和元年12月日不詳"_s << u"S1.12.00"_s
                                  << u"December 1926 (day unknown)"_s;
}

void TestEra::formatUnknown() {
    QFETCH(QString, iso);
    QFETCH(QString, kanji);
    QFETCH(QString, shortText);
    QFETCH(QString, english);
    const PartialDate date = PartialDate::fromIso(iso).value();
    QCOMPARE(formatDate(date), kanji);
    QCOMPARE(formatDate(date, DateStyle::Short), shortText);
    QCOMPARE(formatDate(date, DateStyle::English), english);
    QCOMPARE(formatDate(date, DateStyle::Iso), iso);
    QCOMPARE(parsePartialDate(shortText).value(), date);
}

void TestEra::partialIso_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");  // empty: accepted
    QTest::newRow("complete") << u"1958-04-01"_s << QString();
    QTest::newRow("no day") << u"1958-04-00"_s << QString();
    QTest::newRow("nothing") << u"0000-00-00"_s << QString();
    QTest::newRow("short") << u"1958-4-1"_s << u"E-DATE-001"_s;
    QTest::newRow("letters") << u"1958-aa-01"_s << u"E-DATE-001"_s;
    QTest::newRow("sign") << u"1958-+4-01"_s << u"E-DATE-001"_s;
    QTest::newRow("no such day") << u"1958-02-29"_s << u"E-DATE-002"_s;
    QTest::newRow("day without month") << u"1958-00-01"_s << u"E-DATE-002"_s;
    QTest::newRow("month without year") << u"0000-04-00"_s << u"E-DATE-002"_s;
    QTest::newRow("too old") << u"1600-01-01"_s << u"E-DATE-003"_s;
}

void TestEra::partialIso() {
    QFETCH(QString, text);
    QFETCH(QString, code);
    const Result<PartialDate> date = PartialDate::fromIso(text);
    QCOMPARE(date.ok(), code.isEmpty());
    if (date)
        QCOMPARE(date->toIso(), text);
    else
        QCOMPARE(date.error().code, code);
}

void TestEra::partialOrder() {
    QStringList iso{u"1958-04-01"_s, u"0000-00-00"_s, u"1958-00-00"_s,
                    u"1957-12-31"_s, u"1958-04-00"_s, u"1958-03-31"_s};
    QList<PartialDate> dates;
    for (const QString& text : iso)
        dates << PartialDate::fromIso(text).value();
    iso.sort();
    std::sort(dates.begin(), dates.end());
    for (qsizetype i = 0; i < iso.size(); ++i)
        QCOMPARE(dates[i].toIso(), iso[i]);
    QCOMPARE(PartialDate(QDate()), PartialDate());
}

void TestEra::partialSpan() {
    const PartialDate month = PartialDate::of(2024, 2).value();
    QCOMPARE(month.earliest(), day("2024-02-01"));
    QCOMPARE(month.latest(), day("2024-02-29"));
    const PartialDate year = PartialDate::of(1958).value();
    QCOMPARE(year.earliest(), day("1958-01-01"));
    QCOMPARE(year.latest(), day("1958-12-31"));
    QVERIFY(!PartialDate().latest().isValid());
    QVERIFY(!year.date().isValid());
}

void TestEra::mayEqual() {
    const PartialDate known = PartialDate::of(1958, 4, 1).value();
    QVERIFY(known.mayEqual(PartialDate::of(1958, 4).value()));
    QVERIFY(known.mayEqual(PartialDate::of(1958).value()));
    QVERIFY(known.mayEqual(PartialDate()));
    QVERIFY(!known.mayEqual(PartialDate::of(1958, 5).value()));
    QVERIFY(!known.mayEqual(PartialDate::of(1959).value()));
}

void TestEra::yearMonth() {
    const YearMonth november(2026, 11);
    QCOMPARE(november.toIso(), u"2026-11"_s);
    QCOMPARE(november.wareki(), u"令和8年11月"_s);
    QCOMPARE(november.wareki(true), u"令和８年１１月"_s);
    QCOMPARE(november.lastDay(), day("2026-11-30"));
    QCOMPARE(november.addMonths(2), YearMonth(2027, 1));
    QCOMPARE(november.addMonths(-11), YearMonth(2025, 12));
    QCOMPARE(november.monthsTo(YearMonth(2027, 3)), 4);
    QCOMPARE(YearMonth(2027, 3).monthsTo(november), -4);
    QVERIFY(november.contains(day("2026-11-01")) && !november.contains(day("2026-12-01")));
    QVERIFY(!YearMonth(2026, 13).isValid());
    QVERIFY(!YearMonth::of(QDate()).isValid());
    QVERIFY(!YearMonth().addMonths(1).isValid());
    QCOMPARE(YearMonth(1989, 1).wareki(), u"昭和64年1月"_s);
    QCOMPARE(YearMonth::fromIso(u"2026-11").value(), november);
    QCOMPARE(YearMonth::fromIso(u"2026-13").error().code, u"E-DATE-002"_s);
    QCOMPARE(YearMonth::fromIso(u"2026-00").error().code, u"E-DATE-001"_s);
}

void TestEra::yearMonthParse_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("ok");
    for (const QString& text : {u"2026-11"_s, u"2026/11"_s, u"202611"_s, u"R8.11"_s, u"R0811"_s, u"50811"_s,
                                u"令和8年11月"_s, u"２０２６年１１月"_s}) {
        QTest::newRow(qPrintable(text)) << text << true;
    }
    for (const QString& text :
         {u"2026"_s, u"R8"_s, u"R8.11.22"_s, u"60811"_s, u""_s, u"11"_s, u"2026-13"_s}) {
        QTest::newRow(qPrintable(text)) << text << false;
    }
}

void TestEra::yearMonthParse() {
    QFETCH(QString, text);
    QFETCH(bool, ok);
    const Result<YearMonth> month = YearMonth::parse(text);
    QCOMPARE(month.ok(), ok);
    if (ok) QCOMPARE(month.value(), YearMonth(2026, 11));
}

void TestEra::fiscalYear_data() {
    QTest::addColumn<QString>("iso");
    QTest::addColumn<int>("year");
    QTest::addColumn<QString>("label");
    QTest::newRow("first day") << u"2026-04-01"_s << 2026 << u"令和8年度"_s;
    QTest::newRow("last day") << u"2027-03-31"_s << 2026 << u"令和8年度"_s;
    QTest::newRow("day before") << u"2026-03-31"_s << 2025 << u"令和7年度"_s;
    QTest::newRow("2019, still Heisei") << u"2019-04-01"_s << 2019 << u"令和元年度"_s;
    QTest::newRow("2018") << u"2019-03-31"_s << 2018 << u"平成30年度"_s;
    QTest::newRow("1988, ends in Heisei") << u"1989-03-31"_s << 1988 << u"昭和63年度"_s;
    QTest::newRow("1989") << u"1989-04-01"_s << 1989 << u"平成元年度"_s;
}

void TestEra::fiscalYear() {
    QFETCH(QString, iso);
    QFETCH(int, year);
    QFETCH(QString, label);
    const QDate date = QDate::fromString(iso, Qt::ISODate);
    const FiscalYear fiscal = FiscalYear::of(date);
    QCOMPARE(fiscal.year(), year);
    QCOMPARE(fiscal.wareki(), label);
    QVERIFY(fiscal.contains(date));
    QVERIFY(fiscal.firstDay() <= date && date <= fiscal.lastDay());
    QCOMPARE(fiscal.next().previous(), fiscal);
    QCOMPARE(fiscal.firstMonth().monthsTo(fiscal.lastMonth()), 11);
    QVERIFY(!FiscalYear::of(QDate()).isValid());
}

void TestEra::everyDayThereAndBack() {
    for (QDate date(1873, 1, 1); date <= QDate(2100, 12, 31); date = date.addDays(1)) {
        const std::optional<EraDate> era = EraDate::of(date);
        QVERIFY(era.has_value());
        QCOMPARE(era->toDate(), date);
        for (const DateStyle style : {DateStyle::Kanji, DateStyle::KanjiFullWidth, DateStyle::Short,
                                      DateStyle::Iso, DateStyle::KanjiWeekday, DateStyle::SideBySide}) {
            const QString text = formatDate(date, style);
            const Result<QDate> back = parseDate(text);
            if (!back.ok() || back.value() != date) QFAIL(qPrintable(text));
        }
    }
}

QTEST_APPLESS_MAIN(TestEra)
#include "TestEra.moc"
