// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/households/HouseholdBuilder.h"

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

namespace ad = field::addressee;
namespace ce = field::certificate;
namespace co = field::collection;
namespace cs = field::card_status;
namespace el = field::eligibility;
namespace in = field::income;
namespace nh = field::nhi_household;
namespace oc = field::other_coverage;
namespace pr = field::protection;

constexpr qint64 someVersion = 3;

Value given(const QString& text) {
    return text.isEmpty() ? Value() : Value(text);
}

}  // namespace

HouseholdBuilder::HouseholdBuilder(const QString& householdNo, const QString& certificateNo)
    : m_household(householdNo), m_certificateNo(certificateNo) {}

Record HouseholdBuilder::addressed(Entity entity, const QString& key, Field field, const QString& no) const {
    Record record(entity, key, someVersion);
    record.set(field, no);
    return record;
}

HouseholdBuilder& HouseholdBuilder::add(Record record) {
    m_household.add(std::move(record));
    return *this;
}

HouseholdBuilder& HouseholdBuilder::set(Entity entity, const QString& key, Field field, const Value& value) {
    const Record* found = m_household.find(entity, key);
    if (found == nullptr) throw std::logic_error("no such record in the test household");
    Record record = *found;
    record.set(field, value);
    return add(std::move(record));
}

HouseholdBuilder& HouseholdBuilder::person(const PersonSpec& spec) {
    Record record = addressed(Entity::Addressee, spec.no, ad::addressee_no, spec.no);
    record.set(ad::history_no, qint64{1});
    record.set(ad::is_active, valueOf(true));
    record.set(ad::resident_class, spec.residentClass);
    record.set(ad::household_no, m_household.householdNo());
    record.set(ad::name_kanji, spec.name);
    record.set(ad::name_kana, spec.kana);
    record.set(ad::birth_date, spec.birth);
    record.set(ad::sex_code, spec.sex);
    record.set(ad::relationship_kanji, spec.relationship);
    record.set(ad::nationality_code, spec.nationality);
    record.set(ad::current_postal_code, u"0000001"_s);
    record.set(ad::current_address, u"試験町一丁目"_s);
    record.set(ad::current_lot_no, u"2番3号"_s);
    return add(std::move(record));
}

HouseholdBuilder& HouseholdBuilder::nhi(const QString& start, const QString& headNo, bool nominal) {
    Record record = addressed(Entity::NhiHousehold, m_certificateNo, nh::certificate_no, m_certificateNo);
    record.set(nh::symbol, u"川口"_s);
    record.set(nh::number, u"12-345678"_s);
    record.set(nh::head_addressee_no, headNo);
    record.set(nh::household_no, m_household.householdNo());
    record.set(nh::is_nominal_head, valueOf(nominal));
    record.set(nh::started_on, start);
    record.set(nh::direct_debit, valueOf(false));
    return add(std::move(record));
}

HouseholdBuilder& HouseholdBuilder::insured(const QString& no, const QString& start,
                                            const QString& qualification, const QString& reason) {
    if (m_household.find(Entity::NhiHousehold, m_certificateNo) == nullptr)
        nhi(start, m_household.head()->key());
    int branch = 1;
    for (const Record& each : m_household.records(Entity::Eligibility)) {
        if (each.text(el::certificate_no) == m_certificateNo) ++branch;
    }
    Record record =
        addressed(Entity::Eligibility, m_household.nextKey(no, Entity::Eligibility), el::addressee_no, no);
    record.set(el::certificate_no, m_certificateNo);
    record.set(el::head_addressee_no,
               m_household.find(Entity::NhiHousehold, m_certificateNo)->value(nh::head_addressee_no));
    record.set(el::nhi_is_active, valueOf(true));
    record.set(el::application_start_reason, reason);
    record.set(el::application_start_date, start);
    record.set(el::application_start_notified_date, start);
    record.set(el::qualification_acquired_reason, reason);
    record.set(el::qualification_acquired_date, qualification.isEmpty() ? start : qualification);
    record.set(el::branch_no, u"%1"_s.arg(branch, 2, 10, QLatin1Char('0')));
    return add(std::move(record));
}

HouseholdBuilder& HouseholdBuilder::ended(const QString& no, const QString& end, const QString& reason,
                                          bool qualificationToo) {
    Record record = *m_household.of(no, Entity::Eligibility).back();
    record.set(el::nhi_is_active, valueOf(false));
    record.set(el::application_end_date, end);
    record.set(el::application_end_reason, reason);
    if (qualificationToo) {
        record.set(el::qualification_lost_date, end);
        record.set(el::qualification_lost_reason, reason);
    }
    return add(std::move(record));
}

