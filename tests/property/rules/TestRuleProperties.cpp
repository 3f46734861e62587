// SPDX-License-Identifier: GPL-3.0-or-later
#include "Cases.h"

#include "core/rules/Arrears.h"
#include "core/rules/Exemption.h"
#include "core/rules/Instalments.h"
#include "core/rules/LevyParts.h"
#include "core/rules/Refund.h"
#include "core/rules/WithholdingPlan.h"
#include "core/rules/json/Calc.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

CaseMaker someCase() {
    return CaseMaker(*rc::gen::arbitrary<quint64>());
}

QJsonValue isoOrNull(QDate date) {
    return date.isValid() ? QJsonValue(date.toString(Qt::ISODate)) : QJsonValue(QJsonValue::Null);
}

QJsonObject levyInput(int fiscalYear, const std::vector<LevyPerson>& persons) {
    QJsonArray list;
    for (std::size_t i = 0; i < persons.size(); ++i) {
        const LevyPerson& one = persons[i];
        QJsonArray coverage;
        for (const LevyPeriod& period : one.coverage) {
            if (period.start.isValid())
                coverage << QJsonObject{{u"start"_s, isoOrNull(period.start)},
                                        {u"end"_s, isoOrNull(period.end)}};
        }
        list << QJsonObject{{u"id"_s, u"p%1"_s.arg(i)},
                            {u"birth_date"_s, isoOrNull(one.birth)},
                            {u"insured"_s, one.insured},
                            {u"declared"_s, one.declared},
                            {u"former_nhi_member"_s, one.formerNhiMember},
                            {u"total_income"_s, *one.totalIncome},
                            {u"earner"_s, *one.earner},
                            {u"pension_revenue"_s, one.pensionRevenue},
                            {u"coverage"_s, coverage},
                            {u"former_dependant_since"_s, isoOrNull(one.formerDependantSince)}};
    }
    return {{u"fiscal_year"_s, fiscalYear}, {u"head"_s, u"p0"_s}, {u"persons"_s, list}};
}

qint64 paidBy(const HighCostFacts& facts) {
    qint64 paid = 0;
    for (const PatientMonth& person : facts.persons) {
        for (const MedicalClaim& claim : person.claims)
            paid += claim.copayment;
    }
    return paid;
}

/// Breaks one value of a JSON object somewhere.
QJsonValue broken(CaseMaker& maker, const QJsonValue& value) {
    if (value.isObject() && maker.chance(85)) {
        QJsonObject object = value.toObject();
        const QStringList keys = object.keys();
        if (keys.isEmpty()) return object;
        const QString key = keys[static_cast<qsizetype>(maker.between(0, keys.size() - 1))];
        if (maker.chance(15)) {
            object.remove(key);
        } else {
            object[key] = broken(maker, object[key]);
        }
        return object;
    }
    if (value.isArray() && !value.toArray().isEmpty() && maker.chance(85)) {
        QJsonArray array = value.toArray();
        const qsizetype at = static_cast<qsizetype>(maker.between(0, array.size() - 1));
        array[at] = broken(maker, array[at]);
        return array;
    }
    const QList<QJsonValue> others{
        QJsonValue::Null, -1,   1e300,        0.5,           u"x"_s,           u"2026-02-30"_s,
        u"9999-12-31"_s,  true, QJsonArray{}, QJsonObject{}, 999'999'999'999LL};
    return others[static_cast<qsizetype>(maker.between(0, others.size() - 1))];
}

struct Example {
    QString kind;
    QJsonObject input;
};
/// The worked examples of every kind, to be broken.
QList<Example> workedExamples() {
    QFile file(QStringLiteral(MADO_SOURCE_DIR "/tests/ctl/worked-examples.jsonl"));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no worked examples");
    QList<Example> examples;
    while (!file.atEnd()) {
        const QJsonObject row = QJsonDocument::fromJson(file.readLine()).object();
        examples << Example{row["kind"_L1].toString(), row["in"_L1].toObject()};
    }
    return examples;
}

}  // namespace

