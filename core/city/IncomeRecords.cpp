// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/city/InsuranceRecords.h"
#include "core/city/TaxRecords.h"

using namespace Qt::StringLiterals;

namespace mado::city_records {

void incomes(const CityHousehold& household, const CityFigures& figures, const RecordSink& sink) {
    namespace in = field::income;
    for (const CityPerson& person : household.people) {
        for (const YearIncome& income : person.incomes) {
            Record record(Entity::Income, person.no + u'/' + QString::number(income.year), 1);
            record.set(in::addressee_no, person.no);
            record.set(in::income_year, qint64{income.year});
            record.set(in::is_declared, valueOf(income.declared));
            record.set(in::salary_revenue, income.salary);
            record.set(in::pension_revenue, income.pension);
            record.set(in::other_income, income.other);
            if (income.declared) {
                const AssessedIncome assessed =
                    figures.assess(person, income, deductionShare(household, person));
                record.set(in::total_income, assessed.total);
                record.set(in::resident_tax_taxable_income, assessed.taxable);
                record.set(in::resident_tax_exempt, valueOf(assessed.exempt));
            }
            sink(std::move(record));
        }
    }
}

}  // namespace mado::city_records
