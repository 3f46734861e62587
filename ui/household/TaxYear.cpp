// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/TaxYear.h"

#include "core/text/FiscalYear.h"
#include "ui/household/HouseholdReading.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

namespace co = field::collection;
namespace lp = field::levy_portion;
namespace lv = field::levy;

constexpr qint64 roundingUnit = 100;  // no portion is cut by more

/// The official order of the portions.
int rankOf(const QString& portion) {
    static const QStringList order{u"medical"_s, u"support"_s, u"care"_s, u"child_support"_s};
    const auto at = order.indexOf(portion);
    return static_cast<int>(at < 0 ? order.size() : at);
}

int yearOf(const Record& record, Field field) {
    const int year = record.text(field).toInt();
    return year > 0 ? year : record.key().section(u'/', 0, 0).toInt();
}

TaxInstalment::State stateOf(const TaxInstalment& it, const QDate& today) {
    if (it.open() <= 0) return TaxInstalment::State::Paid;
    if (it.due.isValid() && it.due < today) return TaxInstalment::State::Overdue;
    return it.paid > 0 ? TaxInstalment::State::Partly : TaxInstalment::State::Due;
}

class Making {
 public:
    Making(const HouseholdView& view, const CounterServices& services)
        : m_view(view), m_services(services), m_today(household_reading::today(view)) {}

    [[nodiscard]] std::vector<TaxYear> years() {
        for (const Record& each : m_view.records.records(Entity::Levy))
            takeLevy(each);
        for (const Record& each : m_view.records.records(Entity::LevyPortion))
            takePortion(each);
        for (const Record& each : m_view.records.records(Entity::Collection))
            takeInstalment(each);
        std::vector<TaxYear> list;
        for (auto it = m_years.rbegin(); it != m_years.rend(); ++it)
            list.push_back(finished(std::move(it->second)));
        return list;
    }

 private:
    TaxYear& at(int year) {
        TaxYear& it = m_years[year];
        it.year = year;
        return it;
    }

    void takeLevy(const Record& record) {
        const int year = yearOf(record, lv::target_fiscal_year);
        if (year <= 0) return;
        TaxYear& it = at(year);
        it.levy = record.ref();
        it.total += record.number(lv::a_total_decided_tax) + record.number(lv::b_total_decided_tax);
        it.reduction = household_reading::shown(lv::reduction_class, record, m_view.records, m_services);
    }

    void takePortion(const Record& record) {
        const int year = record.text(lp::levy_key).section(u'/', 0, 0).toInt();
        if (year <= 0) return;
        TaxPortion portion{record.ref(),
                           household_reading::shown(lp::portion, record, m_view.records, m_services),
                           record.number(lp::income_levy),
                           record.number(lp::per_capita_levy),
                           record.number(lp::reduced_amount),
                           record.number(lp::over_limit_amount),
                           record.number(lp::amount),
                           record.number(lp::person_count)};
        m_ranks[record.key()] = rankOf(record.text(lp::portion));
        at(year).portions.push_back(std::move(portion));
    }

    void takeInstalment(const Record& record) {
        const int year = yearOf(record, co::target_fiscal_year);
        if (year <= 0) return;
        TaxInstalment it;
        it.record = record.ref();
        QString code = record.text(co::instalment_code);
        if (code.isEmpty()) code = record.key().section(u'/', 2, 2);
        const int number = code.toInt();
        it.name = number > 0 ? TaxYears::tr("No. %1").arg(number) : code;
        it.due = record.date(co::due_date);
        it.assessed = record.number(co::instalment_assessed);
        it.paid = record.number(co::instalment_collected) + record.number(co::written_off);
        it.charges =
            std::max<qint64>(0, record.number(co::arrears_assessed) - record.number(co::arrears_collected)) +
            std::max<qint64>(
                0, record.number(co::demand_fee_assessed) - record.number(co::demand_fee_collected));
        it.state = stateOf(it, m_today);
        at(year).instalments.push_back(std::move(it));
    }

    [[nodiscard]] TaxYear finished(TaxYear it) {
        const FiscalYear year(it.year);
        it.name = m_services.wording.isJapanese() ? year.wareki() : year.english();
        it.directDebit = m_view.facts[u"household"_s][u"direct_debit"_s].toBool();
        std::stable_sort(it.portions.begin(), it.portions.end(), [&](const auto& a, const auto& b) {
            return m_ranks[a.record.key] < m_ranks[b.record.key];
        });
        std::stable_sort(it.instalments.begin(), it.instalments.end(),
                         [](const auto& a, const auto& b) { return a.due < b.due; });
        if (it.total == 0) {
            for (const TaxPortion& each : it.portions)
                it.total += each.amount;
        }
        if (it.total == 0) {
            for (const TaxInstalment& each : it.instalments)
                it.total += each.assessed;
        }
        return it;
    }

    const HouseholdView& m_view;
    const CounterServices& m_services;
    QDate m_today;
    std::map<int, TaxYear> m_years;
    std::map<QString, int> m_ranks;
};

}  // namespace

std::vector<LevyPiece> TaxPortion::pieces() const {
    // The per-capita levy is on record before the reductions, or after them, by whoever wrote the record:
    // what adds up to the amount is meant.
    const auto isOff = [this](qint64 sum) { return sum < amount || sum - amount >= roundingUnit; };
    const bool isAfter = reduced != 0 && isOff(income + perCapita - reduced - overLimit) &&
                         !isOff(income + perCapita - overLimit);
    return levyPieces({}, income, isAfter ? perCapita + reduced : perCapita, 0, reduced, overLimit, amount);
}

qint64 TaxYear::overdue() const {
    qint64 sum = 0;
    for (const TaxInstalment& each : instalments) {
        if (each.state == TaxInstalment::State::Overdue) sum += each.open() + each.charges;
    }
    return sum;
}

std::vector<TaxYear> TaxYears::of(const HouseholdView& view, const CounterServices& services) {
    return Making(view, services).years();
}

QString TaxYears::stateWords(TaxInstalment::State state) {
    switch (state) {
        case TaxInstalment::State::Paid:
            return tr("paid");
        case TaxInstalment::State::Partly:
            return tr("partly paid");
        case TaxInstalment::State::Overdue:
            return tr("overdue");
        case TaxInstalment::State::Due:
            return tr("to be paid");
    }
    return {};
}

}  // namespace mado
