// SPDX-License-Identifier: GPL-3.0-or-later
// Where things stand on the paper: positions, overflow, options, hostile data.
#include "forms/paper/DocumentRenderer.h"
#include "tests/documents/PagePicture.h"
#include "tests/documents/PdfText.h"
#include "tests/documents/Specimens.h"

#include <QImage>
#include <QtTest>

#include <memory>
#include <poppler-qt6.h>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

struct Box {
    int page;
    QRectF rect;
    QString text;
};

QList<Box> boxes(const QByteArray& pdf) {
    QList<Box> result;
    const auto document = Poppler::Document::loadFromData(pdf);
    for (int i = 0; i < document->numPages(); ++i) {
        const std::unique_ptr<Poppler::Page> page(document->page(i));
        for (const auto& box : page->textList()) {
            const QRectF r = box->boundingBox();
            const auto half = [](double value) { return std::round(value * 2) / 2; };
            result << Box{i + 1, QRectF(half(r.x()), half(r.y()), half(r.width()), half(r.height())),
                          box->text()};
        }
    }
    std::sort(result.begin(), result.end(), [](const Box& a, const Box& b) {
        return std::tuple(a.page, a.rect.y(), a.rect.x(), a.text) <
               std::tuple(b.page, b.rect.y(), b.rect.x(), b.text);
    });
    return result;
}

QString goldenPath(const QString& form, const QString& variant) {
    return QStringLiteral(MADO_SOURCE_DIR "/tests/documents/golden/") + form + u'-' + variant + u".json"_s;
}

/// Left edge (points) of the first run with this text; -1 if there is none.
double leftOf(const QByteArray& pdf, const QString& text) {
    for (const PdfRun& run : readPdf(pdf).runs) {
        if (run.text == text) return run.x;
    }
    return -1;
}

}  // namespace

class TestPaperLayout : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void listsForms();
    void paperSizes();
    void positions_data();
    void positions();
    void staticTextsFit_data();
    void staticTextsFit();
    void longTextGoesOnAnAnnex();
    void longTableGoesOnAnAnnex();
    void longestStringFillsAnnexPages();
    void tooLongIsRefused();
    void missingFactsAreListed();
    void wrongKindsAreRefused();
    void emptyFactsNeverCrash();
    void addressShowsInTheWindow();
    void offsetAndScaleMoveThePage();
    void optionsAreChecked();
    void sealPictureReplacesTheSeal();
    void reprintIsMarked();
    void previewsAreMarked_data();
    void previewsAreMarked();
    void markMovesNothing();
    void previewsMayLackWhatIssueGives();
    void cardHoldsBothNames();
    void appealStandsOnDecisions();

 private:
    static void addForms();
    DocumentRenderer m_renderer;
    QJsonObject m_usual = specimen(u"usual"_s);
};

void TestPaperLayout::addForms() {
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("variant");
    const DocumentRenderer renderer;
    for (const FormInfo& form : renderer.forms()) {
        for (const FormVariant& variant : form.variants) {
            QTest::newRow(qPrintable(form.id + u'-' + variant.id)) << form.id << variant.id;
        }
    }
}

void TestPaperLayout::listsForms() {
    QStringList ids;
    for (const FormInfo& form : m_renderer.forms()) {
        ids << form.id;
        QVERIFY(!form.titleJa.isEmpty() && !form.titleEn.isEmpty() && !form.variants.isEmpty());
    }
    QCOMPARE(ids,
             (QStringList{u"F01"_s, u"F02"_s, u"F10"_s, u"F11"_s, u"F18"_s, u"F30"_s, u"F40"_s, u"F41"_s,
                          u"F48"_s, u"F66"_s, u"F68"_s, u"F70"_s, u"F71"_s, u"F90"_s, u"F93"_s, u"F98"_s}));
}

