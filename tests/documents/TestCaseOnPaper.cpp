// SPDX-License-Identifier: GPL-3.0-or-later
// Every procedure from the first question to the printed paper, without windows: what a clerk types, what the
// records become, and what stands on the papers.
#include "forms/engine/FormCatalogue.h"
#include "forms/filing/CasePayloads.h"
#include "forms/paper/DocumentRenderer.h"
#include "tests/documents/PdfText.h"
#include "tests/support/households/CaseClerk.h"
#include "tests/support/households/HouseholdBuilder.h"

#include <QtTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

namespace ad = field::addressee;
namespace el = field::eligibility;

const QJsonObject account{{u"bank_code"_s, u"０００１"_s},
                          {u"bank_name"_s, u"試験銀行"_s},
                          {u"branch_code"_s, u"002"_s},
                          {u"branch_name"_s, u"試験支店"_s},
                          {u"account_type"_s, u"1"_s},
                          {u"account_number"_s, u"7654321"_s},
                          {u"account_holder_kana"_s, u"しけん こう"_s}};

/// A form and what must stand on it.
struct Printed {
    QString form;
    QStringList texts;
};

struct Story {
    QStringList procedures;
    std::function<HouseholdSnapshot()> household;
    std::function<void(CaseClerk&)> clerk;
    QList<Printed> papers;
    std::function<void(const CaseComputation&)> records = {};
};

HouseholdSnapshot newcomers() {
    HouseholdBuilder builder;
    builder.person({u"A"_s, u"試験 甲"_s, u"1981-05-10"_s, u"世帯主"_s})
        .person({u"B"_s, u"試験 乙"_s, u"1983-02-03"_s, u"妻"_s, u"2"_s})
        .income(u"A"_s, 2025, 3'000'000)
        .income(u"B"_s, 2025, 0);
    return builder.build();
}

HouseholdSnapshot family() {
    return HouseholdBuilder::family().build();
}

HouseholdSnapshot familyWithCards() {
    HouseholdBuilder builder = HouseholdBuilder::family();
    builder.card(u"A"_s, u"registered"_s, u"2030-01-01"_s);
    return builder.build();
}

HouseholdSnapshot bereaved() {
    HouseholdBuilder builder = HouseholdBuilder::family();
    builder.ended(u"B"_s, u"2026-11-11"_s, u"204"_s).died(u"B"_s, u"2026-11-10"_s);
    return builder.build();
}

/// C was carried over from another number when the head changed; only the earlier coverage began in 2020.
HouseholdSnapshot carriedOver() {
    HouseholdBuilder builder;
    builder.person({u"A"_s, u"試験 甲"_s, u"1981-05-10"_s, u"世帯主"_s}).income(u"A"_s, 2025, 0);
    builder.insured(u"A"_s, u"2020-04-01"_s).ended(u"A"_s, u"2025-06-01"_s, u"210"_s, false);
    builder.insured(u"A"_s, u"2025-06-01"_s, u"2020-04-01"_s, u"110"_s);
    return builder.build();
}

const Record* coverage(const CaseComputation& computed, const QString& person) {
    const auto all = computed.output.after.of(person, Entity::Eligibility);
    return all.empty() ? nullptr : all.back();
}

}  // namespace

Q_DECLARE_METATYPE(Story)

class TestCaseOnPaper : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase();
    void fromQuestionToPaper_data();
    void fromQuestionToPaper();
    void sharedAnswersAreAskedOnce();
    void eachFilingHasItsOwnDeadline();
    void correctionLeavesWhatWasNotTouched();
    void papersThatListPapers();

 private:
    [[nodiscard]] CaseClerk clerk(const HouseholdSnapshot& household, const QStringList& procedures) const {
        return CaseClerk(*m_knowledge, *m_forms, household, procedures);
    }
    [[nodiscard]] QMap<QString, QString> printed(const CaseComputation& computed) const;
    void acquisitions();
    void losses();
    void changes();
    void certificates();
    void claims();

    std::unique_ptr<CityKnowledge> m_knowledge;
    std::optional<FormCatalogue> m_forms;
    DocumentRenderer m_renderer;
};

