// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ErrorCatalogue.h"
#include "core/rules/json/Calc.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

QJsonObject object(const QString& text) {
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("%s in %s", qPrintable(error.errorString()), qPrintable(text));
    return document.object();
}

struct Example {
    const char* kind;
    QString in;
    QString out;
};

/// One accepted input of each kind with what it must answer at least.
QList<Example> examples() {
    return {
        {"medical-expense",
         uR"({"kind":"braces","treated_on":"2026-09-10","paid_on":"2026-09-12","claimed_on":"2026-10-01",
              "fee_schedule":48250,"paid":50000,"ratio":30,"papers":["receipt_original","doctor_opinion"]})"_s,
         uR"({"decision":"grant","amount":33775,"reason":"","claim_until":"2028-09-12"})"_s},
        {"medical-expense",
         uR"({"kind":"overseas","treated_on":"2026-09-10","paid_on":"2026-09-10","fee_schedule":200000,
              "foreign":{"hundredths":123456,"rate":1512300},"short_trip":true,
              "papers":["receipt_original","itemised","translation","passport","inquiry_consent"]})"_s,
         uR"({"decision":"grant","amount":130691})"_s},
        {"transfer",
         uR"({"moved_on":"2026-09-10","paid_on":"2026-09-12","cheapest":38000,"paid":45000,"insured":true})"_s,
         uR"({"decision":"grant","amount":38000,"claim_until":"2028-09-12"})"_s},
        {"copayment-relief",
         uR"({"ground":"disaster","monthly_income":150000,"assistance_level":150000,"savings":0,
              "applied_on":"2026-10-20","from":"2026-11-01","copayment":80100,"inpatient":true})"_s,
         uR"({"relief":"exempt","percent":100,"left":0,"until":"2027-01-31"})"_s},
        {"undue-benefit",
         uR"({"lost_on":"2026-04-01","as_of":"2026-11-22","paid":[
              {"treated_on":"2026-03-31","paid_on":"2026-05-20","amount":1000},
              {"treated_on":"2026-04-01","paid_on":"2026-06-20","amount":7000}]})"_s,
         uR"({"amount":7000,"expired":0,"count":1,"recover_until":"2031-06-20"})"_s},
        {"combined-care",
         uR"({"period_start":"2025-08-01","category_under70":"u",
              "members":[{"age_class":"under70","medical":[480000],"care":300000}]})"_s,
         uR"({"medical":67692,"care":42308})"_s},
        {"stay-cost",
         uR"({"from":"2026-05-31","until":"2026-06-01","class":"general","meals_per_day":3,
              "long_term_bed":true,"birth_date":"1950-01-01"})"_s,
         uR"({"meals":3180,"residence":800,"amount":3980})"_s},
        {"meal-difference",
         uR"({"from":"2025-07-12","until":"2025-07-31","paid_as":"low2","due_as":"low2_long","meals_per_day":3})"_s,
         uR"({"meals":60,"amount":3000})"_s},
        {"long-stay",
         uR"({"applied_on":"2025-07-12","reduced_since":"2024-08-01",
              "stays":[{"from":"2025-04-01","until":"2025-07-31"}]})"_s,
         uR"({"granted":true,"days":103,"certificate_from":"2025-08-01",
              "difference":{"from":"2025-07-12","until":"2025-07-31"}})"_s},
        {"limit-category",
         uR"({"month":"2026-09","members":[{"head":true,"levy_base":1050000},{"levy_base":1050001}]})"_s,
         uR"({"category":"u","name":"ウ","fiscal_year":2026,"until":"2027-07-31"})"_s},
        {"elderly-class",
         uR"({"date":"2026-08-01","elderly":[{"birth_date":"1954-01-01","taxable_income":0,"levy_base":0}],
              "young":[{"birth_date":"2015-05-05","income":0}],
              "members":[{"head":true,"tax_exempt":true,"pension_revenue":806700}]})"_s,
         uR"({"class":"low1","name":"低所得I","ratio":20,"step":"1","on_application":false})"_s},
        {"limit-certificate",
         uR"({"birth_date":"1980-01-01","applied_on":"2026-11-22","category_under70":"u","arrears":false,
              "covered_from":"2026-11-10"})"_s,
         uR"({"granted":true,"form":"F15","from":"2026-11-10","until":"2027-07-31"})"_s},
        {"disease-certificate",
         uR"({"disease":"dialysis","birth_date":"1980-01-01","applied_on":"2026-11-22","category_under70":"a"})"_s,
         uR"({"granted":true,"limit":20000,"from":"2026-11-01","until":"2027-07-31"})"_s},
        {"annual-limit",
         uR"({"first_month":"2026-08","category_under70":"u","lowest":false,"outpatient":false,
              "months":[{"month":"2026-08","paid":300000},{"month":"2027-07","paid":300000}]})"_s,
         uR"({"benefit":70000,"limit":530000,"paid":600000})"_s},
        {"continuity", uR"({"same_prefecture":true,"head_stays":true})"_s,
         uR"({"continues":true,"reason":"same_head"})"_s},
        {"hit-count",
         uR"({"month":"2026-07","own_hits":[],"former":[{"municipality":"熊谷市","moved_on":"2026-06-20",
              "continues":true,"hits":["2026-01","2026-03","2026-05"]}]})"_s,
         uR"({"counted":["2026-01","2026-03","2026-05"],"nth":4,"multiple_hit":true,"half_limit":false})"_s},
        {"high-cost-claim",
         uR"({"month":"2026-05","form_received_on":"2026-09-15","claimed_on":"2028-09-17"})"_s,
         uR"({"running":true,"due_on":"2028-09-15","late_days":2})"_s},
        {"student",
         uR"({"from":"2024-04-01","school_until":"2028-03-31","as_of":"2026-11-22","proven_until":"2027-03-31"})"_s,
         uR"({"applies":true,"until":"2028-03-31","proof_due":"2027-04-30","proof_missing":false})"_s},
        {"facility",
         uR"({"steps":[{"municipality":"11203","since":"2020-01-01"},
              {"municipality":"13101","since":"2025-01-01","facility":"care_home"}]})"_s,
         uR"({"applies":true,"responsible":"11203","layer":"qualification"})"_s},
        {"head-substitution", uR"({"date":"2026-11-22","arrears":false})"_s,
         uR"({"granted":true,"tax_from":"2026-11"})"_s},
        {"exclusion",
         uR"({"date":"2026-11-22","birth_date":"1980-01-01","grounds":["assistance"],"foreign":true,"stay_months":3})"_s,
         uR"({"excluded":true,"grounds":["assistance","short_stay"]})"_s},
        {"arrears-measures",
         uR"({"due_on":"2025-07-31","as_of":"2026-09-01","explain_by":"2026-08-31","special_circumstances":false,
              "persons":[{"birth_date":"1980-05-01"},{"birth_date":"2012-05-01"},
                         {"birth_date":"1990-05-01","public_cost":true}]})"_s,
         uR"({"stage":"special","demand_by":"2025-08-20","special_from":"2026-08-01",
              "suspension_from":"2027-02-01","pay_in_full":[true,false,false]})"_s}};
}

