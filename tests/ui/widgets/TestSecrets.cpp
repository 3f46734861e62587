// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Theme.h"
#include "ui/widgets/MaskedNumberField.h"
#include "ui/widgets/PinField.h"
#include "ui/widgets/ReasonDialog.h"
#include "ui/widgets/SecretDigits.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

QByteArray textOf(const SecretBuffer& digits) {
    return {reinterpret_cast<const char*>(digits.bytes().data()), qsizetype(digits.size())};
}

SecretBuffer digitsOf(const QByteArray& text) {
    return SecretBuffer::copyOf(
        {reinterpret_cast<const unsigned char*>(text.constData()), std::size_t(text.size())});
}

/// Twelve invented digits with a right check digit.
const QByteArray goodNumber = "123456789018";

QPushButton* button(MaskedNumberField& field) {
    return field.findChild<QPushButton*>();
}

SecretDigits* places(MaskedNumberField& field) {
    return field.findChild<SecretDigits*>();
}

}  // namespace

class TestSecrets : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase();
    void pinTakesDigitsOnly();
    void pinCannotBeCopied();
    void pinIsWipedWhenHidden();
    void nothingForInputMethodsAndScreenReaders();
    void typedNumberIsShownWhileHeld();
    void typedNumberIsChecked();
    void registeredNumberNeedsAReason();
    void registeredNumberIsWipedOnRelease();
    void lateNumberIsNotShown();
    void reasonMustBeGiven();
    void reasonOfChoiceAndWords();
};

void TestSecrets::initTestCase() {
    theme::applyTheme(*qApp);
}

void TestSecrets::pinTakesDigitsOnly() {
    PinField field;
    QSignalSpy entered(&field, &SecretDigits::entered);
    QTest::keyClicks(&field, u"1a2-3 4"_s);
    QCOMPARE(field.count(), 4);
    QTest::keyClick(&field, Qt::Key_Backspace);
    QTest::keyClicks(&field, u"99"_s);
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(entered.size(), 1);
    QCOMPARE(textOf(field.takePin()), QByteArray("12399"));
    QVERIFY(field.isEmpty());
    QTest::keyClicks(&field, u"12345678901234"_s);
    QCOMPARE(field.count(), PinField::mostDigits);
    QTest::keyClick(&field, Qt::Key_Delete);
    QVERIFY(field.isEmpty());
}

void TestSecrets::pinCannotBeCopied() {
    QApplication::clipboard()->setText(u"7777"_s);
    PinField field;
    QTest::keyClicks(&field, u"1234"_s);
    for (const int key : {Qt::Key_A, Qt::Key_C, Qt::Key_X, Qt::Key_V, Qt::Key_Z})
        QTest::keyClick(&field, Qt::Key(key), Qt::ControlModifier);
    QTest::keyClick(&field, Qt::Key_Insert, Qt::ShiftModifier);
    QTest::keyClick(&field, Qt::Key_Insert, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), u"7777"_s);
    QCOMPARE(textOf(field.takePin()), QByteArray("1234"));
}

void TestSecrets::pinIsWipedWhenHidden() {
    PinField field;
    field.show();
    QTest::keyClicks(&field, u"1234"_s);
    field.hide();
    QVERIFY(field.isEmpty());
}

void TestSecrets::nothingForInputMethodsAndScreenReaders() {
    MaskedNumberField field(MaskedNumberField::Use::Entry);
    SecretDigits* digits = places(field);
    QVERIFY(!digits->testAttribute(Qt::WA_InputMethodEnabled));
    QVERIFY(digits->inputMethodHints().testFlag(Qt::ImhSensitiveData));
    QTest::keyClicks(digits, QString::fromLatin1(goodNumber));
    QVERIFY(digits->findChildren<QLineEdit*>().isEmpty());
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(digits);
    QVERIFY(spoken != nullptr);
    QVERIFY(spoken->textInterface() == nullptr);
    for (const auto part : {QAccessible::Name, QAccessible::Description, QAccessible::Value})
        QVERIFY(!spoken->text(part).contains(u"1234"_s));
}

void TestSecrets::typedNumberIsShownWhileHeld() {
    MaskedNumberField field(MaskedNumberField::Use::Entry);
    field.show();
    QTest::keyClicks(places(field), u"1234"_s);
    QVERIFY(!field.isShown());
    const QImage masked = places(field)->grab().toImage();
    QTest::mousePress(button(field), Qt::LeftButton);
    QVERIFY(field.isShown());
    QVERIFY(places(field)->grab().toImage() != masked);
    QTest::mouseRelease(button(field), Qt::LeftButton);
    QVERIFY(!field.isShown());
    QCOMPARE(places(field)->grab().toImage(), masked);
}

