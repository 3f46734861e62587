// SPDX-License-Identifier: GPL-3.0-or-later
// What stands on the paper: code points, glyphs, fonts, same bytes, refusals.
#include "forms/paper/DocumentRenderer.h"
#include "tests/documents/PdfText.h"
#include "tests/documents/Specimens.h"

#include <QtTest>

#include <algorithm>
#include <memory>
#include <poppler-qt6.h>
#include <thread>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

const QStringList addressee{u"document"_s, u"addressee"_s, u"name"_s};
const QStringList personName{u"document"_s, u"person"_s, u"name"_s};

std::unique_ptr<Poppler::Document> poppler(const QByteArray& pdf) {
    auto document = Poppler::Document::loadFromData(pdf);
    document->setRenderHint(Poppler::Document::Antialiasing);
    document->setRenderHint(Poppler::Document::TextAntialiasing);
    return document;
}

QString withoutSpace(QString text) {
    text.removeIf([](QChar c) { return c.isSpace(); });
    return text;
}

/// Everything that Poppler extracts, by text boxes and by page text.
QString boxesOf(const QByteArray& pdf) {
    QString all;
    const auto document = poppler(pdf);
    for (int i = 0; i < document->numPages(); ++i) {
        const std::unique_ptr<Poppler::Page> page = document->page(i);
        for (const auto& box : page->textList())
            all += box->text();
    }
    return withoutSpace(all);
}
QString pageTextOf(const QByteArray& pdf) {
    QString all;
    const auto document = poppler(pdf);
    for (int i = 0; i < document->numPages(); ++i) {
        all += std::unique_ptr<Poppler::Page>(document->page(i))->text(QRectF());
    }
    return withoutSpace(all);
}

}  // namespace

class TestPaperText : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void extractsCodePointForCodePoint_data();
    void extractsCodePointForCodePoint();
    void extractsDecomposedKana();
    void everyFormExtractsItsNames();
    void printsTheRegisteredGlyph();
    void embedsEveryFontAsSubset();
    void isFitForKeeping();
    void givesTheSameBytes();
    void datesAndIdsAreInjected();
    void batchIsItsDocuments();
    void missingGlyphIsAnErrorWithAList();
    void hiddenCharactersAreRefused_data();
    void hiddenCharactersAreRefused();
    void unprintableCharactersAreListed();
    void rendersInSeveralThreads();

 private:
    DocumentRenderer m_renderer;
    QJsonObject m_usual = specimen(u"usual"_s);
};

void TestPaperText::extractsCodePointForCodePoint_data() {
    QTest::addColumn<QString>("name");
    // Letters that many fonts share with the CJK radicals blocks, beyond the first plane, and with
    // variations.
    QTest::newRow("radicals") << u"口木二目山民高支"_s;
    QTest::newRow("variants") << u"髙﨑𠮷"_s;
    QTest::newRow("variation sequence") << u"葛\U000E0100"_s;
    QTest::newRow("plain and varied side by side") << u"葛葛\U000E0100葛\U000E0101"_s;
    QTest::newRow("variation of the names font") << u"渡邉\U000E0110"_s;
    QTest::newRow("compatibility ideograph") << u"\uFA19\uFA11神"_s;
    QTest::newRow("latin") << u"MARIA O'NEIL-DE LA CRUZ"_s;
    QTest::newRow("half-width kana") << u"ﾔﾏﾀﾞ ﾀﾛｳ"_s;
}

void TestPaperText::extractsCodePointForCodePoint() {
    QFETCH(QString, name);
    const auto document = m_renderer.render(u"F98"_s, withFact(m_usual, addressee, name));
    QVERIFY2(document.ok(), qPrintable(document ? QString() : document.error().facts.join(u' ')));
    const QString expected = name + u"　様"_s;
    const PdfFacts facts = readPdf(document->pdf);
    QVERIFY2(facts.text().contains(expected), qPrintable(facts.text()));
    QVERIFY(!facts.text().contains(u"<no text>"_s));
    // Readers part words at spaces and may order them by columns: each part must be there.
    static const QRegularExpression space(u"[ \u3000]"_s);
    for (const QString& part : name.split(space)) {
        QVERIFY2(boxesOf(document->pdf).contains(part), qPrintable(boxesOf(document->pdf)));
        QVERIFY2(pageTextOf(document->pdf).contains(part), qPrintable(pageTextOf(document->pdf)));
    }
}

