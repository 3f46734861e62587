// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/Levy.h"
#include "tests/property/rules/Cases.h"

#include <QTest>

#include <algorithm>
#include <ctime>
#include <functional>
#include <limits>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

constexpr std::size_t householdCount = 70'000;

/// The people of a city one after the other, and where each household starts among them.
struct City {
    std::vector<LevyPerson> persons;
    std::vector<std::size_t> starts;

    [[nodiscard]] std::span<const LevyPerson> household(std::size_t i) const {
        return std::span(persons).subspan(starts[i], starts[i + 1] - starts[i]);
    }
};

City makeCity() {
    City city;
    for (std::size_t i = 0; i < householdCount; ++i) {
        city.starts.push_back(city.persons.size());
        const std::vector<LevyPerson> household = CaseMaker(i).household(2026);
        city.persons.insert(city.persons.end(), household.begin(), household.end());
    }
    city.starts.push_back(city.persons.size());
    return city;
}

/// Processor time of one run in seconds: the least of several, since other programs only ever add to it.
double secondsOf(const std::function<void()>& run, int times) {
    double least = std::numeric_limits<double>::max();
    for (int i = 0; i < times; ++i) {
        const std::clock_t start = std::clock();
        run();
        least = std::min(least, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    return least;
}

/// What the arithmetic alone costs: rates, limits and cuts over the same arrays, without months, ages,
/// relief, reductions.
qint64 plainLoop(const LevyRates& rates, const City& city) {
    qint64 total = 0;
    for (std::size_t i = 0; i < householdCount; ++i) {
        for (const PortionRates& portion : rates.portions) {
            qint64 sum = 0;
            for (const LevyPerson& person : city.household(i)) {
                if (!person.insured) continue;
                const qint64 base = std::max<qint64>(0, *person.totalIncome - rates.basicDeduction[0].amount);
                sum += applyRate(base, portion.incomeRate) + portion.perCapita;
            }
            total += roundDown(std::min(sum, portion.limit), rates.roundingUnit);
        }
    }
    return total;
}

}  // namespace

/// A whole city's levy on one core: households a second, against the arithmetic alone, and with explanations.
class TestLevySpeed final : public QObject {
    Q_OBJECT

    const Parameters m_parameters = Parameters::load(u"kawaguchi"_s).value();
    const LevyRates m_rates = levyRates(m_parameters, FiscalYear(2026)).value();
    const City m_city = makeCity();

 private Q_SLOTS:
    void householdsASecond() {
        constexpr double aim = 200'000;
#ifdef NDEBUG
        constexpr double least = aim;
#else
        constexpr double least = 5'000;  // perhaps not optimised: only a guard against something quadratic
#endif
        qint64 tax = 0;
        const double rules = secondsOf(
            [&] {
                tax = 0;
                for (std::size_t i = 0; i < householdCount; ++i)
                    tax += assessLevy(m_rates, {m_city.household(i), {}}).annual;
            },
            7);
        qint64 plainTax = 0;
        const double plain = secondsOf([&] { plainTax = plainLoop(m_rates, m_city); }, 7);
        const double perSecond = static_cast<double>(householdCount) / rules;
        qInfo("levy of %zu households, %zu persons: %.0f households a second (%.1f ms), aim %.0f: %s",
              householdCount, m_city.persons.size(), perSecond, rules * 1000, aim,
              perSecond >= aim ? "met" : "MISSED");
        qInfo("plain loop over the same arrays: %.1f ms; ratio %.1f", plain * 1000, rules / plain);
        QVERIFY(tax > 0 && plainTax > 0);
        QVERIFY2(perSecond >= least, qPrintable(u"%1 a second"_s.arg(perSecond)));
    }
    void withExplanations() {
        constexpr std::size_t explained = householdCount / 20;
        qint64 steps = 0;
        const double with = secondsOf(
            [&] {
                steps = 0;
                for (std::size_t i = 0; i < explained; ++i) {
                    const LevyHousehold household{m_city.household(i), {}};
                    const LevyAmounts amounts = assessLevy(m_rates, household);
                    steps += explainLevy(m_rates, household, amounts).steps().size();
                }
            },
            3);
        qint64 tax = 0;
        const double without = secondsOf(
            [&] {
                for (std::size_t i = 0; i < explained; ++i)
                    tax += assessLevy(m_rates, {m_city.household(i), {}}).annual;
            },
            7);
        qInfo("with explanations: %.0f households a second, %.1f steps each; ratio %.0f",
              static_cast<double>(explained) / with, static_cast<double>(steps) / explained, with / without);
        QVERIFY(tax > 0 && steps > static_cast<qint64>(explained));
    }
};

QTEST_APPLESS_MAIN(TestLevySpeed)
#include "TestLevySpeed.moc"