/// Every way to the values of an object: "paid[1].amount" as a list of keys and indexes.
void collectPaths(const QJsonValue& value, const QVariantList& here, QList<QVariantList>& paths) {
    if (!here.isEmpty()) paths << here;
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            collectPaths(it.value(), here + QVariantList{it.key()}, paths);
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            collectPaths(array[i], here + QVariantList{static_cast<int>(i)}, paths);
    }
}

QJsonValue replaced(const QJsonValue& value, const QVariantList& path, const QJsonValue& by) {
    if (path.isEmpty()) return by;
    const QVariantList rest = path.mid(1);
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        array[path.first().toInt()] = replaced(array.at(path.first().toInt()), rest, by);
        return array;
    }
    QJsonObject object = value.toObject();
    const QString key = path.first().toString();
    object[key] = replaced(object[key], rest, by);
    return object;
}

QString textOf(const QVariantList& path) {
    QString text;
    for (const QVariant& part : path) {
        const bool index = part.typeId() == QMetaType::Int;
        text += index            ? u"[%1]"_s.arg(part.toInt())
                : text.isEmpty() ? part.toString()
                                 : u'.' + part.toString();
    }
    return text;
}

}  // namespace

/// The kinds around benefits and standing as JSON: what they answer, and what they refuse.
class TestBenefitCalc final : public QObject {
    Q_OBJECT

