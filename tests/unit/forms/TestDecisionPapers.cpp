// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/filing/CasePayloads.h"
#include "tests/support/households/CaseClerk.h"
#include "tests/support/households/HouseholdBuilder.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado::test {

/// What the letters say is what the officer decided, whatever the rules expected when the claim was filed.
class TestDecisionPapers : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        m_knowledge = std::move(CityKnowledge::load(u"kawaguchi"_s)).value();
        m_forms.emplace(FormCatalogue::load().value());
    }

    void letterFollowsTheDecision_data() {
        QTest::addColumn<QString>("decision");
        QTest::addColumn<QString>("form");
        QTest::addColumn<QString>("reason");
        QTest::newRow("not decided yet: as expected") << u""_s << u"F70"_s << u""_s;
        QTest::newRow("granted") << u"grant"_s << u"F70"_s << u""_s;
        QTest::newRow("denied against the expectation")
            << u"deny"_s << u"F71"_s << u"他の保険から支給を受けているため"_s;
    }

    void letterFollowsTheDecision() {
        QFETCH(QString, decision);
        QFETCH(QString, form);
        QFETCH(QString, reason);
        const CaseClerk clerk = funeral();
        const CaseComputation computed = clerk.compute();
        const CasePayload payload = payloadOf(clerk);
        HouseholdSnapshot now = computed.output.after;
        now.add(caseFile(payload.caseId, decision, reason));
        const auto papers = papersOf(payload, now, *m_knowledge, clerk.situation());
        const DocumentRequest& letter = letterIn(papers);
        QCOMPARE(letter.form, form);
        if (!reason.isEmpty())
            QCOMPARE(letter.facts[u"results"_s][u"benefit"_s][u"reason"_s].toString(), reason);
    }

    /// What the officer sees before deciding.
    void letterOfADecisionNotMadeYet() {
        const CaseClerk clerk = funeral();
        const CasePayload payload = payloadOf(clerk);
        const HouseholdSnapshot now = clerk.compute().output.after;
        const CaseDecision denial{BenefitDecision::Deny, u"葬祭を行ったことが確認できないため"_s};
        const auto papers = papersOf(payload, now, *m_knowledge, clerk.situation(), denial);
        QCOMPARE(letterIn(papers).form, u"F71"_s);
        QCOMPARE(letterIn(papers).facts[u"results"_s][u"benefit"_s][u"reason"_s].toString(), denial.reason);
        QVERIFY(!decisionOf(now, payload.caseId));
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
    [[nodiscard]] static CasePayload payloadOf(const CaseClerk& clerk) {
        return casePayload(clerk.draft(), clerk.compute(), clerk.household(), clerk.situation(), {});
    }
    [[nodiscard]] static Record caseFile(const QString& caseId, const QString& decision,
                                         const QString& reason) {
        namespace file = field::case_file;
        Record record(Entity::CaseFile, caseId, 3);
        record.set(file::case_id, caseId);
        record.set(file::state, decision.isEmpty() ? u"applied"_s : u"decided"_s);
        if (!decision.isEmpty()) record.set(file::decision_class, decision);
        if (!reason.isEmpty()) record.set(file::return_reason, reason);
        return record;
    }
    [[nodiscard]] static const DocumentRequest& letterIn(const std::vector<DocumentRequest>& papers) {
        const auto letter = std::find_if(papers.begin(), papers.end(), [](const DocumentRequest& each) {
            return each.stage == DocumentSuggestion::Stage::Decided;
        });
        if (letter == papers.end()) throw std::runtime_error("no letter of the decision");
        return *letter;
    }
    std::unique_ptr<CityKnowledge> m_knowledge;
    std::optional<FormCatalogue> m_forms;
};

}  // namespace mado::test

QTEST_GUILESS_MAIN(mado::test::TestDecisionPapers)
#include "TestDecisionPapers.moc"
