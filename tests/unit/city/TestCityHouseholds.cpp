// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/city/NumberSealer.h"
#include "core/procedures/CoverageChanges.h"
#include "core/procedures/EntitlementNotices.h"
#include "core/procedures/NhiHouseholdChanges.h"
#include "core/procedures/TaxEstimates.h"
#include "core/text/CheckDigits.h"
#include "tests/support/households/ProcedureDesk.h"
#include "tests/unit/city/CityRecordsOf.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

namespace ad = field::addressee;
namespace el = field::eligibility;
namespace nh = field::nhi_household;
namespace oc = field::other_coverage;

const HouseholdSnapshot* next(const Households& city,
                              std::map<QString, HouseholdSnapshot>::const_iterator& at,
                              const std::function<bool(const HouseholdSnapshot&)>& fits) {
    for (; at != city.all().end(); ++at) {
        if (fits(at->second)) return &(at++)->second;
    }
    return nullptr;
}

QStringList employeesOf(const HouseholdSnapshot& household) {
    QStringList list;
    for (const Record* person : household.members()) {
        if (!isResident(*person)) continue;
        for (const Record* other : household.of(person->key(), Entity::OtherCoverage)) {
            const bool employed = other->text(oc::coverage_kind) == u"employee_insurance"_s;
            const bool open =
                other->isNull(oc::ended_on) && other->date(oc::started_on) < cityDay().addDays(-40);
            if (employed && open && openCoverage(household, person->key()) == nullptr) list << person->key();
        }
    }
    return list;
}

QStringList insuredOf(const HouseholdSnapshot& household) {
    QStringList list;
    for (const Record* person : household.members()) {
        const Record* open = openCoverage(household, person->key());
        if (isResident(*person) && open != nullptr &&
            open->date(el::application_start_date) < cityDay().addDays(-20))
            list << person->key();
    }
    return list;
}

}  // namespace

