// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/Age.h"

#include <QtTest>

using namespace mado;
using namespace Qt::StringLiterals;

namespace {

QDate day(const QString& iso) {
    return QDate::fromString(iso, Qt::ISODate);
}

}  // namespace

class TestAge : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void reaching_data();
    void reaching();
    void legalAndSpokenAge_data();
    void legalAndSpokenAge();
    void schoolYear_data();
    void schoolYear();
    void unknownParts();
    void legalAgeAgreesWithReaching();
};

void TestAge::reaching_data() {
    QTest::addColumn<QString>("birth");
    QTest::addColumn<int>("age");
    QTest::addColumn<QString>("reached");
    QTest::addColumn<QString>("birthday");
    QTest::newRow("ordinary") << u"1958-04-15"_s << 70 << u"2028-04-14"_s << u"2028-04-15"_s;
    QTest::newRow("1 April") << u"1958-04-01"_s << 70 << u"2028-03-31"_s << u"2028-04-01"_s;
    QTest::newRow("1 January") << u"1958-01-01"_s << 70 << u"2027-12-31"_s << u"2028-01-01"_s;
    QTest::newRow("1 March, leap") << u"1954-03-01"_s << 70 << u"2024-02-29"_s << u"2024-03-01"_s;
    QTest::newRow("29 February, common year") << u"1956-02-29"_s << 75 << u"2031-02-28"_s << u"2031-03-01"_s;
    QTest::newRow("29 February, leap year") << u"1956-02-29"_s << 76 << u"2032-02-28"_s << u"2032-02-29"_s;
    QTest::newRow("birth itself") << u"2026-11-22"_s << 0 << u"2026-11-21"_s << u"2026-11-22"_s;
}

void TestAge::reaching() {
    QFETCH(QString, birth);
    QFETCH(int, age);
    QFETCH(QString, reached);
    QFETCH(QString, birthday);
    QCOMPARE(dateOfReaching(day(birth), age), day(reached));
    QCOMPARE(birthdayAt(day(birth), age), day(birthday));
}

void TestAge::legalAndSpokenAge_data() {
    QTest::addColumn<QString>("birth");
    QTest::addColumn<QString>("on");
    QTest::addColumn<int>("legal");
    QTest::addColumn<int>("spoken");
    QTest::newRow("two days before") << u"1958-04-01"_s << u"2028-03-30"_s << 69 << 69;
    QTest::newRow("day before") << u"1958-04-01"_s << u"2028-03-31"_s << 70 << 69;
    QTest::newRow("birthday") << u"1958-04-01"_s << u"2028-04-01"_s << 70 << 70;
    QTest::newRow("new year's eve") << u"1958-01-01"_s << u"2027-12-31"_s << 70 << 69;
    QTest::newRow("leap child, 28 Feb common") << u"1956-02-29"_s << u"2031-02-28"_s << 75 << 74;
    QTest::newRow("leap child, 1 Mar common") << u"1956-02-29"_s << u"2031-03-01"_s << 75 << 75;
    QTest::newRow("leap child, 27 Feb") << u"1956-02-29"_s << u"2031-02-27"_s << 74 << 74;
    QTest::newRow("leap child, leap year, 28 Feb") << u"1956-02-29"_s << u"2032-02-28"_s << 76 << 75;
    QTest::newRow("day of birth") << u"2026-11-22"_s << u"2026-11-22"_s << 0 << 0;
    QTest::newRow("before birth") << u"2026-11-22"_s << u"2026-11-21"_s << -1 << -1;
}

void TestAge::legalAndSpokenAge() {
    QFETCH(QString, birth);
    QFETCH(QString, on);
    QFETCH(int, legal);
    QFETCH(int, spoken);
    QCOMPARE(legalAge(day(birth), day(on)), legal);
    QCOMPARE(ageOn(day(birth), day(on)), spoken);
}

void TestAge::schoolYear_data() {
    QTest::addColumn<QString>("birth");
    QTest::addColumn<int>("age");
    QTest::addColumn<QString>("end");
    QTest::newRow("1 April is the earlier year") << u"2008-04-01"_s << 18 << u"2026-03-31"_s;
    QTest::newRow("2 April is the later year") << u"2008-04-02"_s << 18 << u"2027-03-31"_s;
    QTest::newRow("31 March") << u"2008-03-31"_s << 18 << u"2026-03-31"_s;
    QTest::newRow("29 February, six") << u"2020-02-29"_s << 6 << u"2026-03-31"_s;
}

void TestAge::schoolYear() {
    QFETCH(QString, birth);
    QFETCH(int, age);
    QFETCH(QString, end);
    QCOMPARE(schoolYearEnd(day(birth), age), day(end));
}

void TestAge::unknownParts() {
    QCOMPARE(assumedBirthDate(PartialDate::of(1958, 4).value()).value(), day(u"1958-04-30"_s));
    QCOMPARE(assumedBirthDate(PartialDate::of(1958).value()).value(), day(u"1958-12-31"_s));
    QVERIFY(!assumedBirthDate(PartialDate()).has_value());
    QVERIFY(!dateOfReaching(QDate(), 70).isValid());
    QVERIFY(!schoolYearEnd(QDate(), 6).isValid());
    QCOMPARE(legalAge(QDate(), day(u"2026-01-01"_s)), -1);
    QCOMPARE(ageOn(day(u"2026-01-01"_s), QDate()), -1);
}

void TestAge::legalAgeAgreesWithReaching() {
    for (QDate birth = day(u"1955-12-25"_s); birth <= day(u"1956-03-05"_s); birth = birth.addDays(1)) {
        for (QDate on = birth; on < birth.addYears(10); on = on.addDays(1)) {
            const int age = legalAge(birth, on);
            const bool agrees = dateOfReaching(birth, age) <= on && dateOfReaching(birth, age + 1) > on;
            if (!agrees || ageOn(birth, on.addDays(1)) != age) {
                QFAIL(qPrintable(birth.toString(Qt::ISODate) + u' ' + on.toString(Qt::ISODate)));
            }
        }
    }
}

QTEST_APPLESS_MAIN(TestAge)
#include "TestAge.moc"
