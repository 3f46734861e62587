// SPDX-License-Identifier: GPL-3.0-or-later
// From a case to its papers: what the effects of a filing compute is what the layouts print.
#include "core/procedures/DocumentRequests.h"
#include "forms/paper/DocumentRenderer.h"
#include "tests/documents/PdfText.h"
#include "tests/support/households/HouseholdBuilder.h"
#include "tests/support/households/ProcedureDesk.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

struct Paper {
    DocumentRequest request;
    QString text;
};

}  // namespace

class TestPaperCases : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyPaperOfACasePrints_data();
    void everyPaperOfACasePrints();
    void childbirthClaim();
    void funeralClaim();
    void grantNamesTheBenefit();
    void firstTaxNotice();
    void noticeOfChangedTax();
    void certificateOfAFamilyWithAProtectedHead();

 private:
    std::vector<Paper> papers(const HouseholdSnapshot& before, const QString& procedure,
                              const QJsonObject& answers);
    static QString textOf(const std::vector<Paper>& papers, const QString& form);

    ProcedureDesk m_desk;
    DocumentRenderer m_renderer;
};

/// Draws each paper twice: as a preview before it has a number, and as it is issued.
std::vector<Paper> TestPaperCases::papers(const HouseholdSnapshot& before, const QString& procedure,
                                          const QJsonObject& answers) {
    const auto output = m_desk.file(before, procedure, answers);
    if (!output) qFatal("%s %s", qPrintable(output.error().code), qPrintable(output.error().field));
    FactsBuilder::Situation situation{m_desk.today};
    situation.staff = {{u"id"_s, u"s-1"_s}, {u"name"_s, u"試験 職員"_s}, {u"section"_s, u"国保資格係"_s}};
    situation.caseFacts = {{u"number"_s, u"R8-A12-000001"_s},
                           {u"entered_at"_s, u"2026-11-20T10:31:00+09:00"_s},
                           {u"received_by"_s, situation.staff},
                           {u"confirmed_by"_s, QString()},
                           {u"titles"_s, QJsonArray{u"試験の届出"_s}}};
    situation.filer = {{u"name"_s, u"試験 甲"_s}, {u"relationship"_s, u"世帯主"_s}};
    situation.answers = answers;
    const FactsBuilder builder = m_desk.facts();
    std::vector<Paper> result;
    for (DocumentRequest& request : documentRequests(*output, builder, situation)) {
        const auto preview = m_renderer.render(request.form, request.facts, {.mark = u"下書き"_s});
        if (!preview) {
            QTest::qFail(qPrintable(request.form + preview.error().code + preview.error().facts.join(u' ')),
                         __FILE__, __LINE__);
            continue;
        }
        for (const QString& missing : preview->missingFacts) {
            if (missing != u"document.number")
                QTest::qFail(qPrintable(request.form + u" lacks "_s + missing), __FILE__, __LINE__);
        }
        QJsonObject document = request.facts[u"document"_s].toObject();
        document[u"number"_s] = u"国保資第1号"_s;
        request.facts[u"document"_s] = document;
        const auto real = m_renderer.render(request.form, request.facts);
        if (!real) {
            QTest::qFail(qPrintable(request.form + real.error().code + real.error().facts.join(u' ')),
                         __FILE__, __LINE__);
            continue;
        }
        const QString text = readPdf(real->pdf).text();
        result.push_back({std::move(request), text});
    }
    return result;
}

QString TestPaperCases::textOf(const std::vector<Paper>& papers, const QString& form) {
    for (const Paper& paper : papers) {
        if (paper.request.form == form) return paper.text;
    }
    return {};
}

void TestPaperCases::everyPaperOfACasePrints_data() {
    QTest::addColumn<QString>("procedure");
    QTest::addColumn<QJsonObject>("answers");
    QTest::addColumn<QStringList>("forms");
    QTest::newRow("certificate") << u"apply_eligibility_certificate"_s
                                 << QJsonObject{{u"persons"_s, people(u"B"_s)}, {u"reason"_s, u"no_card"_s}}
                                 << QStringList{u"F02"_s, u"F10"_s};
    QTest::newRow("employee insurance") << u"lose_joined_employee"_s
                                        << QJsonObject{{u"persons"_s, people(u"B C"_s)},
                                                       {u"joined_on"_s, u"2026-11-01"_s},
                                                       {u"insurer_name"_s, u"試験健康保険組合"_s},
                                                       {u"returned_from"_s, people(u"B C"_s)}}
                                        << QStringList{u"F01"_s, u"F02"_s, u"F18"_s, u"F30"_s};
}

void TestPaperCases::everyPaperOfACasePrints() {
    QFETCH(QString, procedure);
    QFETCH(QJsonObject, answers);
    QFETCH(QStringList, forms);
    QStringList printed;
    for (const Paper& paper : papers(HouseholdBuilder::family().build(), procedure, answers))
        printed << paper.request.form;
    for (const QString& form : forms)
        QVERIFY2(printed.contains(form), qPrintable(form + u" not in "_s + printed.join(u' ')));
}