/// Households of the invented city do for everything that the desk does with real ones.
class TestCityHouseholds : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        m_desk.on(cityDay().toString(Qt::ISODate));
        m_city = std::make_unique<Households>(recordsOf(planOf(4'000)));
    }

    void coverageIsSound() {
        for (const auto& [no, household] : m_city->all()) {
            for (const Record& number : household.records(Entity::NhiHousehold)) {
                QVERIFY2(household.member(number.text(nh::head_addressee_no)) != nullptr, qPrintable(no));
                const bool open = !openCoverages(household, number.key()).empty();
                QVERIFY2(open == number.isNull(nh::ended_on), qPrintable(no));
                const QString head = number.text(nh::head_addressee_no);
                if (open) {
                    const Record* ofHead = openCoverage(household, head);
                    QCOMPARE(number.flag(nh::is_nominal_head), ofHead == nullptr);
                }
            }
            for (const Record* person : household.members()) {
                QVERIFY2(!hasOverlap(household, person->key()), qPrintable(person->key()));
                for (const Record* each : household.of(person->key(), Entity::Eligibility)) {
                    const QDate start = each->date(el::application_start_date);
                    const QDate end = each->date(el::application_end_date);
                    QVERIFY2(start >= person->date(ad::birth_date), qPrintable(person->key()));
                    QVERIFY2(start <= cityDay(), qPrintable(person->key()));
                    QVERIFY2(!end.isValid() || (start < end && end <= cityDay().addDays(1)),
                             qPrintable(person->key()));
                    QVERIFY2(each->date(el::qualification_acquired_date) <= start, qPrintable(person->key()));
                    const Record* number =
                        household.find(Entity::NhiHousehold, each->text(el::certificate_no));
                    QVERIFY2(number != nullptr, qPrintable(person->key()));
                    QVERIFY2(number->date(nh::started_on) <= start, qPrintable(person->key()));
                }
                for (const Record* each : household.of(person->key(), Entity::OtherCoverage)) {
                    QVERIFY2(each->date(oc::started_on) >= person->date(ad::birth_date),
                             qPrintable(person->key()));
                    QVERIFY2(each->date(oc::started_on) <= cityDay(), qPrintable(person->key()));
                }
                if (!isResident(*person)) QVERIFY(openCoverage(household, person->key()) == nullptr);
            }
            const auto people = household.members();
            const bool inhabited = std::any_of(people.begin(), people.end(),
                                               [](const Record* each) { return isResident(*each); });
            QVERIFY2(inhabited == (household.head() != nullptr), qPrintable(no));
        }
    }

    void factsAndNoticesCanBeMade() {
        const FactsBuilder facts = m_desk.facts();
        QMap<QString, int> seen;
        for (const auto& [no, household] : m_city->all()) {
            const QJsonObject json = facts.facts(household, {cityDay()});
            QVERIFY2(!json[u"members"_s].toArray().isEmpty(), qPrintable(no));
            const auto notices = entitlementNotices(household, m_desk.notices, m_desk.parameters, cityDay());
            QVERIFY2(notices.ok(), qPrintable(no));
            for (const Notice& each : notices.value())
                ++seen[each.id];
        }
        for (const QString& id :
             {u"instalment_overdue"_s, u"income_undeclared"_s, u"turns_70"_s, u"turns_75"_s, u"care_begins"_s,
              u"stay_ending"_s, u"certificate_outstanding"_s})
            QVERIFY2(seen[id] > 0, qPrintable(id));
    }

    void taxIsWhatTheRulesSay() {
        int compared = 0;
        for (const auto& [no, household] : m_city->all()) {
            qint64 levied = 0;
            bool whole = true;
            for (const Record& number : household.records(Entity::NhiHousehold)) {
                const Record* levy = household.find(Entity::Levy, u"2026/"_s + number.key());
                if (levy != nullptr) levied += levy->number(field::levy::a_total_decided_tax);
                const bool running =
                    number.isNull(nh::ended_on) || number.date(nh::ended_on) > QDate(2026, 4, 1);
                whole = whole && (levy != nullptr || !running);
            }
            if (!whole || levied == 0) continue;
            const auto tax = householdTax(household, m_desk.parameters, FiscalYear(2026));
            QVERIFY2(tax.ok(), qPrintable(no));
            QVERIFY2(tax->annual == levied,
                     qPrintable(no + u' ' + QString::number(levied) + u' ' + QString::number(tax->annual)));
            ++compared;
        }
        QVERIFY(compared > 300);
    }

    void instalmentsAddUpToTheTax() {
        namespace co = field::collection;
        for (const auto& [no, household] : m_city->all()) {
            for (const Record& levy : household.records(Entity::Levy)) {
                qint64 sum = 0;
                for (const Record& each : household.records(Entity::Collection)) {
                    if (each.text(co::notice_no) == levy.text(field::levy::notice_no))
                        sum += each.number(co::instalment_assessed);
                    QVERIFY(each.number(co::instalment_collected) <= each.number(co::instalment_assessed));
                }
                QCOMPARE(sum, levy.number(field::levy::a_total_decided_tax));
                qint64 ofPortions = 0;
                for (const Record& each : household.records(Entity::LevyPortion)) {
                    if (each.text(field::levy_portion::levy_key) == levy.key())
                        ofPortions += each.number(field::levy_portion::amount);
                }
                QCOMPARE(ofPortions, sum);
            }
        }
    }

    void leavingTheEmployersInsuranceWorks() {
        auto at = m_city->all().begin();
        for (int i = 0; i < 200; ++i) {
            const HouseholdSnapshot* household =
                next(*m_city, at, [](const HouseholdSnapshot& each) { return !employeesOf(each).isEmpty(); });
            QVERIFY(household != nullptr);
            const auto output = m_desk.file(*household, u"acquire_left_employee"_s,
                                            {{u"persons"_s, QJsonArray{employeesOf(*household).front()}},
                                             {u"lost_on"_s, cityDay().addDays(-5).toString(Qt::ISODate)}});
            QVERIFY2(output.ok(),
                     qPrintable(household->householdNo() + (output.ok() ? QString() : output.error().code)));
            QVERIFY(!output->certificates.empty());
        }
    }

    void movingOutWorks() {
        auto at = m_city->all().begin();
        for (int i = 0; i < 200; ++i) {
            const HouseholdSnapshot* household =
                next(*m_city, at, [](const HouseholdSnapshot& each) { return !insuredOf(each).isEmpty(); });
            QVERIFY(household != nullptr);
            const auto output =
                m_desk.file(*household, u"lose_move_out"_s,
                            {{u"persons"_s, QJsonArray::fromStringList(insuredOf(*household))},
                             {u"moved_out_on"_s, cityDay().addDays(-1).toString(Qt::ISODate)},
                             {u"inside_prefecture"_s, i % 2 == 0}});
            QVERIFY2(output.ok(),
                     qPrintable(household->householdNo() +
                                (output.ok() ? QString() : output.error().code + output.error().field)));
            QVERIFY(!output->events.empty());
        }
    }

    void demoHouseholdsShowWhatTheyAreFor() {
        const auto notices = [&](const QLatin1StringView& no) {
            const std::vector<Notice> found =
                entitlementNotices(m_city->of(no), m_desk.notices, m_desk.parameters, cityDay()).value();
            QStringList ids;
            for (const Notice& each : found)
                ids << each.id;
            return ids;
        };
        const HouseholdSnapshot& insured = m_city->of(demo::insuredHouseholdNo);
        QVERIFY(arrearsOf(insured, cityDay()) > 0);
        QVERIFY(!undeclared(insured, cityDay()).isEmpty());
        QVERIFY(hasProtected(m_city->of(demo::protectedHouseholdNo), cityDay()));
        const QStringList ofInsured = notices(demo::insuredHouseholdNo);
        for (const QString& id : {u"turns_70"_s, u"instalment_overdue"_s, u"income_undeclared"_s})
            QVERIFY2(ofInsured.contains(id), qPrintable(id));
        QVERIFY(notices(demo::foreignHouseholdNo).contains(u"stay_ending"_s));
        for (const Record* each : m_city->of(demo::foreignHouseholdNo).members())
            QVERIFY(each->text(ad::foreign_legal_name).startsWith(u"NGUYEN"));
    }

    void individualNumbersAreGoodAndUnique() {
        const NumberSealer sealer(20261120, {});
        QSet<QByteArray> numbers;
        for (qint64 person = 1'000'100'001; person < 1'000'130'001; ++person) {
            const SecretBuffer digits = sealer.digitsOf(QString::number(person));
            QVERIFY(checkIndividualNumber(digits.bytes()).ok());
            numbers.insert(QByteArray(reinterpret_cast<const char*>(digits.bytes().data()), 12));
        }
        QCOMPARE(numbers.size(), 30'000);
    }

 private:
    ProcedureDesk m_desk;
    std::unique_ptr<Households> m_city;
};

QTEST_GUILESS_MAIN(TestCityHouseholds)
#include "TestCityHouseholds.moc"
