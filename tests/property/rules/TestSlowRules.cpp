// SPDX-License-Identifier: GPL-3.0-or-later
#include "Cases.h"
#include "SlowHighCost.h"
#include "SlowLevy.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

/// The program against a second, slow writing of the same rules.
class TestSlowRules final : public QObject {
    Q_OBJECT

    const Parameters m_parameters = Parameters::load(u"kawaguchi"_s).value();

 private Q_SLOTS:
    void levies_data() {
        QTest::addColumn<int>("fiscalYear");
        QTest::newRow("FY2025") << 2025;
        QTest::newRow("FY2026") << 2026;
    }
    void levies() {
        QFETCH(int, fiscalYear);
        const LevyRates rates = levyRates(m_parameters, FiscalYear(fiscalYear)).value();
        int limited = 0;
        QHash<QString, int> reductions;
        for (quint64 seed = 1; seed <= 3000; ++seed) {
            CaseMaker maker(seed * 7919 + static_cast<quint64>(fiscalYear));
            const std::vector<LevyPerson> persons = maker.household(fiscalYear);
            const LevyHousehold household{persons, {}};
            QVERIFY(checkLevy(household));
            const LevyAmounts fast = assessLevy(rates, household);
            const SlowLevyResult slow = slowLevy(fiscalYear, persons);
            const auto where = [&] { return qPrintable(u"seed %1"_s.arg(seed)); };
            QVERIFY2(reductionCode(fast.reduction) == QString::fromStdString(slow.reduction), where());
            for (std::size_t p = 0; p < portionCount; ++p)
                QVERIFY2(fast.portions[p].amount == slow.portions[p], where());
            QVERIFY2(fast.annual == slow.annual, where());
            limited += fast.of(Portion::Medical).overLimit > 0 ? 1 : 0;
            ++reductions[reductionCode(fast.reduction)];
        }
        // The cases reach what they are meant to reach.
        QVERIFY(limited > 100);
        for (const QString& code : {u"none"_s, u"7"_s, u"5"_s, u"2"_s})
            QVERIFY2(reductions[code] > 50, qPrintable(code));
    }
    void highCostBenefits() {
        int paid = 0;
        for (quint64 seed = 1; seed <= 3000; ++seed) {
            CaseMaker maker(seed * 104'729);
            const HighCostFacts facts = maker.highCost();
            const auto fast = highCostBenefit(m_parameters, facts);
            QVERIFY2(fast.ok(), qPrintable(u"seed %1"_s.arg(seed)));
            QVERIFY2(
                fast->benefit == slowHighCost(facts),
                qPrintable(u"seed %1: %2 and %3"_s.arg(seed).arg(fast->benefit).arg(slowHighCost(facts))));
            paid += fast->benefit > 0 ? 1 : 0;
        }
        QVERIFY(paid > 1000);
    }
};

QTEST_APPLESS_MAIN(TestSlowRules)
#include "TestSlowRules.moc"
