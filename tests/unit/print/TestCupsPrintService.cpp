// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/print/CupsPrintService.h"
#include "tests/unit/print/PrivateSpooler.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

class TestCupsPrintService : public QObject {
    Q_OBJECT

    PrivateSpooler m_spooler;
    const QByteArray m_pdf = "%PDF-1.5\n% synthetic\n%%EOF\n";

 private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_spooler.start(), "a scheduler of our own (package cups) must start"); }

    void listsPrintersWithTheirWords() {
        CupsPrintService service(m_spooler.host(), m_spooler.port());
        const auto printers = service.printers();
        QVERIFY2(printers, qPrintable(printers ? QString() : printers.error().detail));
        QCOMPARE(printers->size(), std::size_t{1});
        QCOMPARE(printers->front().id, u"counter"_s);
        QCOMPARE(printers->front().description, u"窓口プリンター"_s);
    }

    void printsTheVeryBytes() {
        CupsPrintService service(m_spooler.host(), m_spooler.port());
        const auto job =
            service.print({u"counter"_s, m_pdf, u"F10 0001"_s, 2, u"tray-2"_s, QSizeF(210, 297)});
        QVERIFY2(job, qPrintable(job ? QString() : job.error().detail));
        QTRY_COMPARE(service.state(u"counter"_s, *job), PrintState::Done);
        QCOMPARE(m_spooler.printed(*job), m_pdf);
        const QByteArray options = m_spooler.options(*job);
        QVERIFY2(options.contains("copies=2"), options.constData());
        QVERIFY2(options.contains("tray-2"), options.constData());
        QVERIFY2(options.contains("iso_a4_210x297mm"), options.constData());
    }

    void refusesClearly_data() {
        QTest::addColumn<QString>("printer");
        QTest::addColumn<QByteArray>("pdf");
        QTest::addColumn<int>("copies");
        QTest::addColumn<QString>("code");
        QTest::newRow("no such printer") << u"nowhere"_s << m_pdf << 1 << u"E-PRINT-001"_s;
        QTest::newRow("not a PDF") << u"counter"_s << QByteArray("hello") << 1 << u"E-PRINT-005"_s;
        QTest::newRow("no copies") << u"counter"_s << m_pdf << 0 << u"E-PRINT-005"_s;
        QTest::newRow("too many copies") << u"counter"_s << m_pdf << 100 << u"E-PRINT-005"_s;
    }
    void refusesClearly() {
        QFETCH(QString, printer);
        QFETCH(QByteArray, pdf);
        QFETCH(int, copies);
        QFETCH(QString, code);
        CupsPrintService service(m_spooler.host(), m_spooler.port());
        const auto job = service.print({printer, pdf, u"F10"_s, copies, {}, {}});
        QVERIFY(!job);
        QCOMPARE(job.error().code, code);
    }

    void saysWhenThePrinterTakesNoJobs() {
        QVERIFY(m_spooler.run(u"/usr/sbin/cupsreject"_s, {u"counter"_s}));
        CupsPrintService service(m_spooler.host(), m_spooler.port());
        QCOMPARE(service.print({u"counter"_s, m_pdf, u"F10"_s, 1, {}, {}}).error().code, u"E-PRINT-002"_s);
        QVERIFY(m_spooler.run(u"/usr/sbin/cupsaccept"_s, {u"counter"_s}));
    }

    void saysWhenTheSpoolerIsAway() {
        CupsPrintService service(u"127.0.0.1"_s, 1);
        QCOMPARE(service.printers().error().code, u"E-PRINT-003"_s);
        QCOMPARE(service.print({u"counter"_s, m_pdf, u"F10"_s, 1, {}, {}}).error().code, u"E-PRINT-003"_s);
    }
};

QTEST_GUILESS_MAIN(TestCupsPrintService)
#include "TestCupsPrintService.moc"