void TestPaperLayout::paperSizes() {
    RenderOptions options;
    const auto size = [&](const QString& form, const QString& variant) {
        options.variant = variant;
        const auto document = m_renderer.render(form, specimenFor(m_usual, form), options);
        const QSizeF page =
            std::unique_ptr<Poppler::Page>(Poppler::Document::loadFromData(document->pdf)->page(0))
                ->pageSizeF();
        [&] {
            QVERIFY(std::abs(page.width() / 72 * 25.4 - document->firstPageMillimetres.width()) < 0.01);
        }();
        return document->firstPageMillimetres;
    };
    QCOMPARE(size(u"F10"_s, u"card"_s), QSizeF(86, 54));
    QCOMPARE(size(u"F10"_s, u"postcard"_s), QSizeF(100, 148));
    QCOMPARE(size(u"F11"_s, {}), QSizeF(210, 297));
}

void TestPaperLayout::positions_data() {
    addForms();
}

/// Every text box that Poppler finds, against the stored ones. MADO_UPDATE_GOLDEN=1 stores them anew; look at
/// the papers first.
void TestPaperLayout::positions() {
    QFETCH(QString, form);
    QFETCH(QString, variant);
    RenderOptions options;
    options.variant = variant;
    const auto document = m_renderer.render(form, specimenFor(m_usual, form), options);
    QVERIFY(document.ok());
    const QList<Box> found = boxes(document->pdf);
    if (qEnvironmentVariableIsSet("MADO_UPDATE_GOLDEN")) {
        QFile file(goldenPath(form, variant));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[\n");
        for (qsizetype i = 0; i < found.size(); ++i) {
            const Box& b = found[i];
            const QJsonArray line{b.page, b.rect.x(), b.rect.y(), b.rect.width(), b.rect.height(), b.text};
            file.write(QJsonDocument(line).toJson(QJsonDocument::Compact) +
                       (i + 1 < found.size() ? ",\n" : "\n"));
        }
        file.write("]\n");
    }
    QFile file(goldenPath(form, variant));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    const QJsonArray golden = QJsonDocument::fromJson(file.readAll()).array();
    // Each expected box has its like: other versions of Poppler may order and round them differently.
    QList<Box> rest = found;
    QStringList lost;
    for (const QJsonValue& value : golden) {
        const QJsonArray g = value.toArray();
        const QRectF rect(g[1].toDouble(), g[2].toDouble(), g[3].toDouble(), g[4].toDouble());
        const auto like = std::find_if(rest.begin(), rest.end(), [&](const Box& b) {
            return b.page == g[0].toInt() && b.text == g[5].toString() &&
                   std::abs(b.rect.x() - rect.x()) <= 1 && std::abs(b.rect.y() - rect.y()) <= 1 &&
                   std::abs(b.rect.width() - rect.width()) <= 1;
        });
        if (like == rest.end()) {
            lost << u"%1 at %2, %3"_s.arg(g[5].toString()).arg(rect.x()).arg(rect.y());
        } else {
            rest.erase(like);
        }
    }
    QVERIFY2(lost.isEmpty(), qPrintable(u"moved or gone: "_s + lost.join(u" | "_s)));
    QCOMPARE(rest.size(), 0);
}

void TestPaperLayout::staticTextsFit_data() {
    addForms();
}

void TestPaperLayout::staticTextsFit() {
    QFETCH(QString, form);
    QFETCH(QString, variant);
    RenderOptions options;
    options.variant = variant;
    for (const QString& name : {u"usual"_s, u"least"_s, u"longest"_s}) {
        for (const Language language : {Language::Japanese, Language::English}) {
            options.language = language;
            const auto document = m_renderer.render(form, specimenFor(specimen(name), form), options);
            QVERIFY2(document.ok(), qPrintable(document ? QString() : document.error().field));
            QVERIFY2(!document->annexedFields.contains(QString()), "a text of the form itself does not fit");
            if (name != u"longest") QCOMPARE(document->annexedFields, QStringList());
        }
    }
    // On the card nothing may go on an annex even at the longest: there is no place for one in a wallet.
    if (form == u"F10")
        QCOMPARE(m_renderer.render(form, specimenFor(specimen(u"longest"_s), form), options)->annexedFields,
                 QStringList());
}

void TestPaperLayout::longTextGoesOnAnAnnex() {
    QString reason;
    for (int i = 1; i <= 30; ++i)
        reason += u"第%1の理由として、提出された書類の内容を確認したところ、要件を満たさないこと。"_s.arg(i);
    const auto document =
        m_renderer.render(u"F71"_s, withFact(m_usual, {u"results"_s, u"benefit"_s, u"reason"_s}, reason));
    QVERIFY(document.ok());
    QCOMPARE(document->annexedFields, QStringList{u"reason"_s});
    QVERIFY(document->pages > 1);
    QString first, annex;
    for (const PdfRun& run : readPdf(document->pdf).runs)
        (run.page == 1 ? first : annex) += run.text;
    QVERIFY(first.contains(u"…（別紙※1）"_s));
    QVERIFY(first.contains(u"第1の理由"_s));  // the beginning stays on the notice
    QVERIFY(annex.contains(u"※1　支給しない理由"_s));
    QVERIFY2(annex.contains(reason), "the whole text, code point for code point");
}

void TestPaperLayout::longTableGoesOnAnAnnex() {
    const auto document = m_renderer.render(u"F01"_s, specimen(u"longest"_s));
    QVERIFY(document.ok());
    QVERIFY(document->annexedFields.contains(u"members"_s));
    QString first, annex;
    for (const PdfRun& run : readPdf(document->pdf).runs)
        (run.page == 1 ? first : annex) += run.text;
    QVERIFY(first.contains(u"ほか2件は別紙"_s));
    for (int i = 0; i < 8; ++i) {
        const QString kana =
            specimen(u"longest"_s)[u"members"_s][i][u"kana"_s].toString().replace(u' ', u'　');
        QVERIFY2((i < 6 ? first : annex).contains(kana), qPrintable(kana));
    }
}

void TestPaperLayout::longestStringFillsAnnexPages() {
    const QString text(65536, u'口');
    const auto document =
        m_renderer.render(u"F71"_s, withFact(m_usual, {u"results"_s, u"benefit"_s, u"reason"_s}, text));
    QVERIFY(document.ok());
    QVERIFY(document->pages > 20);
    qsizetype count = 0;
    for (const PdfRun& run : readPdf(document->pdf).runs)
        count += run.page > 1 ? run.text.count(u'口') : 0;
    QCOMPARE(count, text.size());
}

void TestPaperLayout::tooLongIsRefused() {
    const QString text(65537, u'口');
    const auto document =
        m_renderer.render(u"F71"_s, withFact(m_usual, {u"results"_s, u"benefit"_s, u"reason"_s}, text));
    QVERIFY(!document.ok());
    QCOMPARE(document.error().code, u"E-PAPER-006"_s);
    QCOMPARE(document.error().field, u"reason"_s);
    const auto cells =
        m_renderer.render(u"F66"_s, withFact(m_usual, {u"answers"_s, u"account_number"_s}, u"12345678"_s));
    QCOMPARE(cells.error().code, u"E-PAPER-006"_s);
    const auto code =
        m_renderer.render(u"F98"_s, withFact(m_usual, {u"case"_s, u"number"_s}, QString(10, u'9')));
    QVERIFY(code.ok());
    const auto symbol =
        m_renderer.render(u"F11"_s, withFact(m_usual, {u"case"_s, u"number"_s}, QString(8000, u'9')));
    QCOMPARE(symbol.error().code, u"E-PAPER-010"_s);
}

void TestPaperLayout::missingFactsAreListed() {
    QJsonObject facts = withFact(m_usual, {u"document"_s, u"person"_s, u"burden_ratio"_s}, QJsonValue());
    facts = withFact(facts, {u"city"_s, u"seal"_s}, u""_s);
    const auto document = m_renderer.render(u"F11"_s, facts);
    QVERIFY(!document.ok());
    QCOMPARE(document.error().code, u"E-PAPER-002"_s);
    QCOMPARE(document.error().facts, QStringList{u"city.seal, document.person.burden_ratio"_s});
}

void TestPaperLayout::wrongKindsAreRefused() {
    const auto date =
        m_renderer.render(u"F11"_s, withFact(m_usual, {u"document"_s, u"date"_s}, u"22.11.2026"_s));
    QCOMPARE(date.error().code, u"E-PAPER-005"_s);
    QCOMPARE(date.error().facts, QStringList{u"document.date"_s});
    const auto amount =
        m_renderer.render(u"F70"_s, withFact(m_usual, {u"results"_s, u"benefit"_s, u"amount"_s}, u"many"_s));
    QCOMPARE(amount.error().code, u"E-PAPER-005"_s);
    const auto list =
        m_renderer.render(u"F11"_s, withFact(m_usual, {u"document"_s, u"person"_s}, QJsonArray{1, 2}));
    QVERIFY(!list.ok());
}

void TestPaperLayout::emptyFactsNeverCrash() {
    for (const FormInfo& form : m_renderer.forms()) {
        for (const FormVariant& variant : form.variants) {
            RenderOptions options;
            options.variant = variant.id;
            const auto document = m_renderer.render(form.id, {}, options);
            if (!document) QCOMPARE(document.error().code, u"E-PAPER-002"_s);
        }
    }
}

void TestPaperLayout::addressShowsInTheWindow() {
    // A4 folded in three in a 235 x 120 mm envelope, window 90 x 50 mm, 20 mm from the left and 15 mm from
    // the top: the sheet (210 x 99 mm) may lie anywhere in it.
    const QRectF window(20, 15, 90, 50);
    for (const QString& form :
         {u"F11"_s, u"F18"_s, u"F30"_s, u"F40"_s, u"F41"_s, u"F70"_s, u"F71"_s, u"F90"_s, u"F98"_s}) {
        const auto document =
            m_renderer.render(form, specimenFor(specimen(u"longest"_s), form),
                              form == u"F18" ? RenderOptions{.variant = u"request"_s} : RenderOptions{});
        QVERIFY(document.ok());
        int lines = 0;
        for (const Box& box : boxes(document->pdf)) {
            const QRectF mm(box.rect.x() / 72 * 25.4, box.rect.y() / 72 * 25.4, box.rect.width() / 72 * 25.4,
                            box.rect.height() / 72 * 25.4);
            if (box.page != 1 || mm.left() > 86 || mm.top() > 48) continue;
            ++lines;
            for (const QPointF& slide : {QPointF(0, 0), QPointF(25, 0), QPointF(0, 18), QPointF(25, 18)}) {
                QVERIFY2(window.contains(mm.translated(slide)), qPrintable(form + box.text));
            }
        }
        QVERIFY(lines >= 6);
    }
}

void TestPaperLayout::offsetAndScaleMoveThePage() {
    const QByteArray plain = m_renderer.render(u"F98"_s, m_usual)->pdf;
    RenderOptions options;
    options.offset = QPoint(100, 0);  // 10 mm
    const QByteArray moved = m_renderer.render(u"F98"_s, m_usual, options)->pdf;
    const auto left = [](const QByteArray& pdf) {
        const QList<Box> all = boxes(pdf);
        const auto it = std::find_if(all.begin(), all.end(),
                                     [](const Box& b) { return b.text.startsWith(u"〒332-0031"); });
        return it == all.end() ? QPointF(-1000, -1000) : it->rect.topLeft();
    };
    QVERIFY(std::abs(left(moved).x() - left(plain).x() - 72 / 2.54) < 1);
    QVERIFY(std::abs(left(moved).y() - left(plain).y()) < 1);
    options.offset = {};
    options.scale = 0.95;
    const QByteArray smaller = m_renderer.render(u"F98"_s, m_usual, options)->pdf;
    QVERIFY(std::abs(left(smaller).x() - 0.95 * left(plain).x()) < 1);
    QVERIFY(std::abs(left(smaller).y() - 0.95 * left(plain).y()) < 1);
}

void TestPaperLayout::optionsAreChecked() {
    const auto code = [this](const QString& form, const RenderOptions& options) {
        const auto document = m_renderer.render(form, m_usual, options);
        return document ? QString() : document.error().code;
    };
    QCOMPARE(code(u"F99"_s, {}), u"E-PAPER-001"_s);
    QCOMPARE(code(u"../F11"_s, {}), u"E-PAPER-001"_s);
    QCOMPARE(code(u"F11"_s, {.variant = u"card"_s}), u"E-PAPER-001"_s);
    QCOMPARE(code(u"F11"_s, {.scale = 2.0}), u"E-PAPER-009"_s);
    QCOMPARE(code(u"F11"_s, {.scale = qQNaN()}), u"E-PAPER-009"_s);
    QCOMPARE(code(u"F11"_s, {.offset = QPoint(0, 501)}), u"E-PAPER-009"_s);
    QCOMPARE(code(u"F11"_s, {.mark = u"長い"_s.repeated(9)}), u"E-PAPER-009"_s);
    QCOMPARE(code(u"F11"_s, {.mark = u"下書き\n二行"_s}), u"E-PAPER-009"_s);
    QCOMPARE(code(u"F11"_s, {.mark = u"下書き\u202E"_s}), u"E-PAPER-004"_s);
    QCOMPARE(code(u"F11"_s, {.sealImage = "no picture"}), u"E-PAPER-008"_s);
    QCOMPARE(m_renderer.renderBatch(u"F11"_s, {}).error().code, u"E-PAPER-001"_s);
    QCOMPARE(DocumentRenderer(u"/nowhere"_s).render(u"F11"_s, m_usual).ok(),
             true);  // falls back to the other folders
}

void TestPaperLayout::sealPictureReplacesTheSeal() {
    QImage seal(60, 60, QImage::Format_ARGB32);
    seal.fill(QColor(0, 0, 200));
    QByteArray png;
    QBuffer buffer(&png);
    QVERIFY(seal.save(&buffer, "PNG"));
    const auto document = m_renderer.render(u"F70"_s, m_usual, {.sealImage = png});
    QVERIFY(document.ok());
    const QImage page = pagePicture(document->pdf, 0, 72);
    // The middle of the seal: 126 + 43 + 10.5 mm from the left, 18 + 11 + 10.5 mm from the top.
    QCOMPARE(page.pixelColor(int(179.5 / 25.4 * 72), int(39.5 / 25.4 * 72)), QColor(0, 0, 200));
    QVERIFY(!readPdf(document->pdf).text().contains(u"川口市長之印"_s));
    QVERIFY(readPdf(m_renderer.render(u"F70"_s, m_usual)->pdf).text().contains(u"川口市長之印"_s));
}

void TestPaperLayout::reprintIsMarked() {
    QVERIFY(leftOf(m_renderer.render(u"F11"_s, m_usual)->pdf, u"再発行"_s) < 0);
    const auto again = m_renderer.render(u"F11"_s, withFact(m_usual, {u"document"_s, u"reprint"_s}, true));
    QVERIFY(leftOf(again->pdf, u"再発行"_s) > 0);
}

void TestPaperLayout::previewsAreMarked_data() {
    addForms();
}

/// Every page of a preview, annexes too, says that it is none of the real ones; a real one never does.
void TestPaperLayout::previewsAreMarked() {
    QFETCH(QString, form);
    QFETCH(QString, variant);
    const QString mark = u"下書き"_s;
    const QJsonObject facts = specimenFor(specimen(u"longest"_s), form);
    const auto preview = m_renderer.render(form, facts, {.variant = variant, .mark = mark});
    QVERIFY(preview.ok());
    const auto document = Poppler::Document::loadFromData(preview->pdf);
    QMap<int, int> marks;
    for (const PdfRun& run : readPdf(preview->pdf).runs) {
        if (run.text == mark) ++marks[run.page];
    }
    for (int page = 1; page <= preview->pages; ++page) {
        QCOMPARE(marks.value(page), 1);
        QVERIFY(std::unique_ptr<Poppler::Page>(document->page(page - 1))->text(QRectF()).contains(mark));
    }
    const auto real = m_renderer.render(form, facts, {.variant = variant});
    QVERIFY(real.ok());
    QVERIFY(!readPdf(real->pdf).text().contains(mark));
    QCOMPARE(real->pages, preview->pages);
}

/// The paper itself is the same with and without the mark, which stands large across the middle of the page.
void TestPaperLayout::markMovesNothing() {
    const auto real = m_renderer.render(u"F70"_s, m_usual);
    const auto preview = m_renderer.render(u"F70"_s, m_usual, {.mark = u"見本"_s});
    const auto texts = [](const QByteArray& pdf) {
        QStringList lines;
        for (const PdfRun& run : readPdf(pdf).runs) {
            if (run.text != u"見本")
                lines << u"%1 %2 %3 %4"_s.arg(run.text).arg(run.size).arg(run.x).arg(run.y);
        }
        return lines;
    };
    QCOMPARE(texts(preview->pdf), texts(real->pdf));
    const QImage with = pagePicture(preview->pdf, 0, 72);
    const QImage without = pagePicture(real->pdf, 0, 72);
    QRect grey;
    for (int y = 0; y < with.height(); ++y) {
        for (int x = 0; x < with.width(); ++x) {
            if (with.pixel(x, y) != without.pixel(x, y)) grey |= QRect(x, y, 1, 1);
        }
    }
    QVERIFY(grey.width() > with.width() / 3);
    QVERIFY(grey.height() > with.width() / 3);
    QVERIFY(grey.contains(with.rect().center()));
}

void TestPaperLayout::previewsMayLackWhatIssueGives() {
    const QJsonObject unnumbered = withFact(m_usual, {u"document"_s, u"number"_s}, QJsonValue());
    QCOMPARE(m_renderer.render(u"F70"_s, unnumbered).error().code, u"E-PAPER-002"_s);
    const auto preview = m_renderer.render(u"F70"_s, unnumbered, {.mark = u"下書き"_s});
    QVERIFY(preview.ok());
    QCOMPARE(preview->missingFacts, QStringList{u"document.number"_s});
    QVERIFY(!readPdf(preview->pdf).text().contains(u"国保資第"_s));
    QCOMPARE(m_renderer.render(u"F70"_s, m_usual)->missingFacts, QStringList());
}

/// A resident known by a short alias whose legal name is long: both stand on the card.
void TestPaperLayout::cardHoldsBothNames() {
    const QString legal = u"MARIA CRISTINA GUADALUPE FERNANDEZ DE LA TORRE Y MONTERO-RODRIGUEZ"_s;
    QJsonObject facts =
        withFact(specimenFor(m_usual, u"F10"_s), {u"document"_s, u"person"_s, u"name"_s}, u"鈴木 マリア"_s);
    facts = withFact(facts, {u"document"_s, u"person"_s, u"legal_name"_s}, legal);
    for (const QString& variant : {u"card"_s, u"postcard"_s}) {
        const auto card = m_renderer.render(u"F10"_s, facts, {.variant = variant});
        QVERIFY(card.ok());
        QCOMPARE(card->annexedFields, QStringList());
        QVERIFY(readPdf(card->pdf).text().contains(u"鈴木　マリア"_s));
        QVERIFY(readPdf(card->pdf).text().contains(u"本名　"_s + legal));
    }
}

void TestPaperLayout::appealStandsOnDecisions() {
    for (const QString& form : {u"F70"_s, u"F71"_s}) {
        const QString text = readPdf(m_renderer.render(form, specimenFor(m_usual, form))->pdf).text();
        QVERIFY(text.contains(u"３か月以内に、埼玉県国民健康保険審査会に対して審査請求"_s));
        QVERIFY(text.contains(u"６か月以内に、川口市を被告として"_s));
    }
    // On the tax it goes to the mayor (地方税法19条).
    for (const QString& form : {u"F40"_s, u"F41"_s}) {
        const QString text = readPdf(m_renderer.render(form, specimenFor(m_usual, form))->pdf).text();
        QVERIFY(text.contains(u"３か月以内に、川口市長に対して審査請求"_s));
        QVERIFY(text.contains(u"６か月以内に、川口市を被告として"_s));
    }
}

QTEST_GUILESS_MAIN(TestPaperLayout)
#include "TestPaperLayout.moc"
