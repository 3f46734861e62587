// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Clock.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Accessible.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/ChoiceGroup.h"
#include "ui/widgets/ElidedChoice.h"
#include "ui/widgets/FlatTable.h"
#include "ui/widgets/FocusRadio.h"
#include "ui/widgets/ProgressPanel.h"
#include "ui/widgets/StepList.h"
#include "ui/widgets/StepMark.h"
#include "ui/widgets/Toast.h"
#include "ui/widgets/Tone.h"

#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

void activate(QWidget& window) {
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
}

double linear(double part) {
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour) {
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double one = luminance(a);
    const double other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

}  // namespace

class TestSigns : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase();
    void textsCanBeRead();
    void everyIconIsDrawn();
    void mnemonicsAreTakenOut();
    void bannerActs();
    void choicesMoveByArrows();
    void choiceByMnemonic();
    void stepsByKeys();
    void stepsSayTheirState();
    void tableRowByEnter();
    void tableKeepsWidths();
    void lastColumnGrowsWithItsText();
    void chosenColumnGivesWayFirst();
    void choiceGivesWay();
    void toastUndoes();
    void progressReckonsTheTimeLeft();
    void progressIsCancelledOnce();
};

void TestSigns::initTestCase() {
    theme::applyTheme(*qApp);
}

/// JIS X 8341-3 7.1.4.3: 4.5 to 1.
void TestSigns::textsCanBeRead() {
    for (const Tone tone : {Tone::Neutral, Tone::Accent, Tone::Good, Tone::Look, Tone::Stop}) {
        const ToneLook look = lookOf(tone);
        QVERIFY2(contrast(look.ink, look.ground) >= 4.5, qPrintable(QString::number(int(tone))));
        QVERIFY(contrast(theme::ink(), look.ground) >= 4.5);
    }
    for (const QColor& ink : {theme::ink(), theme::muted(), theme::accent(), theme::stop(), theme::look()})
        QVERIFY2(contrast(ink, theme::surface()) >= 4.5, qPrintable(ink.name()));
    QVERIFY(contrast(theme::muted(), theme::ground()) >= 4.5);
}

void TestSigns::everyIconIsDrawn() {
    const auto picture = [](const QString& name) {
        return theme::icon(name, Qt::black).pixmap(24, 24).toImage();
    };
    const QImage unknown = picture(u"no such icon"_s);
    for (const QString& name :
         {u"search"_s, u"stamp"_s, u"check"_s, u"print"_s, u"calculator"_s, u"link"_s, u"batch"_s, u"gear"_s,
          u"lock"_s, u"person"_s, u"warning"_s, u"info"_s, u"stop"_s, u"back"_s, u"plus"_s, u"close"_s})
        QVERIFY2(picture(name) != unknown, qPrintable(name));
}

void TestSigns::mnemonicsAreTakenOut() {
    QCOMPARE(withoutMnemonic(u"&Date"_s), u"Date"_s);
    QCOMPARE(withoutMnemonic(u"A && B(&C)"_s), u"A & B(C)"_s);
    QCOMPARE(withoutMnemonic(u"end&"_s), u"end"_s);
}

void TestSigns::bannerActs() {
    Banner banner(Banner::Kind::Stop, u"Text"_s);
    QSignalSpy acted(&banner, &Banner::acted);
    auto* action = banner.findChild<QPushButton*>();
    banner.show();
    QVERIFY(!action->isVisible());
    banner.setAction(u"Why"_s);
    QVERIFY(action->isVisible());
    QTest::keyClick(action, Qt::Key_Space);
    QCOMPARE(acted.size(), 1);
    QVERIFY(!banner.accessibleName().isEmpty());
    QCOMPARE(banner.accessibleDescription(), u"Text"_s);
}

void TestSigns::choicesMoveByArrows() {
    ChoiceGroup group;
    group.addChoice(u"a"_s, u"&Alpha"_s);
    group.addChoice(u"b"_s, u"&Beta"_s);
    group.addChoice(u"c"_s, u"&Gamma"_s);
    QCOMPARE(group.current(), QString());
    QSignalSpy chosen(&group, &ChoiceGroup::chosen);
    activate(group);
    group.setFocus();
    const QList<FocusRadio*> buttons = group.findChildren<FocusRadio*>();
    QTRY_VERIFY(buttons[0]->hasFocus());
    QTest::keyClick(buttons[0], Qt::Key_Right);
    QCOMPARE(group.current(), u"b"_s);
    QVERIFY(buttons[1]->hasFocus() && buttons[1]->isChecked() && !buttons[0]->isChecked());
    QTest::keyClick(buttons[1], Qt::Key_Left);
    QTest::keyClick(buttons[0], Qt::Key_Left);  // round to the last
    QCOMPARE(group.current(), u"c"_s);
    QCOMPARE(chosen.size(), 3);
    group.setCurrent({});
    QCOMPARE(group.current(), QString());
    QVERIFY(!buttons[2]->isChecked());
    QCOMPARE(chosen.size(), 3);
}