void TestPaperText::extractsDecomposedKana() {
    // カ + combining mark: printed as one letter, extracted as it was recorded.
    const QString name = u"カ\u3099カ\u3099ミ"_s;
    const auto document = m_renderer.render(u"F98"_s, withFact(m_usual, addressee, name));
    QVERIFY(document.ok());
    QVERIFY(readPdf(document->pdf).text().contains(name));
    const auto composed = m_renderer.render(u"F98"_s, withFact(m_usual, addressee, u"ガガミ"_s));
    QCOMPARE(poppler(document->pdf)->page(0)->renderToImage(100, 100),
             poppler(composed->pdf)->page(0)->renderToImage(100, 100));
}

void TestPaperText::everyFormExtractsItsNames() {
    const QJsonObject variants = specimen(u"variants"_s);
    for (const FormInfo& form : m_renderer.forms()) {
        for (const FormVariant& variant : form.variants) {
            RenderOptions options;
            options.variant = variant.id;
            const auto document = m_renderer.render(form.id, specimenFor(variants, form.id), options);
            QVERIFY2(document.ok(), qPrintable(form.id));
            const PdfFacts facts = readPdf(document->pdf);
            QVERIFY2(facts.warnings.isEmpty(), qPrintable(facts.warnings.join(u' ')));
            QVERIFY2(!facts.text().contains(u"<no text>"_s), qPrintable(form.id));
            const QString boxes = boxesOf(document->pdf);
            // Text that Poppler finds is what the content streams show, character by character.
            QString ours = withoutSpace(facts.text());
            QString theirs = boxes;
            std::sort(ours.begin(), ours.end());
            std::sort(theirs.begin(), theirs.end());
            QCOMPARE(theirs, ours);
            if (variant.id == u"roll") continue;  // carries no name
            const bool isNamed = boxes.contains(u"𠮷葛\U000E0100"_s) || boxes.contains(u"渡邉\U000E0110"_s);
            // An estimate and the list of permissions name nobody.
            QVERIFY2(isNamed == (form.id != u"F48" && form.id != u"F93"), qPrintable(form.id + variant.id));
        }
    }
}

void TestPaperText::printsTheRegisteredGlyph() {
    const auto image = [this](const QString& name) {
        const auto document = m_renderer.render(u"F98"_s, withFact(m_usual, addressee, name));
        return document ? poppler(document->pdf)->page(0)->renderToImage(200, 200) : QImage();
    };
    const QImage plain = image(u"葛"_s);
    QVERIFY(!plain.isNull());
    QVERIFY(image(u"葛\U000E0100"_s) != plain);  // U+E0100 is 葛 with the lower part 匃 in BIZ UD
    QCOMPARE(image(u"葛\U000E0101"_s), plain);   // U+E0101 is registered as the plain form
    QVERIFY(image(u"邉\U000E0110"_s) != image(u"邉\U000E0111"_s));
    QVERIFY(image(u"高"_s) != image(u"髙"_s));
}

