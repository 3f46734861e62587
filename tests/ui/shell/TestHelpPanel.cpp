// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/household/Counter.h"
#include "ui/shell/HelpPanel.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mado::test {

class TestHelpPanel : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { theme::applyTheme(*qApp); }

    void explainsPagesAndProcedures_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("topic");
        QTest::addColumn<QString>("begins");
        QTest::newRow("page, Japanese") << u"ja"_s << u"page.identity"_s << u"本人確認"_s;
        QTest::newRow("page, English") << u"en"_s << u"page.identity"_s << u"Identity check"_s;
        QTest::newRow("procedure") << u"ja"_s << u"procedure:acquire_left_employee"_s
                                   << u"資格取得届（社保離脱）"_s;
        QTest::newRow("nothing of its own") << u"ja"_s << u""_s << u"窓口"_s;
    }

    void explainsPagesAndProcedures() {
        QFETCH(QString, language);
        QFETCH(QString, topic);
        QFETCH(QString, begins);
        Counter counter(language);
        HelpPanel panel(counter.services);
        panel.show(topic);
        const QString text = panel.text();
        QVERIFY2(text.startsWith(begins), qPrintable(text.left(40)));
        QVERIFY(text.size() > 2 * begins.size());
    }

    void givesTheFocusBack() {
        Counter counter(u"en"_s);
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* first = new QLineEdit(&window);
        auto* second = new QLineEdit(&window);
        auto* panel = new HelpPanel(counter.services, &window);
        for (QWidget* each : std::initializer_list<QWidget*>{first, second, panel})
            column->addWidget(each);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        second->setFocus();
        panel->show(u"page.start"_s);
        QVERIFY(panel->isAncestorOf(QApplication::focusWidget()));
        panel->show(u"page.household"_s);  // asked again from within
        panel->hide();
        QCOMPARE(QApplication::focusWidget(), second);
    }

    void escapeAsksToClose() {
        Counter counter(u"en"_s);
        HelpPanel panel(counter.services);
        const QSignalSpy closed(&panel, &HelpPanel::closed);
        panel.show(u"page.start"_s);
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(closed.count(), 1);
    }
};

}  // namespace mado::test

QTEST_MAIN(mado::test::TestHelpPanel)
#include "TestHelpPanel.moc"
