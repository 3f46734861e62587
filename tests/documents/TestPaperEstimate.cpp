// SPDX-License-Identifier: GPL-3.0-or-later
// The estimate on paper: what was computed stands there, with its steps; nobody is named, and it says that it
// is no decision on every page.
#include "core/procedures/EstimateFacts.h"
#include "core/rules/ExplanationText.h"
#include "forms/paper/DocumentRenderer.h"
#include "tests/documents/PdfText.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

EstimateMember member(int age, qint64 salary = 0) {
    EstimateMember one;
    one.age = age;
    one.salaryRevenue = salary;
    return one;
}

QString pageText(const PdfFacts& pdf, int page) {
    QString text;
    for (const PdfRun& run : pdf.runs) {
        if (run.page == page) text += run.text;
    }
    return text;
}

}  // namespace

class TestPaperEstimate : public QObject {
    Q_OBJECT

    const Parameters m_parameters = Parameters::load(u"kawaguchi"_s).value();
    const CityProfile m_city = CityProfile::load(u"kawaguchi"_s).value();
    const DocumentRenderer m_renderer;

    [[nodiscard]] RenderedDocument paperOf(const EstimateInput& input) const {
        const LevyEstimate estimate = estimateLevy(m_parameters, input).value();
        const QJsonObject facts = estimateFacts(m_parameters, m_city, QDate(2026, 11, 29), input, estimate);
        const auto paper = m_renderer.render(u"F48"_s, facts);
        if (!paper)
            qFatal("%s %s", qPrintable(paper.error().code), qPrintable(paper.error().facts.join(u' ')));
        return *paper;
    }

 private Q_SLOTS:
    void whatWasComputedStandsThere() {
        EstimateInput input{FiscalYear(2026), {member(45, 5'000'000), member(43), member(10), member(4)}, {}};
        input.members[0].head = true;
        const RenderedDocument paper = paperOf(input);
        QCOMPARE(paper.pages, 2);
        QCOMPARE(paper.annexedFields, QStringList());
        const PdfFacts pdf = readPdf(paper.pdf);
        const QString first = pageText(pdf, 1);
        for (const QString& each :
             {u"６４９,３００円"_s, u"令和８年度"_s, u"４５歳"_s, u"世帯主"_s, u"387,100"_s, u"233,185"_s,
              u"-22,000"_s, u"８２,３００円"_s, u"令和８年７月３１日"_s})
            QVERIFY2(first.contains(each), qPrintable(each));
        for (int page = 1; page <= 2; ++page)
            QVERIFY(pageText(pdf, page).contains(u"決定ではありません"_s));
    }

    void everyStepIsOnThePaper() {
        EstimateInput input{FiscalYear(2026), {member(45, 5'000'000), member(43)}, {}};
        input.members[0].head = true;
        const LevyEstimate estimate = estimateLevy(m_parameters, input).value();
        const PdfFacts pdf = readPdf(paperOf(input).pdf);
        const QString second = pageText(pdf, 2);
        for (const ExplanationRow& row :
             explanationRows(estimate.explanation, m_parameters, Language::Japanese)) {
            QVERIFY2(second.contains(row.label), qPrintable(row.label));
            QVERIFY2(second.contains(row.value), qPrintable(row.value));
        }
        QVERIFY(second.contains(u"未確認"_s));
    }

    void aLargeFamilyGoesOnOnAnAnnex() {
        EstimateInput input{FiscalYear(2026), {}, QDate(2026, 11, 29)};
        for (int i = 0; i < 9; ++i)
            input.members << member(20 + i, 2'000'000);
        input.members[0].head = true;
        input.members[3].months = 5;
        const RenderedDocument paper = paperOf(input);
        QVERIFY(paper.pages > 2);
        QVERIFY(paper.annexedFields.contains(u"members"_s));
        QVERIFY(paper.annexedFields.contains(u"steps"_s));
        const QString all = readPdf(paper.pdf).text();
        QVERIFY(all.contains(u"９人目"_s));
        QVERIFY(all.contains(u"１１月〜３月"_s));
    }
};

QTEST_GUILESS_MAIN(TestPaperEstimate)
#include "TestPaperEstimate.moc"
