// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/household/SampleHousehold.h"

#include "core/procedures/EntitlementNotices.h"

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

Record portion(const QString& name, qint64 income, qint64 perCapita, qint64 reduced, qint64 persons) {
    namespace lp = field::levy_portion;
    const QString levy = u"2026/12345678"_s;
    Record record(Entity::LevyPortion, levy + u'/' + name, 3);
    record.set(lp::levy_key, levy);
    record.set(lp::portion, name);
    record.set(lp::income_levy, income);
    record.set(lp::per_capita_levy, perCapita);
    record.set(lp::reduced_amount, reduced);
    record.set(lp::person_count, persons);
    record.set(lp::amount, income + perCapita - reduced);
    return record;
}

Record levy() {
    namespace lv = field::levy;
    Record record(Entity::Levy, u"2026/12345678"_s, 3);
    record.set(lv::target_fiscal_year, u"2026"_s);
    record.set(lv::certificate_no, u"12345678"_s);
    record.set(lv::head_addressee_no, u"A"_s);
    record.set(lv::notice_no, u"000123456"_s);
    record.set(lv::reduction_class, u"2"_s);
    record.set(lv::a_total_decided_tax, qint64{213'400});
    return record;
}

Record filing(const QString& id, const QString& procedure, const QString& state, const QString& at) {
    namespace cf = field::case_file;
    Record record(Entity::CaseFile, id, 4);
    record.set(cf::case_id, id);
    record.set(cf::case_no, u"R8-A12-000%1"_s.arg(id.right(3)));
    record.set(cf::household_no, u"H1"_s);
    record.set(cf::procedures, procedure);
    record.set(cf::subjects, u"A,B"_s);
    record.set(cf::state, state);
    record.set(cf::author_id, u"S02"_s);
    record.set(cf::author_name, u"試験 職員"_s);
    record.set(cf::entered_at, at);
    if (state == u"returned"_s) record.set(cf::return_reason, u"添付書類の日付が違います"_s);
    return record;
}

Record benefit(const QString& no, const QString& month, qint64 cost, qint64 paid, qint64 limit) {
    namespace be = field::benefit;
    Record record(Entity::Benefit, no, 3);
    record.set(be::notice_no, no);
    record.set(be::addressee_no, u"A"_s);
    record.set(be::certificate_no, u"12345678"_s);
    record.set(be::medical_expense_kind, u"medical_claim"_s);
    record.set(be::treatment_month, month);
    record.set(be::total_medical_cost, cost);
    record.set(be::actual_patient_share, paid);
    record.set(be::nhi_limit_amount, limit);
    return record;
}

Record contact() {
    Record record(Entity::Contact, u"A"_s, 3);
    record.set(field::contact::addressee_no, u"A"_s);
    record.set(field::contact::phone, u"000-0000-0002"_s);
    return record;
}

void addTax(HouseholdBuilder& builder) {
    builder.add(levy())
        .add(portion(u"medical"_s, 96'850, 88'000, 17'600, 2))
        .add(portion(u"support"_s, 14'410, 32'000, 6'400, 2))
        .add(portion(u"child_support"_s, 3'510, 3'000, 600, 2))
        .add(portion(u"care"_s, 0, 0, 0, 0));
    const QStringList due{u"2026-07-31"_s, u"2026-08-31"_s, u"2026-09-30"_s, u"2026-11-02"_s,
                          u"2026-11-30"_s, u"2027-01-04"_s, u"2027-02-01"_s, u"2027-03-01"_s};
    for (int i = 0; i < due.size(); ++i) {
        const qint64 amount = i == 0 ? 31'400 : 26'000;
        const qint64 paid = i < 3 ? amount : i == 4 ? 10'000 : 0;
        builder.instalment(u"2026/000123456/%1"_s.arg(i + 1, 2, 10, QLatin1Char('0')), due[i], amount, paid);
    }
}

}  // namespace

HouseholdBuilder sampleHousehold() {
    HouseholdBuilder builder;
    builder.person({u"A"_s, u"試験 太郎"_s, u"1958-04-01"_s, u"世帯主"_s, u"1"_s, u"シケン タロウ"_s})
        .person({u"B"_s, u"試験 花子"_s, u"1961-07-20"_s, u"妻"_s, u"2"_s, u"シケン ハナコ"_s})
        .person({u"C"_s, u"試験 葛男"_s, u"1995-10-02"_s, u"子"_s, u"1"_s, u"シケン カツオ"_s})
        .set(Entity::Addressee, u"A"_s, field::addressee::current_building_name, u"コーポ試験203"_s)
        .other(u"A"_s, u"employee_insurance"_s, u"1981-04-01"_s, u"2024-04-01"_s)
        .other(u"B"_s, u"dependant"_s, u"1988-06-01"_s, u"2024-04-01"_s)
        .other(u"C"_s, u"employee_insurance"_s, u"2020-04-01"_s)
        .insured(u"A"_s, u"2024-04-01"_s, u"2023-02-10"_s)
        .insured(u"B"_s, u"2024-04-01"_s)
        .certificate(u"A"_s, u"2024-04-10"_s, u"2025-07-31"_s)
        .certificate(u"A"_s, u"2025-08-01"_s, u"2026-12-31"_s)
        .certificate(u"B"_s, u"2024-04-10"_s, {}, u"2"_s)
        .card(u"A"_s, u"not_registered"_s)
        .card(u"B"_s, u"registered"_s, u"2029-07-20"_s)
        .income(u"A"_s, 2025, 0, 2'400'000, false)
        .income(u"B"_s, 2025, 800'000)
        .add(filing(u"0194-001"_s, u"acquire_left_employee"_s, u"applied"_s, u"2024-04-10T01:31:00.000Z"_s))
        .add(filing(u"0194-002"_s, u"change_name_or_address"_s, u"entered"_s, u"2026-11-20T01:31:00.000Z"_s))
        .add(filing(u"0194-003"_s, u"apply_eligibility_certificate"_s, u"returned"_s,
                    u"2026-11-18T05:02:00.000Z"_s))
        .add(contact())
        .add(benefit(u"B-1"_s, u"2026-08"_s, 640'000, 192'000, 57'600))
        .add(benefit(u"B-2"_s, u"2026-09"_s, 310'000, 93'000, 57'600));
    addTax(builder);
    return builder;
}

Record sampleClaim(const QString& person, const QString& kind) {
    namespace be = field::benefit;
    Record record(Entity::Benefit, u"CL-"_s + kind, 3);
    record.set(be::addressee_no, person);
    record.set(be::medical_expense_kind, kind);
    record.set(be::claim_month, u"2026-11"_s);
    return record;
}

Record sampleClaimCase(const QString& id, const QString& procedure, const QString& subject) {
    Record record = filing(id, procedure, u"applied"_s, u"2026-11-18T05:02:00.000Z"_s);
    record.set(field::case_file::subjects, subject);
    return record;
}

HouseholdView viewOf(const HouseholdSnapshot& records, const Counter& counter) {
    HouseholdView view;
    view.records = records;
    view.asOf = counter.clock.now();
    view.facts = counter.knowledge->factsBuilder().facts(records, {counter.clock.today()});
    view.notices = entitlementNotices(records, counter.knowledge->notices(), counter.knowledge->parameters(),
                                      counter.clock.today())
                       .value();
    return view;
}

}  // namespace mado::test
