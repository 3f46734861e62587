// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui/PageChecks.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ExplanationView.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QTextBrowser>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

QList<ExplanationRow> rows() {
    const ExplanationFigure rate{u"levy.medical.income_rate"_s,
                                 u"医療分 所得割の税率"_s,
                                 u"7.45%"_s,
                                 u"R8.4.1"_s,
                                 u"川口市の案内"_s,
                                 false};
    const ExplanationFigure rounding{u"levy.rounding.on"_s, u"端数処理"_s,     {},
                                     u"R6.4.1"_s,           u"近隣市の案内"_s, true};
    return {{u"医療分 1人目 所得割"_s,
             u"3,130,000 × 7.45% = 233,185"_s,
             u"233,185円"_s,
             u"地方税法703条の4"_s,
             {rate},
             false},
            {u"年税額"_s, u"233,100"_s, u"233,100円"_s, u"地方税法703条の4"_s, {rate, rounding}, true}};
}

}  // namespace

class TestExplanationView : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { theme::applyTheme(*qApp); }

    void opensAndClosesByKeys() {
        ExplanationView view;
        view.setRows(rows(), Language::Japanese);
        view.show();
        auto* head = view.findChild<QPushButton*>(u"ExplanationHead"_s);
        auto* text = view.findChild<QTextBrowser*>();
        QVERIFY(!text->isVisible());
        head->setFocus();
        QTest::keyClick(head, Qt::Key_Space);
        QVERIFY(view.isOpen());
        QVERIFY(text->isVisible());
        QVERIFY(text->toPlainText().contains(u"3,130,000 × 7.45% = 233,185"_s));
        QVERIFY(text->toPlainText().contains(u"地方税法703条の4"_s));
        QTest::keyClick(head, Qt::Key_Space);
        QVERIFY(!text->isVisible());
    }

    void unconfirmedFiguresAreSaidInWords() {
        ExplanationView view;
        view.setRows(rows(), Language::Japanese);
        view.show();
        auto* head = view.findChild<QPushButton*>(u"ExplanationHead"_s);
        QVERIFY(head->accessibleDescription().contains(u"1 figures to be confirmed"_s));
        view.setOpen(true);
        auto* text = view.findChild<QTextBrowser*>();
        QCOMPARE(text->toPlainText().count(u"to be confirmed"_s), 1);  // the step that uses it, not the other
        view.setFiguresShown(true);
        QVERIFY(text->toPlainText().contains(u"7.45%(R8.4.1から)"_s));
        QVERIFY(text->toPlainText().contains(u"近隣市の案内"_s));
        QCOMPARE(text->toPlainText().count(u"to be confirmed"_s), 2);
    }

    void stepsAreCopied() {
        ExplanationView view;
        view.setRows(rows(), Language::Japanese);
        view.show();
        view.setOpen(true);
        QGuiApplication::clipboard()->clear();
        view.copy();
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"年税額\t233,100\t233,100円"_s));
        auto* text = view.findChild<QTextBrowser*>();
        text->setFocus();
        QTest::keyClick(text, Qt::Key_A, Qt::ControlModifier);
        QVERIFY(text->textCursor().selectedText().contains(u"233,185円"_s));
    }

    void nothingToExplainShowsNothing() {
        QWidget page;
        auto* column = new QVBoxLayout(&page);
        auto* view = new ExplanationView(&page);
        column->addWidget(view);
        page.show();
        QVERIFY(!view->isVisible());
        view->setRows(rows(), Language::Japanese);
        QVERIFY(view->isVisible());
        view->setRows({}, Language::Japanese);
        QVERIFY(!view->isVisible());
    }

    void passesAsAPage_data() {
        QTest::addColumn<int>("scale");
        QTest::addRow("100") << 100;
        QTest::addRow("150") << 150;
    }
    void passesAsAPage() {
        QFETCH(int, scale);
        theme::setScale(scale);
        theme::applyTheme(*qApp);
        QWidget page;
        auto* column = new QVBoxLayout(&page);
        auto* view = new ExplanationView(&page);
        column->addWidget(view);
        column->addStretch(1);
        view->setRows(rows(), Language::Japanese);
        view->setOpen(true);
        view->setFiguresShown(true);
        page.resize(700 * scale / 100, 600 * scale / 100);
        QCOMPARE(uncoveredTabOrder(page).join(u'\n'), QString());
        QCOMPARE(clashingMnemonics(page).join(u'\n'), QString());
        QCOMPARE(namelessWidgets(page).join(u'\n'), QString());
        QCOMPARE(clippedTexts(page).join(u'\n'), QString());
        // Nothing is hidden: the text is as high as it needs to be.
        auto* text = view->findChild<QTextBrowser*>();
        QVERIFY(text->height() >= text->document()->size().height());
        theme::setScale(100);
    }
};

QTEST_MAIN(TestExplanationView)
#include "TestExplanationView.moc"
