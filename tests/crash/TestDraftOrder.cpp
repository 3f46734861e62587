// SPDX-License-Identifier: GPL-3.0-or-later
// A case that is entered takes its draft along, however much typing is still on its way to the file.
#include "core/desk/DeskCommands.h"
#include "tests/central/Cases.h"
#include "tests/crash/CounterProgram.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace mado::test {

class TestDraftOrder : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    CounterPlace m_place{m_folder.filePath(u"place"_s)};

    static Draft draftOf(const QString& id, int letters) {
        Draft draft;
        draft.id = id;
        draft.kind = u"case"_s;
        draft.householdKey = u"1001"_s;
        draft.payload = {{u"typed"_s, QString(letters, u'あ')}};
        return draft;
    }

 private Q_SLOTS:
    void initTestCase() {
        const auto knowledge = CityKnowledge::load(u"kawaguchi"_s);
        QVERIFY(m_place.make(**knowledge).ok());
    }

    void whatIsTypedLastDoesNotBringItBack() {
        CounterProgram program(m_place);
        QVERIFY(await(program.desk.open()).ok());
        QVERIFY(signIn(program, u"s-0001"_s).ok());
        const auto numbers = await(program.desk.newCase());
        QVERIFY(numbers.ok());
        constexpr int keys = 60;
        std::vector<CounterDesk::Future<void>> kept;
        for (int letters = 1; letters <= keys; ++letters)
            kept.push_back(program.desk.saveDraft(draftOf(numbers->caseId, letters)));
        const CasePayload payload = caseOf(numbers->caseId, {}, u"1001"_s);
        const auto given = await(
            program.desk.carryOut(desk_command::enterCase(*program.desk.staff(), payload), numbers->caseId));
        QVERIFY(given.ok());
        for (const auto& each : kept)
            QVERIFY(await(each).ok());
        const auto drafts = await(program.desk.drafts());
        QVERIFY(drafts.ok());
        QCOMPARE(drafts->size(), std::size_t{0});
    }
};

}  // namespace mado::test

QTEST_MAIN(mado::test::TestDraftOrder)
#include "TestDraftOrder.moc"