    const Parameters m_parameters = Parameters::load(u"kawaguchi"_s).value();

    QJsonObject answer(const QString& kind, const QJsonObject& in) const {
        return calculateToJson(m_parameters, kind, in, nullptr);
    }

 private Q_SLOTS:
    void everyKindHasAnExample() {
        QStringList shown;
        for (const Example& one : examples())
            shown << QString::fromLatin1(one.kind);
        const QStringList elsewhere{
            u"levy"_s,    u"high-cost"_s,           u"ratio"_s,        u"eligibility"_s, u"deadline"_s,
            u"arrears"_s, u"my-number"_s,           u"reassessment"_s, u"exemption"_s,   u"insurer-number"_s,
            u"refund"_s,  u"pension-withholding"_s, u"childbirth"_s,   u"funeral"_s,     u"certificate"_s};
        for (const QString& kind : calcKinds())
            QVERIFY2(shown.contains(kind) || elsewhere.contains(kind), qPrintable(kind));
    }
    void answers_data() {
        QTest::addColumn<int>("index");
        const QList<Example> list = examples();
        for (int i = 0; i < list.size(); ++i)
            QTest::addRow("%s %d", list[i].kind, i) << i;
    }
    void answers() {
        QFETCH(int, index);
        const Example one = examples()[index];
        const QString kind = QString::fromLatin1(one.kind);
        const QJsonObject out = answer(kind, object(one.in));
        const QByteArray bytes = QJsonDocument(out).toJson();
        QVERIFY2(!out.contains(u"error"_s), bytes.constData());
        const QJsonObject expected = object(one.out);
        for (auto it = expected.begin(); it != expected.end(); ++it)
            QVERIFY2(out[it.key()] == it.value(), qPrintable(it.key() + u": "_s + QString::fromUtf8(bytes)));
        QVERIFY(out[u"steps"_s].toArray().size() >= 1);
        QVERIFY(out[u"unconfirmed"_s].isArray());
        for (const QJsonValue& step : out[u"steps"_s].toArray()) {
            QVERIFY(!step[u"label"_s][u"ja"_s].toString().isEmpty());
            QVERIFY(!step[u"label"_s][u"en"_s].toString().isEmpty());
        }
        QCOMPARE(QJsonDocument(answer(kind, object(one.in))).toJson(), bytes);
    }
    void hostileValues_data() { answers_data(); }
    /// Every value of every input is replaced by what does not belong there: it is answered or refused in
    /// words, and a value of another type is refused by name.
    void hostileValues() {
        QFETCH(int, index);
        const Example one = examples()[index];
        const QString kind = QString::fromLatin1(one.kind);
        const QJsonObject in = object(one.in);
        QList<QVariantList> paths;
        collectPaths(in, {}, paths);
        const ErrorCatalogue words(QStringLiteral(MADO_SOURCE_DIR) + u"/resources/errors"_s);
        const QList<QJsonValue> hostile{QJsonValue::Null,
                                        -1,
                                        0.5,
                                        1e300,
                                        u""_s,
                                        u"2026-02-30"_s,
                                        u"9999-12-31"_s,
                                        u"0001-01-01"_s,
                                        u"2026-13"_s,
                                        u"１"_s,
                                        true,
                                        QJsonArray{},
                                        QJsonObject{},
                                        QJsonArray{QJsonArray{}},
                                        99'999'999'999LL,
                                        999'999'999'999'999LL,
                                        QString(5000, u'漢')};
        for (const QVariantList& path : paths) {
            for (const QJsonValue& value : hostile) {
                const QJsonObject broken = replaced(in, path, value).toObject();
                const QJsonObject out = calculateToJson(m_parameters, kind, broken, &words);
                const QString where = kind + u' ' + textOf(path) + u" <- "_s +
                                      QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson().left(60));
                QVERIFY2(out.contains(u"steps"_s) != out.contains(u"error"_s), qPrintable(where));
                if (!out.contains(u"error"_s)) continue;
                const QJsonObject error = out[u"error"_s].toObject();
                QVERIFY2(error[u"code"_s].toString().startsWith(u"E-RULE-0"_s), qPrintable(where));
                QVERIFY2(!error[u"field"_s].toString().isEmpty(), qPrintable(where));
                QVERIFY2(!error[u"message"_s].toString().isEmpty(), qPrintable(where));
            }
            // A structure where a plain value belongs is refused by its name.
            const QJsonObject broken = replaced(in, path, QJsonObject{{u"x"_s, 1}}).toObject();
            const QJsonObject out = answer(kind, broken);
            const QString field = out[u"error"_s][u"field"_s].toString();
            const bool isObject = path.last().typeId() == QMetaType::Int || path.last() == u"foreign"_s;
            if (!isObject)
                QVERIFY2(field == textOf(path), qPrintable(kind + u' ' + textOf(path) + u": "_s + field));
        }
    }
    void requiredFieldsAreNamed_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("field");
        const auto row = [](const char* kind, const char* field) {
            QTest::newRow(kind) << QString::fromLatin1(kind) << QString::fromLatin1(field);
        };
        row("medical-expense", "kind");
        row("transfer", "moved_on");
        row("copayment-relief", "monthly_income");
        row("undue-benefit", "lost_on");
        row("combined-care", "period_start");
        row("stay-cost", "from");
        row("meal-difference", "from");
        row("long-stay", "applied_on");
        row("limit-category", "month");
        row("elderly-class", "date");
        row("limit-certificate", "birth_date");
        row("disease-certificate", "disease");
        row("annual-limit", "first_month");
        row("hit-count", "month");
        row("high-cost-claim", "month");
        row("student", "from");
        row("facility", "steps");
        row("head-substitution", "date");
        row("exclusion", "date");
        row("arrears-measures", "due_on");
    }
    void requiredFieldsAreNamed() {
        QFETCH(QString, kind);
        QFETCH(QString, field);
        const QJsonObject error = answer(kind, {})[u"error"_s].toObject();
        QCOMPARE(error[u"field"_s].toString(), field);
        QVERIFY(error[u"code"_s].toString() == u"E-RULE-010"_s ||
                error[u"code"_s].toString() == u"E-RULE-014"_s);
    }
    void datesWithoutFiguresAreRefused_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        const auto row = [](const char* kind, const char* field, const char* value) {
            QTest::newRow(kind) << QString::fromLatin1(kind) << QString::fromLatin1(field)
                                << QString::fromLatin1(value);
        };
        row("combined-care", "period_start", "1990-08-01");
        row("stay-cost", "from", "1990-05-31");
        row("limit-category", "month", "2027-08");
        row("annual-limit", "first_month", "2027-08");
        row("limit-certificate", "applied_on", "1990-01-01");
        row("head-count-does-not-exist", "kind", "x");
    }
    void datesWithoutFiguresAreRefused() {
        QFETCH(QString, kind);
        QFETCH(QString, field);
        QFETCH(QString, value);
        QJsonObject in;
        for (const Example& one : examples()) {
            if (QString::fromLatin1(one.kind) == kind) in = object(one.in);
        }
        in[field] = value;
        if (kind == u"limit-certificate"_s) in.remove(u"covered_from"_s);
        if (kind == u"annual-limit"_s) in[u"months"_s] = QJsonArray();
        if (kind == u"stay-cost"_s) in[u"until"_s] = u"1990-06-01"_s;
        if (kind == u"stay-cost"_s) in[u"birth_date"_s] = u"1920-06-01"_s;
        const QJsonObject error = answer(kind, in)[u"error"_s].toObject();
        QCOMPARE(error[u"field"_s].toString(), field);
    }
};

QTEST_APPLESS_MAIN(TestBenefitCalc)
#include "TestBenefitCalc.moc"