void TestSecrets::typedNumberIsChecked() {
    MaskedNumberField field(MaskedNumberField::Use::Entry);
    QSignalSpy filled(&field, &MaskedNumberField::filled);
    QTest::keyClicks(places(field), u"123456789011"_s);
    QCOMPARE(filled.size(), 1);
    const Result<SecretBuffer> wrong = field.take();
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().code, u"E-NUMBER-003"_s);
    QCOMPARE(places(field)->count(), 12);  // to be corrected, not typed anew
    QTest::keyClick(places(field), Qt::Key_Backspace);
    const Result<SecretBuffer> shorter = field.take();
    QVERIFY(!shorter);
    QCOMPARE(shorter.error().code, u"E-NUMBER-001"_s);
    QTest::keyClicks(places(field), u"8"_s);
    const Result<SecretBuffer> right = field.take();
    QVERIFY(right);
    QCOMPARE(textOf(right.value()), goodNumber);
    QVERIFY(field.isEmpty());
}

void TestSecrets::registeredNumberNeedsAReason() {
    MaskedNumberField field(MaskedNumberField::Use::Registered);
    field.setReasons({u"Filing"_s, u"Identity"_s});
    field.show();
    QSignalSpy asked(&field, &MaskedNumberField::revealRequested);
    QTest::mousePress(button(field), Qt::LeftButton);
    auto* dialog = field.findChild<ReasonDialog*>();
    QVERIFY(dialog != nullptr);
    QCOMPARE(asked.size(), 0);
    dialog->reject();
    QTest::mouseRelease(button(field), Qt::LeftButton);
    QTRY_VERIFY(field.findChild<ReasonDialog*>() == nullptr);
    QCOMPARE(asked.size(), 0);

    QTest::mousePress(button(field), Qt::LeftButton);
    dialog = field.findChild<ReasonDialog*>();
    QVERIFY(dialog != nullptr);
    dialog->findChildren<QRadioButton*>().first()->click();
    dialog->accept();
    QTest::mouseRelease(button(field), Qt::LeftButton);
    QCOMPARE(asked.size(), 0);  // hold it again
    QTest::mousePress(button(field), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toString(), u"Filing"_s);
    field.reveal(digitsOf(goodNumber));
    QVERIFY(field.isShown());
    QTest::mouseRelease(button(field), Qt::LeftButton);
    field.forget();
    QTest::mousePress(button(field), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);  // another person, another reason
    QTest::mouseRelease(button(field), Qt::LeftButton);
}

void TestSecrets::registeredNumberIsWipedOnRelease() {
    MaskedNumberField field(MaskedNumberField::Use::Registered);
    field.show();
    QTest::mousePress(button(field), Qt::LeftButton);
    auto* dialog = field.findChild<ReasonDialog*>();
    QVERIFY(dialog != nullptr);
    dialog->findChild<QLineEdit*>()->setText(u"Filing"_s);
    dialog->accept();
    QTest::mouseRelease(button(field), Qt::LeftButton);
    QTest::mousePress(button(field), Qt::LeftButton);
    field.reveal(digitsOf(goodNumber));
    QVERIFY(field.isShown());
    QTest::mouseRelease(button(field), Qt::LeftButton);
    QVERIFY(!field.isShown());
    QTest::mousePress(button(field), Qt::LeftButton);
    field.reveal(digitsOf(goodNumber));
    QVERIFY(field.isShown());
    field.hide();  // the screen is locked while the button is held
    QVERIFY(!field.isShown());
}

void TestSecrets::lateNumberIsNotShown() {
    MaskedNumberField field(MaskedNumberField::Use::Registered);
    field.show();
    field.reveal(digitsOf(goodNumber));
    QVERIFY(!field.isShown());
}

void TestSecrets::reasonMustBeGiven() {
    ReasonDialog dialog(u"Return"_s, u"Why?"_s, {});
    auto* words = dialog.findChild<QLineEdit*>();
    QPushButton* ok = nullptr;
    for (QPushButton* each : dialog.findChildren<QPushButton*>()) {
        if (each->isDefault()) ok = each;
    }
    QVERIFY(ok != nullptr);
    QVERIFY(!ok->isEnabled());
    QTest::keyClicks(words, u"   "_s);
    QVERIFY(!ok->isEnabled());
    QTest::keyClicks(words, u"wrong  date "_s);
    QVERIFY(ok->isEnabled());
    QCOMPARE(dialog.reason(), u"wrong date"_s);
    dialog.show();
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    QTest::keyClick(words, Qt::Key_Return);
    QCOMPARE(accepted.size(), 1);
}

void TestSecrets::reasonOfChoiceAndWords() {
    ReasonDialog dialog(u"Return"_s, u"Why?"_s, {u"Date"_s, u"Evidence"_s});
    QCOMPARE(dialog.reason(), QString());
    QTest::keyClick(dialog.findChildren<QRadioButton*>().last(), Qt::Key_Space);
    QCOMPARE(dialog.reason(), u"Evidence"_s);
    QTest::keyClicks(dialog.findChild<QLineEdit*>(), u"copy missing"_s);
    QCOMPARE(dialog.reason(), u"Evidence: copy missing"_s);
}

QTEST_MAIN(TestSecrets)
#include "TestSecrets.moc"
