// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/CoverageChanges.h"

#include "core/procedures/CertificateChanges.h"
#include "core/procedures/NhiHouseholdChanges.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

namespace nhi = field::nhi_household;
namespace el = field::eligibility;
namespace ad = field::addressee;

/// The record that bars a coverage from `day` on: one not ended by then.
const Record* coverageAfter(const HouseholdSnapshot& ledger, const QString& addresseeNo, const QDate& day) {
    for (const Record* each : ledger.of(addresseeNo, Entity::Eligibility)) {
        const QDate end = each->date(el::application_end_date);
        if (!end.isValid() || end > day) return each;
    }
    return nullptr;
}

Result<void> checkPerson(const EffectWork& work, const Record& person, const QDate& day,
                         const FilingFields& fields) {
    if (person.text(ad::resident_class) == u"5"_s) return fail(u"E-PROC-018"_s, fields.persons);
    if (!isResident(person)) return fail(u"E-PROC-019"_s, fields.persons);
    const QDate birth = birthOf(person);
    if (birth.isValid() && day < birth) return fail(u"E-PROC-006"_s, fields.date);
    if (birth.isValid()) {
        // 国民健康保険法6条8号: also who reached the age between the event and the filing.
        MADO_ASSIGN(const AgeDates ages, ageDates(work.context.parameters, birth, work.context.filedOn));
        if (ages.lateElderlyFrom <= work.context.filedOn) return fail(u"E-PROC-037"_s, fields.persons);
    }
    return refuseFuture(work, day, fields.date);
}

Record startedEligibility(EffectWork& work, const CoverageStart& start, const EligibilityDates& dates,
                          const Record& person, const Record& household) {
    Record record =
        newRecord(Entity::Eligibility, work.ledger.nextKey(start.addresseeNo, Entity::Eligibility),
                  el::addressee_no, start.addresseeNo);
    const QDate application = dates.application.value_or(start.date);
    record.set(el::nhi_is_active, valueOf(true));
    record.set(el::application_start_reason, start.reasonCode);
    record.set(el::application_start_date, valueOf(application));
    record.set(el::application_start_notified_date, valueOf(work.context.filedOn));
    const QDate qualification = dates.qualification.value_or(start.qualificationOn);
    if (qualification.isValid()) {
        const QString reason = dates.qualification ? start.reasonCode : start.qualificationReason;
        if (!reason.isEmpty()) record.set(el::qualification_acquired_reason, reason);
        record.set(el::qualification_acquired_date, valueOf(qualification));
        if (dates.qualification) {
            record.set(el::qualification_acquired_notified_date, valueOf(work.context.filedOn));
        }
    }
    record.set(el::branch_no, branchNumber(work.ledger, household.key(), start.addresseeNo));
    fillPrinted(work, record, person, household);
    return record;
}

}  // namespace

Result<void> refuseFuture(const EffectWork& work, const QDate& day, const QString& field) {
    if (day > work.context.filedOn) return fail(u"E-PROC-005"_s, field);
    return {};
}

Result<void> noteDeadline(EffectWork& work, const QString& procedure, const QDate& event) {
    MADO_ASSIGN(const Deadline deadline,
                filingDeadline(work.context.parameters, event, work.context.filedOn));
    work.output.deadlines.push_back({procedure, deadline});
    if (deadline.lateDays > 0) {
        work.find(u"late_filing"_s,
                  {{u"event"_s, event}, {u"due"_s, deadline.dueOn}, {u"days"_s, qint64{deadline.lateDays}}});
    }
    return {};
}

void fillPrinted(EffectWork& work, Record& eligibility, const Record& person, const Record& nhiHousehold) {
    eligibility.set(el::certificate_no, nhiHousehold.key());
    eligibility.set(el::head_addressee_no, nhiHousehold.value(nhi::head_addressee_no));
    const QString code = work.context.codes.codeOf(u"relationship"_s, person.text(ad::relationship_kanji));
    eligibility.set(el::relationship_code, code.isEmpty() ? Value() : Value(code));
    eligibility.set(el::printed_symbol, nhiHousehold.value(nhi::symbol));
    eligibility.set(el::printed_number, nhiHousehold.value(nhi::number));
    eligibility.set(el::printed_name_kanji, knownName(person));
    eligibility.set(el::printed_name_kana, knownKana(person));
    const bool alias = !person.text(ad::alias_kanji).isEmpty();
    eligibility.set(el::printed_legal_name_kanji, alias ? person.value(ad::name_kanji) : Value());
    eligibility.set(el::printed_legal_name_kana, alias ? person.value(ad::name_kana) : Value());
}

