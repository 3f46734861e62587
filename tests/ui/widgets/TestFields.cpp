// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Clock.h"
#include "core/text/PostalCodeTable.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/DateField.h"
#include "ui/widgets/KanaField.h"
#include "ui/widgets/LabeledField.h"
#include "ui/widgets/NumberField.h"
#include "ui/widgets/PostalCodeField.h"

#include <QAccessible>
#include <QApplication>
#include <QInputMethodEvent>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

FixedClock& clockOfTheDay() {
    static FixedClock clock(QDateTime(QDate(2026, 11, 23), QTime(1, 0), Qt::UTC));
    return clock;
}

void compose(QWidget& field, const QString& preedit, const QString& commit = {}) {
    QInputMethodEvent event(preedit, {});
    if (!commit.isEmpty()) event.setCommitString(commit);
    QCoreApplication::sendEvent(&field, &event);
}

void giveFocus(QWidget& field) {
    field.show();
    field.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&field));
    field.setFocus();
    QTRY_VERIFY(field.hasFocus());
}

}  // namespace

class TestFields : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase();
    void dateIsRead_data();
    void dateIsRead();
    void dateIsRefused_data();
    void dateIsRefused();
    void dateReadingIsShownWhileTyping();
    void dateStepsByDays();
    void dateOfToday();
    void dateStepsStopAtTheEnd();
    void dateEmptied();
    void dateIsNotTouchedWhileComposing();
    void dateIsReadWhenTheFocusLeaves();
    void kanaBecomesKatakana_data();
    void kanaBecomesKatakana();
    void kanaKeepsCompositionAndRefusesKanji();
    void amountIsRead_data();
    void amountIsRead();
    void amountIsRefused_data();
    void amountIsRefused();
    void postalCodeIsLookedUp();
    void postalCodeIsRefused();
    void labelSpeaksForItsField();
};

void TestFields::initTestCase() {
    theme::applyTheme(*qApp);
}

void TestFields::dateIsRead_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("iso");
    QTest::addColumn<QString>("shown");
    QTest::newRow("letters") << u"S330401"_s << u"1958-04-01"_s << u"昭和33年4月1日"_s;
    QTest::newRow("one kanji") << u"昭33.4.1"_s << u"1958-04-01"_s << u"昭和33年4月1日"_s;
    QTest::newRow("Gregorian") << u"2026/11/1"_s << u"2026-11-01"_s << u"令和8年11月1日"_s;
    QTest::newRow("full width") << u"Ｒ８．４．１"_s << u"2026-04-01"_s << u"令和8年4月1日"_s;
    QTest::newRow("first year") << u"R1.5.1"_s << u"2019-05-01"_s << u"令和元年5月1日"_s;
    QTest::newRow("day unknown") << u"S33.4.不詳"_s << u"1958-04-00"_s << u"昭和33年4月日不詳"_s;
    QTest::newRow("month unknown") << u"昭和33年月日不詳"_s << u"1958-00-00"_s << u"昭和33年月日不詳"_s;
}

void TestFields::dateIsRead() {
    QFETCH(QString, typed);
    DateField field(clockOfTheDay());
    QSignalSpy changed(&field, &DateField::dateChanged);
    QSignalSpy refused(&field, &DateField::refused);
    const bool isAscii = std::all_of(typed.begin(), typed.end(), [](QChar c) { return c.unicode() < 0x80; });
    if (isAscii)
        QTest::keyClicks(&field, typed);
    else
        compose(field, {}, typed);  // keys carry no kanji; the input method does
    QCOMPARE(field.text(), typed);
    QVERIFY(changed.isEmpty());
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(refused.size(), 0);
    QCOMPARE(changed.size(), 1);
    QVERIFY(field.date().has_value());
    QTEST(field.date()->toIso(), "iso");
    QTEST(field.text(), "shown");
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(changed.size(), 1);  // nothing new
}

void TestFields::dateIsRefused_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("completeOnly");
    QTest::addColumn<QString>("code");
    QTest::newRow("no date") << u"abc"_s << false << u"E-DATE-001"_s;
    QTest::newRow("no such day") << u"R8.2.30"_s << false << u"E-DATE-002"_s;
    QTest::newRow("outside its era") << u"S64.1.8"_s << false << u"E-DATE-004"_s;
    QTest::newRow("no era") << u"330401"_s << false << u"E-DATE-005"_s;
    QTest::newRow("part missing") << u"S33.4"_s << false << u"E-DATE-006"_s;
    QTest::newRow("part unknown") << u"S33.4.0"_s << true << u"E-DATE-007"_s;
}

void TestFields::dateIsRefused() {
    QFETCH(QString, typed);
    QFETCH(bool, completeOnly);
    DateField field(clockOfTheDay());
    field.setObjectName(u"born_on"_s);
    field.setCompleteOnly(completeOnly);
    field.setDate(PartialDate(QDate(1958, 4, 1)));
    QSignalSpy refused(&field, &DateField::refused);
    field.selectAll();
    QTest::keyClicks(&field, typed);
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(refused.size(), 1);
    const auto error = refused.first().first().value<Error>();
    QTEST(error.code, "code");
    QCOMPARE(error.field, u"born_on"_s);
    QCOMPARE(field.text(), typed);  // what the clerk typed is not lost
    QVERIFY(!field.date());
}

