// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/city/InsuranceRecords.h"
#include "core/city/TaxRecords.h"
#include "core/rules/Levy.h"
#include "core/text/Age.h"
#include "core/text/FiscalYear.h"

#include <algorithm>
#include <bit>

using namespace Qt::StringLiterals;

namespace mado::city_records {

namespace {

namespace le = field::levy;
namespace lp = field::levy_portion;

/// Levies one number for one year, from the same facts that the records hold.
class LevyWriter {
 public:
    LevyWriter(const CityHousehold& household, std::size_t number, int year, const CityFigures& figures)
        : m_household(household),
          m_place(static_cast<int>(number)),
          m_number(household.numbers[number]),
          m_head(household.people[static_cast<std::size_t>(m_number.head)]),
          m_figures(figures),
          m_rates(figures.rates(year)),
          m_year(year) {}

    /// False if nobody is levied.
    bool assess() {
        bool anybody = false;
        for (const CityPerson& person : m_household.people) {
            LevyPerson each;
            const bool insured = fillPeriods(person, each);
            const bool head = &person == &m_head;
            const bool former = person.lives() && movedToLateElderly(person);
            if (!insured && !head && !former) continue;
            each.birth = person.birth;
            each.head = head;
            each.insured = insured;
            each.formerNhiMember = former && !insured;
            fillIncome(person, each);
            anybody = anybody || insured;
            m_persons.push_back(each);
        }
        if (!anybody) return false;
        m_amounts = assessLevy(m_rates, {m_persons, {}});
        return true;
    }

    [[nodiscard]] LeviedYear levied(const QDate& decidedOn) const {
        LeviedYear year;
        year.key = QString::number(m_year) + u'/' + m_number.certificateNo;
        year.noticeNo = u"%1%2"_s.arg(m_year % 100, 2, 10, QLatin1Char('0')).arg(m_number.certificateNo);
        year.fiscalYear = m_year;
        year.annual = m_amounts.annual;
        year.decidedOn = decidedOn;
        year.isWithheld = isWithheld();
        year.isDirectDebit = m_number.directDebit;
        year.headNo = m_head.no;
        return year;
    }

    [[nodiscard]] Record record(const LeviedYear& year) const {
        Record record(Entity::Levy, year.key, 1);
        record.set(le::target_fiscal_year, qint64{m_year});
        record.set(le::addressee_no, m_head.no);
        record.set(le::certificate_no, m_number.certificateNo);
        record.set(le::head_addressee_no, m_head.no);
        record.set(le::head_addressee_no_2, m_head.no);
        record.set(le::nhi_is_active, valueOf(!m_number.end.isValid()));
        record.set(le::notice_no, year.noticeNo);
        record.set(le::final_notice_no, year.noticeNo);
        setAmounts(record);
        record.set(le::undeclared_flag, valueOf(m_amounts.blockedByUndeclared));
        record.set(le::reduction_class, reductionClass());
        record.set(le::reduction_total_income, m_amounts.testIncome);
        record.set(le::a_total_decided_tax, m_amounts.annual);
        record.set(le::a_general_decided_tax, m_amounts.annual);
        if (year.isWithheld) {
            record.set(le::pension_name, u"老齢基礎年金"_s);
            record.set(le::special_collector_code, u"001"_s);
            record.set(le::special_collector_name, u"日本年金機構"_s);
            record.set(le::pension_amount, pensionOfHead());
        }
        return record;
    }

    void portions(const LeviedYear& year, const RecordSink& sink) const {
        for (const Portion portion : allPortions) {
            if (!m_rates.of(portion).enabled) continue;
            const PortionAmounts& amounts = m_amounts.of(portion);
            const Months months = monthsOf(portion);
            if (months.persons == 0) continue;
            const QString code = portionCode(portion);
            Record record(Entity::LevyPortion, year.key + u'/' + code, 1);
            record.set(lp::levy_key, year.key);
            record.set(lp::portion, code);
            record.set(lp::income_levy, amounts.incomeLevy);
            record.set(lp::per_capita_levy, amounts.perCapita);
            const qint64 full = m_rates.of(portion).perCapita * months.sum / 12;
            record.set(lp::reduced_amount, std::max<qint64>(0, full - amounts.perCapita));
            record.set(lp::over_limit_amount, amounts.overLimit);
            record.set(lp::amount, amounts.amount);
            record.set(lp::person_count, qint64{months.persons});
            record.set(lp::months, qint64{months.most});
            sink(std::move(record));
        }
    }

 private:
    struct Months {
        int persons = 0;
        int sum = 0;
        int most = 0;
    };

    bool fillPeriods(const CityPerson& person, LevyPerson& each) const {
        const FiscalYear year(m_year);
        std::vector<LevyPeriod> list;
        for (const NhiSpell& spell : person.nhi) {
            if (spell.number != m_place || spell.start > year.lastDay()) continue;
            const bool joinedOther = spell.endReason == u"202" || spell.endReason == u"206";
            const QDate end = leviedUntil(m_rates, spell.end, joinedOther);
            if (end.isValid() && (end <= year.firstDay() || end <= spell.start)) continue;
            if (!list.empty() && list.back().end == spell.start) {
                list.back().end = end;
            } else {
                list.push_back({spell.start, end});
            }
        }
        const std::size_t count = std::min(list.size(), LevyPerson::mostPeriods);
        std::copy(list.end() - static_cast<std::ptrdiff_t>(count), list.end(), each.coverage.begin());
        return count > 0;
    }

