// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/households/HouseholdBuilder.h"
#include "tests/support/households/ProcedureDesk.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace ce = field::certificate;
namespace cs = field::card_status;

class TestCertificateEffects : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void applications_data();
    void applications();
    void supportIsRemembered();
    void reissue_data();
    void reissue();
    void reissueKeepsTheAssessedRatio();
    void validity_data();
    void validity();
    void noticeOnlyWithAUsableCard();
    void returns();
    void aFoundCertificateLeavesTheNewOneInUse();
    void deliveryByPostIsRecorded();
    void refusals_data();
    void refusals();

 private:
    ProcedureDesk m_desk;
};

void TestCertificateEffects::applications_data() {
    QTest::addColumn<QString>("card");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<bool>("granted");
    QTest::newRow("no card") << u"no_card"_s << u"no_card"_s << true;
    QTest::newRow("registered, no reason") << u"registered"_s << u"no_card"_s << false;
    QTest::newRow("registered, needs support") << u"registered"_s << u"support"_s << true;
    QTest::newRow("registered, card lost") << u"registered"_s << u"lost_card"_s << true;
    QTest::newRow("registered, card being renewed") << u"registered"_s << u"renewing_card"_s << true;
    QTest::newRow("unusable") << u"unusable"_s << u"no_card"_s << true;
}

void TestCertificateEffects::applications() {
    QFETCH(QString, card);
    QFETCH(QString, reason);
    QFETCH(bool, granted);
    HouseholdBuilder builder = HouseholdBuilder::family();
    builder.card(u"A"_s, card, u"2030-01-01"_s);
    const auto result = m_desk.file(builder.build(), u"apply_eligibility_certificate"_s,
                                    {{u"persons"_s, people(u"A"_s)}, {u"reason"_s, reason}});
    QCOMPARE(result.ok(), granted);
    if (!granted) {
        QCOMPARE(result.error().code, u"E-PROC-014"_s);
        QCOMPARE(result.error().field, u"reason"_s);
        return;
    }
    QCOMPARE(result->certificates.back().form, u"F10"_s);
    QCOMPARE(result->certificates.back().validUntil, std::optional(QDate(2027, 7, 31)));
    QVERIFY(hasFinding(*result, u"certificate_on_file"_s));
    QVERIFY(result->events.empty());
    QVERIFY(!result->tax.has_value());
}

void TestCertificateEffects::supportIsRemembered() {
    HouseholdBuilder builder = HouseholdBuilder::family();
    builder.card(u"A"_s, u"registered"_s, u"2030-01-01"_s);
    const auto first = m_desk.file(builder.build(), u"apply_eligibility_certificate"_s,
                                   {{u"persons"_s, people(u"A"_s)}, {u"reason"_s, u"support"_s}});
    QVERIFY(first->after.find(Entity::CardStatus, u"A"_s)->flag(cs::needs_support));
    // from then on a change of head brings a certificate, not a notice
    const auto later = m_desk.file(first->after, u"change_head"_s,
                                   {{u"new_head"_s, u"B"_s}, {u"changed_on"_s, u"2026-11-20"_s}});
    QVERIFY(later.ok());
    for (const CertificateAction& each : later->certificates) {
        if (each.kind == CertificateAction::Kind::Issue && each.addresseeNo == u"A"_s)
            QCOMPARE(each.form, u"F10"_s);
    }
}

void TestCertificateEffects::reissue_data() {
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("issueReason");
    QTest::addColumn<QString>("method");
    QTest::newRow("lost") << u"lost"_s << u"03"_s << u"4"_s;
    QTest::newRow("damaged") << u"damaged"_s << u"04"_s << u"1"_s;
    QTest::newRow("stolen") << u"stolen"_s << u"05"_s << u"4"_s;
}

void TestCertificateEffects::reissue() {
    QFETCH(QString, reason);
    QFETCH(QString, issueReason);
    QFETCH(QString, method);
    const auto result = m_desk.file(HouseholdBuilder::family().build(), u"reissue_eligibility_certificate"_s,
                                    {{u"persons"_s, people(u"A"_s)}, {u"reason"_s, reason}});
    QVERIFY(result.ok());
    const Record* old = result->after.find(Entity::Certificate, u"A/01"_s);
    QCOMPARE(old->date(ce::collected_on), QDate(2026, 11, 20));
    QCOMPARE(old->text(ce::collection_method_class), method);
    const Record* made = result->after.find(Entity::Certificate, u"A/02"_s);
    QCOMPARE(made->text(ce::issue_reason_class), issueReason);
    QCOMPARE(made->date(ce::valid_until), QDate(2027, 7, 31));
    QCOMPARE(hasFinding(*result, u"stolen_certificate"_s), reason == u"stolen"_s);
}

