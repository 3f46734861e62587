// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ErrorCatalogue.h"
#include "core/rules/json/Calc.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

QJsonObject parse(QByteArray text) {
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text.replace('\'', '"'), &error);
    if (error.error != QJsonParseError::NoError) qFatal("test input: %s", qPrintable(error.errorString()));
    return document.object();
}
QByteArray bytes(const QJsonValue& value) {
    return QJsonDocument(QJsonObject{{u"v"_s, value}}).toJson(QJsonDocument::Compact).replace('"', '\'');
}

constexpr char t1[] = R"({'fiscal_year':2026,'head':'p1','persons':[
 {'id':'p1','birth_date':'1981-05-01','insured':true,'coverage':[{'start':'2026-04-01','end':null}],'total_income':3560000,
  'salary_revenue':5000000,'pension_revenue':0,'earner':true,'declared':true,'former_nhi_member':false,
  'former_dependant_since':null,'involuntary_unemployment':null,'maternity':null},
 {'id':'p2','birth_date':'1983-06-01','total_income':0},
 {'id':'p3','birth_date':'2016-02-10','total_income':0},{'id':'p4','birth_date':'2022-03-10','total_income':0}]})";
constexpr char b1[] =
    R"({'month':'2026-08','category_under70':'u','persons':[{'id':'a','age_class':'under70','claims':[
 {'facility':'H1','kind':'inpatient','prescriber':null,'total_cost':1000000,'copayment':300000}]}],'prior_hits':['2026-01'],
 'half_limit':false,'turning_75':[]})";

}  // namespace

class TestCalc final : public QObject {
    Q_OBJECT

    const Parameters m_parameters = Parameters::load(u"kawaguchi"_s).value();
    const ErrorCatalogue m_words{QStringLiteral(MADO_SOURCE_DIR) + u"/resources/errors"_s};

    QJsonObject run(const QString& kind, const QByteArray& input) const {
        return calculateToJson(m_parameters, kind, parse(input), &m_words);
    }

