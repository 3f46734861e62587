// SPDX-License-Identifier: GPL-3.0-or-later
// What is read is of one moment, also when the feed brings a command's effect in the middle of the reading.
#include "core/desk/DeskMoment.h"
#include "core/sync/Overlay.h"
#include "tests/sync/SyncTerminal.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

const QString no = u"10000001"_s;
const QString household = u"1001"_s;
namespace file = field::case_file;

}  // namespace

class TestDeskMoment : public QObject {
    Q_OBJECT
    std::unique_ptr<EmbeddedCentre> m_centre;
    std::unique_ptr<SyncTerminal> m_author;
    std::unique_ptr<SyncTerminal> m_confirmer;
    std::unique_ptr<CacheReader> m_reader;
    QString m_caseId;
    OutboxCommand m_confirmed;

    /// The case's state, and the name as the person's record has it.
    struct Shown {
        QString state;
        QString kana;
    };
    Shown read(
        const DeskMoment& moment, const std::function<void()>& inTheMiddle = [] {}) {
        auto row = m_reader->record(Entity::CaseFile, m_caseId);
        HouseholdSnapshot one;
        if (row && *row) one.add(**row);
        layOver(one, moment.ofCase(m_caseId), u"S002"_s, u"職員"_s);
        inTheMiddle();
        auto records = m_reader->household(household);
        if (!records) return {};
        layOver(*records, moment.ofHousehold(household), u"S002"_s, u"職員"_s);
        const Record* person = records->find(Entity::Addressee, no);
        const Record* shown = one.find(Entity::CaseFile, m_caseId);
        return {shown == nullptr ? QString() : shown->text(file::state),
                person == nullptr ? QString() : person->text(field::addressee::name_kana)};
    }

 private Q_SLOTS:
    void init() {
        m_centre = std::make_unique<EmbeddedCentre>();
        m_author = std::make_unique<SyncTerminal>(*m_centre, u"S001"_s);
        m_confirmer = std::make_unique<SyncTerminal>(*m_centre, u"S002"_s);
        QVERIFY(m_author->on() && m_confirmer->on() && m_author->fill() && m_confirmer->fill());
        const ChangeSet changes{{createPerson(no, u"ヤマダ"_s)}, {}};
        const OutboxCommand entered = m_author->enter(changes, household);
        QVERIFY(m_author->synchronise().ok() && m_confirmer->synchronise().ok());
        m_caseId = entered.caseId;
        m_confirmed = m_confirmer->put(CommandKind::ConfirmCase, m_caseId, household,
                                       {{u"payload_digest"_s, QString::fromLatin1(entered.digest)},
                                        {u"change_set"_s, changes.toJson()}});
        QVERIFY(m_confirmer->send().ok());
        QCOMPARE(m_confirmer->state(m_confirmed), CommandState::Acknowledged);
        auto opened = CacheReader::open(m_confirmer->path(u"cache.db"_s), m_confirmer->cacheKey());
        QVERIFY(opened.ok());
        m_reader = std::move(*opened);
    }
    void cleanup() {
        m_reader.reset();
        m_confirmer.reset();
        m_author.reset();
        m_centre.reset();
    }

    void theFeedInTheMiddleChangesNothing() {
        const auto moment = DeskMoment::begin(*m_reader, m_confirmer->outbox());
        QVERIFY(moment.ok());
        const Shown shown = read(*moment, [this] { QVERIFY(m_confirmer->follow().ok()); });
        QVERIFY(m_confirmer->state(m_confirmed) != CommandState::Acknowledged);
        // In force, and the person is there: never the one without the other.
        QCOMPARE(shown.state, u"applied"_s);
        QCOMPARE(shown.kana, u"ヤマダ"_s);
    }

    void theFeedBetweenTheTwoFilesChangesNothing() {
        // What waits is known, the records are not looked at yet: they are of after the feed.
        const auto waiting = m_confirmer->outbox().ofCase(m_caseId);
        QCOMPARE(waiting->size(), std::size_t{1});
        QVERIFY(m_confirmer->follow().ok());
        auto records = m_reader->household(household);
        QVERIFY(records.ok());
        const HouseholdSnapshot before = *records;
        layOver(*records, *waiting, u"S002"_s, u"職員"_s);
        QVERIFY(*records == before);
    }

    void theNextMomentHasIt() {
        QVERIFY(m_confirmer->follow().ok());
        const auto moment = DeskMoment::begin(*m_reader, m_confirmer->outbox());
        QVERIFY(moment.ok());
        QVERIFY(moment->waiting().empty());
        const Shown shown = read(*moment);
        QCOMPARE(shown.state, u"applied"_s);
        QCOMPARE(shown.kana, u"ヤマダ"_s);
    }

    void anEndedMomentHoldsNothing() {
        { QVERIFY(DeskMoment::begin(*m_reader, m_confirmer->outbox()).ok()); }
        QVERIFY(!m_reader->connection().inTransaction());
        QVERIFY(DeskMoment::begin(*m_reader, m_confirmer->outbox()).ok());
    }
};

QTEST_GUILESS_MAIN(TestDeskMoment)
#include "TestDeskMoment.moc"
