// SPDX-License-Identifier: GPL-3.0-or-later
// The checks find what they are for, and the shared widgets pass them at every scale.
#include "tests/support/ui/PageChecks.h"
#include "tests/ui/gallery/Gallery.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/CalmText.h"
#include "ui/widgets/WrappedLabel.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTextBrowser>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

class TestGallery : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void passes_data();
    void passes();
    void findsWhatKeepsTheTabKey();
    void findsClashingMnemonics();
    void findsNamelessWidgets();
    void findsClippedTexts();
    void findsCrampedLines();
};

void TestGallery::passes_data() {
    QTest::addColumn<int>("scale");
    for (const int scale : {100, 125, 150})
        QTest::addRow("%d", scale) << scale;
}

void TestGallery::passes() {
    QFETCH(int, scale);
    theme::setScale(scale);
    theme::applyTheme(*qApp);
    Gallery page;
    page.resize(1366 * scale / 100, 900 * scale / 100);
    QCOMPARE(uncoveredTabOrder(page).join(u'\n'), QString());
    QCOMPARE(clashingMnemonics(page).join(u'\n'), QString());
    QCOMPARE(namelessWidgets(page).join(u'\n'), QString());
    QCOMPARE(clippedTexts(page).join(u'\n'), QString());
    QCOMPARE(crampedLines(page).join(u'\n'), QString());
    page.tell();
    QCOMPARE(clashingMnemonics(page).join(u'\n'), QString());
    QCOMPARE(clippedTexts(page).join(u'\n'), QString());
}

void TestGallery::findsWhatKeepsTheTabKey() {
    QWidget page;
    auto* first = new QLineEdit(&page);
    auto* keeper = new QPlainTextEdit(&page);  // types tabs unless it is told not to
    auto* last = new QLineEdit(&page);
    keeper->move(0, 40);
    last->move(0, 300);
    QCOMPARE(uncoveredTabOrder(page).size(), 2);
    keeper->setTabChangesFocus(true);
    QCOMPARE(uncoveredTabOrder(page), QStringList());
    QVERIFY(first->isVisible());
}

void TestGallery::findsClashingMnemonics() {
    QWidget page;
    QPushButton save(u"&Save"_s, &page);
    QLabel label(u"&Surname"_s, &page);
    QCOMPARE(clashingMnemonics(page), QStringList());  // a label without a buddy has none
    QLineEdit name(&page);
    label.setBuddy(&name);
    QCOMPARE(clashingMnemonics(page).size(), 1);
    save.setEnabled(false);
    QCOMPARE(clashingMnemonics(page), QStringList());
}

void TestGallery::findsNamelessWidgets() {
    QWidget page;
    QLineEdit name(&page);
    QPushButton save(u"Save"_s, &page);
    QCOMPARE(namelessWidgets(page).size(), 1);
    name.setAccessibleName(u"Name"_s);
    QCOMPARE(namelessWidgets(page), QStringList());
    save.setText({});
    QCOMPARE(namelessWidgets(page).size(), 1);
}

void TestGallery::findsCrampedLines() {
    const QString words = u"資格は4月1日にさかのぼり、保険税も4月分からかかります。"_s;
    QWidget page;
    page.resize(300, 400);
    QLabel solid(words, &page);
    solid.setWordWrap(true);
    solid.resize(120, 200);
    QCOMPARE(crampedLines(page).size(), 1);
    solid.resize(1200, 200);  // one line
    QCOMPARE(crampedLines(page), QStringList());
    solid.hide();
    WrappedLabel airy(words, &page);
    airy.show();
    airy.resize(120, 40);
    QCOMPARE(crampedLines(page), QStringList());
    QCOMPARE(clippedTexts(page).size(), 1);  // four lines or more
    airy.resize(120, airy.heightForWidth(120));
    QCOMPARE(clippedTexts(page), QStringList());
    QTextBrowser text(&page);
    text.setGeometry(0, 200, 120, 200);
    text.setHtml(words);
    text.show();
    QCOMPARE(crampedLines(page).size(), 1);
    setCalmHtml(&text, words);
    QCOMPARE(crampedLines(page), QStringList());
}

void TestGallery::findsClippedTexts() {
    QWidget page;
    page.resize(400, 300);
    QLabel label(u"A rather long text in one line"_s, &page);
    QPushButton button(u"Another long text"_s, &page);
    label.setGeometry(0, 0, 350, 30);
    button.setGeometry(0, 40, 350, 40);
    QCOMPARE(clippedTexts(page), QStringList());
    label.resize(60, 30);
    QVERIFY2(clippedTexts(page).size() == 1, qPrintable(clippedTexts(page).join(u'\n')));
    label.setWordWrap(true);
    QVERIFY2(clippedTexts(page).size() == 1, qPrintable(clippedTexts(page).join(u'\n')));  // now too low
    label.resize(120, 200);
    button.move(150, 40);
    button.resize(40, 40);
    QVERIFY2(clippedTexts(page).size() == 1, qPrintable(clippedTexts(page).join(u'\n')));
    button.resize(350, 40);  // beyond the right edge
    QVERIFY2(clippedTexts(page).size() == 1, qPrintable(clippedTexts(page).join(u'\n')));
}

QTEST_MAIN(TestGallery)
#include "TestGallery.moc"