void TestPaperText::embedsEveryFontAsSubset() {
    for (const FormInfo& form : m_renderer.forms()) {
        const auto document = m_renderer.render(form.id, specimenFor(specimen(u"variants"_s), form.id));
        QVERIFY(document.ok());
        const PdfFacts facts = readPdf(document->pdf);
        QStringList names;
        for (const PdfFontFacts& font : facts.fonts) {
            QVERIFY2(font.embedded && font.subset && font.toUnicode, qPrintable(font.name));
            names << font.name;
        }
        QVERIFY(names.contains(u"BIZUDMincho-Regular"_s));
        QVERIFY(names.contains(u"BIZUDGothic-Regular"_s));
        for (const PdfRun& run : facts.runs)
            QVERIFY(names.contains(run.font));
        // Subsets: the font of names alone weighs 46 MB.
        QVERIFY2(document->pdf.size() < 200'000, qPrintable(QString::number(document->pdf.size())));
        const auto fonts = poppler(document->pdf)->fonts();
        for (const Poppler::FontInfo& font : fonts) {
            QVERIFY(font.isEmbedded());
            QVERIFY(font.isSubset());
            QCOMPARE(font.type(), Poppler::FontInfo::CIDTrueType);
        }
    }
    // The font of names is there only for what BIZ UD lacks.
    const auto usual = m_renderer.render(u"F98"_s, m_usual);
    for (const PdfFontFacts& font : readPdf(usual->pdf).fonts)
        QVERIFY(font.name != u"IPAmjMincho");
    const auto rare = m_renderer.render(u"F98"_s, withFact(m_usual, addressee, u"邉\U000E0110"_s));
    QVERIFY(std::ranges::any_of(readPdf(rare->pdf).fonts,
                                [](const PdfFontFacts& f) { return f.name == u"IPAmjMincho"; }));
}

void TestPaperText::isFitForKeeping() {
    RenderOptions options;
    options.createdAt = QDateTime(QDate(2026, 11, 22), QTime(1, 31), Qt::UTC);
    const auto document = m_renderer.render(u"F70"_s, m_usual, options);
    const PdfFacts facts = readPdf(document->pdf);
    QVERIFY(facts.outputIntent);
    QCOMPARE(facts.language, u"ja-JP"_s);
    QVERIFY(
        facts.metadata.contains("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>"));
    QVERIFY(facts.metadata.contains("支給決定通知書"));
    QVERIFY(facts.metadata.contains("2026-11-22T10:31:00+09:00"));
    QVERIFY(!document->pdf.contains("/JavaScript"));
    QVERIFY(!document->pdf.contains("/Encrypt"));
    QCOMPARE(poppler(document->pdf)->info(u"Title"_s), u"支給決定通知書"_s);
    QCOMPARE(document->sha256, QCryptographicHash::hash(document->pdf, QCryptographicHash::Sha256));
    // The resident's name must not leak into what file managers show.
    QVERIFY(!QString::fromUtf8(facts.metadata).contains(u"山田"_s));
}

void TestPaperText::givesTheSameBytes() {
    for (const FormInfo& form : m_renderer.forms()) {
        const QJsonObject facts = specimenFor(specimen(u"longest"_s), form.id);
        const auto first = m_renderer.render(form.id, facts);
        const DocumentRenderer another;
        QVERIFY2(first.ok(), qPrintable(form.id));
        QCOMPARE(another.render(form.id, facts)->pdf, first->pdf);
    }
}

void TestPaperText::datesAndIdsAreInjected() {
    RenderOptions options;
    const QByteArray plain = m_renderer.render(u"F98"_s, m_usual, options)->pdf;
    QVERIFY(!plain.contains("/CreationDate"));
    options.createdAt = QDateTime(QDate(2026, 11, 22), QTime(1, 31), Qt::UTC);
    options.documentId = "0123456789abcdef";
    const QByteArray dated = m_renderer.render(u"F98"_s, m_usual, options)->pdf;
    QVERIFY(dated.contains("/CreationDate(D:20261122103100+09'00')"));
    QVERIFY(dated.contains("/ID[<" + options.documentId.toHex() + "><" + options.documentId.toHex() + ">]"));
    QCOMPARE(m_renderer.render(u"F98"_s, m_usual, options)->pdf, dated);
}

void TestPaperText::batchIsItsDocuments() {
    QList<QJsonObject> facts;
    for (int i = 0; i < 7; ++i) {
        facts << withFact(m_usual, personName, u"山田 %1"_s.arg(QChar(u"一二三四五六七"[i])));
    }
    const auto batch = m_renderer.renderBatch(u"F11"_s, facts);
    QVERIFY(batch.ok());
    QCOMPARE(batch->pages, 7);
    const QList<PdfRun> runs = readPdf(batch->pdf).runs;
    for (int i = 0; i < 7; ++i) {
        QStringList ofPage, alone;
        for (const PdfRun& run : runs) {
            if (run.page == i + 1) ofPage << run.text;
        }
        for (const PdfRun& run : readPdf(m_renderer.render(u"F11"_s, facts[i])->pdf).runs)
            alone << run.text;
        QCOMPARE(ofPage, alone);
    }
    facts[4] = withFact(m_usual, personName, QJsonValue());
    const auto failed = m_renderer.renderBatch(u"F11"_s, facts);
    QVERIFY(!failed.ok());
    QCOMPARE(failed.error().code, u"E-PAPER-002"_s);
    QCOMPARE(failed.error().facts, (QStringList{u"document.person.name"_s, u"5"_s}));
}

void TestPaperText::missingGlyphIsAnErrorWithAList() {
    // Thai, an emoji, a variation that nobody registered.
    const auto document = m_renderer.render(
        u"F98"_s, withFact(m_usual, addressee, u"สมชาย🙂葛\U000E01EF山田"_s));
    QVERIFY(!document.ok());
    QCOMPARE(document.error().code, u"E-PAPER-003"_s);
    QCOMPARE(document.error().field, u"addressee_name"_s);
    QVERIFY(document.error().facts.constFirst().contains(u"U+0E2A"_s));
    QVERIFY(document.error().facts.constFirst().contains(u"U+1F642"_s));
    QVERIFY(document.error().facts.constFirst().contains(u"U+845B U+E01EF"_s));
    QVERIFY(!document.error().facts.constFirst().contains(u"5C71"_s));
}

void TestPaperText::hiddenCharactersAreRefused_data() {
    QTest::addColumn<QString>("character");
    QTest::addColumn<QString>("listed");
    QTest::newRow("right-to-left override") << u"\u202E"_s << u"U+202E"_s;
    QTest::newRow("isolate") << u"\u2067"_s << u"U+2067"_s;
    QTest::newRow("zero width space") << u"\u200B"_s << u"U+200B"_s;
    QTest::newRow("zero width joiner") << u"\u200D"_s << u"U+200D"_s;
    QTest::newRow("byte order mark") << u"\uFEFF"_s << u"U+FEFF"_s;
    QTest::newRow("soft hyphen") << u"\u00AD"_s << u"U+00AD"_s;
    QTest::newRow("escape") << u"\u001B"_s << u"U+001B"_s;
    QTest::newRow("null") << QString(QChar(u'\0')) << u"U+0000"_s;
    QTest::newRow("tag") << u"\U000E0041"_s << u"U+E0041"_s;
    QTest::newRow("line separator") << u"\u2028"_s << u"U+2028"_s;
    QTest::newRow("lone surrogate") << QString(QChar(0xD842)) << u"U+FFFD"_s;
}

void TestPaperText::hiddenCharactersAreRefused() {
    QFETCH(QString, character);
    QFETCH(QString, listed);
    const auto document =
        m_renderer.render(u"F98"_s, withFact(m_usual, addressee, u"山"_s + character + u"田"_s));
    QVERIFY(!document.ok());
    QCOMPARE(document.error().code, u"E-PAPER-004"_s);
    QCOMPARE(document.error().facts, QStringList{listed});
}

void TestPaperText::unprintableCharactersAreListed() {
    QCOMPARE(*m_renderer.unprintableCharacters(u"髙﨑𠮷葛\U000E0100"_s), QStringList());
    QCOMPARE(*m_renderer.unprintableCharacters(u"ก\u200B"_s), (QStringList{u"U+200B"_s, u"U+0E01"_s}));
}

void TestPaperText::rendersInSeveralThreads() {
    const QByteArray expected = m_renderer.render(u"F11"_s, m_usual)->pdf;
    const DocumentRenderer fresh;  // layouts and fonts are opened by whichever thread comes first
    std::array<bool, 4> same{};
    std::vector<std::thread> threads;
    for (bool& one : same) {
        threads.emplace_back([&fresh, &one, &expected, this] {
            one = true;
            for (int i = 0; i < 5; ++i) {
                const auto document = fresh.render(u"F11"_s, m_usual);
                one = one && document.ok() && document->pdf == expected;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    for (const bool one : same)
        QVERIFY(one);
}

QTEST_GUILESS_MAIN(TestPaperText)
#include "TestPaperText.moc"
