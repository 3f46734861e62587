// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/postgres/FeedLines.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

Result<std::vector<CacheChange>> read(const QByteArray& lines) {
    std::vector<CacheChange> all;
    FeedLines feed({u"addressee"_s, u"levy"_s, u"unheard_of"_s});
    MADO_TRY(feed.take(lines.toStdString(), all));
    return all;
}

}  // namespace

class TestFeedLines : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void readsEveryKindOfChange();
    void keepsEmptyAndNothingApart();
    void textComesBackAsItWas();
    void refusesWhatIsNotOfTheForm_data();
    void refusesWhatIsNotOfTheForm();
};

void TestFeedLines::readsEveryKindOfChange() {
    const auto all =
        read("0\t11\t+1\t1=11\t13=山田 太郎\t50=1\n0\t11\t~2\t13=山田 花子\t50\n0\t12\t*1\t9=77\n1\tk\t-9");
    QVERIFY2(all.ok(), all ? "" : qPrintable(all.error().field));
    QCOMPARE(all->size(), std::size_t{4});
    using Kind = CacheChange::Kind;
    const CacheChange& whole = (*all)[0];
    QCOMPARE(whole.kind, Kind::Put);
    QCOMPARE(whole.ref, (RecordRef{Entity::Addressee, u"11"_s, 1}));
    QCOMPARE(whole.record->ref(), whole.ref);
    QCOMPARE(whole.record->text(field::addressee::addressee_no), u"11"_s);
    QCOMPARE(whole.record->text(field::addressee::name_kanji), u"山田 太郎"_s);
    QCOMPARE(whole.record->number(field::addressee::nondisclosure_requested), 1);
    QVERIFY(whole.record->isNull(field::addressee::name_kana));
    const CacheChange& difference = (*all)[1];
    QCOMPARE(difference.kind, Kind::Change);
    QVERIFY(!difference.record);
    QCOMPARE(difference.items.size(), std::size_t{2});
    QVERIFY(difference.items[0].field == field::addressee::name_kanji);
    QCOMPARE(difference.items[0].value, Value(u"山田 花子"_s));
    QVERIFY(difference.items[1].field == field::addressee::nondisclosure_requested);
    QVERIFY(isNull(difference.items[1].value));
    QCOMPARE((*all)[2].kind, Kind::Mention);
    QCOMPARE((*all)[2].record->text(field::addressee::household_no), u"77"_s);
    QCOMPARE((*all)[3].kind, Kind::Remove);
    QCOMPARE((*all)[3].ref, (RecordRef{Entity::Levy, u"k"_s, 9}));
}

void TestFeedLines::keepsEmptyAndNothingApart() {
    const auto all = read("0\t1\t~2\t13=\t12\n0\t1\t+3\t\n0\t1\t~4\t");
    QVERIFY(all.ok());
    QCOMPARE((*all)[0].items[0].value, Value(u""_s));
    QVERIFY(isNull((*all)[0].items[1].value));
    QVERIFY((*all)[1].record && (*all)[1].items.empty());
    QVERIFY((*all)[2].items.empty());
}

void TestFeedLines::textComesBackAsItWas() {
    const auto all = read("0\ta\\tb\t~2\t13==\\\\\\n\\t𠮷");
    QVERIFY(all.ok());
    QCOMPARE((*all)[0].ref.key, u"a\tb"_s);
    QCOMPARE((*all)[0].items[0].value, Value(u"=\\\n\t𠮷"_s));
}

void TestFeedLines::refusesWhatIsNotOfTheForm_data() {
    QTest::addColumn<QByteArray>("line");
    const std::pair<const char*, const char*> wrong[] = {
        {"no items", "0\t1"},
        {"no kind", "\t1\t+1\t"},
        {"kind beyond the list", "3\t1\t+1\t"},
        {"unknown table", "2\t1\t+1\t"},
        {"no key", "0\t\t+1\t"},
        {"unknown sign", "0\t1\t!1\t"},
        {"no sign", "0\t1\t\t"},
        {"no version", "0\t1\t+\t"},
        {"version 0", "0\t1\t+0\t"},
        {"half a number", "0\t1\t+1x\t"},
        {"item 0", "0\t1\t~2\t0=a"},
        {"item beyond", "0\t1\t~2\t99=a"},
        {"item without number", "0\t1\t~2\t=a"},
        {"letters for a number", "0\t1\t~2\t50=a"},
        {"NULL", "0\t1\t~2\t\\N"},
        {"lone escape", "0\t1\t~2\t13=\\"},
        {"removed, with items", "0\t1\t-2\t13=a"},
    };
    for (const auto& [name, line] : wrong)
        QTest::newRow(name) << QByteArray(line);
}

void TestFeedLines::refusesWhatIsNotOfTheForm() {
    QFETCH(QByteArray, line);
    const auto all = read("0\t1\t+1\t\n" + line);
    QVERIFY(!all.ok());
    QCOMPARE(all.error().code, u"E-CENTRAL-061"_s);
}

QTEST_GUILESS_MAIN(TestFeedLines)
#include "TestFeedLines.moc"