 private Q_SLOTS:
    void answers_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QString>("expected");  // key=value;...
        const auto row = [](const char* name, const char* kind, const QByteArray& input,
                            const char* expected) {
            QTest::newRow(name) << QString::fromLatin1(kind) << input << QString::fromUtf8(expected);
        };
        row("T1", "levy", t1,
            "annual=649300;reduction='none';instalments=[82300,81000,81000,81000,81000,81000,81000,81000]");
        row("T1 by revenue", "levy", QByteArray(t1).replace("'total_income':3560000,", ""), "annual=649300");
        row("T1 in FY2025", "levy",
            QByteArray(t1).replace("2026,'head'", "2025,'head'").replace("2026-04-01", "2025-04-01"),
            "annual=507400");
        row("T4", "levy",
            R"({'fiscal_year':2026,'head':'p','persons':[{'id':'p','birth_date':'1976-01-10','salary_revenue':4000000,
            'involuntary_unemployment':{'left_on':'2026-03-31','reason_code':'11','salary_income':2760000}}]})",
            "annual=113700;reduction='2';test_income=828000");
        row("T4, own wish", "levy",
            R"({'fiscal_year':2026,'head':'p','persons':[{'id':'p','birth_date':'1976-01-10','salary_revenue':4000000,
            'involuntary_unemployment':{'left_on':'2026-03-31','reason_code':'40','salary_income':2760000}}]})",
            "annual=377800");
        row("T5", "levy",
            R"({'fiscal_year':2026,'head':'p','persons':[{'id':'p','birth_date':'1996-01-10','total_income':2430000,'coverage':[{'start':'2026-08-03'}]}]})",
            "annual=180900");
        row("T6", "levy",
            R"({'fiscal_year':2026,'head':'p','persons':[{'id':'p','birth_date':'1996-01-10','total_income':2430000,'maternity':{'due':'2026-09-10','babies':1}}]})",
            "annual=180900");
        row("B1", "high-cost", b1, "benefit=207060;limit=92940;multiple_hit=false;hit=true");
        row("B2", "high-cost", QByteArray(b1).replace("['2026-01']", "['2026-01','2026-03','2026-05']"),
            "benefit=255600;limit=44400;multiple_hit=true");
        row("B6", "high-cost",
            R"({'month':'2026-09','category_70to74':'general','turning_75':['p'],'persons':[{'id':'p','age_class':'70to74','claims':[
            {'facility':'H','kind':'outpatient','total_cost':130000,'copayment':26000},{'facility':'H','kind':'inpatient','total_cost':288000,'copayment':57600}]}]})",
            "limit=30750;benefit=52850");
        row("R3", "ratio",
            R"({'date':'2026-11-01','members':[{'birth_date':'1953-01-01','taxable':1600000,'levy_base':2000000,'revenue':4000000},{'birth_date':'1955-01-01','taxable':0,'levy_base':300000,'revenue':1199999}]})",
            "ratio=20;step='3c';on_application=true");
        row("R5", "ratio", R"({'date':'2026-09-30','birth_date':'1956-09-02'})",
            "ratio=30;age_class='general'");
        row("eligibility", "eligibility",
            R"({'event':'left_employee_insurance','event_date':'2026-04-01','filed_on':'2026-04-20'})",
            "qualification='2026-04-01';application='2026-04-01';filing_deadline='2026-04-15';late_days=5");
        row("same prefecture", "eligibility",
            R"({'event':'move_in_same_prefecture','event_date':'2026-04-01'})",
            "qualification=null;application='2026-04-01'");
        row("before 2018", "eligibility", R"({'event':'move_in_same_prefecture','event_date':'2017-04-03'})",
            "qualification='2017-04-03';application='2017-04-03'");
        row("filing", "deadline", R"({'event_date':'2026-04-01'})", "due_on='2026-04-15'");
        row("claim", "deadline",
            R"({'kind':'childbirth','base_date':'2026-05-10','claimed_on':'2028-05-11'})",
            "due_on='2028-05-10';late_days=1");
        row("C1", "arrears",
            R"({'principal':81000,'due_on':'2026-09-30','paid_on':'2026-12-25','rates':{'first':'2.4%','later':'8.7%'}})",
            "charge=1200");
        row("C1 with the rates of 2026", "arrears",
            R"({'principal':81000,'due_on':'2026-09-30','paid_on':'2026-12-25'})", "charge=1300");
        row("childbirth", "childbirth", R"({'birth_date':'2026-05-10','weeks':39})",
            "decision='grant';amount=500000;claim_until='2028-05-10'");
        row("funeral", "funeral", R"({'death_date':'2026-10-01','funeral_date':'2026-10-05'})",
            "decision='grant';amount=50000;unconfirmed=['benefit.funeral.amount']");
        row("certificate", "certificate",
            R"({'birth_date':'1957-03-01','effective_from':'2026-11-22','card':'no_card'})",
            "form='F10';valid_until='2027-02-28';reason='age70'");
        row("notice", "certificate",
            R"({'birth_date':'1981-03-01','effective_from':'2026-11-22','card':'registered'})",
            "form='F11';valid_until=null");
    }
    void answers() {
        QFETCH(QString, kind);
        QFETCH(QByteArray, input);
        QFETCH(QString, expected);
        const QJsonObject output = run(kind, input);
        const QStringList pairs = expected.split(u';');
        for (const QString& pair : pairs) {
            const qsizetype at = pair.indexOf(u'=');
            const QByteArray wanted = "{'v':" + pair.mid(at + 1).toUtf8() + '}';
            QCOMPARE(bytes(output[pair.left(at)]), wanted);
        }
        QVERIFY(output[u"steps"_s].toArray().size() > 0);
        QVERIFY(output[u"unconfirmed"_s].isArray());
        QCOMPARE(bytes(output), bytes(run(kind, input)));
    }
    void portionsOfT1() {
        const QJsonObject portions = run(u"levy"_s, t1)[u"portions"_s].toObject();
        QCOMPARE(bytes(portions[u"medical"_s]),
                 QByteArray("{'v':{'amount':387100,'income_levy':233185,'over_limit':0,'per_capita':154000,'"
                            "per_household':0}}"));
        QCOMPARE(portions[u"child_support"_s].toObject()[u"amount"_s].toInteger(), 11'400);
        const QJsonObject before =
            run(u"levy"_s, QByteArray(t1).replace("2026,'head'", "2025,'head'"))[u"portions"_s].toObject();
        QVERIFY(!before.contains(u"child_support"_s));
    }
    void refusals_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("field");
        const auto row = [](const char* name, const char* kind, const QByteArray& input, const char* code,
                            const char* field) {
            QTest::newRow(name) << QString::fromLatin1(kind) << input << QString::fromLatin1(code)
                                << QString::fromLatin1(field);
        };
        row("unknown kind", "tax", "{}", "E-RULE-012", "kind");
        row("nothing", "levy", "{}", "E-RULE-010", "fiscal_year");
        row("year without figures", "levy", R"({'fiscal_year':2030,'head':'p','persons':[]})", "E-RULE-002",
            "fiscal_year");
        row("nobody", "levy", R"({'fiscal_year':2026,'head':'p','persons':[]})", "E-RULE-010", "persons");
        row("negative income", "levy", QByteArray(t1).replace("'total_income':3560000", "'total_income':-1"),
            "E-RULE-011", "persons[0].total_income");
        row("half a yen", "levy", QByteArray(t1).replace("3560000", "3560000.5"), "E-RULE-015",
            "persons[0].total_income");
        row("income as text", "levy", QByteArray(t1).replace("3560000", "'3560000'"), "E-RULE-015",
            "persons[0].total_income");
        row("too large", "levy", QByteArray(t1).replace("3560000", "9000000000000000"), "E-RULE-011",
            "persons[0].total_income");
        row("birth after the start", "levy",
            QByteArray(t1).replace("'birth_date':'1981-05-01'", "'birth_date':'2026-05-01'"), "E-RULE-013",
            "persons[0].birth_date");
        row("no such day", "levy", QByteArray(t1).replace("1981-05-01", "1981-02-30"), "E-RULE-014",
            "persons[0].birth_date");
        row("unknown head", "levy", QByteArray(t1).replace("'head':'p1'", "'head':'p9'"), "E-RULE-012",
            "head");
        row("unknown reason code", "levy",
            QByteArray(t1).replace("'involuntary_unemployment':null",
                                   "'involuntary_unemployment':{'left_on':'2026-03-31','reason_code':'99'}"),
            "E-RULE-012", "persons[0].involuntary_unemployment.reason_code");
        row("period backwards", "levy", QByteArray(t1).replace("'end':null", "'end':'2026-03-01'"),
            "E-RULE-016", "persons[0].coverage[0].end");
        row("flag as number", "levy", QByteArray(t1).replace("'declared':true", "'declared':1"), "E-RULE-015",
            "persons[0].declared");
        row("unknown category", "high-cost", QByteArray(b1).replace("'u'", "'x'"), "E-RULE-012",
            "category_under70");
        row("category missing", "high-cost", QByteArray(b1).replace("'u'", "null"), "E-RULE-010",
            "category_under70");
        row("unknown claim kind", "high-cost", QByteArray(b1).replace("'inpatient'", "'spa'"), "E-RULE-012",
            "persons[0].claims[0].kind");
        row("copayment above the cost", "high-cost", QByteArray(b1).replace("300000", "1000001"),
            "E-RULE-011", "persons[0].claims[0].copayment");
        row("negative copayment", "high-cost", QByteArray(b1).replace("300000", "-3"), "E-RULE-011",
            "persons[0].claims[0].copayment");
        row("month without figures", "high-cost", QByteArray(b1).replace("2026-08", "2030-08"), "E-RULE-002",
            "month");
        row("no such month", "high-cost", QByteArray(b1).replace("2026-08", "2026-13"), "E-RULE-014",
            "month");
        row("hit that is no month", "high-cost", QByteArray(b1).replace("['2026-01']", "['x']"), "E-RULE-014",
            "prior_hits[0]");
        row("unknown event", "eligibility", R"({'event':'moved','event_date':'2026-04-01'})", "E-RULE-012",
            "event");
        row("event before birth", "eligibility",
            R"({'event':'death','event_date':'2026-04-01','birth_date':'2026-04-02'})", "E-RULE-013",
            "birth_date");
        row("event long ago", "eligibility", R"({'event':'death','event_date':'1980-04-01'})", "E-RULE-002",
            "event_date");
        row("unknown benefit", "deadline", R"({'kind':'x','base_date':'2026-04-01'})", "E-RULE-012", "kind");
        row("arrears in the future", "arrears",
            R"({'principal':81000,'due_on':'2026-09-30','paid_on':'2040-12-25'})", "E-RULE-002", "paid_on");
        row("no principal", "arrears", R"({'due_on':'2026-09-30','paid_on':'2026-12-25'})", "E-RULE-010",
            "amount");
        row("no baby", "childbirth", R"({'birth_date':'2026-05-10','weeks':39,'babies':0})", "E-RULE-011",
            "babies");
        row("long before the parameters", "childbirth", R"({'birth_date':'1990-05-10','weeks':39})",
            "E-RULE-002", "birth_date");
        row("funeral before death", "funeral", R"({'death_date':'2026-10-01','funeral_date':'2026-09-05'})",
            "E-RULE-016", "funeral_date");
        row("unknown card", "certificate",
            R"({'birth_date':'1957-03-01','effective_from':'2026-11-22','card':'gold'})", "E-RULE-012",
            "card");
        row("ratio before birth", "ratio", R"({'date':'2026-09-30','birth_date':'2027-09-02'})", "E-RULE-013",
            "birth_date");
        row("negative revenue", "ratio",
            R"({'date':'2026-11-01','members':[{'birth_date':'1953-01-01','taxable':0,'levy_base':0,'revenue':-1}]})",
            "E-RULE-011", "members[0].revenue");
    }
    void refusals() {
        QFETCH(QString, kind);
        QFETCH(QByteArray, input);
        const QJsonObject error = run(kind, input)[u"error"_s].toObject();
        QTEST(error[u"code"_s].toString(), "code");
        QTEST(error[u"field"_s].toString(), "field");
        QVERIFY(!error[u"message"_s].toString().isEmpty());
        QVERIFY(!error[u"message"_s].toString().contains(u"%"_s));
    }
    void everyErrorCodeHasWords() {
        for (int number = 1; number <= 34; ++number) {
            if ((number > 4 && number < 10) || (number > 17 && number < 30)) continue;
            const QString code = u"E-RULE-%1"_s.arg(number, 3, 10, QLatin1Char('0'));
            QVERIFY2(m_words.codes().contains(code), qPrintable(code));
        }
    }
};

QTEST_APPLESS_MAIN(TestCalc)
#include "TestCalc.moc"