void TestCaseOnPaper::initTestCase() {
    auto knowledge = CityKnowledge::load(u"kawaguchi"_s);
    QVERIFY(knowledge);
    m_knowledge = std::move(*knowledge);
    auto forms = FormCatalogue::load();
    QVERIFY(forms);
    m_forms.emplace(std::move(*forms));
}

/// By form, everything that its papers say.
QMap<QString, QString> TestCaseOnPaper::printed(const CaseComputation& computed) const {
    QMap<QString, QString> texts;
    for (const DocumentRequest& each : computed.documents) {
        QJsonObject facts = each.facts;
        QJsonObject document = facts[u"document"_s].toObject();
        document[u"number"_s] = u"国保資第1号"_s;  // the centre gives it at issue
        facts[u"document"_s] = document;
        const auto paper = m_renderer.render(each.form, facts);
        if (!paper) {
            const QString what =
                each.form + u' ' + paper.error().code + u' ' + paper.error().facts.join(u' ');
            QTest::qFail(qPrintable(what), __FILE__, __LINE__);
            continue;
        }
        texts[each.form] += readPdf(paper->pdf).text() + u'\n';
    }
    return texts;
}

void TestCaseOnPaper::acquisitions() {
    QTest::newRow("moved in from another prefecture") << Story{
        {u"acquire_move_in"_s},
        newcomers,
        [](CaseClerk& clerk) {
            clerk.type(u"moved_in_on"_s, u"R081110"_s)
                .type(u"moved_from"_s, u"japan"_s)
                .type(u"from_prefecture"_s, u"東京都"_s)
                .type(u"from_city"_s, u"足立区"_s);
        },
        {{u"F01"_s, {u"試験　甲"_s, u"試験　乙"_s, u"令和8年11月10日"_s}},
         {u"F02"_s, {u"R8-A12-000001"_s, u"資格取得届"_s}},
         {u"F10"_s, {u"試験　甲"_s, u"試験　乙"_s}}},
        [](const CaseComputation& computed) {
            QCOMPARE(coverage(computed, u"B"_s)->date(el::qualification_acquired_date), QDate(2026, 11, 10));
        }};
    QTest::newRow("left the employer's insurance") << Story{
        {u"acquire_left_employee"_s},
        [] { return HouseholdBuilder::employees().build(); },
        [](CaseClerk& clerk) {
            clerk.type(u"lost_on"_s, u"令8.11.1"_s)
                .type(u"proof"_s, u"loss_certificate"_s)
                .people(u"persons"_s, u"A B C D"_s)
                .type(u"leaving_reason"_s, u"11"_s)
                .type(u"insurer_name"_s, u"試験健康保険組合"_s)
                .type(u"insurer_no"_s, u"０６１１００４９"_s);
        },
        {{u"F01"_s, {u"試験　甲"_s, u"試験　丁"_s, u"令和8年11月1日"_s}}, {u"F10"_s, {u"試験　丙"_s}}}};
    QTest::newRow("no longer a dependant")
        << Story{{u"acquire_lost_dependant"_s},
                 [] { return HouseholdBuilder::employees().build(); },
                 [](CaseClerk& clerk) {
                     clerk.type(u"lost_on"_s, u"2026/11/5"_s)
                         .type(u"lost_reason"_s, u"income"_s)
                         .people(u"persons"_s, u"B"_s);
                 },
                 {{u"F01"_s, {u"試験　乙"_s, u"令和8年11月5日"_s}}, {u"F10"_s, {u"試験　乙"_s}}}};
    QTest::newRow("birth") << Story{{u"acquire_birth"_s},
                                    family,
                                    [](CaseClerk& clerk) {
                                        clerk.type(u"born_on"_s, u"R081115"_s)
                                            .type(u"baby_name"_s, u"試験 戊"_s)
                                            .type(u"baby_kana"_s, u"ｼｹﾝ ﾂﾁﾉｴ"_s)
                                            .type(u"baby_sex"_s, u"2"_s);
                                    },
                                    {{u"F01"_s, {u"試験　戊"_s, u"シケン　ツチノエ"_s, u"令和8年11月15日"_s}},
                                     {u"F10"_s, {u"試験　戊"_s}}}};
}