void TestFields::dateReadingIsShownWhileTyping() {
    DateField field(clockOfTheDay());
    field.resize(400, 34);
    QTest::keyClicks(&field, u"R8.4"_s);
    QCOMPARE(field.hint(), QString());
    QTest::keyClicks(&field, u".1"_s);
    QVERIFY2(field.hint().contains(u"令和8年4月1日(水)"_s), qPrintable(field.hint()));
    QVERIFY2(field.hint().contains(u"2026/04/01"_s), qPrintable(field.hint()));
    QCOMPARE(field.text(), u"R8.4.1"_s);
}

void TestFields::dateStepsByDays() {
    DateField field(clockOfTheDay());
    QSignalSpy changed(&field, &DateField::dateChanged);
    QTest::keyClicks(&field, u"R8.2.28"_s);
    QTest::keyClick(&field, Qt::Key_Up);
    QCOMPARE(field.text(), u"令和8年3月1日"_s);
    QTest::keyClick(&field, Qt::Key_Down);
    QTest::keyClick(&field, Qt::Key_Down);
    QCOMPARE(field.text(), u"令和8年2月27日"_s);
    QCOMPARE(changed.size(), 3);
    field.setDate(PartialDate::of(1958, 4).value());
    QTest::keyClick(&field, Qt::Key_Up);
    QCOMPARE(field.date()->toIso(), u"1958-04-00"_s);  // an unknown day has no next one
}

void TestFields::dateOfToday() {
    DateField field(clockOfTheDay());
    QTest::keyClick(&field, Qt::Key_Semicolon, Qt::ControlModifier);
    QCOMPARE(field.text(), u"令和8年11月23日"_s);
}

void TestFields::dateStepsStopAtTheEnd() {
    DateField field(clockOfTheDay());
    field.setDate(PartialDate(QDate(1873, 1, 1)));
    QTest::keyClick(&field, Qt::Key_Down);
    QCOMPARE(field.date()->toIso(), u"1873-01-01"_s);
}

void TestFields::dateEmptied() {
    DateField field(clockOfTheDay());
    field.setDate(PartialDate(QDate(2026, 4, 1)));
    QSignalSpy emptied(&field, &DateField::emptied);
    field.selectAll();
    QTest::keyClick(&field, Qt::Key_Delete);
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(emptied.size(), 1);
    QVERIFY(!field.date());
}

void TestFields::dateIsNotTouchedWhileComposing() {
    DateField field(clockOfTheDay());
    QSignalSpy changed(&field, &DateField::dateChanged);
    QTest::keyClicks(&field, u"R8.4.1"_s);
    compose(field, u"にち"_s);
    QVERIFY(field.isComposing());
    QTest::keyClick(&field, Qt::Key_Up);
    field.commit();
    QCOMPARE(changed.size(), 0);
    QCOMPARE(field.text(), u"R8.4.1"_s);
    compose(field, {}, u" "_s);
    field.commit();
    QCOMPARE(changed.size(), 1);
}

void TestFields::dateIsReadWhenTheFocusLeaves() {
    QWidget page;
    auto* first = new DateField(clockOfTheDay(), &page);
    auto* second = new QLineEdit(&page);
    second->move(0, 60);
    giveFocus(page);
    first->setFocus();
    QTest::keyClicks(first, u"H7.10.2"_s);
    QTest::keyClick(first, Qt::Key_Tab);
    QTRY_VERIFY(second->hasFocus());
    QCOMPARE(first->text(), u"平成7年10月2日"_s);
}

void TestFields::kanaBecomesKatakana_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("kana");
    QTest::newRow("hiragana") << u"やまだ たろう"_s << u"ヤマダ　タロウ"_s;
    QTest::newRow("half width") << u"ﾔﾏﾀﾞ ﾀﾛｳ"_s << u"ヤマダ　タロウ"_s;
    QTest::newRow("spaces") << u" ヤマダ  タロウ "_s << u"ヤマダ　タロウ"_s;
    QTest::newRow("Latin") << u"NGUYEN VAN A"_s << u"NGUYEN　VAN　A"_s;
}

void TestFields::kanaBecomesKatakana() {
    QFETCH(QString, typed);
    KanaField field;
    QSignalSpy changed(&field, &KanaField::kanaChanged);
    compose(field, {}, typed);
    QCOMPARE(field.text(), typed);  // only on commit
    QTest::keyClick(&field, Qt::Key_Return);
    QTEST(field.text(), "kana");
    QTEST(field.kana(), "kana");
    QCOMPARE(changed.size(), 1);
}

