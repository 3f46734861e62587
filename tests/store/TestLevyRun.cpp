// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/LevyRun.h"
#include "tests/store/CacheRecords.h"
#include "tests/unit/city/CityRecordsOf.h"

#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

/// The yearly levy of a whole city out of an encrypted copy, against each household by itself.
class TestLevyRun final : public QObject {
    Q_OBJECT

    const Parameters m_parameters = Parameters::load(u"kawaguchi"_s).value();
    const LevyRates m_rates = levyRates(m_parameters, FiscalYear(2026)).value();
    const std::vector<Record> m_records = recordsOf(planOf(900));
    CacheBench m_bench;

    std::unique_ptr<CacheReader> filledWith(const std::vector<Record>& records) {
        Cache::discard(m_bench.path());
        auto cache = m_bench.open().value();
        std::vector<CacheChange> changes;
        for (const Record& record : records)
            changes.push_back(put(record));
        if (!m_bench.apply(*cache, std::move(changes)) || !cache->markComplete())
            throw std::runtime_error("the cache cannot be filled");
        return CacheReader::open(m_bench.path(), keyOf(2)).value();
    }
    std::vector<LevyRow> run(CacheReader& cache, LevyTotals& totals) {
        std::vector<LevyRow> rows;
        totals =
            levyOfAllHouseholds(cache, m_rates, [&](const LevyRow& row) { rows.push_back(row); }).value();
        return rows;
    }

 private Q_SLOTS:
    void everyHouseholdOnceInOrder() {
        const auto cache = filledWith(m_records);
        LevyTotals totals;
        const std::vector<LevyRow> rows = run(*cache, totals);
        const Households households(m_records);
        std::set<QString> expected;
        for (const auto& [no, household] : households.all()) {
            if (!household.records(Entity::NhiHousehold).empty()) expected.insert(no);
        }
        QVERIFY(expected.size() > 100);
        QCOMPARE(rows.size(), expected.size());
        auto wanted = expected.begin();
        for (const LevyRow& row : rows)
            QCOMPARE(row.householdNo, *wanted++);
        QCOMPARE(totals.households, static_cast<qint64>(rows.size()));
        QCOMPARE(totals.refused, 0);
    }
    void theSameTaxAsForTheHouseholdByItself() {
        const auto cache = filledWith(m_records);
        LevyTotals totals;
        const Households households(m_records);
        qint64 sum = 0;
        qint64 numbers = 0;
        for (const LevyRow& row : run(*cache, totals)) {
            qint64 annual = 0;
            for (const NumberTax& tax : row.taxes) {
                annual += tax.amounts.annual;
                ++numbers;
            }
            const HouseholdTax alone =
                householdTax(households.of(row.householdNo), m_parameters, FiscalYear(2026)).value();
            QVERIFY2(annual == alone.annual, qPrintable(row.householdNo));
            sum += annual;
        }
        QCOMPARE(totals.annual, sum);
        QCOMPARE(totals.taxed, numbers);
        QVERIFY(sum > 1'000'000);
    }
    void aHouseholdThatCannotBeAssessedDoesNotEndTheRun() {
        std::vector<Record> records = m_records;
        // Somebody whose birth date is after the day of joining.
        for (Record& record : records) {
            if (record.entity() != Entity::Eligibility) continue;
            const QString person = record.text(field::eligibility::addressee_no);
            const auto birth = std::find_if(records.begin(), records.end(), [&](const Record& each) {
                return each.entity() == Entity::Addressee && each.key() == person;
            });
            const QDate start = record.date(field::eligibility::application_start_date);
            if (birth == records.end() || start > QDate(2026, 5, 1) ||
                !record.isNull(field::eligibility::application_end_date))
                continue;
            birth->set(field::addressee::birth_date, QDate(2026, 6, 1).toString(Qt::ISODate));
            break;
        }
        const auto cache = filledWith(records);
        LevyTotals totals;
        const std::vector<LevyRow> rows = run(*cache, totals);
        QCOMPARE(totals.refused, 1);
        const auto refused = std::find_if(rows.begin(), rows.end(),
                                          [](const LevyRow& row) { return row.refusal.has_value(); });
        QCOMPARE(refused->refusal->code, u"E-RULE-013"_s);
        QVERIFY(refused->taxes.empty());
    }
    void anEmptyCityGivesNothing() {
        const auto cache = filledWith({});
        LevyTotals totals;
        QVERIFY(run(*cache, totals).empty());
        QCOMPARE(totals.annual, 0);
    }
};

QTEST_APPLESS_MAIN(TestLevyRun)
#include "TestLevyRun.moc"