void TestSigns::choiceByMnemonic() {
    QWidget page;
    ChoiceGroup group(Qt::Vertical, &page);
    group.addChoice(u"a"_s, u"&Alpha"_s);
    group.addChoice(u"b"_s, u"&Beta"_s);
    QLineEdit other(&page);
    activate(page);
    other.setFocus();
    QTest::keyClick(&page, Qt::Key_B, Qt::AltModifier);
    QTRY_COMPARE(group.current(), u"b"_s);
    group.setName(u"Proof"_s);
    QCOMPARE(group.findChildren<FocusRadio*>()[1]->accessibleName(), u"Proof Beta"_s);
}

void TestSigns::stepsByKeys() {
    StepList steps({u"Who"_s, u"Identity"_s, u"Content"_s});
    steps.setState(0, StepList::State::Done);
    steps.setCurrent(1);
    steps.setState(2, StepList::State::Blocked);
    QSignalSpy chosen(&steps, &StepList::chosen);
    activate(steps);
    steps.setFocus();
    const QList<StepMark*> marks = steps.findChildren<StepMark*>();
    QTRY_VERIFY(marks[1]->hasFocus());
    QTest::keyClick(marks[1], Qt::Key_Right);
    QVERIFY(marks[2]->hasFocus());
    QTest::keyClick(marks[2], Qt::Key_Return);
    QCOMPARE(chosen.size(), 0);  // blocked
    QTest::keyClick(marks[2], Qt::Key_Left);
    QTest::keyClick(marks[1], Qt::Key_Left);
    QTest::keyClick(marks[0], Qt::Key_Space);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toInt(), 0);
    QCOMPARE(steps.current(), 1);  // whoever listens decides
}

void TestSigns::stepsSayTheirState() {
    StepList steps({u"Who"_s, u"Identity"_s});
    const QList<StepMark*> marks = steps.findChildren<StepMark*>();
    const QString open = marks[1]->accessibleName();
    QSet<QString> said{open};
    for (const auto state : {StepList::State::Current, StepList::State::Done, StepList::State::Blocked}) {
        steps.setState(1, state);
        said << marks[1]->accessibleName();
    }
    QCOMPARE(said.size(), 4);
    QVERIFY(open.contains(u"Identity"_s));
}

void TestSigns::tableRowByEnter() {
    QStandardItemModel model(3, 2);
    FlatTable table;
    table.setModel(&model);
    QSignalSpy activated(&table, &FlatTable::rowActivated);
    table.setCurrentIndex(model.index(0, 0));
    QTest::keyClick(&table, Qt::Key_Down);
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().toInt(), 1);
}