Result<void> startCoverage(EffectWork& work, const CoverageStart& start, const FilingFields& fields) {
    const Record person = *work.ledger.member(start.addresseeNo);
    work.relyOn(&person);
    MADO_TRY(checkPerson(work, person, start.date, fields));
    MADO_ASSIGN(const EligibilityDates dates,
                eligibilityDates(work.context.parameters, {start.event, start.date, birthOf(person), false}));
    const QDate application = dates.application.value_or(start.date);
    if (coverageAfter(work.ledger, start.addresseeNo, application) != nullptr) {
        return fail(u"E-PROC-007"_s, fields.persons);
    }
    if (start.qualificationOn.isValid() && start.qualificationOn > application) {
        return fail(u"E-PROC-020"_s, fields.date);
    }
    MADO_ASSIGN(const QString number, ensureNhiHousehold(work, person.text(ad::household_no), application));
    const Record household = *work.ledger.find(Entity::NhiHousehold, number);
    work.relyOn(&household);
    work.put(startedEligibility(work, start, dates, person, household));
    refreshNhiHousehold(work, number);
    CoverageEvent event;
    event.kind = dates.qualification ? CoverageEvent::Kind::Acquire : CoverageEvent::Kind::Start;
    event.addresseeNo = start.addresseeNo;
    event.name = knownName(person);
    event.qualificationDate = dates.qualification;
    event.applicationDate = application;
    event.reasonCode = start.reasonCode;
    event.why = dates.explanation;
    work.output.events.push_back(std::move(event));
    if (!dates.qualification && !start.qualificationOn.isValid()) {
        work.find(u"qualification_date_awaited"_s, {{u"name"_s, knownName(person)}}, start.addresseeNo);
    }
    CertificateWish wish;
    wish.from = application;
    wish.reasonCode = u"01"_s;
    wish.stayUntil = start.stayUntil;
    return issueCertificate(work, start.addresseeNo, wish, fields.persons);
}

Result<void> endCoverage(EffectWork& work, const CoverageEnd& end, const FilingFields& fields) {
    const Record person = *work.ledger.member(end.addresseeNo);
    work.relyOn(&person);
    const QDate birth = birthOf(person);
    if (birth.isValid() && end.date < birth) return fail(u"E-PROC-006"_s, fields.date);
    MADO_ASSIGN(const EligibilityDates dates,
                eligibilityDates(work.context.parameters,
                                 {end.event, end.date, birth, end.registeredElsewhereSameDay}));
    const QDate application = dates.application.value_or(end.date);
    const Record* open = openCoverage(work.ledger, end.addresseeNo);
    if (open == nullptr) {
        const bool ended = coverageAfter(work.ledger, end.addresseeNo, application.addDays(-1)) != nullptr;
        return fail(ended ? u"E-PROC-010"_s : u"E-PROC-008"_s, fields.persons);
    }
    const QDate acquired = open->date(el::qualification_acquired_date);
    const bool qualifiedLater = dates.qualification && acquired.isValid() && *dates.qualification <= acquired;
    if (application <= open->date(el::application_start_date) || qualifiedLater) {
        return fail(u"E-PROC-009"_s, fields.date);
    }
    work.relyOn(open);
    const QString key = open->key();
    const QString number = open->text(el::certificate_no);
    work.change(Entity::Eligibility, key, [&](Record& each) {
        each.set(el::nhi_is_active, valueOf(false));
        each.set(el::application_end_reason, end.reasonCode);
        each.set(el::application_end_date, valueOf(application));
        each.set(el::application_end_notified_date, valueOf(work.context.filedOn));
        if (!dates.qualification) return;
        each.set(el::qualification_lost_reason, end.reasonCode);
        each.set(el::qualification_lost_date, valueOf(*dates.qualification));
    });
    refreshNhiHousehold(work, number);
    CoverageEvent event;
    event.kind = dates.qualification ? CoverageEvent::Kind::Lose : CoverageEvent::Kind::End;
    event.addresseeNo = end.addresseeNo;
    event.name = knownName(person);
    event.qualificationDate = dates.qualification;
    event.applicationDate = application;
    event.reasonCode = end.reasonCode;
    event.why = dates.explanation;
    work.output.events.push_back(std::move(event));
    takeBackCertificates(work, end.addresseeNo);
    work.suggest(u"F30"_s, DocumentSuggestion::Stage::Confirmed, end.addresseeNo);
    return {};
}

