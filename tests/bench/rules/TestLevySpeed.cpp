// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/Levy.h"
#include "tests/property/rules/Cases.h"

#include <QTest>

#include <ctime>

using namespace Qt::StringLiterals;
using namespace mado;

/// How many households of a city one core assesses in a second of processor time, without explanations.
class TestLevySpeed final : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void householdsASecond() {
#ifdef NDEBUG
        constexpr double least = 200'000;
#else
        constexpr double least = 5'000;  // no optimisation: only a guard against something quadratic
#endif
        const Parameters parameters = Parameters::load(u"kawaguchi"_s).value();
        const LevyRates rates = levyRates(parameters, FiscalYear(2026)).value();
        std::vector<std::vector<LevyPerson>> city;
        constexpr std::size_t differentHouseholds = 20'000;
        for (std::size_t i = 0; i < differentHouseholds; ++i)
            city.push_back(CaseMaker(i).household(2026));
        qint64 total = 0;
        std::size_t households = 0;
        const std::clock_t start = std::clock();
        double seconds = 0;
        while (seconds < 0.5) {
            for (const auto& persons : city)
                total += assessLevy(rates, {persons, {}}).annual;
            households += city.size();
            seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        }
        const double perSecond = static_cast<double>(households) / seconds;
        qInfo("%.0f households a second (%zu, average tax %lld yen)", perSecond, households,
              static_cast<long long>(total / static_cast<qint64>(households)));
        QVERIFY2(perSecond >= least, qPrintable(u"%1 a second"_s.arg(perSecond)));
    }
};

QTEST_APPLESS_MAIN(TestLevySpeed)
#include "TestLevySpeed.moc"