HouseholdBuilder& HouseholdBuilder::certificate(const QString& no, const QString& issued,
                                                const QString& until, const QString& kind, int ratio) {
    Record record =
        addressed(Entity::Certificate, m_household.nextKey(no, Entity::Certificate), ce::addressee_no, no);
    record.set(ce::certificate_no, m_certificateNo);
    record.set(ce::certificate_kind, kind);
    record.set(ce::certificate_class, u"1"_s);
    record.set(ce::issued_on, issued);
    record.set(ce::valid_until, given(until));
    record.set(ce::effective_from, issued);
    record.set(ce::is_latest, valueOf(true));
    record.set(ce::is_latest_certificate, valueOf(true));
    record.set(ce::burden_ratio, qint64{ratio});
    return add(std::move(record));
}

HouseholdBuilder& HouseholdBuilder::card(const QString& no, const QString& state, const QString& until) {
    Record record = addressed(Entity::CardStatus, no, cs::addressee_no, no);
    record.set(cs::card_state, state);
    record.set(cs::electronic_certificate_until, given(until));
    return add(std::move(record));
}

HouseholdBuilder& HouseholdBuilder::other(const QString& no, const QString& kind, const QString& start,
                                          const QString& end) {
    Record record = addressed(Entity::OtherCoverage, m_household.nextKey(no, Entity::OtherCoverage),
                              oc::addressee_no, no);
    record.set(oc::coverage_kind, kind);
    record.set(oc::insurer_name, u"試験健康保険組合"_s);
    record.set(oc::started_on, start);
    record.set(oc::ended_on, given(end));
    return add(std::move(record));
}

HouseholdBuilder& HouseholdBuilder::income(const QString& no, int year, qint64 salary, qint64 pension,
                                           bool declared) {
    Record record =
        addressed(Entity::Income, u"%1/%2"_s.arg(no, QString::number(year)), in::addressee_no, no);
    record.set(in::income_year, qint64{year});
    record.set(in::is_declared, valueOf(declared));
    record.set(in::salary_revenue, salary);
    record.set(in::pension_revenue, pension);
    return add(std::move(record));
}

HouseholdBuilder& HouseholdBuilder::instalment(const QString& key, const QString& due, qint64 assessed,
                                               qint64 collected) {
    Record record(Entity::Collection, key, someVersion);
    record.set(co::due_date, due);
    record.set(co::instalment_assessed, assessed);
    record.set(co::instalment_collected, collected);
    return add(std::move(record));
}

HouseholdBuilder& HouseholdBuilder::levied(qint64 annual, const QString& pension) {
    namespace le = field::levy;
    Record levy(Entity::Levy, u"2026/"_s + m_certificateNo, someVersion);
    levy.set(le::target_fiscal_year, qint64{2026});
    levy.set(le::certificate_no, m_certificateNo);
    levy.set(le::notice_no, u"N1"_s);
    levy.set(le::a_total_decided_tax, annual);
    if (!pension.isEmpty()) levy.set(le::pension_name, pension);
    add(std::move(levy));
    const QList<std::pair<QString, qint64>> portions{
        {u"medical"_s, 387'100}, {u"support"_s, 143'000}, {u"care"_s, 107'800}, {u"child_support"_s, 11'400}};
    for (const auto& [code, amount] : portions) {
        Record portion(Entity::LevyPortion, u"2026/%1/%2"_s.arg(m_certificateNo, code), someVersion);
        portion.set(field::levy_portion::amount, amount);
        add(std::move(portion));
    }
    const QStringList dueDates{u"2026-07-31"_s, u"2026-08-31"_s, u"2026-09-30"_s, u"2026-11-02"_s,
                               u"2026-11-30"_s, u"2026-12-28"_s, u"2027-02-01"_s, u"2027-03-01"_s};
    for (int period = 1; period <= dueDates.size(); ++period) {
        const qint64 amount = period == 1 ? 82'300 : 81'000;
        const QString key = u"2026/N1/%1"_s.arg(period);
        instalment(key, dueDates[period - 1], amount, period <= 4 ? amount : 0);
        set(Entity::Collection, key, co::levy_fiscal_year, qint64{2026});
        set(Entity::Collection, key, co::notice_no, u"N1"_s);
        set(Entity::Collection, key, co::instalment_code, QString::number(period));
        const int month = period <= 6 ? period + 6 : period - 6;
        set(Entity::Collection, key, co::display_instalment_month, u"%1月"_s.arg(month));
    }
    return *this;
}

