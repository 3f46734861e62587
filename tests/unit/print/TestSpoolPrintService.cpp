// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/print/SpoolPrintService.h"
#include "tests/unit/print/PaperSpooler.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado::test {

/// Pages whose every dot says where it lies on the page: x, y, page.
class MarkedPages final : public PageSource {
 public:
    std::vector<QSizeF> pages{QSizeF(210, 297)};
    int draws = 0;

    Result<std::vector<QSizeF>> sizes(const QByteArray&) override { return pages; }
    Result<PagePixels> draw(const QByteArray&, int page, int, int, const QRect& dots) override {
        ++draws;
        PagePixels pixels{QByteArray(qsizetype{4} * dots.width() * dots.height(), '\0'),
                          qsizetype{4} * dots.width()};
        char* at = pixels.bytes.data();
        for (int y = dots.top(); y <= dots.bottom(); ++y) {
            for (int x = dots.left(); x <= dots.right(); ++x) {
                const quint32 mark = static_cast<quint32>(x) | static_cast<quint32>(y) << 12U |
                                     static_cast<quint32>(page) << 28U;
                std::memcpy(at, &mark, sizeof mark);
                at += sizeof mark;
            }
        }
        return pixels;
    }
};

class TestSpoolPrintService : public QObject {
    Q_OBJECT

    SpooledPaper m_paper;
    PaperSpooler* m_spooler = nullptr;
    MarkedPages* m_pages = nullptr;
    std::unique_ptr<SpoolPrintService> m_service;
    const QByteArray m_pdf = "%PDF-1.5\n%%EOF\n";

    static quint32 markAt(const PaperSheet& sheet, int x, int y) {
        quint32 mark = 0;
        std::memcpy(&mark, sheet.pixels.constData() + (qsizetype{y} * sheet.width + x) * 4, sizeof mark);
        return mark;
    }

 private Q_SLOTS:
    void init() {
        auto spooler = std::make_unique<PaperSpooler>();
        auto pages = std::make_unique<MarkedPages>();
        m_spooler = spooler.get();
        m_pages = pages.get();
        m_spooler->paper = &m_paper;
        m_paper = {};
        constexpr qsizetype smallStrip = 100'000;
        m_service = std::make_unique<SpoolPrintService>(std::move(spooler), std::move(pages), smallStrip);
    }

    void everyDotOfTheSheetComesFromItsPlaceOnThePage() {
        const auto job = m_service->print({u"窓口 1"_s, m_pdf, u"F10 0001"_s, 1, {}, QSizeF(210, 297)});
        QVERIFY(job);
        QCOMPARE(*job, 42);
        QVERIFY(m_pages->draws > 10);  // in strips
        QCOMPARE(m_paper.sheets.size(), std::size_t{1});
        const PaperSheet& sheet = m_paper.sheets[0];
        QVERIFY(!sheet.isLandscape);
        QVERIFY(
            std::all_of(sheet.written.begin(), sheet.written.end(), [](int times) { return times == 1; }));
        for (int y = 0; y < sheet.height; ++y) {
            for (int x = 0; x < sheet.width; ++x)
                QCOMPARE(markAt(sheet, x, y), static_cast<quint32>(x + 16) | static_cast<quint32>(y + 16)
                                                                                 << 12U);
        }
    }

    void tellsTheSpoolerWhatTheClerkChose() {
        QVERIFY(m_service->print({u"窓口 1"_s, m_pdf, u"F10 0001"_s, 3, u"手差し"_s, QSizeF(128, 91)}));
        QCOMPARE(m_paper.job.printer, std::string("窓口 1"));
        QCOMPARE(m_paper.job.name, std::string("F10 0001"));
        QCOMPARE(m_paper.job.copies, 3);
        QCOMPARE(m_paper.job.source, std::string("手差し"));
        QCOMPARE(m_paper.job.paperWidth, 1280);
        QCOMPARE(m_paper.job.paperHeight, 910);
        QCOMPARE(m_paper.sheets.size(), std::size_t{1});
    }

    void copiesAreMadeHereWhereThePrinterCannot() {
        m_spooler->printerCopies = false;
        m_pages->pages = {QSizeF(210, 297), QSizeF(210, 297)};
        QVERIFY(m_service->print({{}, m_pdf, u"F10"_s, 3, {}, {}}));
        QCOMPARE(m_paper.sheets.size(), std::size_t{6});
        // Whole sets: page 1, 2, 1, 2, 1, 2.
        for (std::size_t i = 0; i < 6; ++i)
            QCOMPARE(markAt(m_paper.sheets[i], 0, 0) >> 28U, static_cast<quint32>(i % 2));
    }

    void eachPageLiesAsItIsRead() {
        m_pages->pages = {QSizeF(210, 297), QSizeF(297, 210)};
        QVERIFY(m_service->print({{}, m_pdf, u"F10"_s, 1, {}, {}}));
        QVERIFY(!m_paper.sheets[0].isLandscape);
        QVERIFY(m_paper.sheets[1].isLandscape);
    }

    void aPageThatDoesNotFitIsRefusedAndNothingIsPrinted() {
        m_pages->pages = {QSizeF(210, 297), QSizeF(297, 420)};
        const auto job = m_service->print({{}, m_pdf, u"F10"_s, 1, {}, {}});
        QCOMPARE(job.error().code, u"E-PRINT-004"_s);
        QVERIFY(m_paper.isTakenBack);
    }

    void aSpoolerThatFailsHalfWayPrintsNothing() {
        m_spooler->putsUntilFailure = 5;
        QCOMPARE(m_service->print({{}, m_pdf, u"F10"_s, 1, {}, {}}).error().code, u"E-PRINT-004"_s);
        QVERIFY(m_paper.isTakenBack);
        QVERIFY(!m_paper.isFinished);
    }

    void refusalsHaveTheirWords() {
        const std::pair<spool::Answer, QString> table[] = {{spool::Answer::NoPrinter, u"E-PRINT-001"_s},
                                                           {spool::Answer::NotAccepting, u"E-PRINT-002"_s},
                                                           {spool::Answer::NoSpooler, u"E-PRINT-003"_s},
                                                           {spool::Answer::Refused, u"E-PRINT-004"_s}};
        for (const auto& [answer, code] : table) {
            m_spooler->answer = answer;
            QCOMPARE(m_service->print({u"x"_s, m_pdf, u"F10"_s, 1, {}, {}}).error().code, code);
        }
        QCOMPARE(m_service->print({u"x"_s, "hello", u"F10"_s, 1, {}, {}}).error().code, u"E-PRINT-005"_s);
        m_spooler->answer = spool::Answer::Fine;
        m_pages->pages.clear();
        QCOMPARE(m_service->print({u"x"_s, m_pdf, u"F10"_s, 1, {}, {}}).error().code, u"E-PRINT-005"_s);
    }

    void listsPrintersAndTrays() {
        const auto printers = m_service->printers();
        QVERIFY(printers);
        QCOMPARE(printers->size(), std::size_t{1});
        QCOMPARE(printers->front().id, u"窓口 1"_s);
        QVERIFY(printers->front().isDefault);
        QCOMPARE(printers->front().paperSources, (QStringList{u"上段"_s, u"手差し"_s}));
        QCOMPARE(m_service->state(u"窓口 1"_s, 42), PrintState::Printing);
    }
};

}  // namespace mado::test

QTEST_GUILESS_MAIN(mado::test::TestSpoolPrintService)
#include "TestSpoolPrintService.moc"