void TestFields::kanaKeepsCompositionAndRefusesKanji() {
    KanaField field;
    QSignalSpy changed(&field, &KanaField::kanaChanged);
    QSignalSpy refused(&field, &KanaField::refused);
    compose(field, u"やまだ"_s);
    field.commit();
    QCOMPARE(changed.size() + refused.size(), 0);
    compose(field, {}, u"山田"_s);
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.first().first().value<Error>().code, u"E-FORM-025"_s);
    QCOMPARE(field.text(), u"山田"_s);
    field.selectAll();
    QTest::keyClick(&field, Qt::Key_Delete);
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(changed.size(), 1);  // the refused name is gone, and that is told
}

void TestFields::amountIsRead_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<qint64>("value");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"213400"_s << qint64(213400) << u"213,400"_s;
    QTest::newRow("full width") << u"２１３４００"_s << qint64(213400) << u"213,400"_s;
    QTest::newRow("grouped") << u"¥1,213,400"_s << qint64(1213400) << u"1,213,400"_s;
    QTest::newRow("with unit") << u"０円"_s << qint64(0) << u"0"_s;
    QTest::newRow("longest") << u"9999999999999"_s << qint64(9999999999999) << u"9,999,999,999,999"_s;
}

void TestFields::amountIsRead() {
    QFETCH(QString, typed);
    NumberField field;
    QSignalSpy changed(&field, &NumberField::valueChanged);
    compose(field, {}, typed);
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(changed.size(), 1);
    QVERIFY(field.value().has_value());
    QTEST(*field.value(), "value");
    QTEST(field.text(), "shown");
    QVERIFY(field.alignment().testFlag(Qt::AlignRight));
}

void TestFields::amountIsRefused_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("code");
    QTest::newRow("letters") << u"12a"_s << u"E-FORM-022"_s;
    QTest::newRow("negative") << u"-5"_s << u"E-FORM-022"_s;
    QTest::newRow("only a unit") << u"円"_s << u"E-FORM-022"_s;
    QTest::newRow("fourteen digits") << u"10000000000000"_s << u"E-FORM-022"_s;
    QTest::newRow("above") << u"101"_s << u"E-FORM-023"_s;
    QTest::newRow("below") << u"9"_s << u"E-FORM-023"_s;
}

void TestFields::amountIsRefused() {
    QFETCH(QString, typed);
    NumberField field;
    field.setRange(10, 100);
    QSignalSpy refused(&field, &NumberField::refused);
    compose(field, {}, typed);
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(refused.size(), 1);
    QTEST(refused.first().first().value<Error>().code, "code");
    QCOMPARE(field.text(), typed);
    QVERIFY(!field.value());
}

void TestFields::postalCodeIsLookedUp() {
    const PostalCodeTable table;
    PostalCodeField field(table);
    QSignalSpy found(&field, &PostalCodeField::placesFound);
    QTest::keyClicks(&field, u"332003"_s);
    QVERIFY(found.isEmpty());
    QTest::keyClicks(&field, u"1"_s);  // seven digits: at once
    QCOMPARE(found.size(), 1);
    const auto places = found.first().first().value<QList<PostalCodeTable::Place>>();
    QVERIFY(!places.isEmpty());
    QCOMPARE(places.first().address(), u"埼玉県川口市青木"_s);
    QCOMPARE(field.text(), u"3320031"_s);
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(field.text(), u"332-0031"_s);
    QCOMPARE(found.size(), 1);
}

void TestFields::postalCodeIsRefused() {
    const PostalCodeTable table;
    PostalCodeField field(table);
    QSignalSpy refused(&field, &PostalCodeField::refused);
    QSignalSpy changed(&field, &PostalCodeField::codeChanged);
    QTest::keyClicks(&field, u"332"_s);
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.first().first().value<Error>().code, u"E-POSTAL-001"_s);
    field.selectAll();
    QTest::keyClick(&field, Qt::Key_Delete);
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(changed.size(), 1);
    QVERIFY(field.code().isEmpty());
}

void TestFields::labelSpeaksForItsField() {
    auto* inner = new QLineEdit;
    LabeledField labelled(u"&Date of loss"_s, inner);
    labelled.setRequired(true);
    labelled.setHint(u"As on the certificate"_s);
    labelled.setOldValue(u"R6.3.31"_s);
    QCOMPARE(inner->accessibleName(), u"Date of loss"_s);
    labelled.setError(u"No such day"_s);
    QVERIFY(inner->accessibleDescription().startsWith(u"No such day"_s));
    QVERIFY(inner->accessibleDescription().contains(u"As on the certificate"_s));
    QVERIFY(inner->accessibleDescription().contains(u"R6.3.31"_s));
    giveFocus(labelled);
    auto* button = new QLineEdit(&labelled);
    button->setFocus();
    QTest::keyClick(&labelled, Qt::Key_D, Qt::AltModifier);
    QTRY_VERIFY(inner->hasFocus());
    labelled.setError({});
    QVERIFY(!inner->accessibleDescription().contains(u"No such day"_s));
}

QTEST_MAIN(TestFields)
#include "TestFields.moc"
