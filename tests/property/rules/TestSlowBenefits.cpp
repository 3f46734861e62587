// SPDX-License-Identifier: GPL-3.0-or-later
#include "BenefitCases.h"
#include "SlowMonth.h"
#include "SlowRatio.h"

#include <QHash>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

/// High-cost months, ratios and classes against a second, slow writing of the same rules.
class TestSlowBenefits final : public QObject {
    Q_OBJECT

    const Parameters m_parameters = Parameters::load(u"kawaguchi"_s).value();

 private Q_SLOTS:
    void months() {
        int paid = 0;
        int halved = 0;
        int capped = 0;
        int hits = 0;
        for (quint64 seed = 1; seed <= 4000; ++seed) {
            CaseMaker maker(seed * 15'485'863);
            const HighCostFacts facts = specialMonth(maker);
            const auto fast = highCostBenefit(m_parameters, facts);
            QVERIFY2(fast.ok(), qPrintable(u"seed %1"_s.arg(seed)));
            const SlowMonthResult slow = slowMonth(facts);
            QVERIFY2(fast->benefit == slow.benefit,
                     qPrintable(u"seed %1: %2 and %3"_s.arg(seed).arg(fast->benefit).arg(slow.benefit)));
            QVERIFY2(fast->hit == slow.hit, qPrintable(u"seed %1: hit"_s.arg(seed)));
            paid += fast->benefit > 0 ? 1 : 0;
            hits += fast->hit ? 1 : 0;
            for (const PatientMonth& person : facts.persons) {
                halved += person.turns75 && !person.claims.isEmpty() ? 1 : 0;
                for (const MedicalClaim& claim : person.claims)
                    capped += claim.disease != SpecifiedDisease::None && claim.copayment > 20'000 ? 1 : 0;
            }
        }
        // The cases reach what they are meant to reach.
        QVERIFY(paid > 2000);
        QVERIFY(halved > 500);
        QVERIFY(capped > 500);
        QVERIFY(hits > 1000 && hits < paid);
    }
    void ratiosAndClasses() {
        QHash<QString, int> steps;
        QHash<QString, int> classes;
        for (quint64 seed = 1; seed <= 6000; ++seed) {
            CaseMaker maker(seed * 32'452'843);
            const RatioFacts facts = ratioCase(maker);
            const QList<ClassMember> household = classCase(maker);
            const auto where = [&] { return qPrintable(u"seed %1"_s.arg(seed)); };
            const auto fast = burdenRatio(m_parameters, facts);
            QVERIFY2(fast.ok(), where());
            const SlowRatioResult slow = slowRatio(facts, household);
            QVERIFY2(fast->step == QString::fromStdString(slow.step), where());
            QVERIFY2(fast->percent == (facts.applied ? slow.percent : slow.withoutApplication), where());
            QVERIFY2(std::get<qint64>(fast->explanation.result()) == fast->percent, where());
            ++steps[fast->step];
            if (!facts.applied) continue;
            const auto chosen = elderlyLimitClass(m_parameters, facts.day, *fast, household);
            QVERIFY2(chosen.ok(), where());
            QVERIFY2(elderlyClassCode(chosen->classOf) == QString::fromStdString(slow.classOf), where());
            ++classes[elderlyClassCode(chosen->classOf)];
        }
        for (const QString& step : {u"1"_s, u"2"_s, u"3a"_s, u"3b"_s, u"3c"_s, u"4"_s})
            QVERIFY2(steps[step] > 20, qPrintable(step));
        for (const QString& code :
             {u"active3"_s, u"active2"_s, u"active1"_s, u"general"_s, u"low2"_s, u"low1"_s})
            QVERIFY2(classes[code] > 20, qPrintable(code));
    }
    void categories() {
        QHash<QString, int> reached;
        for (quint64 seed = 1; seed <= 3000; ++seed) {
            CaseMaker maker(seed * 49'979'687);
            const QList<ClassMember> household = classCase(maker);
            const auto fast = householdLimitCategory(m_parameters, YearMonth(2026, 9), household);
            QVERIFY2(fast.ok(), qPrintable(u"seed %1"_s.arg(seed)));
            const QString code = limitCategoryCode(fast->category);
            QVERIFY2(code == QString::fromStdString(slowCategory(household)),
                     qPrintable(u"seed %1: %2"_s.arg(seed).arg(code)));
            QCOMPARE(std::get<QString>(fast->explanation.result()), code);
            ++reached[code];
        }
        for (const QString& code : {u"a"_s, u"i"_s, u"u"_s, u"e"_s, u"o"_s})
            QVERIFY2(reached[code] > 50, qPrintable(code));
    }
};

QTEST_APPLESS_MAIN(TestSlowBenefits)
#include "TestSlowBenefits.moc"
