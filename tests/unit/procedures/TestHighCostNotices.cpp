// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/EntitlementNotices.h"
#include "tests/support/households/HouseholdBuilder.h"
#include "tests/support/households/ProcedureDesk.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace be = field::benefit;

/// Months above the limit that nobody has claimed: when the right lapses is what the municipality says (3.3).
class TestHighCostNotices : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void unclaimed_data() {
        QTest::addColumn<QString>("city");
        QTest::addColumn<QString>("month");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QDate>("until");
        // Counted from the form, of whose receipt no record tells: it lapses for nobody.
        QTest::newRow("from the form, two years ago")
            << u"kawaguchi"_s << u"2024-08"_s << u"high_cost_not_running"_s << QDate();
        QTest::newRow("from the form, of this year")
            << u"kawaguchi"_s << u"2026-07"_s << u"high_cost_not_running"_s << QDate();
        QTest::newRow("from the next month, lapsed") << u"hoshimi"_s << u"2024-08"_s << QString() << QDate();
        QTest::newRow("from the next month, running")
            << u"hoshimi"_s << u"2024-12"_s << u"high_cost_unclaimed"_s << QDate(2026, 12, 31);
    }

    void unclaimed() {
        QFETCH(QString, city);
        QFETCH(QString, month);
        QFETCH(QString, id);
        QFETCH(QDate, until);
        HouseholdBuilder builder = HouseholdBuilder::family();
        Record claim(Entity::Benefit, u"K1"_s, 1);
        claim.set(be::medical_expense_kind, u"high_cost"_s);
        claim.set(be::addressee_no, u"A"_s);
        claim.set(be::treatment_month, month);
        claim.set(be::billed_amount, qint64{12'345});
        builder.add(claim);
        const ProcedureDesk desk;
        const auto parameters = Parameters::load(city);
        QVERIFY(parameters.ok());
        const auto notices =
            entitlementNotices(builder.build(), desk.notices, *parameters, QDate(2026, 11, 20));
        QVERIFY(notices.ok());
        QStringList found;
        for (const Notice& each : *notices) {
            if (!each.id.startsWith(u"high_cost"_s)) continue;
            found << each.id;
            QCOMPARE(each.until, until);
            QVERIFY(each.detailJa.contains(u"12,345円"_s));
            // What is about to lapse is raised.
            QCOMPARE(each.level, until.isValid() ? NoticeLevel::Look : NoticeLevel::Info);
        }
        QCOMPARE(found, id.isEmpty() ? QStringList() : QStringList{id});
    }
};

QTEST_GUILESS_MAIN(TestHighCostNotices)
#include "TestHighCostNotices.moc"