void carryOver(EffectWork& work, const QString& addresseeNo, const QString& toCertificateNo, const QDate& day,
               const QString& endReason, const QString& startReason) {
    const Record* open = openCoverage(work.ledger, addresseeNo);
    if (open == nullptr || open->text(el::certificate_no) == toCertificateNo) return;
    work.relyOn(open);
    const Record old = *open;
    const Record person = *work.ledger.member(addresseeNo);
    const Record household = *work.ledger.find(Entity::NhiHousehold, toCertificateNo);
    const QString branch = branchNumber(work.ledger, toCertificateNo, addresseeNo);
    Record next = old;
    if (old.date(el::application_start_date) < day) {
        next = Record(Entity::Eligibility, work.ledger.nextKey(addresseeNo, Entity::Eligibility));
        for (const ItemInfo& item : dictionary::info(Entity::Eligibility).items) {
            const Field each = *dictionary::fieldNamed(
                Entity::Eligibility, QString::fromUtf8(item.column.data(), qsizetype(item.column.size())));
            next.set(each, old.value(each));
        }
        next.set(el::application_start_reason, startReason);
        next.set(el::application_start_date, valueOf(day));
        next.set(el::application_start_notified_date, valueOf(work.context.filedOn));
        work.change(Entity::Eligibility, old.key(), [&](Record& each) {
            each.set(el::nhi_is_active, valueOf(false));
            each.set(el::application_end_reason, endReason);
            each.set(el::application_end_date, valueOf(day));
            each.set(el::application_end_notified_date, valueOf(work.context.filedOn));
        });
    }
    next.set(el::branch_no, branch);
    fillPrinted(work, next, person, household);
    work.put(std::move(next));
    CoverageEvent event;
    event.kind = CoverageEvent::Kind::Change;
    event.addresseeNo = addresseeNo;
    event.name = knownName(person);
    event.applicationDate = day;
    event.reasonCode = startReason;
    work.output.events.push_back(std::move(event));
}

bool hasOverlap(const HouseholdSnapshot& ledger, const QString& addresseeNo) {
    struct Interval {
        QDate start;
        QDate end;
    };
    std::vector<Interval> list;
    for (const Record* each : ledger.of(addresseeNo, Entity::Eligibility)) {
        const QDate start = each->date(el::application_start_date);
        if (!start.isValid()) continue;
        const QDate end = each->date(el::application_end_date);
        list.push_back({start, end.isValid() ? end : QDate(9999, 12, 31)});
    }
    std::sort(list.begin(), list.end(),
              [](const Interval& a, const Interval& b) { return a.start < b.start; });
    for (std::size_t i = 1; i < list.size(); ++i) {
        if (list[i].start < list[i - 1].end) return true;
    }
    return false;
}

void endOtherCoverage(EffectWork& work, const QString& addresseeNo, const QDate& day,
                      const OtherInsurance& other) {
    namespace oc = field::other_coverage;
    for (const Record* each : work.ledger.of(addresseeNo, Entity::OtherCoverage)) {
        if (!each->isNull(oc::ended_on)) continue;
        work.relyOn(each);
        const QString key = each->key();
        work.change(Entity::OtherCoverage, key, [&](Record& row) { row.set(oc::ended_on, valueOf(day)); });
        return;
    }
    if (other.insurerName.isEmpty() && other.insurerNo.isEmpty()) return;
    startOtherCoverage(work, addresseeNo, {}, other);
    const QString made = work.ledger.of(addresseeNo, Entity::OtherCoverage).back()->key();
    work.change(Entity::OtherCoverage, made, [&](Record& row) { row.set(oc::ended_on, valueOf(day)); });
}

void startOtherCoverage(EffectWork& work, const QString& addresseeNo, const QDate& day,
                        const OtherInsurance& other) {
    namespace oc = field::other_coverage;
    const auto given = [](const QString& text) { return text.isEmpty() ? Value() : Value(text); };
    Record row = newRecord(Entity::OtherCoverage, work.ledger.nextKey(addresseeNo, Entity::OtherCoverage),
                           oc::addressee_no, addresseeNo);
    // The network inquiry may have brought the same insurance before the person came to the counter.
    for (const Record* each : work.ledger.of(addresseeNo, Entity::OtherCoverage)) {
        const bool same = each->text(oc::coverage_kind) == other.kind && each->isNull(oc::ended_on) &&
                          day.isValid() && each->date(oc::started_on) == day;
        if (same) row = *each;
    }
    row.set(oc::coverage_kind, other.kind);
    if (!other.insurerName.isEmpty()) row.set(oc::insurer_name, given(other.insurerName));
    if (!other.insurerNo.isEmpty()) row.set(oc::insurer_no, given(other.insurerNo));
    if (!other.symbol.isEmpty()) row.set(oc::insured_symbol, given(other.symbol));
    if (!other.number.isEmpty()) row.set(oc::insured_number, given(other.number));
    row.set(oc::started_on, valueOf(day));
    work.put(std::move(row));
}

}  // namespace mado