    [[nodiscard]] bool movedToLateElderly(const CityPerson& person) const {
        return std::any_of(person.nhi.begin(), person.nhi.end(), [&](const NhiSpell& each) {
            return each.number == m_place && each.endReason == u"206";
        });
    }

    void fillIncome(const CityPerson& person, LevyPerson& each) const {
        const int grownAge = m_figures.rates(m_figures.fiscalYear()).childFreeAge;
        const bool adult = ageOn(person.birth, FiscalYear(m_year).firstDay()) >= grownAge;
        const auto found = std::find_if(person.incomes.begin(), person.incomes.end(),
                                        [&](const YearIncome& income) { return income.year == m_year - 1; });
        if (found == person.incomes.end()) {
            each.declared = !adult;
            each.totalIncome = 0;
            return;
        }
        each.declared = found->declared || !adult;
        each.salaryRevenue = found->salary;
        each.pensionRevenue = found->pension;
        each.otherIncome = found->other;
        if (found->declared)
            each.totalIncome = m_figures.assess(person, *found, deductionShare(m_household, person)).total;
    }

    [[nodiscard]] qint64 pensionOfHead() const {
        for (const YearIncome& each : m_head.incomes) {
            if (each.year == m_year - 1) return each.pension;
        }
        return 0;
    }

    /// Withheld from the head's pension: all insured, the head among them, are 65 to 74
    /// (地方税法706条, 地方税法施行令56条の89の2).
    [[nodiscard]] bool isWithheld() const {
        const FiscalYear year(m_year);
        const bool wholeYears = m_number.start < year.previous().firstDay() && m_head.lives();
        if (!wholeYears || m_number.directDebit || pensionOfHead() < m_figures.leastPension()) return false;
        return std::all_of(m_persons.begin(), m_persons.end(), [&](const LevyPerson& each) {
            const bool elderly = ageOn(each.birth, year.firstDay()) >= m_rates.elderlyAge;
            return elderly && (each.insured || each.formerNhiMember);
        });
    }

    [[nodiscard]] QString reductionClass() const {
        const QString code = reductionCode(m_amounts.reduction);
        return code == u"none"_s ? u"0"_s : code;
    }

    [[nodiscard]] Months monthsOf(Portion portion) const {
        const QDate reference = levyReferenceDate(m_rates, {m_persons, {}});
        Months months;
        for (const LevyPerson& person : m_persons) {
            const LevyPersonYear year = levyPersonYear(m_rates, person, reference);
            const int count = std::popcount(static_cast<unsigned>(year.liable(portion)));
            if (count == 0) continue;
            ++months.persons;
            months.sum += count;
            months.most = std::max(months.most, count);
        }
        return months;
    }

    void setAmounts(Record& record) const {
        const PortionAmounts& medical = m_amounts.of(Portion::Medical);
        const PortionAmounts& care = m_amounts.of(Portion::Care);
        record.set(le::a_income_levy, medical.incomeLevy);
        record.set(le::a_per_capita_count, qint64{monthsOf(Portion::Medical).persons});
        record.set(le::a_per_capita_levy, medical.perCapita);
        record.set(le::a_per_household_levy, medical.perHousehold);
        record.set(le::a_computed_amount, medical.incomeLevy + medical.perCapita + medical.perHousehold);
        record.set(le::a_over_limit_amount, medical.overLimit);
        record.set(le::a_annual_tax, medical.amount);
        const int inCare = monthsOf(Portion::Care).persons;
        if (inCare == 0) return;
        record.set(le::b_income_levy, care.incomeLevy);
        record.set(le::b_per_capita_count, qint64{inCare});
        record.set(le::b_per_capita_levy, care.perCapita);
        record.set(le::b_over_limit_amount, care.overLimit);
        record.set(le::b_annual_tax, care.amount);
    }

    const CityHousehold& m_household;
    int m_place;
    const NhiNumber& m_number;
    const CityPerson& m_head;
    const CityFigures& m_figures;
    const LevyRates& m_rates;
    int m_year;
    std::vector<LevyPerson> m_persons;
    LevyAmounts m_amounts;
};

}  // namespace

Result<std::vector<LeviedYear>> levies(const CityHousehold& household, CityFigures& figures,
                                       const RecordSink& sink) {
    std::vector<LeviedYear> list;
    for (std::size_t i = 0; i < household.numbers.size(); ++i) {
        const NhiNumber& number = household.numbers[i];
        for (int year = figures.fiscalYear() - CityFigures::taxedYears + 1; year <= figures.fiscalYear();
             ++year) {
            const FiscalYear fiscal(year);
            const bool touches =
                number.start <= fiscal.lastDay() && (!number.end.isValid() || number.end > fiscal.firstDay());
            if (!touches) continue;
            MADO_ASSIGN(const QDate first, figures.firstLevyOn(year));
            // Who comes later in the year gets a levy some weeks after the filing.
            const QDate known = number.start.addDays(25);
            const QDate decided = known > first ? known : QDate();
            if ((decided.isValid() ? decided : first) > figures.today()) continue;
            LevyWriter writer(household, i, year, figures);
            if (!writer.assess()) continue;
            LeviedYear levied = writer.levied(decided);
            sink(writer.record(levied));
            writer.portions(levied, sink);
            list.push_back(std::move(levied));
        }
    }
    return list;
}

}  // namespace mado::city_records
