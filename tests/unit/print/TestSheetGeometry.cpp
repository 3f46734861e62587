// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/print/SheetGeometry.h"

#include <QTest>

using namespace mado;
using namespace mado::spool;

class TestSheetGeometry : public QObject {
    Q_OBJECT

    // An A4 page printer of 600 dots an inch that can't reach 4.23 mm (100 dots) on each side.
    const SheetMetrics m_a4{600, 600, 100, 100, 4961 - 200, 7016 - 200};

 private Q_SLOTS:
    void aPageLiesWhereThePaperDoes() {
        const Placement placement = placed(QSizeF(210, 297), m_a4);
        QCOMPARE(placement.dots, QRect(100, 100, 4761, 6816));
        QCOMPARE(placement.at, QPoint(0, 0));  // the printable area's own corner
        QVERIFY(!placement.isCut);
    }

    void aSmallPageKeepsItsSizeAndCorner() {
        const Placement placement = placed(QSizeF(128, 91), m_a4);  // an insured person's certificate
        QCOMPARE(placement.dots, QRect(100, 100, 3024 - 100, 2150 - 100));
        QCOMPARE(placement.at, QPoint(0, 0));
        QVERIFY(!placement.isCut);
    }

    void dotsNeedNotBeSquare() {
        const SheetMetrics fine{1200, 600, 200, 100, 9521, 6816};
        const Placement placement = placed(QSizeF(210, 297), fine);
        QCOMPARE(placement.dots, QRect(200, 100, 9521, 6816));
        QVERIFY(!placement.isCut);
    }

    // 203 dots an inch, as label printers have: 210 mm are 1678.3 dots.
    void roundingIsNoCut() {
        QVERIFY(!placed(QSizeF(210.02, 297.04), m_a4).isCut);
        QVERIFY(!placed(QSizeF(210, 297), {203, 203, 0, 0, 1678, 2374}).isCut);
    }

    void whatThePaperCannotHoldIsSaid() {
        QVERIFY(placed(QSizeF(297, 420), m_a4).isCut);
        QVERIFY(placed(QSizeF(297, 210), m_a4).isCut);  // lies the other way
        QVERIFY(placed(QSizeF(210, 299), m_a4).isCut);
    }

    void stripsCoverEveryLineOnce_data() {
        QTest::addColumn<QRect>("dots");
        QTest::addColumn<qint64>("bytes");
        QTest::newRow("exact") << QRect(100, 100, 50, 60) << qint64{50 * 4 * 20};
        QTest::newRow("rest") << QRect(100, 100, 50, 61) << qint64{50 * 4 * 20};
        QTest::newRow("one strip") << QRect(0, 0, 50, 60) << qint64{1'000'000};
        QTest::newRow("less than a line") << QRect(3, 7, 50, 5) << qint64{1};
        QTest::newRow("nothing") << QRect(3, 7, 0, 5) << qint64{100};
    }
    void stripsCoverEveryLineOnce() {
        QFETCH(QRect, dots);
        QFETCH(qint64, bytes);
        int next = dots.top();
        for (const QRect& each : strips(dots, bytes)) {
            QCOMPARE(each.top(), next);
            QCOMPARE(each.left(), dots.left());
            QCOMPARE(each.width(), dots.width());
            QVERIFY(each.height() >= 1);
            QVERIFY(each.height() == 1 || qint64{4} * each.width() * each.height() <= bytes);
            next = each.bottom() + 1;
        }
        QCOMPARE(next, dots.isEmpty() ? dots.top() : dots.bottom() + 1);
    }

    void onlyPaperIsAPrinter_data() {
        QTest::addColumn<QString>("port");
        QTest::addColumn<QString>("driver");
        QTest::addColumn<bool>("isPaper");
        const auto row = [](const char* port, const char* driver, bool isPaper) {
            QTest::newRow(port) << QString::fromUtf8(port) << QString::fromUtf8(driver) << isPaper;
        };
        row("USB001", "RICOH IM C3000 JPN RPCS", true);
        row("192.0.2.40", "Canon Generic Plus LIPSLX", true);
        row("WSD-1f2e", "Universal Print Class Driver", true);
        row("LPT1:", "OKI B841", true);
        row("PORTPROMPT:", "Microsoft Print To PDF", false);
        row("FILE:", "Generic / Text Only", false);
        row("SHRFAX:", "Microsoft Shared Fax Driver", false);
        row("Ne00:", "Microsoft XPS Document Writer v4", false);
        row("C:\\Users\\x\\out.pdf", "RICOH IM C3000 JPN RPCS", false);
        row("nul:", "OKI B841", false);
    }
    void onlyPaperIsAPrinter() {
        QFETCH(QString, port);
        QFETCH(QString, driver);
        QFETCH(bool, isPaper);
        QCOMPARE(isPaperPrinter(port.toStdWString(), driver.toStdWString()), isPaper);
    }

    void statesOfAJobAreRead() {
        QCOMPARE(jobStateOf(0), JobState::Waiting);
        QCOMPARE(jobStateOf(0x8), JobState::Waiting);  // still handed over
        QCOMPARE(jobStateOf(0x10), JobState::Printing);
        QCOMPARE(jobStateOf(0x10 | 0x40), JobState::Waiting);  // out of paper
        QCOMPARE(jobStateOf(0x2 | 0x40), JobState::Waiting);
        QCOMPARE(jobStateOf(0x2), JobState::Failed);
        QCOMPARE(jobStateOf(0x80), JobState::Done);
        QCOMPARE(jobStateOf(0x1000 | 0x10), JobState::Done);
        QCOMPARE(jobStateOf(0x100), JobState::Failed);
        QCOMPARE(jobStateOf(0x4 | 0x80), JobState::Failed);
    }
};

QTEST_GUILESS_MAIN(TestSheetGeometry)
#include "TestSheetGeometry.moc"
