// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/RasterizedPages.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

/// First page A4: its left half red, its lower right quarter blue. Second page A5, lying.
QByteArray twoPages() {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF());
        QPainter painter(&writer);
        painter.fillRect(QRect(0, 0, writer.width() / 2, writer.height()), Qt::red);
        painter.fillRect(QRect(writer.width() / 2, writer.height() / 2, writer.width(), writer.height()),
                         Qt::blue);
        writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A5), QPageLayout::Landscape, QMarginsF()));
        writer.newPage();
    }
    return buffer.data();
}

QRgb pixelOf(const PagePixels& pixels, int x, int y) {
    const auto* line =
        reinterpret_cast<const unsigned char*>(pixels.bytes.constData()) + y * pixels.bytesPerLine;
    return qRgb(line[4 * x + 2], line[4 * x + 1], line[4 * x]);
}

}  // namespace

class TestRasterizedPages : public QObject {
    Q_OBJECT
    RasterizedPages m_pages;

 private Q_SLOTS:
    void givesTheSizesInMillimetres() {
        const auto sizes = m_pages.sizes(twoPages());
        QVERIFY(sizes.ok());
        QCOMPARE(sizes->size(), std::size_t{2});
        QVERIFY(qAbs((*sizes)[0].width() - 210) < 0.5 && qAbs((*sizes)[0].height() - 297) < 0.5);
        QVERIFY(qAbs((*sizes)[1].width() - 210) < 0.5 && qAbs((*sizes)[1].height() - 148) < 0.5);
    }

    void drawsThePartThatIsAskedFor_data() {
        QTest::addColumn<QPoint>("at");
        QTest::addColumn<QColor>("colour");
        QTest::newRow("left") << QPoint(60, 700) << QColor(Qt::red);
        QTest::newRow("upper right") << QPoint(700, 60) << QColor(Qt::white);
        QTest::newRow("lower right") << QPoint(700, 1100) << QColor(Qt::blue);
    }
    void drawsThePartThatIsAskedFor() {
        QFETCH(QPoint, at);
        QFETCH(QColor, colour);
        const QRect part(at, QSize(40, 30));
        const auto pixels = m_pages.draw(twoPages(), 0, 100, 100, part);
        QVERIFY(pixels.ok());
        QVERIFY(pixels->bytesPerLine >= 4 * part.width());
        QVERIFY(pixels->bytes.size() >= pixels->bytesPerLine * part.height());
        QCOMPARE(QColor(pixelOf(*pixels, 20, 15)), colour);
    }

    void refusesWhatIsNoPage() {
        QCOMPARE(m_pages.sizes("no pdf").error().code, u"E-PRINT-005"_s);
        QCOMPARE(m_pages.draw(twoPages(), 2, 100, 100, QRect(0, 0, 10, 10)).error().code, u"E-PRINT-005"_s);
        // And goes on with the next one.
        QVERIFY(m_pages.sizes(twoPages()).ok());
    }
};

QTEST_MAIN(TestRasterizedPages)
#include "TestRasterizedPages.moc"
