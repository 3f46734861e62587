// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/ExplanationText.h"
#include "core/rules/Levy.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

Explanation levyOf(const Parameters& parameters, const std::vector<LevyPerson>& persons) {
    const LevyRates rates = levyRates(parameters, FiscalYear(2026)).value();
    const LevyHousehold household{persons, {}};
    return explainLevy(rates, household, assessLevy(rates, household));
}

LevyPerson single() {
    LevyPerson one;
    one.birth = QDate(1996, 5, 1);
    one.head = true;
    one.totalIncome = 2'430'000;
    one.coverage[0].start = QDate(2026, 8, 10);
    return one;
}

const ExplanationRow* rowOf(const QList<ExplanationRow>& rows, const QString& label) {
    const auto at =
        std::find_if(rows.begin(), rows.end(), [&](const auto& each) { return each.label == label; });
    return at == rows.end() ? nullptr : &*at;
}

}  // namespace

class TestExplanationText : public QObject {
    Q_OBJECT

    const Parameters m_parameters = Parameters::load(u"kawaguchi"_s).value();

 private Q_SLOTS:
    void aRowForEachStepInBothLanguages() {
        const Explanation levy = levyOf(m_parameters, {single()});
        const auto ja = explanationRows(levy, m_parameters, Language::Japanese);
        const auto en = explanationRows(levy, m_parameters, Language::English);
        QCOMPARE(ja.size(), levy.steps().size());
        QCOMPARE(en.size(), ja.size());
        QCOMPARE(ja.last().label, u"年税額"_s);
        QCOMPARE(ja.last().value, u"180,900円"_s);
        QVERIFY(ja.last().isResult);
        QCOMPARE(std::count_if(ja.begin(), ja.end(), [](const auto& row) { return row.isResult; }), 1);
        QCOMPARE(en.last().label, u"Annual tax"_s);
        QCOMPARE(en.last().value, u"¥180,900"_s);
    }

    void monthsAreNoYen() {
        const Explanation levy = levyOf(m_parameters, {single()});
        const auto ja = explanationRows(levy, m_parameters, Language::Japanese);
        const ExplanationRow* months = rowOf(ja, u"1人目 課税月数"_s);
        QVERIFY(months != nullptr);
        QCOMPARE(months->value, u"8か月"_s);
        QCOMPARE(months->formula, u"8/12"_s);
        const auto en = explanationRows(levy, m_parameters, Language::English);
        const ExplanationRow* english = rowOf(en, u"Person 1: months insured"_s);
        QVERIFY(english != nullptr);
        QCOMPARE(english->value, u"8 months"_s);
    }

    void figuresSayValueDateAndWhetherConfirmed() {
        const auto rows = explanationRows(levyOf(m_parameters, {single()}), m_parameters, Language::Japanese);
        const ExplanationRow* income = rowOf(rows, u"医療分 1人目 所得割"_s);
        QVERIFY(income != nullptr);
        QCOMPARE(income->figures.size(), 1);
        const ExplanationFigure& rate = income->figures.first();
        QCOMPARE(rate.value, u"7.45%"_s);
        QCOMPARE(rate.since, u"R8.4.1"_s);
        QVERIFY(!rate.source.isEmpty());
        QVERIFY(!income->isUnconfirmed());
        QCOMPARE(figureText(rate, Language::Japanese), u"医療分 所得割の税率 7.45%(R8.4.1から)"_s);
        QVERIFY(rows.last().isUnconfirmed());  // the rounding of the city is still to be confirmed
    }

    void theThresholdsOfTheReductionAreTold() {
        const auto rows = explanationRows(levyOf(m_parameters, {single()}), m_parameters, Language::English);
        const ExplanationRow* five =
            rowOf(rows, u"Threshold of the 50 % reduction (0 earners, 1 members counted)"_s);
        QVERIFY(five != nullptr);
        QCOMPARE(five->value, u"¥740,000"_s);
        const ExplanationRow* none = rowOf(rows, u"No reduction"_s);
        QVERIFY(none != nullptr);
        QCOMPARE(none->formula, u"2,430,000 > 1,000,000"_s);
        QCOMPARE(none->value, QString());  // a code is not shown
    }

    void aReductionIsNamedByItsShare() {
        LevyPerson poor = single();
        poor.totalIncome = 100'000;
        const auto rows = explanationRows(levyOf(m_parameters, {poor}), m_parameters, Language::English);
        QVERIFY(rowOf(rows, u"Reduction of 70 %"_s) != nullptr);
    }

