// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/questions/QuestionDesk.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

class TestQuestionForm : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void leftEmployeeByKeys();
    void birthByKeys();
    void childbirthGroupAndAccount();
    void refusedDateStaysAsTyped();
    void pauseCommitsAndKeepsTheCursor();
    void compositionIsLeftAlone();
    void undoOutsideTypingShows();
    void undoKeyBelongsToTheFieldWhileTyping();
    void changeWhatIsOnRecord();
    void askedFindingIsAcknowledged();
    void papersAreChosen();
    void languageChanges();

 private:
    void typeInto(const QString& path, const QString& text);
    [[nodiscard]] QLineEdit* line() const { return qobject_cast<QLineEdit*>(m_desk.focus()); }
    void enter() const { QTest::keyClick(m_desk.focus(), Qt::Key_Return); }
    [[nodiscard]] QStringList texts() const;
    template <class Button>
    [[nodiscard]] Button* button(const QString& name) const;
    QuestionDesk m_desk;
};

void TestQuestionForm::typeInto(const QString& path, const QString& text) {
    m_desk.form().focusQuestion(path);
    QCOMPARE(m_desk.form().focusedQuestion(), path);
    QTest::keyClicks(m_desk.focus(), text);
}

QStringList TestQuestionForm::texts() const {
    QStringList texts;
    const auto labels = const_cast<QuestionDesk&>(m_desk).form().findChildren<QLabel*>();
    for (const QLabel* label : labels)
        if (label->isVisible()) texts << label->text();
    return texts;
}

template <class Button>
Button* TestQuestionForm::button(const QString& name) const {
    const auto buttons = const_cast<QuestionDesk&>(m_desk).form().findChildren<Button*>();
    for (Button* each : buttons)
        if (each->isVisible() && each->accessibleName().contains(name)) return each;
    return nullptr;
}