void TestCaseOnPaper::losses() {
    QTest::newRow("moves to another prefecture, the head first") << Story{
        {u"lose_move_out"_s},
        family,
        [](CaseClerk& clerk) {
            clerk.type(u"moved_out_on"_s, u"R081115"_s)
                .type(u"moves_to"_s, u"japan"_s)
                .type(u"to_prefecture"_s, u"大阪府"_s)
                .type(u"to_city"_s, u"堺市"_s)
                .people(u"persons"_s, u"A"_s)
                .people(u"new_head"_s, u"B"_s)
                .type(u"new_place"_s, QJsonObject{{u"postal_code"_s, u"５９０－００７８"_s},
                                                  {u"address"_s, u"堺区試験町1番"_s}})
                .people(u"returned_from"_s, u"A"_s);
        },
        {{u"F01"_s, {u"試験　甲"_s, u"令和8年11月16日"_s}},
         {u"F30"_s, {u"試験　甲"_s, u"令和8年11月16日"_s, u"川口　12-345678"_s}},
         {u"F18"_s, {u"試験　甲"_s, u"国民健康保険資格確認書"_s}}},
        [](const CaseComputation& computed) {
            QCOMPARE(coverage(computed, u"A"_s)->date(el::qualification_lost_date), QDate(2026, 11, 16));
            QCOMPARE(computed.output.after.member(u"B"_s)->text(ad::relationship_kanji), u"世帯主"_s);
        }};
    QTest::newRow("moves inside the prefecture")
        << Story{{u"lose_move_out"_s},
                 family,
                 [](CaseClerk& clerk) {
                     clerk.type(u"moved_out_on"_s, u"R081115"_s)
                         .type(u"moves_to"_s, u"japan"_s)
                         .type(u"to_prefecture"_s, u"埼玉県"_s)
                         .type(u"to_city"_s, u"蕨市"_s);
                 },
                 {{u"F01"_s, {u"試験　甲"_s, u"試験　丁"_s, u"適用終了"_s}}},
                 [](const CaseComputation& computed) {
                     QVERIFY(coverage(computed, u"A"_s)->isNull(el::qualification_lost_date));
                     QVERIFY(!coverage(computed, u"A"_s)->isNull(el::application_end_date));
                 }};
    QTest::newRow("joined an employer's insurance")
        << Story{{u"lose_joined_employee"_s},
                 family,
                 [](CaseClerk& clerk) {
                     clerk.type(u"joined_on"_s, u"R081101"_s)
                         .people(u"persons"_s, u"A B"_s)
                         .people(u"dependants"_s, u"B"_s)
                         .type(u"insurer_name"_s, u"試験健康保険組合"_s)
                         .people(u"returned_from"_s, u"A B"_s);
                 },
                 {{u"F01"_s, {u"試験　甲"_s, u"試験　乙"_s, u"令和8年11月2日"_s}},
                  {u"F30"_s, {u"試験　甲"_s, u"試験　乙"_s, u"令和8年11月2日"_s}},
                  {u"F18"_s, {u"試験　乙"_s}}}};
    QTest::newRow("death of a member") << Story{{u"lose_death"_s},
                                                family,
                                                [](CaseClerk& clerk) {
                                                    clerk.people(u"deceased"_s, u"B"_s)
                                                        .type(u"died_on"_s, u"R081110"_s)
                                                        .type(u"death_registered"_s, true)
                                                        .people(u"returned_from"_s, u"B"_s);
                                                },
                                                {{u"F01"_s, {u"試験　乙"_s, u"令和8年11月11日"_s}},
                                                 {u"F30"_s, {u"試験　乙"_s, u"令和8年11月11日"_s}},
                                                 {u"F18"_s, {u"試験　乙"_s}},
                                                 {u"F66"_s, {u"試験　乙"_s, u"令和８年１１月１０日"_s}}}};
}