class TestRuleProperties final : public QObject {
    Q_OBJECT

    const Parameters m_kawaguchi = Parameters::load(u"kawaguchi"_s).value();
    const Parameters m_hoshimi = Parameters::load(u"hoshimi"_s).value();
    const LevyRates m_rates = levyRates(m_kawaguchi, FiscalYear(2026)).value();
    const LevyRates m_otherRates = levyRates(m_hoshimi, FiscalYear(2026)).value();
    const QList<Example> m_examples = workedExamples();

 private Q_SLOTS:
    void moreIncomeNeverMeansLessTax() {
        QVERIFY(rc::check("monotone in income within a reduction class", [this] {
            CaseMaker maker = someCase();
            std::vector<LevyPerson> persons = maker.household(2026);
            const LevyRates& rates = maker.chance(50) ? m_rates : m_otherRates;
            const LevyAmounts before = assessLevy(rates, {persons, {}});
            LevyPerson& richer =
                persons[static_cast<std::size_t>(maker.between(0, static_cast<qint64>(persons.size()) - 1))];
            richer.totalIncome = *richer.totalIncome + maker.between(0, 2'000'000);
            const LevyAmounts after = assessLevy(rates, {persons, {}});
            RC_PRE(before.reduction == after.reduction);
            for (std::size_t p = 0; p < portionCount; ++p)
                RC_ASSERT(after.portions[p].amount >= before.portions[p].amount);
            RC_ASSERT(after.annual >= before.annual);
        }));
    }
    void neverAboveTheLimit() {
        QVERIFY(rc::check("no portion above its limit, none below 0", [this] {
            CaseMaker maker = someCase();
            const std::vector<LevyPerson> persons = maker.household(2026);
            for (const LevyRates* rates : {&m_rates, &m_otherRates}) {
                const LevyAmounts amounts =
                    assessLevy(*rates, {persons, maker.chance(50) ? QDate() : QDate(2022, 5, 1)});
                for (const Portion portion : allPortions) {
                    const PortionAmounts& one = amounts.of(portion);
                    RC_ASSERT(one.amount >= 0);
                    RC_ASSERT(one.amount <= rates->of(portion).limit);
                    RC_ASSERT(one.incomeLevy >= 0 && one.perCapita >= 0 && one.overLimit >= 0);
                    RC_ASSERT(one.amount <=
                              one.incomeLevy + one.perCapita + one.perHousehold - one.overLimit);
                }
                RC_ASSERT(amounts.annual % rates->roundingUnit == 0);
            }
        }));
    }
    void theLastStepIsTheResult() {
        QVERIFY(rc::check("explanations end in the result", [this] {
            CaseMaker maker = someCase();
            const std::vector<LevyPerson> persons = maker.household(2026);
            for (const LevyRates* rates : {&m_rates, &m_otherRates}) {
                const LevyAmounts amounts = assessLevy(*rates, {persons, {}});
                RC_ASSERT(std::get<qint64>(explainLevy(*rates, {persons, {}}, amounts).result()) ==
                          amounts.annual);
            }
            const HighCostBenefit benefit = highCostBenefit(m_kawaguchi, maker.highCost()).value();
            RC_ASSERT(std::get<qint64>(benefit.explanation.result()) == benefit.benefit);
        }));
    }
    void instalmentsSumToTheYear() {
        QVERIFY(rc::check("instalments sum to the annual tax, also after changes", [this] {
            CaseMaker maker = someCase();
            const Parameters& parameters = maker.chance(50) ? m_kawaguchi : m_hoshimi;
            const auto sum = [](const QList<Instalment>& list) {
                qint64 total = 0;
                for (const Instalment& one : list)
                    total += one.amount;
                return total;
            };
            const qint64 annual = maker.between(0, 11'200) * 100;
            const QDate decided =
                maker.chance(50) ? QDate() : maker.date(QDate(2026, 6, 1), QDate(2027, 3, 31));
            QList<Instalment> list =
                scheduleInstalments(parameters, FiscalYear(2026), annual, decided).value();
            RC_ASSERT(sum(list) == annual);
            for (qsizetype i = 0; i < list.size(); ++i)
                RC_ASSERT(list[i].amount >= 0 && (i == 0 || list[i].amount % 1000 == 0));
            for (int change = 0; change < 3; ++change) {
                const qint64 next = maker.between(0, 11'200) * 100;
                const Reassessment result =
                    reassessInstalments(parameters, FiscalYear(2026), list, next,
                                        maker.date(QDate(2026, 8, 1), QDate(2027, 3, 31)))
                        .value();
                RC_ASSERT(sum(result.instalments) == next);
                RC_ASSERT(result.overpaid >= 0);
                for (const Instalment& one : result.instalments)
                    RC_ASSERT(one.amount >= 0);
                list = result.instalments;
            }
        }));
    }
    void monthsAddUp() {
        QVERIFY(rc::check("two parts of a year make the year", [this] {
            CaseMaker maker = someCase();
            const std::vector<LevyPerson> persons = maker.household(2026);
            const QDate april(2026, 4, 1);
            const QDate cut = april.addMonths(static_cast<int>(maker.between(1, 11)));
            const std::vector<LevyPerson> first = coverageWithin(persons, april, cut);
            const std::vector<LevyPerson> second = coverageWithin(persons, cut, QDate(2027, 4, 1));
            const LevyAmounts whole = assessLevy(m_rates, {persons, {}});
            const LevyAmounts a = assessLevy(m_rates, {first, {}});
            const LevyAmounts b = assessLevy(m_rates, {second, {}});
            // The parts may fall into another reduction when people came or left in between.
            RC_PRE(a.annual == 0 || a.reduction == whole.reduction);
            RC_PRE(b.annual == 0 || b.reduction == whole.reduction);
            const qint64 cuts =
                static_cast<qint64>(persons.size()) * 8;  // each element is cut to the yen in each part
            for (std::size_t p = 0; p < portionCount; ++p) {
                const qint64 difference =
                    whole.portions[p].amount - a.portions[p].amount - b.portions[p].amount;
                RC_ASSERT(difference <= 2 * m_rates.roundingUnit + cuts);
                RC_ASSERT(difference >= -m_rates.roundingUnit - cuts);
            }
        }));
    }
    void splittingAHouseholdLosesNoMonth() {
        QVERIFY(rc::check("months before and after a split are the months of the year", [this] {
            CaseMaker maker = someCase();
            const std::vector<LevyPerson> persons = maker.household(2026);
            const QDate april(2026, 4, 1);
            const QDate cut = maker.date(april.addDays(1), QDate(2027, 3, 31));
            const std::vector<LevyPerson> before = coverageWithin(persons, april, cut);
            const std::vector<LevyPerson> after = coverageWithin(persons, cut, QDate(2027, 4, 1));
            for (std::size_t i = 0; i < persons.size(); ++i) {
                const quint16 whole = levyPersonYear(m_rates, persons[i], april).insured;
                const quint16 first = levyPersonYear(m_rates, before[i], april).insured;
                const quint16 second = levyPersonYear(m_rates, after[i], april).insured;
                RC_ASSERT((first & second) == 0);
                RC_ASSERT((first | second) == whole);
            }
        }));
    }
    void changesOfHeadLoseNoMonth() {
        QVERIFY(rc::check("the taxpayers of a year share its months", [this] {
            CaseMaker maker = someCase();
            const std::vector<LevyPerson> persons = maker.household(2026);
            std::vector<HeadChange> changes;
            QDate day(2026, 4, 1);
            for (qint64 n = maker.between(1, 3); n > 0; --n) {
                day = day.addDays(maker.between(1, 100));
                const auto last = static_cast<qint64>(persons.size()) - 1;
                changes.push_back({day, static_cast<std::size_t>(maker.between(0, last))});
            }
            const LevyHousehold household{persons, {}};
            const auto parts = levyByHead(m_rates, household, changes).value();
            RC_ASSERT(parts.size() == changes.size() + 1);
            const LevyAmounts whole = assessLevy(m_rates, household);
            qint64 perCapita = 0;
            bool sameReduction = true;
            for (const LevyPart& part : parts) {
                for (const Portion portion : allPortions)
                    RC_ASSERT(part.amounts.of(portion).amount <= m_rates.of(portion).limit);
                RC_ASSERT(std::get<qint64>(part.explanation.result()) == part.amounts.annual);
                perCapita += part.amounts.of(Portion::Medical).perCapita;
                sameReduction = sameReduction && part.amounts.reduction == whole.reduction;
            }
            RC_PRE(sameReduction);
            // Each element is cut to the yen in each part.
            const qint64 cuts = static_cast<qint64>(persons.size() * parts.size()) * 2;
            RC_ASSERT(whole.of(Portion::Medical).perCapita - perCapita <= cuts);
            RC_ASSERT(whole.of(Portion::Medical).perCapita >= perCapita);
        }));
    }
    void moneyIsNeitherMadeNorLost() {
        QVERIFY(rc::check("offsets, refunds, withholding and exemptions add up", [this] {
            CaseMaker maker = someCase();
            QList<UnpaidTax> unpaid;
            for (qint64 n = maker.between(0, 4); n > 0; --n)
                unpaid << UnpaidTax{2025, static_cast<int>(n),
                                    maker.date(QDate(2025, 7, 1), QDate(2026, 12, 31)),
                                    maker.between(0, 90'000)};
            const qint64 overpaid = maker.between(0, 200'000);
            const RefundDecision refund =
                decideRefund(m_kawaguchi, overpaid, QDate(2026, 1, 1), QDate(2026, 6, 30), unpaid).value();
            qint64 offset = 0;
            for (const Offset& one : refund.offsets) {
                RC_ASSERT(one.amount > 0 && one.amount <= unpaid[one.unpaid].amount);
                RC_ASSERT(unpaid[one.unpaid].dueOn <= QDate(2026, 6, 30));
                offset += one.amount;
            }
            RC_ASSERT(offset == refund.offsetTotal && offset + refund.refund == overpaid);

            WithholdingFacts facts;
            facts.year = FiscalYear(2026);
            facts.test.births = {QDate(1957, 5, 1)};
            facts.test.tax = maker.between(0, 4'000) * 100;
            facts.test.pension = maker.between(0, 4'000'000);
            facts.lastFebruary = maker.chance(50) ? 0 : maker.between(0, 60'000);
            const WithholdingPlan withheld = withholdingPlan(m_kawaguchi, facts).value();
            qint64 sum = 0;
            for (const WithholdingPart& part : withheld.parts) {
                RC_ASSERT(part.amount >= 0);
                sum += part.amount;
            }
            RC_ASSERT(!withheld.withheld || sum == facts.test.tax + withheld.overpaid);

            ExemptionFacts asked;
            asked.year = FiscalYear(2026);
            asked.annual = facts.test.tax;
            asked.incomeLevy = maker.between(0, facts.test.tax);
            asked.ratio = maker.between(0, 1'500'000);
            asked.noticeSentOn = QDate(2026, 7, 15);
            asked.appliedOn = maker.date(QDate(2026, 7, 10), QDate(2027, 3, 10));
            asked.instalments = scheduleInstalments(m_kawaguchi, asked.year, asked.annual).value();
            const ExemptionDecision exempt = ordinanceExemption(m_kawaguchi, asked).value();
            qint64 charged = 0;
            for (qsizetype i = 0; i < exempt.instalments.size(); ++i) {
                const Instalment& one = exempt.instalments[i];
                RC_ASSERT(one.amount >= 0);
                RC_ASSERT(one.dueOn >= asked.appliedOn || one.amount == asked.instalments[i].amount);
                charged += one.amount;
            }
            RC_ASSERT(charged == exempt.annual && exempt.annual + exempt.relief == asked.annual);
        }));
    }
    void benefitsNeverExceedWhatWasPaid() {
        QVERIFY(rc::check("0 <= benefit <= paid", [this] {
            CaseMaker maker = someCase();
            HighCostFacts facts = maker.highCost();
            for (PatientMonth& person : facts.persons) {
                person.turns75 = maker.chance(20);
                for (MedicalClaim& claim : person.claims) {
                    if (maker.chance(20)) claim.disease = static_cast<SpecifiedDisease>(maker.between(0, 3));
                }
            }
            const HighCostBenefit result = highCostBenefit(m_kawaguchi, facts).value();
            RC_ASSERT(result.benefit >= 0);
            RC_ASSERT(result.benefit <= paidBy(facts));
            RC_ASSERT(std::get<qint64>(result.explanation.result()) == result.benefit);
            // Earlier hits never make the benefit smaller.
            facts.hits = {facts.month.addMonths(-1), facts.month.addMonths(-2), facts.month.addMonths(-3)};
            if (facts.elderly != ElderlyClass::Low1 || facts.month >= YearMonth(2026, 8))
                RC_ASSERT(highCostBenefit(m_kawaguchi, facts)->benefit >= result.benefit);
        }));
    }
    void arrearsGrowWithTime() {
        QVERIFY(rc::check("a day later never costs less", [this] {
            CaseMaker maker = someCase();
            const qint64 principal = maker.between(0, 2'000'000);
            const QDate due = maker.date(QDate(2022, 1, 1), QDate(2026, 6, 30));
            const QDate paid = maker.date(due, QDate(2026, 12, 30));
            const qint64 today = arrearsCharge(m_kawaguchi, principal, due, paid)->amount;
            RC_ASSERT(today >= 0 && today % 100 == 0);
            RC_ASSERT(arrearsCharge(m_kawaguchi, principal, due, paid.addDays(1))->amount >= today);
        }));
    }
    void sameInputSameBytes() {
        QVERIFY(rc::check("the same input gives the same bytes", [this] {
            CaseMaker maker = someCase();
            const QJsonObject input = levyInput(2026, maker.household(2026));
            const auto bytes = [&](const Parameters& parameters) {
                return QJsonDocument(calculateToJson(parameters, u"levy"_s, input, nullptr)).toJson();
            };
            const QByteArray first = bytes(m_kawaguchi);
            RC_ASSERT(first.contains("annual"));
            RC_ASSERT(first == bytes(m_kawaguchi));
            RC_ASSERT(first == bytes(Parameters::load(u"kawaguchi"_s).value()));
        }));
    }
    void brokenInputIsAnsweredOrRefused() {
        QVERIFY(rc::check("broken input never crashes", [this] {
            CaseMaker maker = someCase();
            const Example& example =
                m_examples[static_cast<qsizetype>(maker.between(0, m_examples.size() - 1))];
            const bool levy = maker.chance(40);
            QJsonValue input = levy ? levyInput(2026, maker.household(2026)) : example.input;
            const qint64 times = maker.between(1, 4);
            for (qint64 i = 0; i < times; ++i)
                input = broken(maker, input);
            const QString kind = levy ? u"levy"_s : example.kind;
            const QJsonObject output = calculateToJson(m_kawaguchi, kind, input.toObject(), nullptr);
            RC_ASSERT(output.contains(u"steps"_s) != output.contains(u"error"_s));
            if (!output.contains(u"error"_s)) return;
            RC_ASSERT(output[u"error"_s][u"code"_s].toString().startsWith(u"E-"_s));
            RC_ASSERT(!output[u"error"_s][u"field"_s].toString().isEmpty());
        }));
    }
    void everyKindHasAnExample() {
        QStringList kinds;
        for (const Example& example : m_examples)
            kinds << example.kind;
        for (const QString& kind : calcKinds())
            QVERIFY2(kinds.contains(kind), qPrintable(kind));
    }
};

QTEST_APPLESS_MAIN(TestRuleProperties)
#include "TestRuleProperties.moc"