HouseholdBuilder& HouseholdBuilder::protectedPerson(const QString& no) {
    Record record = addressed(Entity::Protection, no, pr::addressee_no, no);
    record.set(pr::started_on, u"2025-01-01"_s);
    return add(std::move(record));
}

HouseholdBuilder& HouseholdBuilder::stay(const QString& no, const QString& until) {
    Record record = addressed(Entity::ResidenceStatus, no, field::residence_status::addressee_no, no);
    record.set(field::residence_status::stay_until, until);
    return add(std::move(record));
}

HouseholdBuilder& HouseholdBuilder::died(const QString& no, const QString& day) {
    set(Entity::Addressee, no, ad::resident_class, u"5"_s);
    return set(Entity::Addressee, no, ad::change_date, day);
}

HouseholdBuilder& HouseholdBuilder::directDebit() {
    return set(Entity::NhiHousehold, m_certificateNo, nh::direct_debit, valueOf(true));
}

HouseholdBuilder HouseholdBuilder::family() {
    HouseholdBuilder builder;
    builder.person({u"A"_s, u"試験 甲"_s, u"1981-05-10"_s, u"世帯主"_s})
        .person({u"B"_s, u"試験 乙"_s, u"1983-02-03"_s, u"妻"_s, u"2"_s})
        .person({u"C"_s, u"試験 丙"_s, u"2016-06-01"_s, u"子"_s})
        .person({u"D"_s, u"試験 丁"_s, u"2022-01-20"_s, u"子"_s, u"2"_s})
        .income(u"A"_s, 2025, 5'000'000)
        .income(u"B"_s, 2025, 0);
    for (const QString& each : {u"A"_s, u"B"_s, u"C"_s, u"D"_s})
        builder.insured(each, u"2024-04-01"_s).certificate(each, u"2026-07-20"_s, u"2027-07-31"_s);
    return builder;
}

HouseholdBuilder HouseholdBuilder::employees() {
    HouseholdBuilder builder;
    builder.person({u"A"_s, u"試験 甲"_s, u"1981-05-10"_s, u"世帯主"_s})
        .person({u"B"_s, u"試験 乙"_s, u"1983-02-03"_s, u"妻"_s, u"2"_s})
        .person({u"C"_s, u"試験 丙"_s, u"2016-06-01"_s, u"子"_s})
        .person({u"D"_s, u"試験 丁"_s, u"2022-01-20"_s, u"子"_s, u"2"_s})
        .other(u"A"_s, u"employee_insurance"_s, u"2015-04-01"_s);
    for (const QString& each : {u"B"_s, u"C"_s, u"D"_s})
        builder.other(each, u"dependant"_s, u"2018-04-01"_s);
    return builder.income(u"A"_s, 2025, 5'000'000).income(u"B"_s, 2025, 0);
}

HouseholdBuilder HouseholdBuilder::eight() {
    HouseholdBuilder builder;
    builder.person({u"A"_s, u"試験 一"_s, u"1956-03-01"_s, u"世帯主"_s})
        .person({u"B"_s, u"試験 二"_s, u"1958-00-00"_s, u"妻"_s, u"2"_s})
        .person({u"C"_s, u"試験 三"_s, u"1982-04-01"_s, u"子"_s})
        .person({u"D"_s, u"試験 四"_s, u"1984-09-30"_s, u"子の妻"_s, u"2"_s})
        .person({u"E"_s, u"試験 五"_s, u"2008-02-29"_s, u"孫"_s})
        .person({u"F"_s, u"試験 六"_s, u"2012-12-31"_s, u"孫"_s, u"2"_s})
        .person({u"G"_s, u"試験 七"_s, u"2020-04-02"_s, u"孫"_s})
        .person({u"H"_s, u"試験 八"_s, u"2025-08-15"_s, u"孫"_s, u"2"_s});
    for (const QString& each : {u"A"_s, u"B"_s, u"C"_s, u"D"_s, u"E"_s, u"F"_s, u"G"_s, u"H"_s})
        builder.insured(each, each == u"H"_s ? u"2025-08-15"_s : u"2020-05-01"_s)
            .certificate(each, u"2026-07-20"_s, u"2027-07-31"_s);
    return builder;
}

}  // namespace mado::test