void TestCaseOnPaper::changes() {
    QTest::newRow("head changes by agreement") << Story{
        {u"change_head"_s},
        family,
        [](CaseClerk& clerk) {
            clerk.type(u"change_reason"_s, u"agreement"_s)
                .people(u"new_head"_s, u"B"_s)
                .type(u"changed_on"_s, u"R081110"_s)
                .type(u"remaining/A/relationships"_s, u"02"_s)
                .type(u"remaining/C/relationships"_s, u"04"_s)
                .type(u"remaining/D/relationships"_s, u"04"_s)
                .people(u"returned_from"_s, u"A B"_s);
        },
        {{u"F01"_s, {u"試験　乙"_s, u"令和8年11月10日"_s}},
         {u"F10"_s, {u"試験　甲"_s, u"試験　丁"_s}},
         {u"F18"_s, {u"試験　甲"_s, u"川口　12-345678（枝番）01"_s, u"（枝番）02"_s}}},
        [](const CaseComputation& computed) {
            QCOMPARE(computed.output.after.member(u"B"_s)->text(ad::relationship_kanji), u"世帯主"_s);
            QVERIFY(computed.output.after.member(u"A"_s)->text(ad::relationship_kanji) != u"世帯主"_s);
        }};
    QTest::newRow("a son sets up his own household") << Story{
        {u"change_household"_s},
        [] { return HouseholdBuilder::eight().build(); },
        [](CaseClerk& clerk) {
            clerk.type(u"kind"_s, u"split"_s)
                .type(u"changed_on"_s, u"R081101"_s)
                .people(u"persons"_s, u"C D"_s)
                .type(u"persons/D/relationships"_s, u"03"_s)
                .people(u"new_head"_s, u"C"_s);
        },
        {{u"F01"_s, {u"試験　三"_s, u"試験　四"_s, u"令和8年11月1日"_s}}, {u"F10"_s, {u"試験　三"_s}}}};
    QTest::newRow("a new name") << Story{
        {u"change_name_or_address"_s},
        family,
        [](CaseClerk& clerk) {
            clerk.type(u"kind"_s, u"name"_s)
                .type(u"changed_on"_s, u"R081101"_s)
                .people(u"persons"_s, u"B"_s)
                .type(u"new_name"_s, u"渡邉 乙"_s)
                .type(u"new_kana"_s, u"わたなべ きのと"_s);
        },
        {{u"F01"_s, {u"渡邉　乙"_s, u"ワタナベ　キノト"_s, u"令和8年11月1日"_s}},
         {u"F10"_s, {u"渡邉　乙"_s}}}};
    QTest::newRow("a new address") << Story{
        {u"change_name_or_address"_s},
        family,
        [](CaseClerk& clerk) {
            clerk.type(u"kind"_s, u"address"_s)
                .type(u"changed_on"_s, u"R081101"_s)
                .type(u"place"_s, QJsonObject{{u"postal_code"_s, u"332-0000"_s},
                                              {u"address"_s, u"見本町九丁目8番7号"_s},
                                              {u"building"_s, u"見本荘101"_s}});
        },
        {{u"F01"_s, {u"見本町九丁目"_s, u"試験　甲"_s}}, {u"F10"_s, {u"見本町九丁目"_s, u"試験　丁"_s}}}};
}

void TestCaseOnPaper::certificates() {
    QTest::newRow("certificate applied for, sent by post")
        << Story{{u"apply_eligibility_certificate"_s},
                 familyWithCards,
                 [](CaseClerk& clerk) {
                     clerk.people(u"persons"_s, u"A"_s)
                         .type(u"reason"_s, u"support"_s)
                         .type(u"delivery"_s, u"post"_s)
                         .acknowledge(u"persons.has_certificate"_s);
                 },
                 {{u"F02"_s, {u"資格確認書交付申請"_s}},
                  {u"F10"_s, {u"試験　甲"_s}},
                  {u"F98"_s, {u"国民健康保険資格確認書"_s}}}};
    QTest::newRow("certificate reissued")
        << Story{{u"reissue_eligibility_certificate"_s},
                 family,
                 [](CaseClerk& clerk) { clerk.people(u"persons"_s, u"C"_s).type(u"reason"_s, u"damaged"_s); },
                 {{u"F10"_s, {u"試験　丙"_s}}, {u"F18"_s, {u"試験　丙"_s}}}};
    QTest::newRow("notice issued") << Story{
        {u"issue_eligibility_notice"_s},
        familyWithCards,
        [](CaseClerk& clerk) { clerk.people(u"persons"_s, u"A"_s); },
        {{u"F11"_s, {u"試験　甲"_s}}, {u"F02"_s, {u"資格情報のお知らせ"_s}}}};
    QTest::newRow("certificate handed back after a loss") << Story{
        {u"return_certificate"_s},
        bereaved,
        [](CaseClerk& clerk) { clerk.people(u"persons"_s, u"B"_s).type(u"return_reason"_s, u"loss"_s); },
        {{u"F18"_s, {u"試験　乙"_s, u"国民健康保険資格確認書"_s, u"資格の喪失"_s}}}};
}

