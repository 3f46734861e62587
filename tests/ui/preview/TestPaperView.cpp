// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/PaperView.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

/// A document whose pages are each one flat colour.
QByteArray pagesOf(const QList<QColor>& colours, QPageSize::PageSizeId size = QPageSize::A4) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPageSize(QPageSize(size));
        writer.setPageMargins(QMarginsF());
        QPainter painter(&writer);
        bool first = true;
        for (const QColor& colour : colours) {
            if (!first) writer.newPage();
            first = false;
            painter.fillRect(QRect(0, 0, writer.width(), writer.height()), colour);
        }
    }
    return buffer.data();
}

QColor middleOf(PaperView& view) {
    const QImage picture = view.viewport()->grab().toImage();
    return picture.pixelColor(picture.width() / 2, picture.height() / 2);
}

}  // namespace

class TestPaperView : public QObject {
    Q_OBJECT
    PageRasterizer m_rasterizer;

 private Q_SLOTS:
    void showsTheLatestDocument() {
        PaperView view(m_rasterizer);
        view.resize(400, 500);
        view.show();
        view.setDocument(pagesOf({Qt::red}));
        view.setDocument(pagesOf({Qt::green}));
        QTRY_VERIFY(view.isUpToDate());
        QCOMPARE(middleOf(view), QColor(Qt::green));
        view.clear();
        QCOMPARE(view.pageCount(), 0);
        QVERIFY(middleOf(view) != QColor(Qt::green));  // nothing stays on the screen after a lock
    }

    void turnsPagesByKey() {
        PaperView view(m_rasterizer);
        view.resize(400, 500);
        view.show();
        view.setDocument(pagesOf({Qt::red, Qt::blue}));
        QTRY_COMPARE(view.pageCount(), 2);
        QTest::keyClick(&view, Qt::Key_PageDown);
        QCOMPARE(view.currentPage(), 1);
        QTRY_COMPARE(middleOf(view), QColor(Qt::blue));
        QTest::keyClick(&view, Qt::Key_PageDown);
        QCOMPARE(view.currentPage(), 1);
        view.setDocument(pagesOf({Qt::yellow}));  // shorter than before: back to the last page there is
        QTRY_COMPARE(view.currentPage(), 0);
        QTRY_COMPARE(middleOf(view), QColor(Qt::yellow));
    }

    /// A picture that is there before anybody waits for it: another size of paper asks for a second one at
    /// once.
    void picturesThatComeAtOnce() {
        PaperView view(m_rasterizer);
        view.resize(400, 500);
        view.show();
        const QByteArray papers[] = {pagesOf({Qt::red}), pagesOf({Qt::blue}, QPageSize::A5)};
        constexpr int times = 1000;
        for (int i = 0; i < times; ++i) {
            view.setDocument(papers[i % 2]);
            if (i % 7 == 0) QTRY_VERIFY(view.isUpToDate());
        }
        QTRY_VERIFY(view.isUpToDate());
        QCOMPARE(middleOf(view), QColor(Qt::blue));
    }

    void refusesWhatIsNotAPdf() {
        PaperView view(m_rasterizer);
        view.resize(400, 500);
        QSignalSpy failed(&view, &PaperView::failed);
        view.setDocument("%PDF-1.4 torn");
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.front().front().value<Error>().code, u"E-PREVIEW-001"_s);
    }

    void aNewerRequestOvertakesAnOlder() {
        PageRasterizer rasterizer;
        const QByteArray pdf = pagesOf({Qt::red, Qt::blue, Qt::green});
        QList<QFuture<Result<PagePicture>>> asked;
        for (int i = 0; i < 50; ++i)
            asked << rasterizer.render(1, {pdf, i % 3, 50.0 + i});
        asked.back().waitForFinished();
        QVERIFY(asked.back().result().ok());
        int drawn = 0;
        for (auto& future : asked)
            drawn += future.isCanceled() ? 0 : 1;
        QVERIFY2(drawn < 50, "overtaken requests must not be drawn");
    }
};

QTEST_MAIN(TestPaperView)
#include "TestPaperView.moc"
