// SPDX-License-Identifier: GPL-3.0-or-later
// The symbol on a paper, read back from its picture as a scanner sees it.
#include "forms/paper/DocumentRenderer.h"
#include "tests/documents/PagePicture.h"
#include "tests/documents/Specimens.h"

#include <QtTest>

#define ZX_USE_UTF8
#include <ReadBarcode.h>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

QString decodedCode(const QImage& image) {
    const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    const ZXing::ImageView view(grey.constBits(), grey.width(), grey.height(), ZXing::ImageFormat::Lum,
                                static_cast<int>(grey.bytesPerLine()));
    return QString::fromStdString(ZXing::ReadBarcode(view).text());
}

}  // namespace

class TestPaperSymbols : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void codeIsReadBack_data();
    void codeIsReadBack();

 private:
    DocumentRenderer m_renderer;
    QJsonObject m_usual = specimen(u"usual"_s);
};

void TestPaperSymbols::codeIsReadBack_data() {
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("variant");
    for (const char* form :
         {"F01", "F02", "F11", "F18", "F30", "F40", "F41", "F66", "F68", "F70", "F71", "F90"}) {
        QTest::newRow(form) << QString::fromLatin1(form) << QString();
    }
    QTest::newRow("roll") << u"F02"_s << u"roll"_s;
}

void TestPaperSymbols::codeIsReadBack() {
    QFETCH(QString, form);
    QFETCH(QString, variant);
    RenderOptions options;
    options.variant = variant;
    const auto document = m_renderer.render(form, specimenFor(m_usual, form), options);
    QVERIFY(document.ok());
    QCOMPARE(decodedCode(pagePicture(document->pdf, 0, 150)), u"R8-A12-000123"_s);
}

QTEST_GUILESS_MAIN(TestPaperSymbols)
#include "TestPaperSymbols.moc"