void TestPaperCases::childbirthClaim() {
    const QJsonObject answers{{u"mother"_s, u"B"_s},
                              {u"born_on"_s, u"2026-10-01"_s},
                              {u"weeks"_s, 39},
                              {u"days"_s, 2},
                              {u"babies"_s, 1},
                              {u"baby_name"_s, u"試験 戊"_s},
                              {u"bank_code"_s, u"0001"_s},
                              {u"bank_name"_s, u"試験銀行"_s},
                              {u"branch_name"_s, u"試験支店"_s},
                              {u"account_type"_s, u"1"_s},
                              {u"account_number"_s, u"1234567"_s},
                              {u"account_holder_kana"_s, u"シケン コウ"_s}};
    const HouseholdSnapshot family = HouseholdBuilder::family().build();
    const auto made = papers(family, u"claim_childbirth"_s, answers);
    const QString claim = textOf(made, u"F68"_s);
    const QString mother =
        m_desk.facts().person(family, u"B"_s, m_desk.today)[u"name"_s].toString().replace(u' ', u'　');
    for (const QString& expected : {mother, u"試験　戊"_s, u"令和８年１０月１日"_s, u"３９週と２日"_s,
                                    u"試験銀行"_s, u"試験支店"_s, u"５００,０００円"_s, u"シケン　コウ"_s}) {
        QVERIFY2(claim.contains(expected), qPrintable(expected + u" not in "_s + claim));
    }
}

void TestPaperCases::funeralClaim() {
    HouseholdBuilder builder = HouseholdBuilder::family();
    builder.ended(u"B"_s, u"2026-10-11"_s, u"204"_s).died(u"B"_s, u"2026-10-10"_s);
    const HouseholdSnapshot bereaved = builder.build();
    const auto made = papers(bereaved, u"claim_funeral"_s,
                             {{u"deceased"_s, u"B"_s},
                              {u"died_on"_s, u"2026-10-10"_s},
                              {u"funeral_on"_s, u"2026-10-13"_s},
                              {u"host"_s, u"A"_s},
                              {u"host_relationship"_s, u"夫"_s},
                              {u"bank_code"_s, u"0001"_s},
                              {u"account_number"_s, u"1234567"_s},
                              {u"account_holder_kana"_s, u"シケン コウ"_s}});
    const QString claim = textOf(made, u"F66"_s);
    for (const QString& number : {u"A"_s, u"B"_s}) {
        const QString name =
            m_desk.facts().person(bereaved, number, m_desk.today)[u"name"_s].toString().replace(u' ', u'　');
        QVERIFY2(claim.contains(name), qPrintable(name + u" not in "_s + claim));
    }
    QVERIFY(claim.contains(u"令和８年１０月１０日"_s));
    QVERIFY(claim.contains(u"令和８年１０月１３日"_s));
}

void TestPaperCases::grantNamesTheBenefit() {
    const QJsonObject answers{{u"mother"_s, u"B"_s},
                              {u"born_on"_s, u"2026-10-01"_s},
                              {u"weeks"_s, 39},
                              {u"baby_name"_s, u"試験 戊"_s},
                              {u"bank_code"_s, u"0001"_s},
                              {u"account_number"_s, u"1234567"_s},
                              {u"account_holder_kana"_s, u"シケン コウ"_s}};
    const auto made = papers(HouseholdBuilder::family().build(), u"claim_childbirth"_s, answers);
    const QString grant = textOf(made, u"F70"_s);
    QVERIFY2(grant.contains(u"国民健康保険出産育児一時金支給決定通知書"_s), qPrintable(grant));
    QVERIFY(grant.contains(u"５００,０００円"_s));
}

void TestPaperCases::firstTaxNotice() {
    const auto made = papers(HouseholdBuilder::employees().build(), u"acquire_left_employee"_s,
                             {{u"persons"_s, people(u"A B C D"_s)}, {u"lost_on"_s, u"2026-11-01"_s}});
    const QString notice = textOf(made, u"F40"_s);
    // Five months of 649,300 a year, December to February.
    for (const QString& each : {u"納税通知書"_s, u"令和８年度分"_s, u"7.45%"_s, u"令和8年12月28日"_s,
                                u"社保離脱"_s, u"川口市長に対して審査請求"_s, u"旧ただし書所得"_s})
        QVERIFY2(notice.contains(each), qPrintable(each + u'\n' + notice));
}

void TestPaperCases::noticeOfChangedTax() {
    const auto made = papers(HouseholdBuilder::family().levied().build(), u"lose_joined_employee"_s,
                             {{u"persons"_s, people(u"A B C D"_s)}, {u"joined_on"_s, u"2026-10-15"_s}});
    const QString notice = textOf(made, u"F41"_s);
    for (const QString& each :
         {u"６４９,３００円"_s, u"の減額"_s, u"社保加入（令和８年１０月１６日）"_s, u"387,100"_s,
          u"193,500"_s, u"第８期"_s, u"更正後の年税額"_s, u"2人目"_s, u"川口市長に対して審査請求"_s})
        QVERIFY2(notice.contains(each), qPrintable(each + u'\n' + notice));
}

/// The head's address is withheld from other people's papers; the member's own stands on the certificate.
void TestPaperCases::certificateOfAFamilyWithAProtectedHead() {
    HouseholdBuilder builder = HouseholdBuilder::family();
    builder.protectedPerson(u"A"_s);
    const auto made = papers(builder.build(), u"apply_eligibility_certificate"_s,
                             {{u"persons"_s, people(u"B"_s)}, {u"reason"_s, u"no_card"_s}});
    QVERIFY(textOf(made, u"F10"_s).contains(u"資格確認書"_s));
}

QTEST_GUILESS_MAIN(TestPaperCases)
#include "TestPaperCases.moc"
