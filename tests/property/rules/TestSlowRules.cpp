// SPDX-License-Identifier: GPL-3.0-or-later
#include "Cases.h"
#include "SlowCollection.h"
#include "SlowHighCost.h"
#include "SlowLevy.h"

#include "core/rules/Arrears.h"
#include "core/rules/Instalments.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

/// The program against a second, slow writing of the same rules.
class TestSlowRules final : public QObject {
    Q_OBJECT

    const Parameters m_parameters = Parameters::load(u"kawaguchi"_s).value();
    const Parameters m_hoshimi = Parameters::load(u"hoshimi"_s).value();

 private Q_SLOTS:
    void levies_data() {
        QTest::addColumn<bool>("hoshimi");
        QTest::addColumn<int>("fiscalYear");
        QTest::newRow("Kawaguchi, FY2025") << false << 2025;
        QTest::newRow("Kawaguchi, FY2026") << false << 2026;
        QTest::newRow("Hoshimi, FY2025") << true << 2025;
        QTest::newRow("Hoshimi, FY2026") << true << 2026;
    }
    void levies() {
        QFETCH(bool, hoshimi);
        QFETCH(int, fiscalYear);
        const LevyRates rates = levyRates(hoshimi ? m_hoshimi : m_parameters, FiscalYear(fiscalYear)).value();
        const SlowCity city = hoshimi ? SlowCity::Hoshimi : SlowCity::Kawaguchi;
        int limited = 0;
        QHash<QString, int> reductions;
        for (quint64 seed = 1; seed <= 3000; ++seed) {
            CaseMaker maker(seed * 7919 + static_cast<quint64>(fiscalYear));
            const std::vector<LevyPerson> persons = maker.household(fiscalYear);
            const QDate specified =
                maker.chance(30) ? maker.date(QDate(fiscalYear - 9, 4, 1), QDate(fiscalYear + 1, 3, 31))
                                 : QDate();
            const LevyHousehold household{persons, specified};
            QVERIFY(checkLevy(household));
            const LevyAmounts fast = assessLevy(rates, household);
            const SlowLevyResult slow = slowLevy(city, fiscalYear, persons, specified);
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
    void instalments() {
        for (quint64 seed = 1; seed <= 1000; ++seed) {
            CaseMaker maker(seed * 15'485'863);
            const bool hoshimi = maker.chance(40);
            const int fiscalYear = static_cast<int>(maker.between(2024, 2026));
            const qint64 annual = maker.between(0, 11'300) * 100;
            const auto fast =
                scheduleInstalments(hoshimi ? m_hoshimi : m_parameters, FiscalYear(fiscalYear), annual)
                    .value();
            const auto slow =
                slowInstalments(hoshimi ? SlowCity::Hoshimi : SlowCity::Kawaguchi, fiscalYear, annual);
            QCOMPARE(static_cast<std::size_t>(fast.size()), slow.size());
            for (std::size_t i = 0; i < slow.size(); ++i) {
                const Instalment& one = fast[static_cast<qsizetype>(i)];
                QVERIFY2(one.amount == slow[i].amount && one.dueOn == slow[i].due,
                         qPrintable(u"seed %1, period %2"_s.arg(seed).arg(i + 1)));
            }
        }
    }
    void arrears() {
        int charged = 0;
        int overNewYear = 0;
        for (quint64 seed = 1; seed <= 1500; ++seed) {
            CaseMaker maker(seed * 32'452'843);
            const qint64 amount = maker.chance(20) ? maker.between(1'900, 2'100) : maker.between(0, 900'000);
            const QDate due = maker.date(QDate(2022, 1, 1), QDate(2026, 11, 30));
            const QDate paid = maker.date(due.addDays(-20), std::min(QDate(2026, 12, 31), due.addDays(900)));
            const qint64 fast = arrearsCharge(m_parameters, amount, due, paid)->amount;
            QVERIFY2(
                fast == slowArrears(amount, due, paid),
                qPrintable(u"seed %1: %2 and %3"_s.arg(seed).arg(fast).arg(slowArrears(amount, due, paid))));
            charged += fast > 0 ? 1 : 0;
            overNewYear += fast > 0 && due.year() != paid.year() ? 1 : 0;
        }
        QVERIFY(charged > 800);
        QVERIFY(overNewYear > 500);
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