    void datesOfFormulasBecomeEraDates_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("ja");
        QTest::newRow("day") << u"2026-08-01 → 2028-07-31"_s << u"R8.8.1 → R10.7.31"_s;
        QTest::newRow("month") << u"2026-08, 2025-12 → 3"_s << u"R8.8, R7.12 → 3"_s;
        QTest::newRow("range") << u"2019-04-30..2019-05-01: 5"_s << u"H31.4.30..R1.5.1: 5"_s;
        QTest::newRow("no date") << u"1,234,567 − 430,000"_s << u"1,234,567 − 430,000"_s;
        QTest::newRow("telephone") << u"048-2026-0801"_s << u"048-2026-0801"_s;
        QTest::newRow("no such day") << u"2026-02-30"_s << u"2026-02-30"_s;
    }
    void datesOfFormulasBecomeEraDates() {
        QFETCH(QString, text);
        QFETCH(QString, ja);
        QCOMPARE(withEraDates(text, Language::Japanese), ja);
        QCOMPARE(withEraDates(text, Language::English), text);
    }

    void signsThatTheScreenFontShowsTheOtherWayRoundAreNotUsed() {
        QCOMPARE(shownFormula(u"0 ≤ 430,000"_s, Language::English), u"0 ≦ 430,000"_s);
        LevyPerson poor = single();
        poor.totalIncome = 100'000;
        for (const Language language : {Language::Japanese, Language::English}) {
            for (const ExplanationRow& row :
                 explanationRows(levyOf(m_parameters, {poor}), m_parameters, language))
                QVERIFY2(!row.formula.contains(u'≤') && !row.formula.contains(u'≥'), qPrintable(row.formula));
        }
    }

    void aFormulaThatOnlyRepeatsTheValueIsLeftOut() {
        Explanation one;
        one.add({u"額"_s, u"Amount"_s, u"57,600"_s, qint64(57'600), {}, {}});
        one.add({u"期限"_s, u"Until"_s, u"2026-08-01"_s, QDate(2026, 8, 1), {}, {}});
        one.add({u"割合"_s, u"Ratio"_s, u"30%"_s, qint64(30), {}, {}, ExplanationStep::Unit::Percent});
        const auto rows = explanationRows(one, m_parameters, Language::Japanese);
        for (const ExplanationRow& row : rows)
            QCOMPARE(row.formula, QString());
        QCOMPARE(rows[1].value, u"R8.8.1"_s);
        QCOMPARE(rows[2].value, u"30%"_s);
        const QJsonArray facts = explanationFacts(rows, Language::Japanese);
        QCOMPARE(facts[0].toObject()[u"how"_s].toString(), u"57,600円"_s);
    }

    void anUnknownFigureKeepsItsId() {
        Explanation one;
        one.add({u"額"_s, u"Amount"_s, {}, qint64(1), {}, {{u"no.such"_s, QDate(2026, 4, 1), u"x"_s, true}}});
        const auto rows = explanationRows(one, m_parameters, Language::Japanese);
        QCOMPARE(rows.first().figures.first().label, u"no.such"_s);
        QVERIFY(rows.first().isUnconfirmed());
        QVERIFY(figureText(rows.first().figures.first(), Language::Japanese).contains(u"未確認"_s));
    }

    void textAndFactsHoldEveryStep() {
        const Explanation levy = levyOf(m_parameters, {single()});
        const auto rows = explanationRows(levy, m_parameters, Language::Japanese);
        const QString text = explanationText(rows, Language::Japanese);
        const QJsonArray facts = explanationFacts(rows, Language::Japanese);
        QCOMPARE(facts.size(), rows.size());
        for (const ExplanationRow& row : rows)
            QVERIFY2(text.contains(row.label + u'\t' + row.formula + u'\t' + row.value),
                     qPrintable(row.label));
        const QJsonObject last = facts.last().toObject();
        QVERIFY(last[u"unconfirmed"_s].toBool());
        QVERIFY(last[u"basis"_s].toString().contains(u"未確認"_s));
        QVERIFY(last[u"result"_s].toBool());
        // Each figure once, however many steps use it.
        const QList<ExplanationFigure> figures = figuresOf(rows);
        QCOMPARE(figureFacts(rows).size(), figures.size());
        for (qsizetype i = 0; i < figures.size(); ++i) {
            for (qsizetype j = i + 1; j < figures.size(); ++j)
                QVERIFY(figures[i].id != figures[j].id || figures[i].since != figures[j].since);
        }
    }
};

QTEST_GUILESS_MAIN(TestExplanationText)
#include "TestExplanationText.moc"