void TestSigns::tableKeepsWidths() {
    QByteArray kept;
    const FlatTable::WidthMemory memory{[&] { return kept; },
                                        [&](const QByteArray& widths) { kept = widths; }};
    QStandardItemModel model(3, 3);
    model.setHeaderData(1, Qt::Horizontal, u"name"_s, Qt::UserRole);
    FlatTable table;
    table.setModel(&model);
    table.resize(600, 200);
    table.rememberWidths(memory);
    table.show();
    table.setColumnWidth(1, 150);  // the program's doing is not remembered
    QVERIFY(kept.isEmpty());
    const QHeaderView* header = table.horizontalHeader();
    const QPoint edge(header->sectionViewportPosition(1) + header->sectionSize(1) - 1, header->height() / 2);
    QTest::mousePress(header->viewport(), Qt::LeftButton, {}, edge);
    QMouseEvent drag(QEvent::MouseMove, edge + QPoint(60, 0),
                     header->viewport()->mapToGlobal(edge + QPoint(60, 0)), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(header->viewport(), &drag);
    QTest::mouseRelease(header->viewport(), Qt::LeftButton, {}, edge + QPoint(60, 0));
    QTRY_VERIFY(kept.contains("name"));
    const int width = table.columnWidth(1);
    QVERIFY(width > 190);

    QStandardItemModel other(1, 3);
    other.setHeaderData(0, Qt::Horizontal, u"name"_s, Qt::UserRole);  // the same column at another place
    FlatTable again;
    again.setModel(&other);
    again.rememberWidths(memory);
    QCOMPARE(again.columnWidth(0), width);
}

/// The longest column gives way, not the last one that had little to say before.
void TestSigns::lastColumnGrowsWithItsText() {
    class Rows : public QStandardItemModel {
     public:
        Rows() : QStandardItemModel(1, 2) {}
        void say(const QString& state) {
            beginResetModel();
            item(0, 1)->setText(state);
            endResetModel();
        }
    };
    Rows model;
    model.setItem(0, 0, new QStandardItem(QString(40, u'届')));
    model.setItem(0, 1, new QStandardItem(u"前"_s));
    FlatTable table;
    table.setModel(&model);
    table.resize(theme::px(420), theme::px(200));
    table.show();
    const QString state = u"交付 R8.11.30"_s;
    model.say(state);
    const int text = table.fontMetrics().horizontalAdvance(state);
    QVERIFY2(table.columnWidth(1) > text, qPrintable(QString::number(table.columnWidth(1))));
    QVERIFY(table.columnWidth(0) + table.columnWidth(1) <= table.viewport()->width());
}

void TestSigns::chosenColumnGivesWayFirst() {
    QStandardItemModel model(1, 3);
    const QString number = u"国保資第1号  F01-2026-000001"_s;
    model.setItem(0, 0, new QStandardItem(QString(20, u'届')));
    model.setItem(0, 1, new QStandardItem(number));
    model.setItem(0, 2, new QStandardItem(u"交付"_s));
    FlatTable table;
    table.setGivesWay(0);
    table.setModel(&model);
    const int room = table.fontMetrics().horizontalAdvance(number);
    table.resize(room + theme::px(320), theme::px(200));
    table.show();
    table.rememberWidths({});
    QVERIFY(table.columnWidth(1) > room);
    QVERIFY(table.columnWidth(0) >= theme::px(160));
    QVERIFY(table.columnWidth(0) < table.fontMetrics().horizontalAdvance(QString(20, u'届')));
    table.resize(theme::px(260), theme::px(200));  // too narrow for anybody: all are cut
    QTRY_VERIFY(table.columnWidth(1) < room);
}

void TestSigns::choiceGivesWay() {
    ElidedChoice choice;
    const QString title = u"国民健康保険被保険者資格取得・喪失・変更届"_s;
    choice.addItems({title, u"受付票"_s});
    choice.resize(theme::px(160), choice.sizeHint().height());
    QVERIFY(choice.shownText().endsWith(u'…'));
    QVERIFY(choice.fontMetrics().horizontalAdvance(choice.shownText()) < choice.width());
    QCOMPARE(choice.currentText(), title);
    choice.setCurrentIndex(1);
    QCOMPARE(choice.shownText(), u"受付票"_s);
    choice.resize(theme::px(700), choice.height());
    choice.setCurrentIndex(0);
    QCOMPARE(choice.shownText(), title);
}

void TestSigns::toastUndoes() {
    QWidget page;
    page.resize(600, 400);
    QLineEdit field(&page);
    Toast toast(&page);
    activate(page);
    field.setFocus();
    toast.tell(u"Thrown away"_s, u"&Undo"_s);
    QVERIFY(toast.isVisible());
    QVERIFY(field.hasFocus());
    QVERIFY(page.rect().contains(toast.geometry()));
    QSignalSpy undone(&toast, &Toast::undone);
    QTest::keyClick(&page, Qt::Key_U, Qt::AltModifier);
    QTRY_COMPARE(undone.size(), 1);
    QVERIFY(!toast.isVisible());
    toast.tell(u"Saved"_s);
    QVERIFY(!toast.findChild<QPushButton*>()->isVisible());
    page.resize(300, 200);
    QVERIFY(page.rect().contains(toast.geometry()));
}

void TestSigns::progressReckonsTheTimeLeft() {
    FixedClock clock(QDateTime(QDate(2026, 11, 23), QTime(1, 0), Qt::UTC));
    ProgressPanel panel(clock);
    panel.begin(u"Notices"_s, 1000);
    QCOMPARE(panel.secondsLeft(), qint64(-1));
    clock.advance(1);
    panel.setDone(10);
    QCOMPARE(panel.secondsLeft(), qint64(-1));  // too early to tell
    clock.advance(29);
    panel.setDone(250);
    QCOMPARE(panel.secondsLeft(), qint64(90));
    panel.setDone(1000);
    QCOMPARE(panel.secondsLeft(), qint64(0));
    panel.begin(u"Unknown"_s, 0);
    clock.advance(60);
    panel.setDone(5);
    QCOMPARE(panel.secondsLeft(), qint64(-1));
}

void TestSigns::progressIsCancelledOnce() {
    const SystemClock clock;
    ProgressPanel panel(clock);
    panel.begin(u"Notices"_s, 10);
    QSignalSpy cancelled(&panel, &ProgressPanel::cancelled);
    auto* cancel = panel.findChild<QPushButton*>();
    QTest::keyClick(cancel, Qt::Key_Space);
    QTest::keyClick(cancel, Qt::Key_Space);
    QCOMPARE(cancelled.size(), 1);
    panel.begin(u"Notices"_s, 10);
    QVERIFY(cancel->isEnabled());
}

QTEST_MAIN(TestSigns)
#include "TestSigns.moc"