void TestCertificateEffects::reissueKeepsTheAssessedRatio() {
    HouseholdBuilder builder;
    builder.person({u"A"_s, u"試験 甲"_s, u"1954-05-10"_s, u"世帯主"_s})
        .insured(u"A"_s, u"2020-04-01"_s)
        .certificate(u"A"_s, u"2026-07-20"_s, u"2027-07-31"_s, u"1"_s, 30)
        .set(Entity::Certificate, u"A/01"_s, ce::elderly_effective_from, u"2026-08-01"_s);
    const auto result = m_desk.file(builder.build(), u"reissue_eligibility_certificate"_s,
                                    {{u"persons"_s, people(u"A"_s)}, {u"reason"_s, u"lost"_s}});
    QVERIFY(result.ok());
    QCOMPARE(result->after.find(Entity::Certificate, u"A/02"_s)->number(ce::burden_ratio), qint64{30});
    QVERIFY(!hasFinding(*result, u"burden_ratio_to_assess"_s));
}

void TestCertificateEffects::validity_data() {
    QTest::addColumn<QString>("birth");
    QTest::addColumn<QString>("until");
    QTest::newRow("yearly end") << u"1981-05-10"_s << u"2027-07-31"_s;
    QTest::newRow("70 within the year") << u"1957-02-10"_s << u"2027-02-28"_s;
    QTest::newRow("70 on the first of a month") << u"1957-02-01"_s << u"2027-01-31"_s;
    QTest::newRow("75 within the year") << u"1952-03-15"_s << u"2027-03-14"_s;
}

void TestCertificateEffects::validity() {
    QFETCH(QString, birth);
    QFETCH(QString, until);
    HouseholdBuilder builder;
    builder.person({u"A"_s, u"試験 甲"_s, birth, u"世帯主"_s}).insured(u"A"_s, u"2020-04-01"_s);
    const auto result = m_desk.file(builder.build(), u"apply_eligibility_certificate"_s,
                                    {{u"persons"_s, people(u"A"_s)}, {u"reason"_s, u"no_card"_s}});
    QVERIFY(result.ok());
    QCOMPARE(result->certificates[0].validUntil->toString(Qt::ISODate), until);
}

void TestCertificateEffects::noticeOnlyWithAUsableCard() {
    const QJsonObject answers{{u"persons"_s, people(u"A"_s)}};
    const auto refused =
        m_desk.file(HouseholdBuilder::family().build(), u"issue_eligibility_notice"_s, answers);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, u"E-PROC-014"_s);
    HouseholdBuilder builder = HouseholdBuilder::family();
    builder.card(u"A"_s, u"registered"_s, u"2030-01-01"_s);
    const auto result = m_desk.file(builder.build(), u"issue_eligibility_notice"_s, answers);
    QVERIFY(result.ok());
    QCOMPARE(result->certificates.back().form, u"F11"_s);
}

void TestCertificateEffects::returns() {
    const auto all = m_desk.file(HouseholdBuilder::family().build(), u"return_certificate"_s,
                                 {{u"persons"_s, people(u"A B"_s)}, {u"method"_s, u"2"_s}});
    QVERIFY(all.ok());
    QCOMPARE(all->after.find(Entity::Certificate, u"B/01"_s)->text(ce::collection_method_class), u"2"_s);
    const auto one = m_desk.file(HouseholdBuilder::family().build(), u"return_certificate"_s,
                                 {{u"persons"_s, people(u"C"_s)}, {u"returned_on"_s, u"2026-11-18"_s}});
    QVERIFY(one.ok());
    QCOMPARE(one->changes.changes.size(), std::size_t{1});
    QCOMPARE(one->after.find(Entity::Certificate, u"C/01"_s)->date(ce::collected_on), QDate(2026, 11, 18));
    const auto twice = m_desk.file(one->after, u"return_certificate"_s, {{u"persons"_s, people(u"C"_s)}});
    QVERIFY(!twice.ok());
    QCOMPARE(twice.error().code, u"E-PROC-028"_s);
}