void TestCaseOnPaper::claims() {
    QTest::newRow("childbirth, the difference to the hospital's part") << Story{
        {u"claim_childbirth"_s},
        family,
        [](CaseClerk& clerk) {
            clerk.people(u"mother"_s, u"B"_s)
                .type(u"born_on"_s, u"R081001"_s)
                .type(u"weeks"_s, u"３９"_s)
                .type(u"direct_payment"_s, true)
                .type(u"hospital_cost"_s, u"４６０，０００円"_s)
                .type(u"baby_name"_s, u"試験 戊"_s)
                .type(u"account"_s, account);
        },
        {{u"F68"_s, {u"試験　乙"_s, u"試験　戊"_s, u"令和８年１０月１日"_s, u"試験銀行"_s, u"7654321"_s}},
         {u"F70"_s, {u"４０,０００円"_s}}},
        [](const CaseComputation& computed) {
            QCOMPARE(computed.results[u"benefit"_s][u"amount"_s].toInt(), 40'000);
        }};
    QTest::newRow("funeral held by somebody of another household") << Story{
        {u"claim_funeral"_s},
        bereaved,
        [](CaseClerk& clerk) {
            clerk.type(u"died_on"_s, u"R081110"_s)
                .type(u"funeral_on"_s, u"R081113"_s)
                .type(u"host_kind"_s, u"other"_s)
                .type(u"host_name"_s, u"見本 喪主"_s)
                .type(u"host_kana"_s, u"みほん もしゅ"_s)
                .type(u"host_place"_s, QJsonObject{{u"address"_s, u"東京都見本区一丁目"_s}})
                .type(u"host_relationship"_s, u"兄"_s)
                .type(u"account"_s, account);
        },
        {{u"F66"_s, {u"試験　乙"_s, u"見本　喪主"_s, u"令和８年１１月１０日"_s, u"令和８年１１月１３日"_s}},
         {u"F70"_s, {u"見本　喪主"_s, u"５０,０００円"_s}}}};
    QTest::newRow("birth and its lump sum") << Story{{u"acquire_birth"_s, u"claim_childbirth"_s},
                                                     family,
                                                     [](CaseClerk& clerk) {
                                                         clerk.type(u"born_on"_s, u"R081115"_s)
                                                             .type(u"baby_name"_s, u"試験 戊"_s)
                                                             .type(u"baby_kana"_s, u"しけん つちのえ"_s)
                                                             .type(u"baby_sex"_s, u"1"_s)
                                                             .in(u"claim_childbirth"_s)
                                                             .people(u"mother"_s, u"B"_s)
                                                             .type(u"weeks"_s, u"39"_s)
                                                             .type(u"direct_payment"_s, false)
                                                             .type(u"account"_s, account);
                                                     },
                                                     {{u"F01"_s, {u"試験　戊"_s}},
                                                      {u"F68"_s, {u"試験　戊"_s, u"令和８年１１月１５日"_s}},
                                                      {u"F70"_s, {u"５００,０００円"_s}}}};
    QTest::newRow("the head died: loss, new head, funeral") << Story{
        {u"lose_death"_s, u"change_head"_s, u"claim_funeral"_s},
        family,
        [](CaseClerk& clerk) {
            clerk.people(u"deceased"_s, u"A"_s)
                .type(u"died_on"_s, u"R081110"_s)
                .type(u"death_registered"_s, true)
                .people(u"returned_from"_s, u"A"_s)
                .in(u"change_head"_s)
                .type(u"change_reason"_s, u"death"_s)
                .people(u"new_head"_s, u"B"_s)
                .type(u"remaining/C/relationships"_s, u"04"_s)
                .type(u"remaining/D/relationships"_s, u"04"_s)
                .people(u"returned_from"_s, u"B C D"_s)
                .in(u"claim_funeral"_s)
                .type(u"funeral_on"_s, u"R081113"_s)
                .type(u"host_kind"_s, u"member"_s)
                .people(u"host"_s, u"B"_s)
                .type(u"account"_s, account);
        },
        {{u"F01"_s, {u"試験　甲"_s, u"試験　乙"_s, u"令和8年11月11日"_s}},
         {u"F10"_s, {u"試験　乙"_s, u"試験　丁"_s}},
         {u"F30"_s, {u"世帯主氏名試験　甲"_s, u"川口　12-345678"_s, u"令和8年11月11日"_s}},
         {u"F18"_s, {u"川口　12-345678"_s, u"試験　甲"_s, u"試験　丁"_s}},
         {u"F66"_s, {u"試験　甲"_s, u"試験　乙"_s, u"令和８年１１月１０日"_s, u"令和８年１１月１３日"_s}},
         {u"F70"_s, {u"試験　乙"_s, u"５０,０００円"_s}}},
        [](const CaseComputation& computed) {
            const HouseholdSnapshot& after = computed.output.after;
            QCOMPARE(after.member(u"B"_s)->text(ad::relationship_kanji), u"世帯主"_s);
            for (const Notice& each : computed.output.findings)
                QVERIFY2(each.id != u"head_vacant"_s, "a new head was named");
            for (const CertificateAction& each : computed.output.certificates) {
                if (each.kind == CertificateAction::Kind::Issue) QVERIFY(each.addresseeNo != u"A"_s);
            }
        }};
}

void TestCaseOnPaper::fromQuestionToPaper_data() {
    QTest::addColumn<Story>("story");
    acquisitions();
    losses();
    changes();
    certificates();
    claims();
    QTest::newRow("correction") << Story{
        {u"correct_eligibility"_s},
        family,
        [](CaseClerk& clerk) {
            clerk.people(u"subject"_s, u"B"_s)
                .type(u"qualification_acquired_on"_s, u"R060301"_s)
                .type(u"application_start_on"_s, u"R060301"_s)
                .type(u"correction_reason"_s, u"転入日の誤り。住民票で確認"_s);
        },
        {{u"F30"_s, {u"試験　乙"_s, u"令和6年3月1日"_s}}},
        [](const CaseComputation& computed) {
            QCOMPARE(coverage(computed, u"B"_s)->date(el::application_start_date), QDate(2024, 3, 1));
        }};
}

void TestCaseOnPaper::fromQuestionToPaper() {
    QFETCH(Story, story);
    CaseClerk clerk = this->clerk(story.household(), story.procedures);
    try {
        story.clerk(clerk);
    } catch (const std::exception& refused) {
        QFAIL(refused.what());
    }
    QVERIFY2(clerk.obstacles().isEmpty(), qPrintable(clerk.obstacles().join(u"; "_s)));
    const CaseComputation computed = clerk.compute();
    if (computed.refusal) QFAIL(qPrintable(computed.refusal->code + u' ' + computed.refusal->field));
    QVERIFY(!computed.output.isStopped());
    QVERIFY(!computed.differences.empty());
    const QMap<QString, QString> texts = printed(computed);
    for (const Printed& paper : story.papers) {
        QVERIFY2(texts.contains(paper.form),
                 qPrintable(paper.form + u" is not among "_s + texts.keys().join(u' ')));
        for (const QString& text : paper.texts)
            QVERIFY2(texts[paper.form].contains(text),
                     qPrintable(text + u" not on "_s + paper.form + u": "_s + texts[paper.form]));
    }
    if (story.records) story.records(computed);
}

void TestCaseOnPaper::sharedAnswersAreAskedOnce() {
    CaseClerk clerk = this->clerk(family(), {u"lose_death"_s, u"change_head"_s, u"claim_funeral"_s});
    clerk.people(u"deceased"_s, u"A"_s).type(u"died_on"_s, u"R081110"_s);
    clerk.in(u"change_head"_s).type(u"change_reason"_s, u"death"_s);
    for (const QString& other : {u"change_head"_s, u"claim_funeral"_s}) {
        const FormSession& session = clerk.session(other);
        QCOMPARE(session.answers()[u"deceased"_s].toString(), u"A"_s);
        QCOMPARE(session.answers()[u"died_on"_s].toString(), u"2026-11-10"_s);
        QVERIFY(!session.missing().contains(u"deceased"_s));
        QVERIFY(!session.missing().contains(u"died_on"_s));
    }
    QCOMPARE(clerk.session(u"change_head"_s).answers()[u"changed_on"_s].toString(), u"2026-11-10"_s);
    const auto remaining = clerk.people(u"new_head"_s, u"B"_s).session().field(u"remaining"_s);
    QVERIFY(remaining);
    for (const MemberOption& each : remaining->options)
        QVERIFY2(each.addresseeNo != u"A"_s, "nobody is related to the dead head");
}

/// A death reported late does not make the claim for the funeral late.
void TestCaseOnPaper::eachFilingHasItsOwnDeadline() {
    CaseClerk clerk = this->clerk(family(), {u"lose_death"_s, u"claim_funeral"_s});
    clerk.people(u"deceased"_s, u"B"_s)
        .type(u"died_on"_s, u"R080901"_s)
        .type(u"death_registered"_s, true)
        .in(u"claim_funeral"_s)
        .type(u"funeral_on"_s, u"R080903"_s);
    const auto finds = [&](const QString& procedure, const QString& code) {
        const QList<Finding> findings = clerk.session(procedure).findings();
        return std::any_of(findings.begin(), findings.end(),
                           [&](const Finding& each) { return each.code == code; });
    };
    QVERIFY(finds(u"lose_death"_s, u"late_loss"_s));
    QVERIFY(!finds(u"claim_funeral"_s, u"late_claim"_s));
}

/// The form shows the coverage under the present number; only what the clerk changes is changed.
void TestCaseOnPaper::correctionLeavesWhatWasNotTouched() {
    const HouseholdSnapshot before = carriedOver();
    CaseClerk clerk = this->clerk(before, {u"correct_eligibility"_s});
    clerk.people(u"subject"_s, u"A"_s)
        .type(u"qualification_acquired_on"_s, u"R020301"_s)
        .type(u"correction_reason"_s, u"取得日の誤り"_s);
    QVERIFY2(clerk.obstacles().isEmpty(), qPrintable(clerk.obstacles().join(u"; "_s)));
    const CaseComputation computed = clerk.compute();
    QVERIFY2(computed.isUsable(), qPrintable(computed.refusal ? computed.refusal->code : QString()));
    QCOMPARE(coverage(computed, u"A"_s)->date(el::application_start_date), QDate(2025, 6, 1));
    QCOMPARE(coverage(computed, u"A"_s)->date(el::qualification_acquired_date), QDate(2020, 3, 1));
}

void TestCaseOnPaper::papersThatListPapers() {
    CaseClerk clerk = this->clerk(HouseholdBuilder::employees().build(), {u"acquire_left_employee"_s});
    clerk.type(u"lost_on"_s, u"R081101"_s)
        .type(u"proof"_s, u"separation_notice"_s)
        .type(u"leaving_reason"_s, u"11"_s)
        .evidence(u"separation_notice"_s, EvidenceState::State::Shown)
        .evidence(u"employment_insurance_paper"_s, EvidenceState::State::Later);
    const QMap<QString, QString> texts = printed(clerk.compute());
    QVERIFY2(texts[u"F02"_s].contains(u"離職票または退職証明書"_s), qPrintable(texts[u"F02"_s]));
    QVERIFY(texts[u"F02"_s].contains(u"足りない書類があります"_s));
    QVERIFY2(texts[u"F90"_s].contains(u"雇用保険受給資格者証"_s), qPrintable(texts[u"F90"_s]));
    clerk.evidence(u"employment_insurance_paper"_s, EvidenceState::State::Shown);
    QVERIFY(!printed(clerk.compute()).contains(u"F90"_s));
}

QTEST_GUILESS_MAIN(TestCaseOnPaper)
#include "TestCaseOnPaper.moc"
