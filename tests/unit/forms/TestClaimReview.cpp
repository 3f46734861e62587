// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/filing/ClaimReview.h"
#include "tests/support/households/CaseClerk.h"
#include "tests/support/households/HouseholdBuilder.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace be = field::benefit;

/// What an officer sees of a claim that is in force, from the records as they are then.
class TestClaimReview : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        m_knowledge = std::move(CityKnowledge::load(u"kawaguchi"_s)).value();
        m_forms.emplace(FormCatalogue::load().value());
    }

    void asFiled() {
        const ClaimReview review = reviewed([](HouseholdSnapshot&, const QString&) {});
        QCOMPARE(review.grant(), ClaimReview::Grant::Possible);
        QCOMPARE(review.now.amount, review.filedAmount);
        QCOMPARE(review.now.claimUntil, QDate(2028, 11, 13));
        QVERIFY(review.earlier.empty());
        QCOMPARE(review.payee, u"試験 甲"_s);
        QVERIFY(!review.now.explanation.isEmpty());
    }

    void whatCameToLightSince_data() {
        QTest::addColumn<int>("fixed");
        QTest::addColumn<ClaimReview::Grant>("grant");
        QTest::newRow("granted before") << 50'000 << ClaimReview::Grant::Stopped;
        QTest::newRow("claimed twice, not decided") << -1 << ClaimReview::Grant::Stopped;
        QTest::newRow("denied before") << 0 << ClaimReview::Grant::Possible;
    }
    void whatCameToLightSince() {
        QFETCH(int, fixed);
        QFETCH(ClaimReview::Grant, grant);
        const ClaimReview review = reviewed([fixed](HouseholdSnapshot& now, const QString&) {
            Record other(Entity::Benefit, u"K1"_s, 4);
            other.set(be::medical_expense_kind, u"funeral"_s);
            other.set(be::addressee_no, u"A"_s);
            other.set(be::deceased_addressee_no, u"B"_s);
            other.set(be::funeral_date, u"2026-11-13"_s);
            other.set(be::billed_amount, qint64{50'000});
            if (fixed >= 0) other.set(be::payment_fixed_amount, qint64{fixed});
            now.add(other);
        });
        QCOMPARE(review.grant(), grant);
        QCOMPARE(review.earlier.size(), std::size_t{1});
        QCOMPARE(review.earlier[0].personName, u"試験 乙"_s);
        QCOMPARE(review.earlier[0].fixed.value_or(-1), qint64{fixed});
    }

    /// The coverage turns out to have ended before the death.
    void nothingPayableAnyMore() {
        const ClaimReview review = reviewed([](HouseholdSnapshot& now, const QString&) {
            Record coverage = *now.find(Entity::Eligibility, u"B/01"_s);
            coverage.set(field::eligibility::application_end_date, u"2026-10-01"_s);
            now.add(coverage);
        });
        QCOMPARE(review.grant(), ClaimReview::Grant::NotPayable);
        QCOMPARE(
            denialReasons(review.kind, review.now.reason).value(0),
            u"死亡の日に当市の国民健康保険の被保険者でなかったため（国民健康保険法第５８条第１項、条例）"_s);
    }

    void anotherAmountThanFiled() {
        CasePayload payload = filed();
        QJsonObject benefit = payload.results[u"benefit"_s].toObject();
        benefit[u"amount"_s] = 70'000;
        payload.results[u"benefit"_s] = benefit;
        const CaseClerk clerk = funeral();
        const ClaimReview review =
            reviewClaim(payload, clerk.compute().output.after, *m_knowledge, clerk.situation());
        QCOMPARE(review.grant(), ClaimReview::Grant::Moved);
    }

    void theClaimIsGone() {
        const ClaimReview review = reviewed(
            [](HouseholdSnapshot& now, const QString& claim) { now.remove(Entity::Benefit, claim); });
        QCOMPARE(review.grant(), ClaimReview::Grant::NotComputed);
        QCOMPARE(review.refusal->code, u"E-PROC-034"_s);
    }

    void everyKindHasReasons() {
        for (const QString& kind : {u"childbirth_lump_sum"_s, u"funeral_expense"_s}) {
            QVERIFY(denialReasons(kind, {}).size() >= 5);
            for (const QString& each : denialReasons(kind, {}))
                QVERIFY2(each.endsWith(u"ため"_s) || each.endsWith(u"）"_s), qPrintable(each));
        }
    }

 private:
    [[nodiscard]] CaseClerk funeral() const {
        HouseholdBuilder builder = HouseholdBuilder::family();
        builder.died(u"B"_s, u"2026-11-10"_s).ended(u"B"_s, u"2026-11-11"_s, u"204"_s);
        CaseClerk clerk(*m_knowledge, *m_forms, builder.build(), {u"claim_funeral"_s});
        clerk.people(u"deceased"_s, u"B"_s)
            .type(u"funeral_on"_s, u"R081113"_s)
            .type(u"host_kind"_s, u"member"_s)
            .people(u"host"_s, u"A"_s);
        return clerk;
    }
    [[nodiscard]] CasePayload filed() const {
        const CaseClerk clerk = funeral();
        return casePayload(clerk.draft(), clerk.compute(), clerk.household(), clerk.situation(), {});
    }
    template <class Change>
    [[nodiscard]] ClaimReview reviewed(const Change& change) const {
        const CaseClerk clerk = funeral();
        const CasePayload payload = filed();
        HouseholdSnapshot now = clerk.compute().output.after;
        change(now, claimOf(payload));
        return reviewClaim(payload, now, *m_knowledge, clerk.situation());
    }
    std::unique_ptr<CityKnowledge> m_knowledge;
    std::optional<FormCatalogue> m_forms;
};

}  // namespace mado::test

QTEST_GUILESS_MAIN(mado::test::TestClaimReview)
#include "TestClaimReview.moc"