void TestQuestionForm::leftEmployeeByKeys() {
    m_desk.open(u"acquire_left_employee"_s, HouseholdBuilder::employees().build());
    m_desk.form().focusFirst();
    QCOMPARE(m_desk.form().focusedQuestion(), u"lost_on"_s);
    QTest::keyClicks(m_desk.focus(), u"R081101"_s);
    enter();
    QCOMPARE(m_desk.session().answers().value("lost_on"_L1).toString(), u"2026-11-01"_s);
    QCOMPARE(m_desk.form().focusedQuestion(), u"proof"_s);
    QTest::keyClick(m_desk.focus(), Qt::Key_Space);
    QCOMPARE(m_desk.session().answers().value("proof"_L1).toString(), u"loss_certificate"_s);
    QTest::keyClick(m_desk.focus(), Qt::Key_Right);
    QCOMPARE(m_desk.session().answers().value("proof"_L1).toString(), u"separation_notice"_s);
    QCOMPARE(m_desk.form().focusedQuestion(), u"proof"_s);
    enter();
    QCOMPARE(m_desk.form().focusedQuestion(), u"persons"_s);
    auto* first = qobject_cast<QCheckBox*>(m_desk.focus());
    QVERIFY(first != nullptr);
    QVERIFY(first->isChecked());
    QTest::keyClick(m_desk.focus(), Qt::Key_Down);
    auto* second = qobject_cast<QCheckBox*>(m_desk.focus());
    QVERIFY(second != nullptr && second != first);
    const bool before = second->isChecked();
    QTest::keyClick(second, Qt::Key_Space);
    QCOMPARE(second->isChecked(), !before);
    QCOMPARE(m_desk.focus(), second);
    QTest::keyClick(second, Qt::Key_Space);
    enter();
    QCOMPARE(m_desk.form().focusedQuestion(), u"continued_insurance"_s);
    QTest::keyClick(m_desk.focus(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(m_desk.form().focusedQuestion(), u"persons"_s);
    for (int i = 0; i < 40 && m_desk.finished == 0; ++i)
        enter();
    QCOMPARE(m_desk.finished, 1);
    QVERIFY(m_desk.session().missing().isEmpty());
}

void TestQuestionForm::birthByKeys() {
    m_desk.open(u"acquire_birth"_s, HouseholdBuilder::family().build());
    m_desk.form().focusFirst();
    QTest::keyClicks(m_desk.focus(), u"R8.11.3"_s);
    enter();
    QCOMPARE(m_desk.session().answers().value("born_on"_L1).toString(), u"2026-11-03"_s);
    QVERIFY(m_desk.session().field(u"baby_name"_s).has_value());
    typeInto(u"baby_kana"_s, {});
    line()->insert(u"ﾃｽﾄ ｱｶ"_s);
    Q_EMIT line()->textEdited(line()->text());
    enter();
    QCOMPARE(m_desk.session().answers().value("baby_kana"_L1).toString(), u"テスト　アカ"_s);
    QCOMPARE(m_desk.form().focusedQuestion(), u"baby_sex"_s);
    m_desk.form().focusQuestion(u"baby_kana"_s);
    QCOMPARE(line()->text(), u"テスト　アカ"_s);  // its own form once the focus was away
}

void TestQuestionForm::childbirthGroupAndAccount() {
    m_desk.open(u"claim_childbirth"_s, HouseholdBuilder::family().build());
    typeInto(u"born_on"_s, u"R8.10.1"_s);
    enter();
    typeInto(u"babies"_s, u"2"_s);
    enter();
    QVERIFY(m_desk.session().field(u"other_babies"_s).has_value());
    auto* add = button<QAbstractButton>(u"Add a row"_s);
    QVERIFY(add != nullptr);
    QTest::keyClick(&m_desk.form(), Qt::Key_A, Qt::AltModifier);
    QTRY_COMPARE(m_desk.session().field(u"other_babies"_s)->rows,
                 1);  // the button shows that it is pressed first
    QCOMPARE(m_desk.form().focusedQuestion(), u"other_babies/0/other_name"_s);
    QTest::keyClicks(m_desk.focus(), u"TEST TWO"_s);
    enter();
    QCOMPARE(m_desk.form().focusedQuestion(), u"other_babies/0/other_kana"_s);
    QTest::keyClick(m_desk.focus(), Qt::Key_D, Qt::AltModifier);
    QCOMPARE(m_desk.session().field(u"other_babies"_s)->rows, 0);
    m_desk.form().focusQuestion(u"account"_s);
    QVERIFY(qobject_cast<QRadioButton*>(m_desk.focus()) != nullptr);
    enter();
    for (const QString& part : {u"0017"_s, u"Bank"_s, u"123"_s, u"Branch"_s}) {
        QVERIFY(line() != nullptr);
        QTest::keyClicks(m_desk.focus(), part);
        enter();
    }
    QVERIFY(qobject_cast<QRadioButton*>(m_desk.focus()) != nullptr);  // kind of account, ordinary proposed
    enter();
    QTest::keyClicks(m_desk.focus(), u"12345"_s);
    enter();
    QTest::keyClicks(m_desk.focus(), u"TEST"_s);
    enter();
    const QJsonObject answers = m_desk.session().answers();
    QCOMPARE(answers.value("bank_code"_L1).toString(), u"0017"_s);
    QCOMPARE(answers.value("account_type"_L1).toString(), u"1"_s);
    QCOMPARE(answers.value("account_number"_L1).toString(), u"0012345"_s);
    QCOMPARE(answers.value("account_holder_kana"_L1).toString(), u"TEST"_s);
}

void TestQuestionForm::refusedDateStaysAsTyped() {
    m_desk.open(u"acquire_left_employee"_s, HouseholdBuilder::employees().build());
    typeInto(u"lost_on"_s, u"R8.13.45"_s);
    enter();
    QCOMPARE(m_desk.form().focusedQuestion(), u"lost_on"_s);  // once: the reason is read
    QLineEdit* typed = line();
    QCOMPARE(typed->text(), u"R8.13.45"_s);
    QVERIFY(!m_desk.session().findings().isEmpty());
    const auto error = m_desk.session().field(u"lost_on"_s)->refusal;
    QVERIFY(error.has_value());
    const QString reason = m_desk.wording().of(*error).what;
    const QStringList shown = texts();
    QVERIFY2(
        std::any_of(shown.begin(), shown.end(), [&](const QString& text) { return text.contains(reason); }),
        qPrintable(shown.join(u'|')));
    enter();
    QCOMPARE(m_desk.form().focusedQuestion(), u"proof"_s);
    QCOMPARE(typed->text(), u"R8.13.45"_s);
    QTest::keyClick(m_desk.focus(), Qt::Key_Escape);
    QCOMPARE(typed->text(), u"R8.13.45"_s);
}

void TestQuestionForm::pauseCommitsAndKeepsTheCursor() {
    m_desk.open(u"acquire_left_employee"_s, HouseholdBuilder::employees().build());
    typeInto(u"lost_on"_s, u"R8.11.1"_s);
    QCOMPARE(m_desk.answers, 0);
    QLineEdit* typed = line();
    typed->setCursorPosition(2);
    QTRY_COMPARE(m_desk.answers, 1);  // 700 ms after the last key
    QCOMPARE(m_desk.session().answers().value("lost_on"_L1).toString(), u"2026-11-01"_s);
    QCOMPARE(m_desk.focus(), typed);
    QCOMPARE(typed->text(), u"R8.11.1"_s);
    QCOMPARE(typed->cursorPosition(), 2);
    // another question's answer recomputes everything
    m_desk.take(m_desk.session().setAnswer(u"proof"_s, u"other"_s));
    QVERIFY(m_desk.session().field(u"proof_other"_s).has_value());
    QCOMPARE(m_desk.focus(), typed);
    QCOMPARE(typed->cursorPosition(), 2);
}

void TestQuestionForm::compositionIsLeftAlone() {
    m_desk.open(u"acquire_birth"_s, HouseholdBuilder::family().build());
    m_desk.form().focusQuestion(u"baby_name"_s);
    QLineEdit* name = line();
    QVERIFY(name != nullptr);
    QTest::keyClicks(name, u"A"_s);
    QInputMethodEvent composing(u"しけん"_s, {});
    QCoreApplication::sendEvent(name, &composing);
    QTest::qWait(900);  // longer than the pause: nothing may go out meanwhile
    QCOMPARE(m_desk.answers, 0);
    m_desk.take(m_desk.session().setAnswer(u"baby_sex"_s, u"2"_s));
    m_desk.take(m_desk.session().setAnswer(u"baby_name"_s, u"試験 乙"_s));
    QCOMPARE(m_desk.focus(), name);
    QCOMPARE(name->text(), u"A"_s);
    QCOMPARE(name->displayText(), u"A"_s);
    QInputMethodEvent done;
    done.setCommitString(u"試験"_s);
    QCoreApplication::sendEvent(name, &done);
    QCOMPARE(name->text(), u"A試験"_s);
    const int before = m_desk.answers;
    QTRY_COMPARE(m_desk.answers, before + 1);
    QCOMPARE(m_desk.session().answers().value("baby_name"_L1).toString(), u"A試験"_s);
}

void TestQuestionForm::undoOutsideTypingShows() {
    m_desk.open(u"acquire_left_employee"_s, HouseholdBuilder::employees().build());
    typeInto(u"lost_on"_s, u"R8.11.1"_s);
    m_desk.form().commitPending();
    QLineEdit* typed = line();
    m_desk.session().undo();
    m_desk.form().refresh();
    QCOMPARE(typed->text(), QString());
    m_desk.session().redo();
    m_desk.form().refresh();
    QCOMPARE(typed->text(), u"R8.11.1"_s);
}

void TestQuestionForm::undoKeyBelongsToTheFieldWhileTyping() {
    m_desk.open(u"acquire_left_employee"_s, HouseholdBuilder::employees().build());
    typeInto(u"lost_on"_s, u"R8"_s);
    QKeyEvent typing(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
    typing.ignore();
    QCoreApplication::sendEvent(m_desk.focus(), &typing);
    QVERIFY(typing.isAccepted());
    m_desk.form().commitPending();
    QKeyEvent sent(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
    sent.ignore();
    QCoreApplication::sendEvent(m_desk.focus(), &sent);
    QVERIFY(!sent.isAccepted());
}

void TestQuestionForm::changeWhatIsOnRecord() {
    m_desk.open(u"change_name_or_address"_s, HouseholdBuilder::family().build());
    m_desk.take(m_desk.session().setAnswer(u"kind"_s, u"address"_s));
    QCOMPARE(m_desk.session().field(u"place"_s)->origin, AnswerOrigin::Register);
    const QString address = m_desk.facts(HouseholdBuilder::family().build())
                                .value("household"_L1)
                                .toObject()
                                .value("address"_L1)
                                .toString();
    QVERIFY(!address.isEmpty());
    auto* change = button<QAbstractButton>(u"Change "_s);
    QVERIFY(change != nullptr);
    QVERIFY(change->accessibleName().contains(address));
    change->setFocus();
    QTest::keyClick(change, Qt::Key_Return);
    QCOMPARE(m_desk.form().focusedQuestion(), u"place"_s);
    QVERIFY(line() != nullptr);
    line()->selectAll();
    QTest::keyClicks(line(), u"3320031"_s);
    enter();
    QVERIFY(line() != nullptr);
    line()->selectAll();
    QTest::keyClicks(line(), u"X 1-2"_s);
    enter();
    QVERIFY(m_desk.session().field(u"place"_s)->changed);
    const QStringList shown = texts();
    QVERIFY(std::any_of(shown.begin(), shown.end(), [&](const QString& text) {
        return text.startsWith(u"On record"_s) && text.contains(address);
    }));
    auto* back = button<QAbstractButton>(u"Back to what is on record"_s);
    QVERIFY(back != nullptr);
    back->click();
    QCOMPARE(m_desk.session().field(u"place"_s)->origin, AnswerOrigin::Register);
    QVERIFY(button<QAbstractButton>(u"Change "_s) != nullptr);  // text again
}

void TestQuestionForm::askedFindingIsAcknowledged() {
    m_desk.open(u"acquire_left_employee"_s, HouseholdBuilder::employees().build());
    typeInto(u"lost_on"_s, u"R9.1.1"_s);  // still to come
    enter();
    auto* right = qobject_cast<QCheckBox*>(m_desk.focus());  // Enter stops at the question back
    QVERIFY(right != nullptr);
    QTest::keyClick(right, Qt::Key_Space);
    const QList<Finding> findings = m_desk.session().findings();
    QVERIFY(std::any_of(findings.begin(), findings.end(), [](const Finding& each) {
        return each.code == u"lost_on.future"_s && each.acknowledged;
    }));
    QCOMPARE(m_desk.focus(), right);
    QVERIFY(right->isChecked());
}

void TestQuestionForm::papersAreChosen() {
    m_desk.open(u"acquire_left_employee"_s, HouseholdBuilder::employees().build());
    m_desk.take(m_desk.session().setAnswer(u"proof"_s, u"loss_certificate"_s));
    QCOMPARE(m_desk.session().requiredEvidence().size(), 1);
    const QString label = m_desk.wording().of(m_desk.session().requiredEvidence().front().evidence->label);
    auto* shown = button<QAbstractButton>(label + u": Shown"_s);
    QVERIFY(shown != nullptr);
    shown->setFocus();
    QTest::keyClick(shown, Qt::Key_Right);
    QTest::keyClick(m_desk.focus(), Qt::Key_Right);
    QTest::keyClick(m_desk.focus(), Qt::Key_Space);
    QCOMPARE(m_desk.session().requiredEvidence().front().state, EvidenceState::State::Later);
    QTest::keyClick(m_desk.focus(), Qt::Key_Space);
    QCOMPARE(m_desk.session().requiredEvidence().front().state, EvidenceState::State::Open);
}

void TestQuestionForm::languageChanges() {
    m_desk.open(u"acquire_left_employee"_s, HouseholdBuilder::employees().build());
    m_desk.form().focusQuestion(u"lost_on"_s);
    QWidget* before = m_desk.focus();
    QEvent changed(QEvent::LanguageChange);
    QCoreApplication::sendEvent(&m_desk.form(), &changed);
    QCOMPARE(m_desk.focus(), before);
}

QTEST_MAIN(TestQuestionForm)
#include "TestQuestionForm.moc"