/// Lost, reissued, found: the old one is taken in, the one in use stays.
void TestCertificateEffects::aFoundCertificateLeavesTheNewOneInUse() {
    const auto reissued =
        m_desk.file(HouseholdBuilder::family().build(), u"reissue_eligibility_certificate"_s,
                    {{u"persons"_s, people(u"B"_s)}, {u"reason"_s, u"lost"_s}});
    QVERIFY(reissued.ok());
    const auto found = m_desk.file(reissued->after, u"return_certificate"_s,
                                   {{u"persons"_s, people(u"B"_s)}, {u"return_reason"_s, u"found"_s}});
    QVERIFY(found.ok());
    QCOMPARE(found->after.find(Entity::Certificate, u"B/01"_s)->text(ce::collection_method_class), u"1"_s);
    QCOMPARE(found->after.currentCertificate(u"B"_s)->key(), u"B/02"_s);
    QVERIFY(found->after.currentCertificate(u"B"_s)->flag(ce::is_latest));
    const auto none = m_desk.file(HouseholdBuilder::family().build(), u"return_certificate"_s,
                                  {{u"persons"_s, people(u"B"_s)}, {u"return_reason"_s, u"found"_s}});
    QVERIFY(!none.ok());
    QCOMPARE(none.error().code, u"E-PROC-028"_s);
}

void TestCertificateEffects::deliveryByPostIsRecorded() {
    const auto sent = m_desk.file(
        HouseholdBuilder::family().build(), u"apply_eligibility_certificate"_s,
        {{u"persons"_s, people(u"B"_s)}, {u"reason"_s, u"no_card"_s}, {u"delivery"_s, u"post"_s}});
    QVERIFY(sent.ok());
    QCOMPARE(sent->after.find(Entity::Certificate, u"B/02"_s)->text(ce::issue_method_class), u"2"_s);
    const auto& papers = sent->documents;
    QVERIFY(std::any_of(papers.begin(), papers.end(), [](const auto& each) { return each.form == u"F98"; }));
}

void TestCertificateEffects::refusals_data() {
    QTest::addColumn<QString>("procedure");
    QTest::addColumn<QJsonObject>("answers");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    const auto row = [](const char* name) -> QTestData& { return QTest::newRow(name); };
    row("not insured") << u"apply_eligibility_certificate"_s
                       << QJsonObject{{u"persons"_s, people(u"E"_s)}, {u"reason"_s, u"no_card"_s}}
                       << u"E-PROC-008"_s << u"persons"_s;
    row("nothing to reissue") << u"reissue_eligibility_certificate"_s
                              << QJsonObject{{u"persons"_s, people(u"E"_s)}, {u"reason"_s, u"lost"_s}}
                              << u"E-PROC-028"_s << u"persons"_s;
    row("unknown reason") << u"reissue_eligibility_certificate"_s
                          << QJsonObject{{u"persons"_s, people(u"A"_s)}, {u"reason"_s, u"tired"_s}}
                          << u"E-PROC-003"_s << u"reason"_s;
    row("nothing to return") << u"return_certificate"_s << QJsonObject{{u"persons"_s, people(u"E"_s)}}
                             << u"E-PROC-028"_s << u"persons"_s;
    row("returned before it was issued")
        << u"return_certificate"_s
        << QJsonObject{{u"persons"_s, people(u"A"_s)}, {u"returned_on"_s, u"2026-07-19"_s}} << u"E-PROC-029"_s
        << u"returned_on"_s;
}

void TestCertificateEffects::refusals() {
    QFETCH(QString, procedure);
    QFETCH(QJsonObject, answers);
    QFETCH(QString, code);
    QFETCH(QString, field);
    HouseholdBuilder builder = HouseholdBuilder::family();
    builder.person({u"E"_s, u"試験 戊"_s, u"1955-01-01"_s, u"母"_s, u"2"_s});
    const auto result = m_desk.file(builder.build(), procedure, answers);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, code);
    QCOMPARE(result.error().field, field);
}

QTEST_GUILESS_MAIN(TestCertificateEffects)
#include "TestCertificateEffects.moc"
